"""The sample site's critics: six outlets of our own invention, each of which prints its marks in its own way.

They come in once, all of them or none: on a site where one of these outlets has ever been, nothing is added again.
"""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from onesheet.accounts.models import Member
from onesheet.critics.models import WEIGHT, Critic, Outlet
from onesheet.critics.queries.scores import film_scores
from onesheet.critics.services.consensus import write_consensus
from onesheet.critics.services.reviews import add_review
from onesheet.critics.services.tallies import recount
from onesheet.critics.services.voices import VoiceEntry, change_voice, voice
from onesheet.critics.services.weights import weigh
from onesheet.films.models import Film
from onesheet.scorebook.services import add_band, award_badge, make_badge
from onesheet.values.dates import first_day, parse_date

FILE = Path(__file__).parent / "catalogue" / "critics.toml"
_BEGAN = datetime(2016, 1, 9, 18, tzinfo=UTC)
"""When the sample site began to keep critics' reviews; older ones were put in on that day."""
Json = dict[str, Any]


def fill_critics(*, editor: Member, now: datetime) -> int:
    """Make the outlets and critics with their reviews, weights, bands and a badge; return how many reviews were made."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    if Outlet.objects.filter(name__in=[one["name"] for one in told["outlet"]]).exists():
        return 0
    with transaction.atomic():
        return _Sample(told, editor, now).fill()


class _Sample:
    """What the file tells, and the films it tells it of."""

    def __init__(self, told: Json, editor: Member, now: datetime) -> None:
        self.told = told
        self.editor = editor
        self.now = now
        self.films = dict(Film.objects.filter(shown=True).values_list("slug", "pk"))

    def fill(self) -> int:
        """Put it all in, reviews in the order of their days, so that the scores have a past."""
        for one in self.told["outlet"]:
            entry = VoiceEntry(**one)
            change_voice(voice=voice(Outlet, one["name"]), entry=entry, by=self.editor, now=_BEGAN)
        for one in self.told["scale"]:
            entry = VoiceEntry(name=one["outlet"], scale=one["scale"])
            change_voice(voice=voice(Outlet, one["outlet"]), entry=entry, by=self.editor, now=_BEGAN)
        for one in self.told["weight"]:
            whose = voice(Outlet, one["outlet"]) if "outlet" in one else voice(Critic, one["critic"])
            weigh(voice=whose, weight=round(one["weight"] * WEIGHT), reason=one["reason"], by=self.editor, now=_BEGAN)
        self._name_scores()
        reviews = [(one["film"], review) for one in self.told["review"] for review in one["reviews"]]
        made = sum(self._add(film, review) for film, review in sorted(reviews, key=lambda told: _day(told[1])))
        for one in self.told["held"]:
            made += sum(self._add(one["film"], review, days=one["days"]) for review in one["reviews"])
        self._sum_up()
        # Reviews from documents came in today, these in years gone by: today's scores are of all of them.
        recount(self.films.values(), now=self.now)
        return made

    def _add(self, slug: str, told: Json, *, days: int = 0) -> bool:
        film = self.films.get(slug)
        if film is None:
            return False  # The sample catalogue's film was discarded or withdrawn.
        when = min(max(_day(told), _BEGAN), self.now)
        printed = f", {told['printed']}" if "printed" in told else ""
        said = f"{told['critic']}, {told['outlet']}, {told['date']}{printed}: {told['quote']}"
        held = self.now + timedelta(days=days) if days else None
        return add_review(
            film=film, by=self.editor, now=when, said=said, held_until=held, licence="CC0-1.0", **told
        ).made

    def _name_scores(self) -> None:
        for one in self.told["band"]:
            add_band(
                rule="percent-positive", low=Decimal(one["low"]), high=Decimal(one["high"]), label=one["label"],
                since=_BEGAN.date(), reason="As the programme prints it.", by=self.editor, now=_BEGAN,
            )  # fmt: skip

    def _sum_up(self) -> None:
        """Let the editor sum up and award."""
        for one in self.told["consensus"]:
            if film := self.films.get(one["film"]):
                write_consensus(film=film, text=one["text"], as_of=0, by=self.editor, now=self.now)
        badges = {
            one["name"]: make_badge(
                name=one["name"], conditions=one["conditions"], rule=one["rule"], least=Decimal(one["least"]),
                fewest=one["fewest"], since=_BEGAN.date(), by=self.editor, now=_BEGAN,
            )
            for one in self.told["badge"]
        }  # fmt: skip
        for one in self.told["award"]:
            if film := self.films.get(one["film"]):
                badge = badges[one["badge"]]
                result = next((result for result in film_scores(film).results if result.rule == badge.rule), None)
                award_badge(
                    badge=badge.pk, film=film, result=result, reason=one["reason"], by=self.editor, now=self.now
                )


def _day(told: Json) -> datetime:
    return datetime.combine(first_day(parse_date(told["date"])), time(12), tzinfo=UTC)
