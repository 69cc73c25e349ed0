"""The rules on words and links of newcomers' texts."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from onesheet.accounts.services import Refusal
from onesheet.moderation import services
from onesheet.moderation.pure.newcomers import DAYS, SHOWN
from onesheet.moderation.pure.screening import all_matching
from onesheet.moderation.queries.rules import rules_page
from onesheet.moderation.services.screening import rules as every_rule
from onesheet.web.access import member_of, moderators_only
from onesheet.web.asked import page_asked
from onesheet.web.moderation import words
from onesheet.web.moderation.forms import RULE_KINDS, RULE_THENS, RuleForm, TryForm


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """List the rules; add one, or try them all on a text, which changes nothing."""
    trying = "sample" in request.POST
    form = RuleForm(request.POST) if request.method == "POST" and not trying else RuleForm()
    tried = TryForm(request.POST) if trying else TryForm()
    caught = None
    if trying and tried.is_valid():
        caught = list(all_matching(tried.cleaned_data["sample"], every_rule()))
    if form.is_valid():
        given = form.cleaned_data
        try:
            services.add_rule(
                by=member_of(request), kind=given["kind"], pattern=given["pattern"], then=given["then"],
                now=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error("pattern", str(refusal))
        else:
            messages.success(request, _("The rule is added. It looks at what newcomers write from now on."))
            return redirect("moderation-rules")
    lines, page, pages = rules_page(page_asked(request))
    shown = {
        "form": form, "tried": tried, "caught": caught, "lines": lines, "page": page, "pages": pages, "here": "rules",
        "words": words, "kinds": dict(RULE_KINDS), "thens": dict(RULE_THENS), "days": DAYS, "shown": SHOWN,
    }  # fmt: skip
    return render(request, "moderation/rules.html", shown)


@moderators_only
@require_POST
def remove(request: HttpRequest, rule: int) -> HttpResponse:
    """Remove a rule."""
    try:
        services.remove_rule(by=member_of(request), rule=rule, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The rule is removed. The log can undo it."))
    return redirect("moderation-rules")
