"""The forms by which members make and change lists."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from onesheet.accounts.models import Visibility
from onesheet.lists.limits import LONGEST_NOTE, LONGEST_TEXT
from onesheet.lists.pure.rules import FIRST_YEAR, LAST_YEAR, LONGEST_FILM, Rule, RuleError, as_json, parse
from onesheet.lists.services import ChallengeEntry, ListEntry
from onesheet.values.countries import country_code, country_name
from onesheet.values.languages import language_code, language_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from onesheet.lists.queries.page import ListHead

WHO_SEES = (
    (Visibility.PUBLIC.value, _("everybody")),
    (Visibility.MEMBERS.value, _("members")),
    (Visibility.FOLLOWERS.value, _("those who follow me")),
    (Visibility.ME.value, _("only me")),
)
_GENDERS = (
    ("", _("anybody")),
    ("female", _("women")),
    ("male", _("men")),
    ("other", _("people of another gender")),
)
_PARTS = re.compile(r"[,;\n]")


def _words(rows: int = 1) -> forms.Widget:
    return forms.TextInput(attrs={"autocomplete": "off"}) if rows == 1 else forms.Textarea(attrs={"rows": rows})


def _year() -> forms.IntegerField:
    return forms.IntegerField(required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR)


def _minutes() -> forms.IntegerField:
    return forms.IntegerField(required=False, min_value=1, max_value=LONGEST_FILM)


class ListForm(forms.Form):
    """A list as its owner describes it."""

    use_required_attribute = False

    name = forms.CharField(max_length=200, widget=_words(), error_messages={"required": _("Give the list a name.")})
    text = forms.CharField(required=False, max_length=LONGEST_TEXT, widget=_words(6))
    ranked = forms.BooleanField(required=False)
    visibility = forms.ChoiceField(choices=WHO_SEES)
    token = forms.UUIDField(widget=forms.HiddenInput)

    challenge = False

    def entry(self) -> ListEntry:
        """Return what was filled in."""
        given = self.cleaned_data
        return ListEntry(
            name=given["name"],
            text=given["text"],
            ranked=given["ranked"],
            visibility=given["visibility"],
            challenge=self.challenge_entry(),
        )

    def challenge_entry(self) -> ChallengeEntry | None:
        """Return what makes it a challenge; None for a list."""
        return None


class ChallengeForm(ListForm):
    """A challenge: a list or a rule, a goal, and the days on which viewings count."""

    by = forms.ChoiceField(
        choices=(("list", _("films that I put on a list")), ("rule", _("all films that fit a rule"))),
        widget=forms.RadioSelect,
        initial="list",
    )
    goal = forms.IntegerField(required=False, min_value=1, max_value=10_000)
    starts = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    ends = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    director_gender = forms.ChoiceField(required=False, choices=_GENDERS)
    director = forms.CharField(required=False, max_length=1000, widget=_words())
    cast = forms.CharField(required=False, max_length=1000, widget=_words())
    country = forms.CharField(required=False, max_length=1000, widget=_words())
    language = forms.CharField(required=False, max_length=1000, widget=_words())
    genre = forms.CharField(required=False, max_length=1000, widget=_words())
    festival = forms.CharField(required=False, max_length=1000, widget=_words())
    from_year = _year()
    to_year = _year()
    at_least = _minutes()
    at_most = _minutes()
    new = forms.BooleanField(required=False)

    challenge = True

    def clean_country(self) -> list[str]:
        """Read countries by name or code."""
        return self._codes("country", country_code, country_name)

    def clean_language(self) -> list[str]:
        """Read languages by name or code."""
        return self._codes("language", lambda name: language_code(name, certain=True), language_name)

    def _codes(self, name: str, code_of: Callable[[str], str | None], name_of: Callable[[str], str]) -> list[str]:
        codes = []
        for word in _split(self.cleaned_data[name]):
            plain = word.upper() if name == "country" else word.lower()
            code = code_of(word) or (plain if name_of(plain) != plain else None)
            if code is None:
                raise forms.ValidationError(
                    _("“%(word)s” is not known here. Write it out in English.") % {"word": word}
                )
            codes.append(code)
        return codes

    def clean(self) -> dict[str, Any]:
        """Make the rule of its fields, and check what belongs together."""
        found = dict(super().clean() or {})
        starts, ends = found.get("starts"), found.get("ends")
        if starts and ends and starts > ends:
            self.add_error("ends", _("The last day is before the first one."))
        found["rule"] = None
        if found.get("by") == "rule" and not self.errors:
            self._clean_rule(found)
        return found

    def _clean_rule(self, found: dict[str, Any]) -> None:
        if not found.get("goal"):
            self.add_error("goal", _("A challenge by a rule needs a goal: how many films?"))
        if found.get("new") and not found.get("starts"):
            self.add_error("starts", _("“Not seen before” needs a first day."))
        told: dict[str, Any] = {name: _split(found[name]) for name in ("director", "cast", "genre", "festival")}
        told |= {name: found[name] for name in ("country", "language")}
        told |= {
            name: found[name]
            for name in ("director_gender", "from_year", "to_year", "at_least", "at_most")
            if found[name]
        }
        if found["new"]:
            told["new"] = True
        try:
            found["rule"] = parse({name: value for name, value in told.items() if value})
        except RuleError as fault:
            self.add_error(None, str(fault))

    def challenge_entry(self) -> ChallengeEntry:
        """Return what makes it a challenge."""
        given = self.cleaned_data
        return ChallengeEntry(rule=given["rule"], goal=given["goal"], starts=given["starts"], ends=given["ends"])


class NoteForm(forms.Form):
    """What is said about a film on a list."""

    note = forms.CharField(required=False, max_length=LONGEST_NOTE, widget=_words(4))
    before = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    """The note as it was when the form was made."""


def _split(words: str) -> list[str]:
    return [part.strip() for part in _PARTS.split(words) if part.strip()]


def first_values(visibility: str) -> dict[str, Any]:
    """Return what an empty form starts with."""
    return {"visibility": visibility, "token": uuid.uuid4(), "by": "list"}


def values_of(head: ListHead) -> dict[str, Any]:
    """Return what the form of a list that is there starts with."""
    told: dict[str, Any] = {
        "name": head.name,
        "text": head.text,
        "ranked": head.ranked,
        "visibility": head.visibility,
        "token": uuid.uuid4(),
    }
    if head.is_challenge:
        told |= {"goal": head.goal, "starts": head.starts, "ends": head.ends, "by": "rule" if head.rule else "list"}
        told |= _values_of_rule(head.rule) if head.rule else {}
    return told


def _values_of_rule(rule: Rule) -> dict[str, Any]:
    told = as_json(rule)
    for name in ("director", "cast", "genre", "festival"):
        told[name] = ", ".join(told.get(name, []))
    told["country"] = ", ".join(country_name(code) for code in rule.country)
    told["language"] = ", ".join(language_name(code) for code in rule.language)
    return told
