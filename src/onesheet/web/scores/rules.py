"""The published rules: what is in force since when and why, and what was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from onesheet.accounts.services import Refusal
from onesheet.critics.queries.badges import films_with
from onesheet.scorebook import services
from onesheet.scorebook.queries import rules_in_force
from onesheet.scorebook.queries.marks import badges, bands_on
from onesheet.scorebook.queries.published import changes_of, newest_changes
from onesheet.scores.rules import RULES
from onesheet.web.access import editors_only, member_of
from onesheet.web.asked import page_asked
from onesheet.web.limited import Refused, form_answer
from onesheet.web.scores import wording
from onesheet.web.scores.forms import ParametersForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

    from onesheet.scorebook.queries.published import Changes
    from onesheet.scores.rules import InForce

BAYES = "members-bayes"
"""The rule whose prior can be the mean of the site."""


@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """Show every rule with its version and parameters in force, the words for scores and the badges."""
    today = timezone.localdate()
    told = {
        "rules": list(RULES.values()),
        "book": rules_in_force(),
        "changes": newest_changes(),
        "bands": bands_on(today),
        "badges": [one for one in badges() if one.until is None or one.until >= today],
        "films": films_with(),
        "wording": wording,
    }
    return render(request, "scores/published.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, rule: str) -> HttpResponse:
    """Show a rule with all that was decided about it; an editor may set its parameters."""
    if request.method == "POST":
        return _set(request, rule)
    changes, in_force = changes_of(rule, page_asked(request)), rules_in_force()[rule]
    first = _like(request.GET.get("like", ""), rule, changes) or in_force.parameters
    return _page(request, ParametersForm(rule, first=first), changes, in_force)


def _like(asked: str, rule: str, changes: Changes) -> Mapping[str, str | int] | None:
    """Return the parameters of the change that is named, to be set again; `0` names the first ones, none is None."""
    if asked == "0":
        return RULES[rule].parameters
    found = next((one for one in changes.rows if str(one.id) == asked), None)
    return {**RULES[rule].parameters, **found.parameters} if found else None


@editors_only
def _set(request: HttpRequest, rule: str) -> HttpResponse:
    by, now = member_of(request), timezone.now()
    mean = rule == BAYES and "mean" in request.POST
    form = ParametersForm(rule, None if mean else request.POST, first=rules_in_force()[rule].parameters)
    try:
        if mean:
            services.take_site_mean(by=by, now=now)
        elif form.is_valid():
            services.set_rule(
                rule=rule, parameters=form.parameters(), reason=form.cleaned_data["reason"], by=by, now=now
            )
        else:
            return _again(request, form)
    except Refusal as refusal:
        if mean:
            messages.error(request, str(refusal))
            return redirect("score-rule", rule=rule)
        form.add_error(None, Refused(refusal))
        return form_answer(_again(request, form), form)
    messages.success(request, _("Changed. The scores of today follow it; those of other days stay as they were."))
    return redirect("score-rule", rule=rule)


def _again(request: HttpRequest, form: ParametersForm) -> HttpResponse:
    return _page(request, form, changes_of(form.rule), rules_in_force()[form.rule])


def _page(request: HttpRequest, form: ParametersForm, changes: Changes, in_force: InForce) -> HttpResponse:
    told = {
        "rule": RULES[form.rule],
        "in_force": in_force,
        "changes": changes,
        "form": form,
        "takes_mean": form.rule == BAYES,
        "wording": wording,
    }
    return render(request, "scores/rule.html", told)
