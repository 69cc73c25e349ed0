"""What members set for themselves, and operators for the site."""

from __future__ import annotations

from permissions.row import Row, signed_in

OWN = signed_in(200)
SAVED = signed_in(302)
OPERATORS = signed_in(403, operator=200)
DECIDED = signed_in(403, operator=302)
NOBODYS = signed_in(404)
ONE_WAY = signed_in(405)
LOOKED_AT = signed_in(403, operator=405)

ROWS = [
    Row("settings", get=OWN, post=SAVED, data={"display_name": "Somebody"}),
    Row("settings-favourites", get=OWN, post=SAVED, data={"add": "@film"}),
    Row(
        "settings-privacy", get=OWN, post=SAVED,
        data={"films_visibility": "members", "entry_visibility": "public", "comments_open": "on"},
    ),
    Row("settings-let-in", get=ONE_WAY, post=SAVED, data={"member": "bo", "tie": "block"}),
    Row("settings-notices", get=OWN, post=SAVED, data={"like": "none"}),
    Row("settings-account", get=OWN, post=ONE_WAY),
    Row("settings-export", get=OWN, post=SAVED),
    # Nobody's export waits under this address; who has one is told by tests/web/settings/test_leaving.py.
    Row("settings-export-file", {"token": "0" * 48}, get=NOBODYS, post=NOBODYS),
    Row("settings-members", get=OPERATORS, post=LOOKED_AT),
    Row(
        "settings-roles", {"username": "mia"}, get=OPERATORS, post=DECIDED,
        data={"roles": "critic", "reason": "Writes for the house."},
    ),
    Row("settings-invitations", get=OPERATORS, post=OPERATORS, data={"note": "Ida"}),
    Row(
        "settings-withdraw", {"invitation": "invitation"}, get=LOOKED_AT, post=DECIDED,
    ),
    Row("settings-approvals", get=OPERATORS, post=LOOKED_AT),
    Row(
        "settings-approve", {"member": "waiting member"}, get=LOOKED_AT, post=DECIDED,
        data={"decision": "approve"},
    ),
    # Last, since whoever is erased is signed out.
    Row("settings-erase", get=OWN, post=OWN, data={"confirmation": "not the password"}, case="with a wrong password"),
    Row(
        "settings-erase", get=OWN, post=signed_in(302, operator=200), data={"confirmation": "a long pass phrase"},
        case="the last operator cannot",
    ),
]  # fmt: skip
