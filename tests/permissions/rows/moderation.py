"""Reports, and what moderators see and do. An operator may do all of it."""

from __future__ import annotations

from permissions.row import Row, signed_in

MODERATORS = signed_in(403, moderator=200, operator=200)
MODERATORS_THEN_ON = signed_in(403, moderator=302, operator=302)
# Who is signed in is told first that this page is not theirs, then that it is only posted to.
POSTED = {"get": signed_in(403, moderator=405, operator=405)}
LOOKED_AT = {"get": MODERATORS, "post": signed_in(403, moderator=405, operator=405)}
SPAM = {"reason": "spam", "text": "Look at this."}
WARNING = {"act": "warn", "reason": "Be kind."}

ROWS = [
    Row(
        "report",
        {"target": "review", "number": "review for public"},
        get=signed_in(200, blocked=404),
        post=signed_in(302, owner=200, member=200, blocked=404),
        data=SPAM,
    ),
    Row(
        "report",
        {"target": "review", "number": "review for followers"},
        case="for followers",
        get=signed_in(404, follower=200, owner=200),
        post=signed_in(404, follower=302, owner=200),
        data=SPAM,
    ),
    Row(
        "report",
        {"target": "review", "number": "hidden review"},
        case="hidden",
        get=signed_in(404),
        post=signed_in(404),
        data=SPAM,
    ),
    Row(
        "report",
        {"target": "member", "number": "owner's number"},
        case="a member",
        get=signed_in(200, blocked=404),
        post=signed_in(302, owner=200, blocked=404),
        data=SPAM,
    ),
    Row("moderation-queue", **LOOKED_AT),
    Row("moderation-held", **LOOKED_AT),
    Row("moderation-log", **LOOKED_AT),
    Row(
        "moderation-thing",
        {"target": "review", "number": "review for public"},
        get=MODERATORS,
        post=MODERATORS_THEN_ON,
        data=WARNING,
    ),
    Row("moderation-undo", {"act": "act"}, **POSTED, post=MODERATORS_THEN_ON),
    Row("moderation-clean-up", get=MODERATORS, post=MODERATORS),
    Row(
        "moderation-rules",
        get=MODERATORS,
        post=MODERATORS_THEN_ON,
        data={"kind": "word", "pattern": "cheap lamps", "then": "hold"},
    ),
    Row("moderation-rule-remove", {"rule": "rule"}, **POSTED, post=MODERATORS_THEN_ON),
]
