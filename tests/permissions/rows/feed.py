"""What those one follows do, notices, and what stands between members."""

from __future__ import annotations

from permissions.row import Row, answers, signed_in

OWNER = {"username": "owner"}
MEMBERS = signed_in(200)
DONE = signed_in(302, owner=404)
"""Nobody stands so to themself."""


ROWS = [
    Row("feed", get=MEMBERS, post=signed_in(405)),
    Row("quieted", get=MEMBERS, post=MEMBERS),
    Row(
        "follow",
        OWNER,
        get=signed_in(200, owner=404, blocked=404),
        post=signed_in(302, owner=404, blocked=404),
        data={"set": "on"},
    ),
    Row("block", OWNER, get=signed_in(200, owner=404), post=DONE, data={"set": "on"}),
    Row("mute", OWNER, get=signed_in(200, owner=404), post=DONE, data={"set": "on"}),
    Row("remove-follower", OWNER, get=signed_in(405, owner=404), post=DONE),
    Row("notices", get=MEMBERS, post=signed_in(405)),
    Row("notices-seen", get=signed_in(405), post=signed_in(302)),
    Row("unsubscribe", {"token": "a code"}, get=answers(404), post=answers(404), case="not made here"),
]
