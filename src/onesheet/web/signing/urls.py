"""Addresses of signing in and out, and of one's account: django-allauth's pages under addresses of ours.

The names of allauth's addresses are its own, since its code asks for them.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as two_factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.usersessions import views as sessions
from django.urls import path, re_path
from django.views.decorators.cache import never_cache

from onesheet.web.signing import views

urlpatterns = [
    path("sign-in", views.sign_in, name="sign-in"),
    path("sign-in", views.sign_in, name="account_login"),
    path("sign-out", views.sign_out, name="sign-out"),
    path("sign-out", views.sign_out, name="account_logout"),
    path("sign-up", views.sign_up, name="sign-up"),
    path("sign-up", views.sign_up, name="account_signup"),
    path("sign-in/passkey", never_cache(keys.login_webauthn), name="mfa_login_webauthn"),
    path("sign-in/code", never_cache(two_factor.authenticate), name="mfa_authenticate"),
    path("account/closed", views.closed, name="account_inactive"),
    path("account/again", never_cache(account.reauthenticate), name="account_reauthenticate"),
    path("account/again/code", never_cache(two_factor.reauthenticate), name="mfa_reauthenticate"),
    path("account/again/passkey", never_cache(keys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("account/email", views.email, name="account_email"),
    path("account/confirm", never_cache(account.email_verification_sent), name="account_email_verification_sent"),
    path("account/confirm/<str:key>", never_cache(account.confirm_email), name="account_confirm_email"),
    path("account/password", never_cache(account.password_change), name="account_change_password"),
    path("account/password/first", never_cache(account.password_set), name="account_set_password"),
    path("account/reset", views.reset, name="account_reset_password"),
    path("account/reset/sent", never_cache(account.password_reset_done), name="account_reset_password_done"),
    path(
        "account/reset/done",
        never_cache(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^account/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)$",
        never_cache(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("account/sessions", never_cache(sessions.list_usersessions), name="usersessions_list"),
    path("account/two-factor", never_cache(two_factor.index), name="mfa_index"),
    path("account/two-factor/app", never_cache(totp.activate_totp), name="mfa_activate_totp"),
    path("account/two-factor/app/off", never_cache(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/two-factor/codes", never_cache(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "account/two-factor/codes/new", never_cache(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"
    ),
    path(
        "account/two-factor/codes/file", never_cache(codes.download_recovery_codes), name="mfa_download_recovery_codes"
    ),
    path("account/passkeys", never_cache(keys.list_webauthn), name="mfa_list_webauthn"),
    path("account/passkeys/add", views.add_key, name="mfa_add_webauthn"),
    path("account/passkeys/<number:pk>", never_cache(keys.edit_webauthn), name="mfa_edit_webauthn"),
    path("account/passkeys/<number:pk>/remove", never_cache(keys.remove_webauthn), name="mfa_remove_webauthn"),
]
