"""Which tables an archive of the site has, and which it leaves out and why."""

from __future__ import annotations

from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model
from django.db.models.options import Options

from onesheet.exchange.site.columns import Column, column_of

LEFT_OUT = {
    "django_session": "Signed-in browsers: everybody signs in again at the new place.",
    "usersessions_usersession": "Signed-in browsers, as their owners are shown them.",
    "account_emailconfirmation": "Links that were mailed lead to the old address; a new one is mailed on request.",
    "accounts_attempt": "Who tried what how often, for limits that last hours.",
    "axes_accessattempt": "Failed sign-ins, for limits that last minutes.",
    "axes_accessattemptexpiration": "When these limits end.",
    "axes_accesslog": "A log of sign-ins that the site does not keep.",
    "axes_accessfailurelog": "A log of failed sign-ins that the site does not keep.",
    "page_version": "Versions of finished pages: every site counts its own.",
    "django_content_type": "The program's own list of tables; rows that name one do so by app and model.",
    "auth_permission": "The program's own list of permissions; rows that name one do so by app, model and name.",
    "django_migrations": "How the tables came to be: the manifest says where they stand.",
}
"""Table -> why the archive has none of it. Every other table of every model goes along."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table and its columns, in the order in which models declare them."""

    name: str
    model: type[Model]
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        """Return the path of its rows inside an archive."""
        return f"tables/{self.name}.jsonl"

    @property
    def numbered(self) -> Column | None:
        """Return the column whose numbers the database gives, if there is one."""
        return next((column for column in self.columns if column.given), None)


def meta(model: type[Model]) -> Options[Model]:
    """Return what Django knows of a model; its documented API."""
    return model._meta  # noqa: SLF001


def all_models() -> list[type[Model]]:
    """Return the models of all tables of the site, many-to-many tables too, in the order of their tables' names."""
    managed = [model for model in apps.get_models(include_auto_created=True) if meta(model).managed]
    return sorted((model for model in managed if not meta(model).proxy), key=lambda model: meta(model).db_table)


def tables() -> tuple[Table, ...]:
    """Return the tables that go along, in the order of their names. Raises TypeError for a column of an unknown kind."""
    return tuple(
        Table(meta(model).db_table, model, tuple(column_of(field) for field in meta(model).concrete_fields))
        for model in all_models()
        if meta(model).db_table not in LEFT_OUT
    )
