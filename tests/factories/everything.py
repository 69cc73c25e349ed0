"""A member who did everything one can do here, beside another who answered; and words that tell each column apart."""

from __future__ import annotations

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import models

from factories.festivals import EditionFactory, SectionFactory, SelectionFactory, shown
from factories.films import FilmFactory, StatementFactory
from factories.people import PersonFactory
from factories.sources import NOON, DocumentFactory, SourceFactory
from onesheet.accounts.models import Attempt, Block, Follow, Invitation, Member, Mute, Notice, Role
from onesheet.critics.models import (
    Consensus,
    Critic,
    CriticReview,
    CriticReviewChange,
    Outlet,
    ReviewTable,
    ScoreHold,
    Weight,
)
from onesheet.exchange.models import ColumnMapping, Import, ImportBatch, ImportRow
from onesheet.festivals.models import (
    Attendance,
    Ballot,
    Change,
    Panel,
    PanelFilm,
    PanelMark,
    PanelMember,
    Pick,
    Plan,
    Poll,
    PollResult,
    PollRule,
    Wish,
)
from onesheet.films.models import Film
from onesheet.lists.models import FilmList, ListEditor, ListItem, Participant
from onesheet.moderation.models import Act, Report, Target, WordRule
from onesheet.people.models import PersonStatement
from onesheet.reviews.models import (
    Activity,
    Comment,
    MemberFilm,
    Review,
    ReviewLike,
    ReviewText,
    Viewing,
    ViewingTag,
)
from onesheet.scorebook.models import Badge, BadgeAward, Band, RuleInForce


def everything(of: Member, other: Member) -> Film:
    """Let a member do everything, with another who answers; return the film it is about."""
    film = FilmFactory(title="The Tide", year=2014)
    _films_and_diary(of, film)
    _reviews(of, other, film)
    _lists(of, other, film)
    _ties_and_notices(of, other)
    _moderation(of, other)
    StatementFactory(film=film, stated_by=of, value="Ann Marsh", made_at=NOON)
    PersonStatement.objects.create(
        person=PersonFactory(), property="gender", value="female", quote="She said.", source="A page", stated_by=of,
        made_at=NOON, until=NOON,
    )  # fmt: skip
    _critics(of, other, film)
    DocumentFactory(added_by=of, settled_by=of, settled_at=NOON)
    _imports(of, other, film)
    _at_festivals(of, film)
    LogEntry.objects.create(
        user=other, content_type=ContentType.objects.get_for_model(Member), object_id=str(of.pk), object_repr=str(of),
        action_flag=CHANGE, change_message="",
    )  # fmt: skip
    return film


def _critics(of: Member, other: Member, film: Film) -> None:
    """What an editor does for critics and scores."""
    critic = Critic.objects.create(name="Ida Ross", slug="ida-ross", folded="ida ross")
    outlet = Outlet.objects.create(name="The Pier", slug="the-pier", folded="the pier")
    told = {"by": of, "at": NOON, "reason": "As agreed."}
    table = ReviewTable.objects.create(
        name="pier.csv", sha256="0" * 64, format="reviews", source=SourceFactory(name="The Pier"), rows=1, made=1,
        at=NOON, by=of, undone_at=NOON,
    )  # fmt: skip
    review = CriticReview.objects.create(
        film=film, critic=critic, outlet=outlet, date="2014-09", sort_date="2014-09-01", printed="4/5", scale="stars-5",
        mark=4, value=8000, table="stars-5/1", verdict="positive", verdict_by="editor", table_of=table, line=2,
        document=DocumentFactory(title="The Pier in September"), made_by=of, made_at=NOON, changed_at=NOON,
        held_until=NOON, withdrawn_at=NOON, key="1" * 40,
    )  # fmt: skip
    CriticReviewChange.objects.create(review=review, before={"printed": "3/5"}, **told)
    Weight.objects.create(critic=critic, weight=150, **told)
    Weight.objects.create(outlet=outlet, weight=50, **told)
    Consensus.objects.create(film=film, text="Wet and worth it.", reviews=1, **told)
    held = {"film": film, "until": NOON, "at": NOON, "lifted_at": NOON}
    ScoreHold.objects.create(by=of, lifted_by=other, **held)
    ScoreHold.objects.create(by=other, lifted_by=of, **held)
    RuleInForce.objects.create(
        rule="percent-positive", version=1, parameters={"fewest": 9}, since=NOON, by=of, reason="So."
    )
    Band.objects.create(
        rule="percent-positive", low=60, high=100, label="Liked", since=NOON.date(), until=NOON.date(), by=of
    )
    badge = Badge.objects.create(name="Certified", slug="certified", conditions="Much liked.", since=NOON.date())
    given = {"badge": badge, "film": film, "at": NOON, "met": {"value": "90"}, "revoked_at": NOON}
    BadgeAward.objects.create(by=of, revoked_by=other, **given)
    BadgeAward.objects.create(by=other, revoked_by=of, **given)


def _at_festivals(of: Member, film: Film) -> None:
    """What somebody plans, sees, votes for and marks at a festival, and what they do there as a programmer."""
    edition = EditionFactory(slug="2015-autumn")
    section = SectionFactory(edition=edition, name="Galas")
    selection = SelectionFactory(edition=edition, section=section, film=film)
    screening = shown(selection, code="GALA01", title="The gala")
    times = {"made_at": NOON, "changed_at": NOON}
    plan = Plan.objects.create(
        member=of, edition=edition, free=[["2015-09-10T18:00", "2015-09-10T23:30"]], pause=15, most=3, **times
    )
    Wish.objects.create(plan=plan, selection=selection, weight=3, at=NOON)
    Pick.objects.create(plan=plan, screening=screening, fixed=False, at=NOON)
    Attendance.objects.create(member=of, screening=screening, how="door", at=NOON)
    poll = Poll.objects.create(edition=edition, name="Audience award", slug="audience", secret=b"0" * 32, **times)
    told = {"poll": poll, "selection": selection, "screening": screening, "mark": 4, "at": NOON}
    Ballot.objects.create(
        kind="member", member=of, verified=True, comment="Wet.", void_at=NOON, void_reason="Sent twice.", **told
    )
    Ballot.objects.create(kind="slip", entered_by=of, void_at=NOON, void_by=of, **told)
    done = {"by": of, "at": NOON}
    PollRule.objects.create(poll=poll, version=1, told={"scale": "five"}, reason="So.", **done)
    PollResult.objects.create(poll=poll, file="{}", signature="none", key="none", **done)
    Change.objects.create(edition=edition, kind="added", screening=screening, told={"what": "The gala"}, **done)
    panel = Panel.objects.create(edition=edition, name="Spring panel", **times)
    PanelMember.objects.create(panel=panel, member=of, at=NOON)
    proposed = PanelFilm.objects.create(panel=panel, film=film, note="For May.", proposed_by=of, at=NOON)
    PanelMark.objects.create(film=proposed, member=of, mark=9, note="Yes.", at=NOON)


def _imports(of: Member, other: Member, film: Film) -> None:
    """Imports of their own, and of nobody's things."""
    told = {"sha256": "2" * 64, "format": "letterboxd", "options": {"mapping": 3}, "made_at": NOON}
    mine = Import.objects.create(
        member=of, by=of, name="mine.zip", path="/nowhere/mine.zip", kept=True, expected={"rows": 2}, rows=2, made=1,
        waiting=1, notices=["One line was mended."], applied_at=NOON, undone_at=NOON, undone_by=of, **told,
    )  # fmt: skip
    Import.objects.create(member=other, by=of, name="theirs.zip", undone_by=of, **told)
    Import.objects.create(by=of, name="catalogue.tsv", **told)
    waits = {"row": {"=": "Row", "said": "The Tide"}, "settled_at": NOON, "film": film}
    ImportRow.objects.create(
        of=mine, number=1, state="waiting", told="3" * 40, choices=[[film.pk, "the year"]], **waits
    )
    ImportRow.objects.create(
        of=Import.objects.get(name="theirs.zip"), number=2, state="settled", told="4" * 40, settled_by=of, **waits
    )
    ImportBatch.objects.create(of=mine, stage="applied", number=1, first=1, rows=2, outcomes=b"", fates="mw", at=NOON)
    ColumnMapping.objects.create(name="Programme", header="5" * 64, columns={"Film": "title"}, made_by=of, made_at=NOON)


def _films_and_diary(of: Member, film: Film) -> None:
    MemberFilm.objects.create(
        member=of, film=film, rating=7, rated_at=NOON, liked=True, watched=True, watchlisted_at=NOON, favourite=1,
        viewings=1, last_viewed="2017-03-01", changed_at=NOON,
    )  # fmt: skip
    viewing = Viewing.objects.create(
        member=of, film=film, date="2017-03", sort_date="2017-03-01", rating=8, liked=True, format="cinema",
        companions=["Iris", "Tomás"], made_at=NOON, changed_at=NOON,
    )  # fmt: skip
    ViewingTag.objects.create(viewing=viewing, name="Sea", folded="sea")
    Activity.objects.create(
        member=of, kind=Activity.Kind.VIEWING, ref=viewing.pk, film=film, visibility="public", at=NOON
    )


def _reviews(of: Member, other: Member, film: Film) -> None:
    told = {"film": film, "state": "published", "made_at": NOON, "published_at": NOON, "visibility": "public"}
    viewing = Viewing.objects.get(member=of)
    answered = Review.objects.create(member=of, viewing=viewing, rating=7, edited_at=NOON, likes=1, **told)
    Review.objects.create(member=of, hidden_at=NOON, **told)
    Review.objects.create(member=of, film=film, made_at=NOON)
    ReviewText.objects.create(review=answered, spoilers=False, rating=6, until=NOON)
    ReviewLike.objects.create(review=answered, member=other, at=NOON)
    of_other = Review.objects.create(member=other, text="All salt.", html="<p>All salt.</p>", likes=2, **told)
    ReviewLike.objects.create(review=of_other, member=of, at=NOON)
    theirs = Comment.objects.create(review=answered, member=other, text="I was there.", html="There.", made_at=NOON)
    Comment.objects.create(review=answered, member=of, parent=theirs, made_at=NOON)
    mine = Comment.objects.create(review=of_other, member=of, made_at=NOON, edited_at=NOON)
    Comment.objects.create(review=of_other, member=other, parent=mine, text="Quite so.", html="So.", made_at=NOON)
    Comment.objects.create(review=of_other, member=of, made_at=NOON)
    Review.objects.filter(pk=answered.pk).update(comments_count=2)
    Review.objects.filter(pk=of_other.pk).update(comments_count=3)
    for one in (answered, of_other):
        Activity.objects.create(member=of, kind=Activity.Kind.LIKE, ref=one.pk, film=film, visibility="public", at=NOON)


def _lists(of: Member, other: Member, film: Film) -> None:
    def make(member: Member, **given: object) -> FilmList:
        given = {"name": "Harbours", **given}
        made = FilmList.objects.create(member=member, items_count=1, made_at=NOON, changed_at=NOON, **given)
        ListItem.objects.create(list=made, film=film, position=1, note="Wet.", added_by=of, added_at=NOON)
        return made

    alone = make(of, is_challenge=True, goal=3, rule={"years": [2010, 2019]}, starts=NOON.date(), ends=NOON.date())
    FilmList.objects.filter(pk=alone.pk).update(cloned_from=make(other, name="Piers"))
    Participant.objects.create(list=alone, member=of, at=NOON)
    Participant.objects.create(list=alone, member=other, at=NOON)
    shared = make(of, name="Shared shores", text="By both.", html="<p>By both.</p>")
    ListEditor.objects.create(list=shared, member=other, at=NOON)
    edited = make(other, name="Cliffs")
    ListEditor.objects.create(list=edited, member=of, at=NOON)


def _ties_and_notices(of: Member, other: Member) -> None:
    for tie in (Follow, Block, Mute):
        tie.objects.create(by=of, of=other, at=NOON)
    Follow.objects.create(by=other, of=of, at=NOON)
    Notice.objects.create(member=of, kind=Notice.Kind.FOLLOW, by=other, made_at=NOON, words={"name": "Cleo"})
    review = Review.objects.filter(member=of).first()
    Notice.objects.create(member=other, kind=Notice.Kind.FOLLOW, by=of, made_at=NOON, words={"name": of.username})
    Notice.objects.create(
        member=other, kind=Notice.Kind.REPORT, about=f"review:{review.pk}", made_at=NOON, words={"by": str(of)}
    )
    Attempt.objects.create(member=of, act="add", at=NOON)
    for number, person in enumerate((of, other)):
        Invitation.objects.create(
            made_by=person, code_hash=str(number) * 64, made_at=NOON, expires_at=NOON + timedelta(days=30), note="Ida"
        )
    Invitation.objects.filter(made_by=other).update(used_by=of, used_at=NOON, note=f"For {of.display_name}")
    EmailAddress.objects.get_or_create(user=of, email=of.email, defaults={"verified": True, "primary": True})


def _moderation(of: Member, other: Member) -> None:
    of.groups.add(Group.objects.get_or_create(name=Role.CRITIC)[0])
    by = {"target": Target.REVIEW, "reason": Report.Reason.SPAM, "at": NOON}
    Report.objects.create(member=other, by=of, target_id=1, closed_at=NOON, closed_by=other, **by)
    Report.objects.create(member=of, by=other, target_id=2, text="Dull.", **by)
    Report.objects.create(member=other, by=other, target_id=3, closed_at=NOON, closed_by=of, text="Loud.", **by)
    Act.objects.create(
        kind=Act.Kind.HIDE, by=of, member=other, reason="Too loud.", at=NOON, undone_by=of, undone_at=NOON
    )
    Act.objects.create(
        kind=Act.Kind.DELETE, by=other, member=of, reason="Not here.", details={"text": of.about, "number": 4}, at=NOON
    )
    WordRule.objects.create(kind=WordRule.Kind.WORD, pattern="casino", made_by=of, made_at=NOON)


def tell_columns_apart(rows: models.QuerySet, *, apart_from: frozenset[str] = frozenset()) -> None:
    """Put words of its own into each column of text of each row, and a moment of its own into each of time.

    Columns with choices stay, and those that are unique or tell dates in a form of their own.
    """
    for row in rows:
        for number, field in enumerate(row._meta.concrete_fields):
            if field.choices or field.unique or field.name in apart_from:
                continue
            if isinstance(field, models.DateTimeField) and getattr(row, field.name) is not None:
                setattr(row, field.name, NOON + timedelta(days=row.pk, minutes=number, seconds=len(row._meta.label)))
            elif isinstance(field, models.URLField):
                setattr(row, field.name, f"https://example.org/{row._meta.model_name}/{field.name}/{row.pk}")
            elif isinstance(field, models.CharField | models.TextField):
                words = f'={row._meta.model_name} {field.name}, "{row.pk}"\n'
                setattr(row, field.name, words[: field.max_length] if field.max_length else words)
        row.save()
