"""Parts of an edition's pages that are kept in the process: several threads ask for them at once."""

from __future__ import annotations

from threading import Thread

import pytest

from factories.festivals import EditionFactory
from factories.sources import NOON
from onesheet.festivals.queries.edition import edition_head
from onesheet.web.festivals.kept import forget, kept


class Name(str):  # noqa: SLOT000 - it counts
    """The name of a part that another thread has forgotten by the time it is looked for a second time, unless that has to wait."""

    def __init__(self, _) -> None:
        self.looks = 0
        self.other = Thread(target=forget)

    __eq__ = str.__eq__

    def __hash__(self) -> int:
        self.looks += 1
        if self.looks == 2:
            self.other.start()
            self.other.join(0.2)
        return hash(str(self))


@pytest.mark.django_db(transaction=True)
def test_part_that_another_thread_forgets_while_it_is_looked_for_is_answered():
    edition = EditionFactory()
    head = edition_head(edition.festival.slug, str(edition.year))
    forget()
    assert kept(head, "part", NOON, lambda: "made") == "made"
    name = Name("part")

    assert kept(head, name, NOON, lambda: "made again") == "made"

    name.other.join()
    assert kept(head, "part", NOON, lambda: "made again") == "made again"
