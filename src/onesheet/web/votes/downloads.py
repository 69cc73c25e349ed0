"""A published result as files: the ballots with the rule, their signature, a script that counts again, the public key."""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onesheet.festivals.models import PollResult
from onesheet.festivals.pure.minisign import public_key_file
from onesheet.festivals.queries.votes import result_of
from onesheet.festivals.services.votes.signing_key import has_signing_key, signing_key
from onesheet.scores.scripts import script


@require_safe
@never_cache
def result(request: HttpRequest, result: int) -> HttpResponse:  # noqa: ARG001 - a view takes the request
    """Send the file that was signed, byte by byte."""
    found = _result(result)
    return _file(found.file, "application/json; charset=utf-8", f"{found.poll.slug}-result.json")


@require_safe
@never_cache
def signature(request: HttpRequest, result: int) -> HttpResponse:  # noqa: ARG001
    """Send its signature, as minisign writes it."""
    found = _result(result)
    return _file(found.signature, "text/plain; charset=utf-8", f"{found.poll.slug}-result.json.minisig")


@require_safe
@never_cache
def recount(request: HttpRequest, result: int) -> HttpResponse:  # noqa: ARG001
    """Send the script that counts the file's ballots again."""
    rule = json.loads(_result(result).file)["rule"]
    return _file(script(rule["name"], rule["version"]), "text/x-python; charset=utf-8", "recount.py")


@require_safe
@never_cache
def key(request: HttpRequest) -> HttpResponse:
    """Show the public key by which results are checked, and how."""
    return render(request, "votes/key.html", {"key": signing_key().public if has_signing_key() else ""})


@require_safe
@never_cache
def key_file(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Send the public key as minisign keeps it."""
    if not has_signing_key():
        raise Http404(_("No result was signed here yet, so there is no key."))
    return _file(public_key_file(signing_key().public), "text/plain; charset=utf-8", "minisign.pub")


def _result(number: int) -> PollResult:
    found = result_of(number)
    if found is None:
        raise Http404(_("No published result has this number."))
    return found


def _file(text: str, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
