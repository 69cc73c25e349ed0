"""Lists and challenges, and what editors state of persons.

Olga's lists: one for each visibility, one that is hidden, one that Mia (`member`) edits with her, and a challenge.
"""

from __future__ import annotations

from permissions.row import REFUSED, Answers, Row, answers, signed_in

PUBLIC, SHARED, CHALLENGE = {"number": "list for public"}, {"number": "shared list"}, {"number": "challenge"}
FILM = {"slug": "the film"}


def of_owner(answer: int) -> Answers:
    """A public list's own: its owner may, others see that it is not theirs; who is blocked sees nothing."""
    return signed_in(403, owner=answer, blocked=404)


def of_editor(answer: int) -> Answers:
    """A shared list's: Mia edits it too."""
    return signed_in(403, owner=answer, member=answer, blocked=404)


SEEN = {
    "public": answers(200, blocked=404),
    "members": signed_in(200, visitor=404, blocked=404),
    "followers": answers(404, owner=200, follower=200, moderator=200, operator=200),
    "me": answers(404, owner=200),
}
HIDDEN = answers(404, owner=200, moderator=200, operator=200)

ROWS = [
    Row("lists"),
    Row("challenges"),
    Row("my-lists", get=signed_in(200)),
    Row("list-new", get=signed_in(200), post=signed_in(200)),
    Row("challenge-new", get=signed_in(200), post=signed_in(200)),
    *(
        Row(name, {"number": f"list for {visibility}"}, case=visibility, get=get)
        for name in ("list", "list-csv", "list-json")
        for visibility, get in SEEN.items()
    ),
    *(Row(name, {"number": "hidden list"}, case="hidden", get=HIDDEN) for name in ("list", "list-csv", "list-json")),
    *(
        Row("list-film", {"number": f"list for {visibility}", **FILM}, case=visibility, get=get)
        for visibility, get in SEEN.items()
    ),
    Row("list-edit", PUBLIC, get=of_owner(200), post=of_owner(200)),
    Row("list-edit", SHARED, case="shared", get=of_owner(200), post=of_owner(200)),
    Row("list-delete", PUBLIC, get=of_owner(200), post=of_owner(302)),
    Row("list-delete", SHARED, case="shared", get=of_owner(200), post=of_owner(302)),
    Row("list-copy", PUBLIC, get=signed_in(200, blocked=404), post=signed_in(302, blocked=404)),
    Row(
        "list-copy",
        {"number": "list for me"},
        case="only me",
        get=signed_in(404, owner=200),
        post=signed_in(404, owner=302),
    ),
    Row("list-editors", SHARED, get=of_owner(200), post=of_owner(302), data={"username": "mia"}),
    Row(
        "list-editor-remove",
        {"number": "shared list", "member": "mia's number"},
        get=REFUSED,
        post=signed_in(403, owner=302, member=302, blocked=404),
    ),
    Row("list-films", PUBLIC, get=of_owner(200)),
    Row("list-films", SHARED, case="shared", get=of_editor(200)),
    Row("list-film-add", PUBLIC, get=REFUSED, post=of_owner(302), data={"film": "@the film"}),
    Row("list-film-add", SHARED, case="shared", get=REFUSED, post=of_editor(302), data={"film": "@the film"}),
    Row("list-film-put-back", SHARED, get=REFUSED, post=of_editor(302)),
    Row("list-film-note", {**SHARED, **FILM}, get=of_editor(200), post=of_editor(302), data={"note": "Salt."}),
    Row("list-film-move", {**SHARED, **FILM}, get=REFUSED, post=of_editor(302), data={"to": "1"}),
    Row("list-film-remove", {**SHARED, **FILM}, get=REFUSED, post=of_editor(302)),
    Row("challenge-standings", CHALLENGE, get=answers(200, blocked=404)),
    Row("challenge-part", CHALLENGE, get=signed_in(200, blocked=404), post=signed_in(302, blocked=404)),
    Row("challenge-leave", CHALLENGE, get=REFUSED, post=signed_in(302, blocked=404)),
    Row("lists-of-film", FILM),
    Row("film-lists", FILM, get=signed_in(200), post=signed_in(302)),
    *(Row("list-feed", {**PUBLIC, "form": form}, case=form) for form in ("atom", "rss", "json")),
    *(
        Row("list-feed", {"number": thing, "form": "atom"}, case=thing, get=answers(404))
        for thing in ("list for members", "list for followers", "list for me", "hidden list")
    ),
    Row(
        "person-gender",
        {"slug": "ann-marsh"},
        get=signed_in(403, editor=200, operator=200),
        post=signed_in(403, editor=302, operator=302),
        data={"gender": "female", "quote": "She filmed the sea.", "source": "https://example.org/ann"},
    ),
]
