"""What an administrator sees: everything is read here, and only a source's name, kind and weight are changed.

The record follows from statements, and statements from documents; both have their own pages to be corrected on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from onesheet.films.models import Film, QuotedReview, Statement
from onesheet.films.services import rebuild_of_source
from onesheet.people.models import Person
from onesheet.sources.models import Document, Source

if TYPE_CHECKING:
    Page: TypeAlias = admin.ModelAdmin[Any]
else:
    Page = admin.ModelAdmin  # takes no type at run time


class ReadOnly(Page):
    """Shows rows and changes none."""

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - Django's signature
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False


@admin.register(Film)
class FilmAdmin(ReadOnly):
    """Films by title."""

    list_display = ("title", "year", "slug", "shown")
    list_filter = ("shown",)
    search_fields = ("title",)


@admin.register(Statement)
class StatementAdmin(ReadOnly):
    """What documents say."""

    list_display = ("film", "property", "value", "rank", "document")
    list_filter = ("property", "rank")
    list_select_related = ("film", "document")
    search_fields = ("film__title", "quote")


@admin.register(QuotedReview)
class QuotedReviewAdmin(ReadOnly):
    """Reviews that documents carry."""

    list_display = ("film", "author", "source", "original", "document")
    list_select_related = ("film", "document")
    search_fields = ("film__title", "author")


@admin.register(Person)
class PersonAdmin(ReadOnly):
    """Persons by name."""

    list_display = ("name", "slug")
    search_fields = ("name",)


@admin.register(Document)
class DocumentAdmin(ReadOnly):
    """Documents, without their texts."""

    list_display = ("title", "source", "state", "kind", "licence", "added_at")
    list_filter = ("state", "kind", "licence")
    list_select_related = ("source",)
    search_fields = ("title", "outlet")
    exclude = ("text", "reading", "unread")


@admin.register(Source)
class SourceAdmin(Page):
    """Sources; a new weight or kind makes the records of all its films again."""

    list_display = ("name", "kind", "weight")
    list_filter = ("kind",)
    search_fields = ("name",)
    readonly_fields = ("slug",)

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - Django's signature
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False

    def save_model(self, request: HttpRequest, obj: Source, form: ModelForm[Source], change: bool) -> None:  # noqa: FBT001
        """Keep the change and what follows from it."""
        super().save_model(request, obj, form, change)
        rebuild_of_source(source=obj)
