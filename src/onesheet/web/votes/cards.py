"""The page of a one-time code: what a phone shows in a dark hall, and what it sends.

No account, no session and no cookie: what lets one vote is the code in the address, so that another site has nothing to send in
anybody's name, and the form needs no token against that. So a ballot that a phone kept can be sent at any later time.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from onesheet.accounts.address import network_address
from onesheet.accounts.services.attempts import TooOften
from onesheet.festivals.pure.codes import read_code, shown_code
from onesheet.festivals.pure.voting import sign_of, steps
from onesheet.festivals.queries.votes_cards import films_on, given_with
from onesheet.festivals.services.votes import Cast, NotTaken, ballot_token, cast_by_code, find_card, used
from onesheet.web.access import wants_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_STATUS = {"unknown": 404, "void": 410, "cancelled": 410, "late": 410, "early": 403}
_FIELD = "film-"
_LONGEST = 60


@require_safe
@never_cache
def typed(request: HttpRequest) -> HttpResponse:
    """Ask for the code in letters, and lead to its page."""
    given = request.GET.get("code", "").strip()
    code = read_code(given)
    if code is not None:
        return redirect("vote-code", code=code)
    problem = _("A code has twelve letters and digits in three groups. Look at it once more.") if given else ""
    return _hidden(render(request, "votes/typed.html", {"problem": problem, "given": given[:_LONGEST]}))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def card(request: HttpRequest, code: str) -> HttpResponse:
    """Show the films that a code gives a mark to, and take the marks. A script is answered in JSON."""
    try:
        if request.method == "POST":
            return _take(request, code)
        return _show(request, code)
    except TooOften as refusal:
        answer = _refused(request, code, str(refusal), 429, final=False)
        answer["Retry-After"] = str(refusal.seconds)
        return answer
    except NotTaken as refusal:
        return _refused(request, code, str(refusal), _STATUS.get(refusal.kind, 400), final=True)


def marks_sent(posted: Mapping[str, str]) -> dict[int, int]:
    """Return the marks of a form by selection; a film without one is left out, what is no number is the mark 0, which no scale has."""
    marks = {}
    for name, value in posted.items():
        selection = name.removeprefix(_FIELD)
        if name.startswith(_FIELD) and is_number(selection) and value:
            marks[int(selection)] = int(value) if is_number(value) else 0
    return marks


def token_sent(posted: Mapping[str, str]) -> uuid.UUID:
    """Return the form's token; a form that has lost it gets another, and the code keeps it from being counted twice."""
    try:
        return uuid.UUID(posted.get("token", ""))
    except ValueError:
        return uuid.uuid4()


def is_number(text: str) -> bool:
    """Tell whether a field of a form is a whole number that a database can have."""
    return text.isascii() and text.isdigit() and len(text) < 16


def _take(request: HttpRequest, code: str) -> HttpResponse:
    posted = request.POST.dict()
    token = token_sent(posted)
    told = cast_by_code(
        code=code, marks=marks_sent(posted), token=token, address=network_address(request), now=timezone.now()
    )
    status = 200 if all(one.counted for one in told) else 409
    if wants_json(request):
        answer: dict[str, Any] = {
            "done": True,
            "counted": status == 200,
            "films": [{"film": one.selection, "sign": one.sign, "sentence": one.sentence} for one in told],
        }
        return _hidden(JsonResponse(answer, status=status))
    return _show(request, code, told=told, token=token, status=status)


def _show(
    request: HttpRequest, code: str, *, told: Sequence[Cast] = (), token: uuid.UUID | None = None, status: int = 200
) -> HttpResponse:
    """Show a code's films. Marks that were given are shown to nobody but who sends the token they came with."""
    card = find_card(typed=code, address=network_address(request), now=timezone.now())
    given = given_with(card.id)
    films = films_on(card)
    own = {
        number: sign_of(card.scale, one.mark)
        for number, one in given.items()
        if token is not None and one.token == ballot_token(token, card.id, number)
    }
    before = [film for film in films if film.selection in given.keys() - own.keys() - {one.selection for one in told}]
    out = [film for film in before if given[film.selection].void is not None]
    standing = [film.title for film in before if film not in out]
    page = {
        "card": card,
        "films": [(film, own.get(film.selection, "")) for film in films],
        "open": [film for film in films if film.selection not in given],
        "before": [
            *([used(*standing)] if standing else []),
            *(Cast(film.selection, film.title, "", counted=False, void=True).sentence for film in out),
        ],
        "own": own,
        "steps": steps(card.scale),
        "token": token or uuid.uuid4(),
        "told": told,
        "shown": shown_code(read_code(code) or ""),
    }
    return _hidden(render(request, "votes/card.html", page, status=status))


def _refused(request: HttpRequest, code: str, sentence: str, status: int, *, final: bool) -> HttpResponse:
    if wants_json(request):
        return _hidden(
            JsonResponse({"done": final, "counted": False, "sentence": sentence, "films": []}, status=status)
        )
    page = {"sentence": sentence, "given": code[:_LONGEST]}
    return _hidden(render(request, "votes/refused.html", page, status=status))


def _hidden(answer: HttpResponse) -> HttpResponse:
    """Keep a page out of search engines, should somebody put a code where they look."""
    answer["X-Robots-Tag"] = "noindex"
    return answer
