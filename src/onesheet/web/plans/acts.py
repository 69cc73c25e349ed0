"""What a member does to their plan with one press. A script is answered with JSON, a form by leading back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from onesheet.accounts.services import Refusal
from onesheet.accounts.services.attempts import TooOften
from onesheet.festivals.queries.edition import EditionHead
from onesheet.festivals.services import plans
from onesheet.web.access import member_of, wants_json
from onesheet.web.addresses import url
from onesheet.web.festivals.whose import place
from onesheet.web.limited import delayed
from onesheet.web.plans.whose import of_plan, page
from onesheet.web.plans.wording import weight_words

_LARGEST = 10**15
"""What a number in a form stays below."""


@require_POST
@of_plan
def wish(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Set one wish: `wish=17-3` that selection 17 is a must, `17-0` that it is none."""
    selection, dash, weight = request.POST.get("wish", "").partition("-")
    number, wanted = number_of(selection), number_of(weight) if dash else None

    def act() -> str:
        if number is None or wanted is None:
            raise Refusal(_("It is not told which film is meant. Nothing was changed."))
        weights = {number: wanted or None}
        plans.wish(edition=head.id, weights=weights, by=member_of(request), now=timezone.now())
        return _("Your wish: %(wish)s.") % {"wish": weight_words(wanted).lower()} if wanted else _("No wish any more.")

    return _done(request, head, act, anchor=f"wish-{number}", told={"selection": number, "weight": wanted})


@require_POST
@of_plan
def pick(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Put a screening into the plan (`pick=17`, with a ticket `ticket=17`), or take it out (`unpick=17`)."""
    kind = next((one for one in ("pick", "ticket", "unpick") if one in request.POST), "")
    number = number_of(request.POST.get(kind, ""))

    def act() -> str:
        if number is None:
            raise Refusal(_("It is not told which screening is meant. Nothing was changed."))
        by, now = member_of(request), timezone.now()
        if kind == "unpick":
            plans.unpick(edition=head.id, screening=number, by=by, now=now)
            return _("It is out of your plan.")
        plans.pick(edition=head.id, screening=number, by=by, now=now, ticket=kind == "ticket")
        return _("It is in your plan, and stays whatever is proposed.")

    return _done(request, head, act, anchor="mine", told={"screening": number, "picked": kind != "unpick"})


@require_POST
@of_plan
def take(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Take the proposal that was shown: `screenings=17,18`."""
    numbers = [number_of(one) for one in request.POST.get("screenings", "").split(",") if one][: plans.MOST_PICKS + 1]

    def act() -> str:
        known = [one for one in numbers if one is not None]
        if len(known) != len(numbers):
            raise Refusal(_("It is not told which screenings are meant. Nothing was changed."))
        fresh = plans.take_proposal(edition=head.id, screenings=known, by=member_of(request), now=timezone.now())
        told = ngettext("It is your plan now: %(num)s screening is new.", "It is your plan now: %(num)s screenings are new.", fresh)  # fmt: skip
        return told % {"num": fresh}

    return _done(request, head, act)


@require_POST
@of_plan
def put_back(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Put back what stood in the plan before a proposal was taken."""

    def act() -> str:
        plans.put_back(edition=head.id, by=member_of(request), now=timezone.now())
        return _("Your plan is what it was before.")

    return _done(request, head, act)


@require_POST
@of_plan
def new_address(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Give the plan's calendar another address."""

    def act() -> str:
        plans.new_token(edition=head.id, by=member_of(request), now=timezone.now())
        return _("The calendar has a new address. The old one leads nowhere from now on.")

    return _done(request, head, act, anchor="elsewhere")


@require_http_methods(["GET", "HEAD", "POST"])
@of_plan
def clear(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Ask whether the whole plan shall go, and delete it."""
    if request.method != "POST":
        return page(request, "clear", head, {})

    def act() -> str:
        plans.clear(edition=head.id, by=member_of(request), now=timezone.now())
        return _("Your plan and your wishes are deleted.")

    return _done(request, head, act)


def number_of(text: str) -> int | None:
    """Return a number of a form; None where it is none."""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else _LARGEST
    return number if number < _LARGEST else None


def _done(
    request: HttpRequest,
    head: EditionHead,
    act: Callable[[], str],
    *,
    anchor: str = "",
    told: dict[str, object] | None = None,
) -> HttpResponse:
    scripted = wants_json(request)
    try:
        sentence = act()
    except Refusal as refusal:
        if scripted:
            return delayed(JsonResponse({"sentence": str(refusal)}, status=409), refusal)
        if isinstance(refusal, TooOften):
            raise
        messages.error(request, str(refusal))
    else:
        if scripted:
            return JsonResponse({"sentence": sentence, **(told or {})})
        messages.success(request, sentence)
    return redirect(_way_back(request, url("plan", **place(head)), anchor))


def _way_back(request: HttpRequest, otherwise: str, anchor: str) -> str:
    """Return the page of this site that the form says it stood on, at the place of what was done."""
    wanted = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return f"{wanted if safe else otherwise}{f'#{anchor}' if anchor else ''}"
