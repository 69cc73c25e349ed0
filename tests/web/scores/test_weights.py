"""The form by which editors give an outlet or a critic a weight, and what comes of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from factories.accounts import MemberFactory
from factories.critics import CriticFactory, OutletFactory, gave
from factories.sources import NOON
from onesheet.accounts.models import Role
from onesheet.accounts.services import give_role
from onesheet.critics.models import Critic, Outlet, Weight
from onesheet.critics.queries.scores import film_scores
from strategies.hostile import HOSTILE


@pytest.fixture
def pier(tide) -> Outlet:
    """An outlet whose mark of 0 is one of four of The Tide's, the others are 100."""
    made = OutletFactory(name="The Pier", slug="the-pier")
    gave("0/5", film=tide, outlet=made)
    for _ in range(3):
        gave("5/5", film=tide)
    return made


PATH = "/scores/weights/outlet/the-pier"


def weighted(film) -> str:
    return str(next(one.value for one in film_scores(film.pk).results if one.rule == "critics-weighted"))


@pytest.mark.parametrize(("typed", "kept", "said"), [("1.5", 150, "1.5"), ("1,5", 150, "1.5"), ("4", 400, "4"),
    ("0", 0, "0"), (".25", 25, "0.25"), (" 2.00 ", 200, "2")])  # fmt: skip
def test_editor_gives_a_weight_and_everybody_reads_why(ada, visit, pier, typed, kept, said):
    answer = ada.post(PATH, {"weight": typed, "reason": "It sees films twice."}, follow=True)

    assert answer.redirect_chain == [(PATH, 302)]
    assert f"The Pier weighs {said} now. 1 film was counted again." in answer.content.decode()
    assert Outlet.objects.get(pk=pier.pk).weight == kept
    page = visit(PATH, queries=3)
    assert f"It weighs {said} now." in page.words
    assert f"{said} since" in page.words
    assert "by Ada in force It sees films twice." in page.words
    assert "It sees films twice." in visit("/scores/weights").words
    assert "It sees films twice." in visit("/outlets/the-pier").words


def test_weight_changes_the_weighted_score_and_setting_it_again_undoes_it(ada, visit, tide, pier):
    before, plain = weighted(tide), visit("/films/the-tide/scores/critics-mean").words.count("75.0")
    assert before == "75"

    ada.post(PATH, {"weight": "0", "reason": "It is the maker’s own."})
    assert "Left out (1)" in visit("/films/the-tide/scores/critics-weighted").words
    ada.post(PATH, {"weight": "3", "reason": "It was not."})
    assert weighted(tide) == "50"

    page = visit(PATH, by=ada)
    assert f"{PATH}?like=2#give" in page.links
    assert f"{PATH}?like=0#give" in page.links
    assert 'name="weight" value="0"' in visit(f"{PATH}?like=2", by=ada).html
    assert 'name="weight" value="1"' in visit(f"{PATH}?like=0", by=ada).html
    assert 'name="weight" value=' not in visit(f"{PATH}?like=x", by=ada).html
    ada.post(PATH, {"weight": "1", "reason": "As all."})
    assert weighted(tide) == before
    assert visit("/films/the-tide/scores/critics-mean").words.count("75.0") == plain
    words = visit(PATH).words
    assert words.index("As all.") < words.index("It was not.") < words.index("It is the maker’s own.")
    assert "1 as it began" in words
    assert "again" not in words


def test_every_film_of_a_critic_is_counted_again(ada, visit):
    ida = CriticFactory(name="Ida Ross", slug="ida-ross")
    for _ in range(3):
        gave("4/5", critic=ida)
    gave("***", critic=ida)

    page = ada.post("/scores/weights/critic/ida-ross", {"weight": "2", "reason": "Long in the trade."}, follow=True)

    assert "Ida Ross weighs 2 now. 3 films were counted again." in page.content.decode()
    assert Critic.objects.get(pk=ida.pk).weight == 200
    mute = gave("***", critic=CriticFactory(name="Mo Bell", slug="mo-bell"))
    page = ada.post("/scores/weights/critic/mo-bell", {"weight": "2", "reason": "As Ida."}, follow=True)
    assert f"{mute.critic.name} weighs 2 now. No film has a mark by it" in page.content.decode()


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"weight": ""}, "Give a number from 0 to 4 with two decimals at most, such as 1.5."),
        *(
            ({"weight": typed}, "Give a number from 0 to 4 with two decimals at most, such as 1.5.")
            for typed in ("heavy", "-1", "1.234", "NaN", "1e0", "²", "1.", ".", "1 5", "9" * 400, HOSTILE[0])
        ),
        ({"weight": "4.01"}, "A weight is 4 at most."),
        ({"weight": "150"}, "A weight is 4 at most."),
        ({"weight": "1.00"}, "It weighs so much already."),
        ({"reason": " "}, "Give a reason. It stands beside the weight for everybody to read."),
        ({"reason": "x" * 501}, "A reason has 500 characters at most."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(ada, pier, told, said):
    (name,) = told

    answer = ada.post(PATH, {"weight": "1.5", "reason": "Because."} | told)

    html = answer.content.decode()
    assert answer.status_code == 200
    assert f"<li>{said}" in html.partition(f'name="{name}"')[2].partition("</div>")[0]
    assert "Nothing was changed yet" in html
    assert ("Because." in html) == (name == "weight")
    assert "<script>alert" not in html
    assert not Weight.objects.exists()
    assert Outlet.objects.get(pk=pier.pk).weight == 100


def test_form_is_for_editors_and_operators(client, visit, pier):
    member, other = Client(), Client()
    member.force_login(MemberFactory(username="ben"))
    olaf = MemberFactory(username="olaf")
    give_role(to=olaf, role=Role.OPERATOR)
    other.force_login(olaf)
    told = {"weight": "2", "reason": "Because."}

    for by in (None, member):
        assert "Give this weight" not in visit(PATH, by=by).words
    assert client.post(PATH, told)["Location"].startswith("/sign-in")
    assert member.post(PATH, told).status_code == 403
    assert not Weight.objects.exists()
    assert "Give this weight" in visit(PATH, by=other).words
    assert other.post(PATH, told).status_code == 302
    assert Weight.objects.get().by.username == "olaf"


def test_button_on_the_pages_of_critics_and_outlets_leads_to_the_form(ada, visit, tide):
    made = gave("4/5", film=tide)

    for page in (f"/outlets/{made.outlet.slug}", f"/critics/{made.critic.slug}"):
        (link,) = (one for one in visit(page, by=ada).links if one.startswith("/scores/weights/"))
        assert 'name="weight"' in visit(link, by=ada).html


def test_of_one_whose_reviews_are_held_back_editors_alone_know(ada, visit, client, tide):
    made = gave("4/5", film=tide, held_until=timezone.now() + timedelta(days=9), outlet=OutletFactory(slug="late"))
    path = "/scores/weights/outlet/late"

    assert ada.post(path, {"weight": "2", "reason": "Just so."}).status_code == 302

    assert "Just so." in visit(path, by=ada).words
    visit(path, status=404)
    assert "Just so." not in visit("/scores/weights", by=ada).words
    assert Weight.objects.get(outlet=made.outlet).weight == 200
    assert ada.post("/scores/weights/outlet/nobody", {"weight": "2", "reason": "x"}).status_code == 404


def test_names_and_reasons_that_try_to_be_more_are_words(ada, visit):
    for number, text in enumerate(HOSTILE):
        gave("4/5", outlet=OutletFactory(name=text, slug=f"o{number}"))
        html = ada.post(f"/scores/weights/outlet/o{number}", {"weight": "2", "reason": text[:500]}, follow=True)
        assert "<script>alert" not in html.content.decode()
        assert "<img" not in html.content.decode()
    assert "<script>alert" not in visit("/scores/weights").html


def test_history_comes_in_pages(ada, visit, pier):
    for number in range(25):
        Weight.objects.create(outlet=pier, weight=number, reason=f"No. {number}.", at=NOON + timedelta(days=number))

    page = visit(f"{PATH}?page=2", by=ada)

    assert "Page 2 of 2" in page.words
    assert f"{PATH}?like=1&page=2#give" in page.links
    assert 'name="weight" value="0.04"' in visit(f"{PATH}?like=1&page=2", by=ada).html
