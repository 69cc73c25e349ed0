"""Every mark of the tables of reviews is understood, or left alone for a reason that is known here."""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter

import pytest

from onesheet.values.scales import Mark, Unread, read_mark

pytestmark = pytest.mark.samples

OUT_OF = re.compile(r"([0-9.]+) ?(?:/| of ) ?([0-9.]+)")


@pytest.fixture(scope="module")
def musicals(samples):
    with gzip.open(samples / "critics/rt_musicals/critic_reviews.csv.gz", "rt", encoding="utf-8", newline="") as table:
        return [read_mark(row["originalScore"]) for row in csv.DictReader(table)]


@pytest.fixture(scope="module")
def others(samples):
    with gzip.open(samples / "critics/rt_reviews.tsv.gz", "rt", encoding="windows-1252", newline="") as table:
        return [read_mark(row["rating"]) for row in csv.DictReader(table, delimiter="\t")]


def left(marks):
    return Counter(mark.reason for mark in marks if isinstance(mark, Unread))


def test_the_musicals_add_up(musicals):
    assert len(musicals) == 5938
    assert sum(isinstance(mark, Mark) for mark in musicals) == 3940
    assert left(musicals) == {"none": 1983, "no-scale": 11, "words": 2, "broken-number": 1, "unknown-letter": 1}


def test_the_other_table_adds_up(others):
    assert len(others) == 27_327
    assert sum(isinstance(mark, Mark) for mark in others) == 20_188
    assert left(others) == {"none": 6753, "no-scale": 372, "beyond": 9, "unknown-letter": 5}


def test_each_that_prints_its_scale_is_understood(musicals, others):
    printed = [(mark, found) for mark in (*musicals, *others) if (found := OUT_OF.fullmatch(mark.printed))]

    assert len(printed) > 20_000
    assert not [
        mark
        for mark, found in printed
        if isinstance(mark, Unread) and not (mark.reason == "beyond" and float(found[1]) > float(found[2]))
    ]


def test_what_is_left_is_no_mark_of_a_known_scale(musicals, others):
    marks = {mark.printed: mark.reason for mark in (*musicals, *others) if isinstance(mark, Unread)}
    plain = {printed for printed, reason in marks.items() if reason == "no-scale"}

    assert all(re.fullmatch(r"[0-9.]+|\*+", printed) for printed in plain)
    assert {printed for printed in marks if printed not in plain} == {
        "", "Big Screen Watch", "3.5.5", "C=", "F-", "T", "R", "2.1/2", "5.5/5", "3/2",
    }  # fmt: skip
