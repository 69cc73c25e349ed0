"""Reporting something."""

from __future__ import annotations

import pytest
from django.utils import timezone

from factories.moderation import comment, film_list, review
from onesheet.accounts.models import Attempt
from onesheet.moderation.models import Report


def test_visitor_is_asked_to_sign_in_and_comes_back(client, ben):
    answer = client.get(f"/report/review/{review(ben).pk}")

    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?next=/report/review/{review(ben).pk - 1}")


@pytest.mark.parametrize("target", ["review", "comment", "list", "member"])
def test_member_reports_anything_they_see(visit, cy, ben, target):
    said = review(ben, text="Buy lamps.")
    thing = {"review": said, "comment": comment(ben, said, "Lamps!"), "list": film_list(ben, "Lamps"), "member": ben}[
        target
    ]
    page = visit(f"/report/{target}/{thing.pk}", by=cy)
    assert "Nobody else learns who reported it." in page.words

    answer = cy.post(f"/report/{target}/{thing.pk}", {"reason": "spam", "text": "Only lamps."})

    assert answer.status_code == 302
    made = Report.objects.get()
    assert (made.target, made.target_id, made.member, made.by.username) == (target, thing.pk, ben, "cy")
    assert made.reason == "spam"


def test_without_a_reason_nothing_is_sent_and_the_words_stay(visit, cy, ben):
    address = f"/report/review/{review(ben).pk}"

    answer = cy.post(address, {"text": "Only lamps."})

    assert answer.status_code == 200
    assert "Choose what is wrong with it." in answer.content.decode()
    assert "Only lamps." in answer.content.decode()
    assert not Report.objects.exists()


def test_second_report_of_the_same_says_so(cy, ben):
    address = f"/report/review/{review(ben).pk}"
    cy.post(address, {"reason": "spam"})

    answer = cy.post(address, {"reason": "abuse"})

    assert "You have reported this already" in answer.content.decode()
    assert Report.objects.get().reason == "spam"


def test_too_many_reports_wait_with_what_was_typed(cy, ben):
    address = f"/report/review/{review(ben).pk}"
    member = Report._meta.get_field("by").related_model.objects.get(username="cy")
    Attempt.objects.bulk_create(Attempt(member=member, act="report", at=timezone.now()) for _ in range(20))

    answer = cy.post(address, {"reason": "spam", "text": "Only lamps."})

    assert answer.status_code == 429
    assert 3500 < int(answer["Retry-After"]) <= 3600
    assert "Only lamps." in answer.content.decode()
    assert not Report.objects.exists()


@pytest.mark.parametrize("address", ["/report/review/999", "/report/film/1", "/report/comment/1"])
def test_what_is_not_there_cannot_be_reported(cy, address):
    assert cy.get(address).status_code == 404


@pytest.mark.parametrize("target", ["review", "comment", "list", "member"])
def test_form_costs_the_same_for_every_thing(visit, cy, ben, target):
    said = review(ben)
    thing = {"review": said, "comment": comment(ben, said), "list": film_list(ben), "member": ben}[target]
    visit(f"/report/{target}/{thing.pk}", by=cy)

    visit(f"/report/{target}/{thing.pk}", by=cy, queries=6)
