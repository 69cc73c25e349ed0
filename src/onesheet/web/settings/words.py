"""What the settings call things."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onesheet.accounts.models import Notice, Role, Visibility

Words = Promise | str

VISIBILITIES: dict[Visibility, Words] = {
    Visibility.PUBLIC: _("everybody"),
    Visibility.MEMBERS: _("members of this site"),
    Visibility.FOLLOWERS: _("those who follow me"),
    Visibility.ME: _("only me"),
}

ROLE_HELP: dict[Role, Words] = {
    Role.CRITIC: _("reviews as a critic of the house"),
    Role.EDITOR: _("adds, publishes and withdraws documents"),
    Role.PROGRAMMER: _("makes the programme of festivals"),
    Role.MODERATOR: _("handles reports; hides, warns, silences, suspends"),
    Role.OPERATOR: _("runs the site: gives roles, invites, approves; may do all that the others may"),
}

ROLE_NAMES: dict[str, Words] = {
    Role.CRITIC.value: _("Critic"),
    Role.EDITOR.value: _("Editor"),
    Role.PROGRAMMER.value: _("Programmer"),
    Role.MODERATOR.value: _("Moderator"),
    Role.OPERATOR.value: _("Operator"),
}

NOTICES: dict[Notice.Kind, Words] = {
    Notice.Kind.FOLLOW: _("Somebody follows me"),
    Notice.Kind.COMMENT: _("Somebody comments on my review"),
    Notice.Kind.REPLY: _("Somebody answers my comment"),
    Notice.Kind.LIKE: _("Somebody likes my review"),
    Notice.Kind.LIST: _("I may edit a list"),
    Notice.Kind.CHALLENGE: _("News of a challenge I take part in"),
    Notice.Kind.PROGRAMME: _("A screening that I planned is changed"),
    Notice.Kind.PANEL: _("A selection panel that I sit on: a seat, its opening and its closing"),
    Notice.Kind.MODERATION: _("A moderator decided about something of mine"),
    Notice.Kind.REPORT: _("There is a report to handle"),
    Notice.Kind.ACCOUNT: _("An account waits for approval"),
}

HOW: dict[str, Words] = {"none": _("not at all"), "page": _("on the page"), "mail": _("page and mail")}

INVITATION_STATES: dict[str, Words] = {
    "open": _("open"),
    "used": _("used"),
    "withdrawn": _("withdrawn"),
    "over": _("too old"),
}

ENTRANCES: dict[str, Words] = {
    "open": _("Everybody can make an account."),
    "approval": _("Everybody can ask for an account; it opens when an operator approves it."),
    "invitation": _("Only who has an invitation can make an account."),
    "closed": _("Nobody can make an account, not even with an invitation."),
}
"""How people come in, by the setting SIGN_UP."""
