"""Films, what is said of them, and the record made from it.

A `Statement` is what a document says. The record (`Film`'s own columns, `Title`, `Credit`, `Release`, `Figure`,
`Fact`) is a projection of the statements into tables made for asking; it can be thrown away and rebuilt.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from onesheet.people.models import Person
from onesheet.sources.models import Document


class Film(models.Model):
    """A film: the work, in all its versions. Every column but the slug is made from statements."""

    slug = models.SlugField(max_length=200, unique=True)
    """Given once; an address that was published does not change."""
    title = models.CharField(max_length=300)
    sort_title = models.CharField(max_length=300, db_index=True)
    match_key = models.CharField(max_length=120, db_index=True)
    """`pure.matching.title_key` of the title; finds the film again even while no statement about it stands."""
    year = models.PositiveSmallIntegerField(null=True, blank=True, db_index=True)
    runtime_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    synopsis = models.TextField(blank=True)
    genre = models.CharField(max_length=80, blank=True)
    """The first of its genres; the poster's motif follows it."""
    base_document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="based_films"
    )
    """The dataset whose row is all that is said of the film: its `DatasetEntry` stands for the record. Null once a document says
    something else; the row's statements are then written, too."""
    shown = models.BooleanField(default=True)
    """False while no statement stands, since all its documents were withdrawn: it then has no page and is in no list."""
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.title} ({self.year})" if self.year else self.title


class DatasetEntry(models.Model):
    """The row of a bulk dataset that a film was made of. It costs a film of millions no statements and no record rows."""

    film = models.OneToOneField(Film, on_delete=models.CASCADE, related_name="dataset_entry")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="dataset_entries")
    """The dataset: a document that tells what it is, not its millions of rows."""
    scheme = models.CharField(max_length=40)
    """Whose numbers it counts films by: `imdb`, `tmdb`."""
    number = models.CharField(max_length=40)
    """The film's own, `tt0000001`."""
    original_title = models.CharField(max_length=300, blank=True)
    """Empty where it is the film's title."""
    original_key = models.CharField(max_length=120, blank=True)
    """`pure.matching.title_key` of the original title; empty where that of the title is the same."""
    genres = models.CharField(max_length=200, blank=True)
    """As printed, with commas between them."""
    row = models.TextField()
    """The row as printed: the sentence that all of this came from."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "number"], name="one_entry_of_a_number")]
        indexes = [
            models.Index(fields=["original_key"], condition=~models.Q(original_key=""), name="entry_by_original_key")
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.number}"


class Statement(models.Model):
    """One thing that one document, or one member, says of one film. Never changed, never deleted.

    It stands while its document is published and its rank is not `deprecated`.
    """

    film = models.ForeignKey(Film, on_delete=models.PROTECT, related_name="statements")
    property = models.CharField(max_length=40)
    value = models.JSONField()
    qualifiers = models.JSONField(default=dict)
    rank = models.CharField(max_length=12, default="normal")
    reason = models.CharField(max_length=500, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="statements")
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    quote = models.TextField(blank=True)
    """`document.text[start:end]`; kept here since it outlives a text that was taken down."""
    sentence = models.TextField(blank=True)
    """The sentence the quote stands in, for the same reason."""
    digest = models.CharField(max_length=40)
    """Of property, value and qualifiers: the same thing said twice in one place is one statement."""
    row_key = models.CharField(max_length=16, blank=True)
    """`key` of the one record row that it supports; empty while it does not stand. A part of the record kept here:
    every other column stays as it was written, but for the rank, with its reason, of what a later table of the same source overtook."""
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "film", "start", "end", "digest"], name="one_statement_of_a_kind_in_a_place"
            ),
            models.CheckConstraint(
                condition=models.Q(document__isnull=False) | models.Q(stated_by__isnull=False),
                name="somebody_states_it",
            ),
        ]
        indexes = [
            models.Index(fields=["film", "property"], name="statement_by_film"),
            models.Index(fields=["film", "row_key"], name="statement_by_row"),
        ]

    def __str__(self) -> str:
        return f"{self.property}: {self.value}"


class RecordRow(models.Model):
    """One value in the record, with the statement that says it best."""

    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="%(class)s_rows")
    key = models.CharField(max_length=16)
    """The same in every rebuild; the source mark leads to it."""
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="+")
    sources = models.PositiveSmallIntegerField()
    """How many documents (and members) say it."""
    accepted = models.BooleanField()
    """False where another value won; the loser stands beside it."""
    disputed = models.BooleanField()
    """True where sources give different values for this one thing."""
    position = models.PositiveSmallIntegerField()
    """Order within its property, from 0; the loser of a disagreement comes right after the winner."""

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["film", "key"], name="%(class)s_of_a_key")]


class Title(RecordRow):
    """A title by which the film is known."""

    text = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, db_index=True)
    match_key = models.CharField(max_length=120, db_index=True)
    """`pure.matching.title_key`: the same for all ways of writing the title."""
    kind = models.CharField(max_length=20)
    """`main`, `original`, `working` or `alternative`."""
    language = models.CharField(max_length=20, blank=True)


class Credit(RecordRow):
    """The part one person took in one film."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="credits")
    function = models.CharField(max_length=40)
    """The statement's property: `director`, `cast_member` ..."""
    character = models.CharField(max_length=200, blank=True)
    billing = models.PositiveSmallIntegerField(null=True, blank=True)
    credited_as = models.CharField(max_length=200, blank=True)

    class Meta(RecordRow.Meta):
        indexes = [models.Index(fields=["person", "function"], name="credit_by_person")]


class Release(RecordRow):
    """A publication event: when, where and how the film came out."""

    date = models.CharField(max_length=40)
    """EDTF."""
    sort_date = models.CharField(max_length=10, db_index=True)
    """The earliest day it can mean, `YYYY-MM-DD`; empty where the year is not known."""
    kind = models.CharField(max_length=20)
    place = models.CharField(max_length=100, blank=True)
    qualifiers = models.JSONField(default=dict)


class Figure(RecordRow):
    """A number somebody reports: a score, takings, a budget. Theirs, never ours."""

    property = models.CharField(max_length=20)
    by = models.CharField(max_length=100, blank=True)
    amount = models.DecimalField(max_digits=18, decimal_places=4)
    scale = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    count = models.PositiveIntegerField(null=True, blank=True)
    qualifiers = models.JSONField(default=dict)
    value = models.JSONField()
    """The statement's value, whole: ranges and approximations are in it."""

    class Meta(RecordRow.Meta):
        indexes = [models.Index(fields=["property", "by", "amount"], name="figure_by_property")]


class Fact(RecordRow):
    """Anything else: countries, genres, companies, places, songs, awards ...

    Values that the other tables cannot hold stand here too, under their own property: a figure that was lost from the
    text, a name that is no name.
    """

    property = models.CharField(max_length=40)
    value = models.JSONField()
    folded = models.CharField(max_length=200)
    """The value folded for asking, `comedy drama`; the first 200 characters where it is a long text."""
    qualifiers = models.JSONField(default=dict)

    class Meta(RecordRow.Meta):
        indexes = [models.Index(fields=["property", "folded"], name="fact_by_value")]


class QuotedReview(models.Model):
    """A review that a document carries: someone else's words about the film, with the mark they gave."""

    film = models.ForeignKey(Film, on_delete=models.PROTECT, related_name="quoted_reviews")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="quoted_reviews")
    author = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200, blank=True)
    """Where it was first printed: an outlet, or the site of the members who wrote it."""
    rating = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    scale = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    original = models.CharField(max_length=60, blank=True)
    """The mark exactly as printed, `★★★½`."""
    verdict = models.CharField(max_length=10, blank=True)
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "film", "start", "end"], name="one_review_in_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.author or 'Unsigned'} on {self.film}"
