"""The gender of a person: stated by an editor on a page of its own, shown with its sentence."""

from __future__ import annotations

from factories.films import CreditFactory
from factories.people import PersonFactory


def test_editor_states_it_and_everybody_reads_the_sentence(visit, ada, client):
    ann = PersonFactory(name="Ann Marsh")
    CreditFactory(person=ann)
    assert "/people/ann-marsh/gender" in visit("/people/ann-marsh", by=ada).links
    assert "/people/ann-marsh/gender" not in visit("/people/ann-marsh").links
    visit("/people/ann-marsh/gender", by=ada)

    refused = ada.post("/people/ann-marsh/gender", {"gender": "female", "quote": "", "source": ""})
    assert "Give the sentence that says it" in refused.content.decode()
    given = {"gender": "female", "quote": "She filmed <the sea>.", "source": "https://example.org/ann"}
    assert ada.post("/people/ann-marsh/gender", given)["Location"] == "/people/ann-marsh"

    page = visit("/people/ann-marsh", queries=4)
    assert "Gender: female She filmed <the sea>. https://example.org/ann · stated by ada" in page.words
    assert "https://example.org/ann" in page.links


def test_person_who_is_not_here(ada):
    assert ada.get("/people/nobody/gender").status_code == 404
