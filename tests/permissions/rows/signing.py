"""Signing in and out, making an account, and the pages of one's own account."""

from __future__ import annotations

from permissions.row import OPEN, Row, answers, signed_in

IN_ALREADY = answers(302, visitor=200)
OWN = signed_in(200)
AGAIN = answers(302)
"""Leads visitors to the page for signing in, and members to the one that asks once more who they are."""
NONE = signed_in(404)
"""Nobody in this world has the second step on."""
NOT_THEIRS = answers(302)

ROWS = [
    Row("sign-in", get=IN_ALREADY, post=IN_ALREADY),
    Row("account_login", get=IN_ALREADY, post=IN_ALREADY),
    Row("sign-up", get=IN_ALREADY, post=IN_ALREADY),
    Row("account_signup", get=IN_ALREADY, post=IN_ALREADY),
    Row("mfa_login_webauthn", get=answers(302), post=answers(302)),
    Row("mfa_authenticate", get=answers(302), post=answers(302)),
    Row("account_inactive"),
    Row("account_reauthenticate", get=OWN, post=OWN),
    Row("mfa_reauthenticate", get=signed_in(302), post=signed_in(302)),
    Row("mfa_reauthenticate_webauthn", get=signed_in(302), post=signed_in(302)),
    Row("account_email", get=OWN, post=OWN),
    Row("account_email_verification_sent", post=answers(405)),
    Row("account_confirm_email", {"key": "nothing"}, get=OPEN, post=answers(404)),
    Row("account_change_password", get=OWN, post=OWN),
    Row("account_set_password", get=signed_in(302), post=signed_in(302)),
    Row("account_reset_password", get=OPEN, post=answers(302)),
    Row("account_reset_password_done"),
    Row("account_reset_password_from_key_done"),
    Row("account_reset_password_from_key", {"uidb36": "1", "key": "nothing"}, get=OPEN, post=OPEN),
    Row("usersessions_list", get=OWN, post=signed_in(302)),
    Row("mfa_index", get=OWN, post=signed_in(405)),
    Row("mfa_activate_totp", get=AGAIN, post=AGAIN),
    Row("mfa_deactivate_totp", get=signed_in(404), post=signed_in(404)),
    Row("mfa_view_recovery_codes", get=NONE, post=signed_in(405)),
    Row("mfa_generate_recovery_codes", get=AGAIN, post=AGAIN),
    Row("mfa_download_recovery_codes", get=NONE, post=NONE),
    Row("mfa_list_webauthn", get=OWN, post=signed_in(405)),
    Row("mfa_add_webauthn", get=signed_in(302), post=signed_in(302)),
    Row("mfa_edit_webauthn", {"pk": 1}, get=NOT_THEIRS, post=NOT_THEIRS),
    Row("mfa_remove_webauthn", {"pk": 1}, get=NOT_THEIRS, post=NOT_THEIRS),
    # Last, since whoever signs out is out.
    Row("sign-out", post=answers(302)),
    Row("account_logout", post=answers(302)),
]
