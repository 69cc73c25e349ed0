"""What editors do with documents. An operator may do it too."""

from __future__ import annotations

from permissions.row import Row, signed_in

EDITORS = signed_in(403, editor=200, operator=200)
EDITORS_THEN_ON = signed_in(403, editor=302, operator=302)
WAITING = {"document": "waiting document"}

ROWS = [
    Row("add", get=EDITORS, post=EDITORS),
    Row("proposals", get=EDITORS, post=EDITORS),
    Row("proposal", WAITING, get=EDITORS, post=EDITORS),
    Row("proposal-publish", WAITING, get=EDITORS_THEN_ON, post=EDITORS_THEN_ON),
    Row("proposal-discard", WAITING, get=EDITORS_THEN_ON, post=EDITORS_THEN_ON),
    Row(
        "document-withdraw",
        {"document": "published document"},
        get=EDITORS,
        post=EDITORS_THEN_ON,
        data={"reason": "It was asked for."},
    ),
    Row("document-restore", {"document": "withdrawn document"}, get=EDITORS_THEN_ON, post=EDITORS_THEN_ON),
]
