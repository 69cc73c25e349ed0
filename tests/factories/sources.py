"""Sources and documents."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import factory

from onesheet.sources.models import Document, Source
from onesheet.values.names import slug

NOON = datetime(2024, 5, 4, 12, tzinfo=UTC)
"""When things happen in tests that do not care when."""


class SourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Source

    name = factory.Sequence(lambda number: f"Source {number}")
    slug = factory.LazyAttribute(lambda one: slug(one.name))
    kind = Source.Kind.MAGAZINE
    weight = 50


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Document

    source = factory.SubFactory(SourceFactory)
    state = Document.State.PUBLISHED
    kind = "review"
    title = factory.Sequence(lambda number: f"Document {number}")
    text = factory.LazyAttribute(lambda one: f"The text of {one.title}.")
    sha256 = factory.LazyAttribute(lambda one: hashlib.sha256(one.text.encode()).hexdigest())
    retrieved_at = NOON
    reader = "review/1"
    added_at = NOON
