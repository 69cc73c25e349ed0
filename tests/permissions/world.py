"""What the rows speak of: Olga's things, and everybody who asks for them."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.models import Group
from django.test import Client

from factories.readings import reading, said
from factories.sources import NOON
from onesheet.accounts.models import Block, Follow, Invitation, Member, Notice, Role, Visibility
from onesheet.critics.models import Critic, CriticReview, CriticTally, Outlet
from onesheet.exchange.models import ColumnMapping, Import, ImportBatch, ImportRow
from onesheet.exchange.pure.packed import fates_of, pack_outcomes
from onesheet.exchange.pure.rows import Fate, FilmTold, Outcome, Rate, Row
from onesheet.exchange.pure.stored import stored, told_key
from onesheet.films.models import Film
from onesheet.films.services import propose, publish, withdraw
from onesheet.lists.models import FilmList, ListEditor, ListItem, Participant
from onesheet.moderation.models import Act, Report, Target, WordRule
from onesheet.reviews.models import Comment, FilmTally, MemberFilm, Review, ReviewText, Viewing
from onesheet.scorebook.models import Badge, BadgeAward, Band
from permissions.clubs_world import add_clubs
from permissions.plans_world import add_plans
from permissions.programme_world import add_programme
from permissions.votes_world import add_votes

NAMES = {
    "member": "mia", "owner": "olga", "follower": "finn", "blocked": "bo", "moderator": "mo", "operator": "otto",
    "editor": "ada", "programmer": "pia",
}  # fmt: skip


@dataclass
class World:
    """Everybody by role, and every thing's number or name by what the rows call it."""

    people: dict[str, Member]
    things: dict[str, int | str] = field(default_factory=dict)

    def client(self, who: str) -> Client:
        """Return a browser in which that one is signed in."""
        client = Client(raise_request_exception=False)
        if who != "visitor":
            client.force_login(self.people[who], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    def parts(self, where: dict[str, str | int]) -> dict[str, str | int]:
        """Return the parts of an address, things by their numbers."""
        return {key: self.things.get(value, value) if isinstance(value, str) else value for key, value in where.items()}

    def data(self, data: dict[str, object]) -> dict[str, object]:
        """Return what is posted; a text `@thing` stands for that thing's number."""
        return {
            key: self.things[value[1:]] if isinstance(value, str) and value.startswith("@") else value
            for key, value in data.items()
        }


def make_world() -> World:
    """Make everybody and everything; needs a database."""
    people = {who: _member(name) for who, name in NAMES.items()}
    for who in ("moderator", "operator", "editor", "programmer"):
        people[who].groups.add(Group.objects.get_or_create(name=Role(who).value)[0])
    owner = people["owner"]
    Follow.objects.create(by=people["follower"], of=owner, at=NOON)
    Block.objects.create(by=owner, of=people["blocked"], at=NOON)
    world = World(people)
    world.things |= {
        "owner": owner.username,
        "mia": "mia",
        "mia's number": people["member"].pk,
        "a code": "no-such-code",
    }
    _documents(world)
    film = Film.objects.get(slug="the-tide")
    world.things |= {"film": film.pk, "the film": film.slug}
    _diary(world, film, owner)
    _reviews(world, film, owner)
    _lists(world, film, owner)
    _moderation(world, owner)
    _critics(world, film)
    _imports(world, film, owner)
    add_votes(world, film)
    add_programme(world, film)
    add_plans(world)
    add_clubs(world, film)
    return world


def _member(name: str) -> Member:
    member = Member(username=name, display_name=name.title(), email=f"{name}@example.org")
    member.set_password("a long pass phrase")
    member.save()
    return member


def _documents(world: World) -> None:
    for name in ("published", "waiting", "withdrawn"):
        text = f"The Tide, {name}. Directed by Ann Marsh."
        told = said(text, "director", "Ann Marsh", "Directed by Ann Marsh")
        document = propose(reading=reading(text, told, title="The Tide"), by=None, now=NOON).document
        if name != "waiting":
            publish(document=document, by=None, now=NOON)
        if name == "withdrawn":
            withdraw(document=document, by=None, now=NOON)
        world.things[f"{name} document"] = document.pk


def _diary(world: World, film: Film, owner: Member) -> None:
    MemberFilm.objects.create(
        member=owner,
        film=film,
        rating=7,
        rated_at=NOON,
        watched=True,
        viewings=1,
        last_viewed="2024-05-04",
        changed_at=NOON,
    )
    FilmTally.objects.create(film=film, half_7=1, watched=1, reviews=1)
    for visibility in Visibility.values:
        viewing = Viewing.objects.create(
            member=owner, film=film, date="2024-05-04", sort_date="2024-05-04", rating=7, visibility=visibility,
            made_at=NOON, changed_at=NOON,
        )  # fmt: skip
        world.things[f"viewing for {visibility}"] = viewing.pk


def _reviews(world: World, film: Film, owner: Member) -> None:
    def review(**given: object) -> Review:
        told = {"state": "published", "published_at": NOON, **given}
        return Review.objects.create(
            member=owner, film=film, text="Salt.", html="<p>Salt.</p>", excerpt="Salt.", made_at=NOON, **told
        )

    for visibility in Visibility.values:
        world.things[f"review for {visibility}"] = review(visibility=visibility, rating=7).pk
    world.things["draft"] = review(state="draft", published_at=None).pk
    world.things["hidden review"] = review(hidden_at=NOON).pk
    public = Review.objects.get(pk=world.things["review for public"])
    ReviewText.objects.create(review=public, text="Sand.", html="<p>Sand.</p>", spoilers=False, until=NOON)
    Review.objects.filter(pk=public.pk).update(edited_at=NOON, comments_count=2)
    for who in ("owner", "member"):
        comment = Comment.objects.create(
            review=public, member=world.people[who], text="Yes.", html="<p>Yes.</p>", made_at=NOON
        )
        world.things[f"comment by {who}"] = comment.pk


def _lists(world: World, film: Film, owner: Member) -> None:
    def make(**given: object) -> FilmList:
        made = FilmList.objects.create(
            member=owner, name="Harbours", items_count=1, made_at=NOON, changed_at=NOON, token=uuid.uuid4(), **given
        )
        item = ListItem.objects.create(list=made, film=film, position=1, added_by=owner, added_at=NOON)
        world.things["item"] = item.pk
        return made

    for visibility in Visibility.values:
        world.things[f"list for {visibility}"] = make(visibility=visibility).pk
    world.things["hidden list"] = make(hidden_at=NOON).pk
    challenge = make(is_challenge=True, goal=1)
    Participant.objects.create(list=challenge, member=owner, at=NOON)
    world.things["challenge"] = challenge.pk
    shared = make()
    ListEditor.objects.create(list=shared, member=world.people["member"], at=NOON)
    world.things["shared list"] = shared.pk
    world.things["item of the shared list"] = shared.items.get().pk


def _critics(world: World, film: Film) -> None:
    """One review that stands, one that is held back and one that was withdrawn, by Ida Ross in The Pier; a badge."""
    critic = Critic.objects.create(name="Ida Ross", slug="ida-ross", folded="ida ross")
    outlet = Outlet.objects.create(name="The Pier", slug="the-pier", folded="the pier")
    states = {
        "critic review": {},
        "held critic review": {"held_until": NOON + timedelta(days=36_500)},
        "withdrawn critic review": {"withdrawn_at": NOON, "withdrawn_reason": "Another film."},
    }
    for number, (name, state) in enumerate(states.items()):
        review = CriticReview.objects.create(
            film=film, critic=critic, outlet=outlet, date="2014-09", sort_date="2014-09-01", printed="4/5",
            scale="stars-5", mark=4, value=8000, table="stars-5/1", verdict="positive", verdict_by="critic",
            quote="Salt and light.", made_at=NOON, changed_at=NOON, key=f"{number}" * 40, **state,
        )  # fmt: skip
        world.things[name] = review.pk
    CriticTally.objects.create(
        film=film, positive=1, scored=1, values=8000, squares=8000**2, weighed=1, weights=10_000,
        weights_squared=10_000**2, weighted=10_000 * 8000, weighted_squares=10_000 * 8000**2,
    )  # fmt: skip
    badge = Badge.objects.create(name="Seal", slug="seal", conditions="Seen together.", since=NOON.date())
    award = BadgeAward.objects.create(badge=badge, film=film, at=NOON)
    band = Band.objects.create(rule="percent-positive", low=60, high=100, label="liked", since=NOON.date())
    world.things |= {
        "the critic": critic.slug, "the outlet": outlet.slug, "critic's number": critic.pk, "outlet's number": outlet.pk,
        "badge": badge.pk, "the badge": badge.slug, "award": award.pk, "band": band.pk,
    }  # fmt: skip


def _imports(world: World, film: Film, owner: Member) -> None:
    """Two imports of Olga's, one that waits to be taken in and one that was, with a row in doubt; a catalogue of Ada's."""

    def make(name: str, **given: object) -> Import:
        sha256 = hashlib.sha256(name.encode()).hexdigest()
        made = Import.objects.create(
            name=f"{name}.csv", sha256=sha256, size=12, format="letterboxd", made_at=NOON, **given
        )
        world.things[name] = made.pk
        return made

    make("import that waits", member=owner, by=owner, state="previewed", expected={"rows": 2, "made": 2})
    mapping = ColumnMapping.objects.create(name="Programme", header="0" * 64, columns={"film": "title"}, made_at=NOON)
    world.things["mapping"] = mapping.pk
    done = make("import that is done", member=owner, by=owner, state="done", applied_at=NOON, rows=1, ambiguous=1)
    make("catalogue", by=world.people["editor"], state="previewed", expected={"rows": 1, "made": 1})
    told = FilmTold("The Tide", 2014)
    row = Row("ratings.csv", 2, "The Tide,2014,4", Rate(8), told)
    doubt = ImportRow.objects.create(
        of=done, number=1, state="ambiguous", row=stored(row), told=told_key(told), choices=[[film.pk, "Another year."]]
    )
    batch = [Outcome(1, row.file, row.line, Fate.AMBIGUOUS, row.said)]
    ImportBatch.objects.create(
        of=done,
        stage="applied",
        number=1,
        first=1,
        rows=1,
        fates=fates_of(batch),
        outcomes=pack_outcomes(batch),
        at=NOON,
    )
    world.things["row in doubt"] = doubt.pk


def _moderation(world: World, owner: Member) -> None:
    report = Report.objects.create(
        target=Target.REVIEW, target_id=world.things["review for public"], member=owner, by=world.people["member"],
        reason=Report.Reason.SPAM, quoted="Salt.", at=NOON,
    )  # fmt: skip
    act = Act.objects.create(
        kind=Act.Kind.WARN, by=world.people["moderator"], target=Target.MEMBER, target_id=owner.pk, member=owner,
        reason="Be kind.", at=NOON,
    )  # fmt: skip
    rule = WordRule.objects.create(
        kind=WordRule.Kind.WORD, pattern="casino", made_by=world.people["moderator"], made_at=NOON
    )
    waiting = _member("wim")
    Member.objects.filter(pk=waiting.pk).update(is_active=False, waiting_since=NOON)
    invitation = Invitation.objects.create(
        code_hash=hashlib.sha256(b"code").hexdigest(), made_by=world.people["operator"], made_at=NOON,
        expires_at=NOON + timedelta(days=36_500),
    )  # fmt: skip
    notice = Notice.objects.create(member=owner, kind=Notice.Kind.FOLLOW, by=world.people["follower"], made_at=NOON)
    world.things |= {
        "report": report.pk, "act": act.pk, "rule": rule.pk, "waiting member": waiting.pk, "wim": "wim",
        "invitation": invitation.pk, "notice": notice.pk, "owner's number": owner.pk,
    }  # fmt: skip
