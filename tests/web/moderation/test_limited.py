"""What was tried too often: a page that keeps what was typed."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.test import RequestFactory

from onesheet.accounts.services import Refusal
from onesheet.accounts.services.attempts import TooOften
from onesheet.web.limited import delayed, limited

WORDS = "Fog over the harbour, and nobody in it but the man who sells ropes.\nThen <rain>."


@limited
def view(request, kind):
    if kind == "too often":
        raise TooOften("Enough for now. Try again in 2 minutes.", timedelta(seconds=90.2))
    return HttpResponse("done")


def test_page_keeps_what_was_posted_and_says_when_to_come_back():
    request = RequestFactory().post("/somewhere?x=1", {"text": WORDS, "rating": "7", "password": "harbor lights"})

    answer = view(request, "too often")

    said = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (429, "91")
    assert "Try again in 2 minutes." in said
    assert "nobody in it but the man who sells ropes.\nThen &lt;rain&gt;.</textarea>" in said
    assert '<input type="hidden" name="rating" value="7">' in said
    assert 'action="/somewhere?x=1"' in said
    assert "harbor lights" not in said


def test_what_is_not_tried_too_often_is_answered_as_it_is():
    assert view(RequestFactory().post("/"), "once").content == b"done"
    assert delayed(HttpResponse("page"), Refusal("Not so.")).status_code == 200
    assert delayed(HttpResponse("page"), None).status_code == 200
