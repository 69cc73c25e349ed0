"""Members' reviews and what others say to them."""

from __future__ import annotations

from permissions.row import REFUSED, Row, answers, signed_in

PUBLIC = {"review": "review for public"}
MINE = {**PUBLIC, "comment": "comment by owner"}
MIAS = {**PUBLIC, "comment": "comment by member"}
OPEN_TO = {
    "public": answers(200, blocked=404),
    "members": answers(200, visitor=404, blocked=404),
    "followers": answers(404, follower=200, owner=200),
    "me": answers(404, owner=200),
}
WRITTEN = {
    "text": "Salt and water.", "visibility": "public", "token": "6f1c2a34-0000-4000-8000-000000000001", "do": "publish",
}  # fmt: skip
OWNER_ALONE = signed_in(404, owner=200)
COMMENT = {"text": "Yes.", "token": "6f1c2a34-0000-4000-8000-000000000002"}

ROWS = [
    Row("review-write", {"slug": "the film"}, get=signed_in(200), post=signed_in(302), data=WRITTEN),
    Row("review-drafts", get=signed_in(200), post=signed_in(405)),
    *(
        Row("review", {"review": f"review for {visibility}"}, case=f"for {visibility}", get=seen, post=REFUSED)
        for visibility, seen in OPEN_TO.items()
    ),
    Row("review", {"review": "hidden review"}, case="hidden", get=answers(404, owner=200, moderator=200, operator=200)),
    Row("review", {"review": "draft"}, case="draft", get=answers(404, owner=302)),
    Row(
        "review-edit",
        PUBLIC,
        get=OWNER_ALONE,
        post=OWNER_ALONE,  # it was changed since, says the page
        data=WRITTEN,
    ),
    Row("review-edit", {"review": "draft"}, case="draft", get=OWNER_ALONE, post=OWNER_ALONE, data=WRITTEN),
    *(
        Row("review-history", {"review": f"review for {visibility}"}, case=f"for {visibility}", get=seen)
        for visibility, seen in OPEN_TO.items()
    ),
    Row("review-erase", PUBLIC, get=OWNER_ALONE, post=signed_in(404, owner=302)),
    Row("review-like", PUBLIC, get=signed_in(302, blocked=404), post=signed_in(302, blocked=404), data={"liked": "1"}),
    Row(
        "review-like",
        {"review": "review for followers"},
        case="for followers",
        get=signed_in(404, follower=302, owner=302),
        post=signed_in(404, follower=302, owner=302),
        data={"liked": "1"},
    ),
    Row(
        "comment-add",
        PUBLIC,
        get=signed_in(200, blocked=404),
        post=signed_in(302, blocked=404),
        data=COMMENT,
    ),
    Row(
        "comment-add",
        {"review": "review for me"},
        case="for nobody else",
        get=OWNER_ALONE,
        post=signed_in(404, owner=302),
        data=COMMENT,
    ),
    Row("comment", MINE, get=answers(302, blocked=404), post=REFUSED),
    Row("comment", {"review": "review for me", "comment": "comment by owner"}, case="elsewhere", get=answers(404)),
    Row("comment-edit", MINE, case="Olga's", get=OWNER_ALONE, post=signed_in(404, owner=302), data=COMMENT),
    Row(
        "comment-edit",
        MIAS,
        case="Mia's",
        get=signed_in(404, member=200),
        post=signed_in(404, member=302),
        data=COMMENT,
    ),
    Row("comment-erase", MIAS, get=signed_in(404, member=200), post=signed_in(404, member=302)),
    Row("comment-hide", MIAS, get=OWNER_ALONE, post=signed_in(404, owner=302)),
]
