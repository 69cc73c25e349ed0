"""Addresses of the vote."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from onesheet.web.votes import attendance, cards, desk, downloads, members, results, sheets, slips

_POLL = "programme/polls/<number:poll>"
_SCREENING = f"{_POLL}/screenings/<number:screening>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("v/", cards.typed, name="vote-typed"),
    path("v/<str:code>", cards.card, name="vote-code"),
    path("vote/<number:poll>", members.poll, name="vote"),
    path("vote/<number:poll>/films/<number:selection>", members.film, name="vote-film"),
    path("vote/<number:poll>/attendance", members.attend, name="vote-attend"),
    path("festivals/<str:festival>/<str:edition>/votes", results.of_edition, name="edition-votes"),
    path("votes/key", downloads.key, name="votes-key"),
    path("votes/minisign.pub", downloads.key_file, name="votes-key-file"),
    path("votes/results/<number:result>/result.json", downloads.result, name="vote-result"),
    path("votes/results/<number:result>/result.json.minisig", downloads.signature, name="vote-signature"),
    path("votes/results/<number:result>/recount.py", downloads.recount, name="vote-recount"),
    path("programme/editions/<number:edition>/polls/", desk.polls, name="programme-polls"),
    path(_POLL, desk.poll, name="programme-poll"),
    path(f"{_POLL}/change", desk.change, name="programme-poll-change"),
    path(f"{_POLL}/publish", desk.publish, name="programme-poll-publish"),
    path(f"{_POLL}/award", desk.award, name="programme-poll-award"),
    path(f"{_POLL}/ballots", desk.ballots, name="programme-poll-ballots"),
    path(f"{_POLL}/ballots/<number:ballot>/void", desk.void, name="programme-ballot-void"),
    path(f"{_POLL}/screenings", desk.screenings, name="programme-poll-screenings"),
    path(f"{_SCREENING}/codes", sheets.codes, name="programme-poll-codes"),
    path(f"{_SCREENING}/sheets/<number:sheet>/void", sheets.void, name="programme-sheet-void"),
    path(f"{_SCREENING}/slips/<number:selection>", slips.slips, name="programme-slips"),
    path(f"{_SCREENING}/door", attendance.door, name="programme-poll-door"),
]
