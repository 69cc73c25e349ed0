"""What is answered where something was tried too often: status 429, when to try again, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from onesheet.accounts.services import Refusal
from onesheet.accounts.services.attempts import TooOften

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

_LONG = 80
"""Characters from which what was typed is shown, so that it can be copied as well."""


class Refused(ValidationError):
    """A refusal as an error of a form, for `form.add_error`; `form_answer` finds it there."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal


def limited(view: View[P]) -> View[P]:
    """Answer with a page where the view raises TooOften: it holds what was posted and can send it again."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except TooOften as refusal:
            return too_often(request, refusal)

    return cast("View[P]", guarded)


def too_often(request: HttpRequest, refusal: TooOften) -> HttpResponse:
    """Answer with the page that says when to try again, and keeps what was posted."""
    typed = [
        (name, text)
        for name, texts in request.POST.lists()
        if name != "csrfmiddlewaretoken" and "password" not in name
        for text in texts
    ]
    page = {
        "sentence": str(refusal),
        "hidden": [pair for pair in typed if len(pair[1]) <= _LONG and "\n" not in pair[1]],
        "long": [pair for pair in typed if len(pair[1]) > _LONG or "\n" in pair[1]],
    }
    return delayed(render(request, "moderation/too_often.html", page), refusal)


def delayed(answer: HttpResponse, refusal: Exception | None) -> HttpResponse:
    """Give a page its status and Retry-After where the refusal it shows was for trying too often; else leave it."""
    if isinstance(refusal, TooOften):
        answer.status_code = 429
        answer["Retry-After"] = str(refusal.seconds)
    return answer


def form_answer(answer: HttpResponse, form: BaseForm) -> HttpResponse:
    """Give a form's page its status and Retry-After where what the form was refused for was trying too often."""
    faults = [fault for faults in form.errors.as_data().values() for fault in faults]
    return delayed(answer, next((fault.refusal for fault in faults if isinstance(fault, Refused)), None))
