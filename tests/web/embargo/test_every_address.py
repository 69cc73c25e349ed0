"""Nothing of a held review reaches anybody who is no editor: every page is, sign for sign, what it was before it came in."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.utils import timezone

from factories.accounts import editor
from factories.embargo import TOMORROW, TRACES, held_review
from factories.sources import NOON
from onesheet.critics.services import embargo
from onesheet.critics.services.weights import weigh
from onesheet.films.models import Film
from web.embargo.walking import READERS, addresses, pages


def differing(before, after) -> list[str]:
    return [path for path, told in before.items() if after[path] != told]


def traces(shown) -> list[tuple[str, str]]:
    """Return pages with words of the review, but for those that repeat what they were asked for."""
    return [
        (path, trace)
        for path, (_, text) in shown.items()
        for trace in TRACES
        if trace in text and trace.casefold() not in unquote(path).casefold()
    ]


@pytest.mark.parametrize("who", READERS)
def test_a_held_review_changes_no_page(world, who, monkeypatch):
    # Pages that say when they were made say the same minute.
    made_at = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: made_at)
    paths = addresses(world)
    tide, silence = Film.objects.get(slug="the-tide"), Film.objects.get(slug="silence")
    before = pages(world, who, paths)
    assert sum(status == 200 for status, _ in before.values()) > 100

    # By a critic nobody knows, who weighs more; by one whose page exists; and of a film nobody reviewed.
    review = held_review(tide)
    weigh(voice=review.critic, weight=250, reason="A careful flummery.", by=editor(), now=NOON)
    held_review(tide, critic="Critic One", outlet="Paper One", printed="0/20")
    held_review(silence, critic="Ida Ross", outlet="The Pier")
    after = pages(world, who, paths)

    assert differing(before, after) == []
    assert traces(after) == []


def test_all_of_it_is_shown_when_its_time_has_come_and_nothing_when_it_is_held_again(world):
    tide = Film.objects.get(slug="the-tide")
    paths = addresses(world)
    before = pages(world, "visitor", paths)
    review = held_review(tide)
    own = f"/critic-reviews/{review.pk}"

    embargo.release_due(now=TOMORROW)
    after = pages(world, "visitor", [*paths, own])

    assert {
        "/films/the-tide", "/films/the-tide/critics", "/films/the-tide/scores", "/films/the-tide/scores/percent-positive",
        "/films/the-tide/scores/percent-positive.csv", "/films/the-tide/scores/percent-positive.zip", "/grid/year/2014",
        "/grid/year/2014.csv", "/grid/year/2014.atom", "/critics/", "/outlets/", "/critics/zebulon-quillfeather",
        "/outlets/the-xylophone-gazette",
    } - set(differing(before, after)) == set()  # fmt: skip
    assert (after[own][0], after["/critics/zebulon-quillfeather"][0]) == (200, 200)
    assert {trace for _, trace in traces(after)} >= {"Quillfeather", "Xylophone", "13/20", "flummery", "gobsmacking"}

    embargo.hold_review(review=review.pk, until=TOMORROW + timedelta(days=1), by=None, now=TOMORROW)
    for who in READERS:
        again = pages(world, who, [*paths, own])
        assert traces(again) == []
        assert again[own][0] == 404
