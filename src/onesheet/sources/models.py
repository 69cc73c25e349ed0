"""Who says it and where: sources and the documents that were stored from them."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Source(models.Model):
    """Who says it: an encyclopedia, a magazine, a site of members, or the house itself."""

    class Kind(models.TextChoices):
        HOUSE = "house", "the house"
        ENCYCLOPEDIA = "encyclopedia", "encyclopedia"
        MAGAZINE = "magazine", "magazine"
        MEMBERS = "members", "site of members"
        DATASET = "dataset", "dataset"
        OTHER = "other", "other"

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    weight = models.PositiveSmallIntegerField(default=50)
    """How much its word counts where sources disagree, 0 to 100; see docs/concepts.md."""

    def __str__(self) -> str:
        return self.name


class Document(models.Model):
    """A text as it was stored. Its text never changes: a changed text is a new document that supersedes this one."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "proposed"
        PUBLISHED = "published", "published"
        SUPERSEDED = "superseded", "superseded"
        WITHDRAWN = "withdrawn", "withdrawn"
        DISCARDED = "discarded", "discarded"
        HELD = "held", "held back"
        """Taken in, and to be published when the edition of a festival that it speaks of is announced: seen by programmers alone."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="documents")
    state = models.CharField(max_length=20, choices=State, default=State.PROPOSED)
    kind = models.CharField(max_length=30)
    """One of `reading.vocabulary.KINDS`."""
    title = models.CharField(max_length=500)
    byline = models.JSONField(default=list)
    """Names of those who wrote it, in the order given."""
    outlet = models.CharField(max_length=200, blank=True)
    published = models.CharField(max_length=40, blank=True)
    """EDTF, as the document tells it; empty where it does not."""
    language = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    """The whole text, line ends `\\n`; empty once it was taken down, or discarded before it was published."""
    sha256 = models.CharField(max_length=64)
    """Of the text as stored, in UTF-8."""
    media_type = models.CharField(max_length=100, default="text/plain")
    origin = models.CharField(max_length=1000, blank=True)
    """Where it was got from, told apart from all others: an address, or the path of a file. Never shown to visitors."""
    address = models.URLField(max_length=1000, blank=True)
    """Where everybody can read it; empty where nobody can."""
    licence = models.CharField(max_length=60, blank=True)
    """An SPDX name (CC-BY-SA-4.0, CC0-1.0), `own` for the house's own; empty where nothing is known."""
    retrieved_at = models.DateTimeField()
    reader = models.CharField(max_length=60)
    """Name and version of what read it, `encyclopedia/1`."""
    unread = models.JSONField(default=list)
    """Stretches `[start, end]` of the main text from which nothing was taken."""
    problems = models.JSONField(default=list)
    reading = models.JSONField(null=True, blank=True)
    """What was read, while it waits to be published; null afterwards, when the statements hold it."""
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    added_at = models.DateTimeField()
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    """Who published, superseded, withdrew or discarded it, or took its text down; the last of them."""
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_reason = models.CharField(max_length=500, blank=True)
    """Why it was withdrawn or taken down, in the words of who did it."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"],
                condition=models.Q(state__in=["proposed", "published"]),
                name="one_document_of_a_text",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-added_at"], name="document_by_state"),
            models.Index(fields=["origin"], name="document_by_origin"),
        ]

    def __str__(self) -> str:
        return self.title
