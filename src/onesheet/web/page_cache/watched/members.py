"""The tables of members and of what they make."""

from __future__ import annotations

from onesheet.web.page_cache.keys import COMMUNITY, SITE
from onesheet.web.page_cache.watched.table import Watched

_COMMUNITY = f"SELECT '{COMMUNITY}'"
_SITE = f"SELECT '{SITE}'"
_ITS_FILM = "SELECT 'film:' || slug FROM films_film WHERE id = {row}.film_id"
_ITS_MEMBER = "SELECT 'member:' || username FROM accounts_member WHERE id = {row}.member_id"
_ITS_REVIEW = "SELECT 'review:' || {row}.review_id"
_REVIEWS_OF_IT = "SELECT 'review:' || id FROM reviews_review WHERE viewing_id = {row}.id"
_ITS_LIST = "SELECT 'list:' || {row}.list_id"
_ITS_LISTS_OWNER = (
    "SELECT 'member:' || m.username FROM lists_filmlist l JOIN accounts_member m ON m.id = l.member_id"
    " WHERE l.id = {row}.list_id"
)
_ITS_FILMS = (
    "SELECT 'film:' || f.slug FROM lists_listitem i JOIN films_film f ON f.id = i.film_id WHERE i.list_id = {row}.id"
)
_ITS_COPIES = "SELECT 'list:' || id FROM lists_filmlist WHERE cloned_from_id = {row}.id"
_ITS_CHALLENGES = "SELECT 'list:' || list_id FROM lists_participant WHERE member_id = {row}.member_id"
_FILMS_THEY_RATED = (
    "SELECT 'film:' || f.slug FROM reviews_memberfilm r JOIN films_film f ON f.id = r.film_id"
    " WHERE r.member_id = {row}.id AND r.rating IS NOT NULL"
)
_BOTH = (
    "SELECT 'member:' || username FROM accounts_member WHERE id = {row}.by_id",
    "SELECT 'member:' || username FROM accounts_member WHERE id = {row}.of_id",
)

MEMBER_TABLES = (
    # Names stand on every page that quotes somebody; a closed account leaves all of them. Signing in touches no page.
    Watched(
        "accounts_member",
        (_SITE,),
        operations=("UPDATE",),
        columns=("username", "display_name", "is_active", "erased_at"),
    ),
    Watched(
        "accounts_member",
        ("SELECT 'member:' || {row}.username",),
        operations=("UPDATE",),
        columns=("about", "place", "website", "films_visibility"),
    ),
    # Beside a film's scores stand the names of those who rated it and show their films to everybody.
    Watched("accounts_member", (_FILMS_THEY_RATED,), operations=("UPDATE",), columns=("films_visibility",)),
    Watched("accounts_member", (_COMMUNITY,), operations=("INSERT",)),
    Watched("accounts_member_groups", (_ITS_MEMBER,)),
    Watched("accounts_follow", _BOTH),
    Watched("reviews_memberfilm", (_ITS_MEMBER,), quiet=True),
    Watched("reviews_filmtally", (_ITS_FILM,), together=True, by="film_id"),
    Watched("reviews_viewing", (_ITS_MEMBER, _ITS_CHALLENGES)),
    # A review's page says when the film was seen, where everybody may know.
    Watched("reviews_viewing", (_REVIEWS_OF_IT,), operations=("UPDATE",), columns=("date", "visibility")),
    Watched(
        "reviews_viewingtag",
        (
            (
                "SELECT 'member:' || m.username FROM reviews_viewing v JOIN accounts_member m ON m.id = v.member_id"
                " WHERE v.id = {row}.viewing_id"
            ),
        ),
    ),
    Watched("reviews_review", ("SELECT 'review:' || {row}.id", _ITS_FILM, _ITS_MEMBER, _COMMUNITY)),
    Watched("reviews_reviewtext", (_ITS_REVIEW,)),
    Watched("reviews_reviewlike", (_ITS_REVIEW,)),
    Watched("reviews_comment", (_ITS_REVIEW,)),
    Watched("lists_filmlist", ("SELECT 'list:' || {row}.id", _ITS_MEMBER, _COMMUNITY)),
    # A film's page names lists that it is on, a copy's page the list it is a copy of.
    Watched(
        "lists_filmlist",
        (_ITS_FILMS, _ITS_COPIES),
        operations=("UPDATE", "DELETE"),
        columns=("name", "visibility", "hidden_at"),
    ),
    Watched("lists_listitem", (_ITS_LIST, _ITS_LISTS_OWNER, _ITS_FILM, _COMMUNITY)),
    Watched("lists_listeditor", (_ITS_LIST, _ITS_MEMBER)),
    Watched("lists_participant", (_ITS_LIST, _ITS_MEMBER, _COMMUNITY)),
)
