"""How much a source's word counts."""

from __future__ import annotations

import pytest

from onesheet.films.pure.weights import BY_KIND, EXCEPTIONS, weight_for, weight_of
from onesheet.reading.vocabulary import PROPERTIES
from onesheet.sources.models import Source


def test_each_kind_of_source_has_a_weight():
    assert set(BY_KIND) == set(Source.Kind.values)
    assert weight_of("members") < weight_of("magazine") < weight_of("encyclopedia") < weight_of("house")
    assert weight_of("no such kind") == BY_KIND["other"]


def test_exceptions_are_of_properties_and_kinds_that_there_are():
    assert {kind for kind, _ in EXCEPTIONS} <= set(BY_KIND)
    assert {name for _, name in EXCEPTIONS} <= set(PROPERTIES)


@pytest.mark.parametrize(
    ("weight", "kind", "name", "of_itself", "expected"),
    [
        (60, "encyclopedia", "director", False, 60),
        (50, "magazine", "reception", False, 65),
        (95, "dataset", "external_id", False, 100),
        (5, "magazine", "budget", False, 0),
        (20, "magazine", "score", True, 95),
        (99, "magazine", "score", True, 99),
    ],
)
def test_weight_for_a_property(weight, kind, name, of_itself, expected):
    assert weight_for(weight, kind, name, of_itself=of_itself) == expected


@pytest.mark.parametrize("of_itself", [False, True])
@pytest.mark.parametrize("kind", BY_KIND)
def test_what_a_language_model_read_counts_half(kind, of_itself):
    whole = weight_for(weight_of(kind), kind, "director", of_itself=of_itself)

    assert weight_for(weight_of(kind), kind, "director", of_itself=of_itself, by_model=True) == whole // 2
