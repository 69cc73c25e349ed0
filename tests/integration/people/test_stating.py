"""An editor states a person's gender; the words that say it are kept, and what was stated before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories.accounts import editor
from factories.people import PersonFactory
from factories.sources import NOON
from onesheet.accounts.services import Refusal
from onesheet.people.models import PersonStatement
from onesheet.people.queries import stated_of
from onesheet.people.services import state_gender

LATER = NOON + timedelta(days=1)
WORDS = {"quote": "She began as an editor.", "source": "https://example.org/ann"}


@pytest.fixture
def ann(db):
    return PersonFactory(name="Ann Marsh")


def test_gender_stands_with_its_words(ann):
    ada = editor()

    state_gender(by=ada, person=ann.pk, gender="female", now=NOON, **WORDS)

    ann.refresh_from_db()
    assert ann.gender == "female"
    told = stated_of(ann.pk)["gender"]
    assert (told.value, told.quote, told.address, told.by) == ("female", *WORDS.values(), "ada")


def test_what_was_stated_before_stays_as_history(ann):
    ada = editor()
    state_gender(by=ada, person=ann.pk, gender="male", quote="He began.", source="A book, p. 3", now=NOON)
    state_gender(by=ada, person=ann.pk, gender="female", now=LATER, **WORDS)
    state_gender(by=ada, person=ann.pk, gender="female", now=LATER + timedelta(days=1), **WORDS)

    assert list(PersonStatement.objects.order_by("pk").values_list("value", "until")) == [
        ("male", LATER),
        ("female", None),
    ]
    assert stated_of(ann.pk)["gender"].value == "female"

    state_gender(by=ada, person=ann.pk, gender="", quote="", source="", now=LATER)
    ann.refresh_from_db()
    assert ann.gender == ""
    assert stated_of(ann.pk) == {}


@pytest.mark.parametrize(
    "given",
    [
        {"gender": "female", "quote": " ", "source": "x"},
        {"gender": "female", "quote": "x", "source": ""},
        {"gender": "woman", "quote": "x", "source": "x"},
        {"gender": "female", "quote": "x" * 1001, "source": "x"},
        {"gender": "female", "quote": "a\x00b", "source": "x"},
    ],
)
def test_gender_without_words_is_refused(ann, given):
    with pytest.raises(Refusal, match=r"\."):
        state_gender(by=editor(), person=ann.pk, now=NOON, **given)
    assert not PersonStatement.objects.exists()


def test_source_that_is_no_address_is_no_link(ann):
    state_gender(by=editor(), person=ann.pk, gender="female", quote="She.", source="javascript:alert(1)", now=NOON)

    assert stated_of(ann.pk)["gender"].address == ""
