"""The forms by which editors tell of critics' reviews."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from onesheet.critics.pure.entries import ReviewEntry, Told, faults, tidy
from onesheet.critics.pure.judging import Judged, told_of
from onesheet.reading.prose.casing import prose
from onesheet.reading.prose.dates import dates_in
from onesheet.sources.licences import FREE, spdx
from onesheet.values.countries import country_code, country_name
from onesheet.values.dates import first_day, parse_date, parse_interval
from onesheet.values.languages import language_code, language_name
from onesheet.values.scales import SCALES, Mark, read_mark, scale_named

if TYPE_CHECKING:
    from datetime import datetime

    from onesheet.critics.queries.reviews import ReviewSheet
    from onesheet.critics.queries.voices import VoiceHead

_VERDICTS = (
    ("", _("what follows from the mark")),
    ("positive", _("positive")),
    ("mixed", _("mixed")),
    ("negative", _("negative")),
)
_DECIDED = (
    ("", _("nobody told it")),
    ("critic", _("the critic")),
    ("outlet", _("the outlet")),
    ("aggregator", _("an aggregator")),
    ("editor", _("I, an editor of this site")),
)
_DAY_AND_TIME = "%Y-%m-%dT%H:%M"


def scale_choices(chosen: str, nothing: str) -> list[tuple[str, str]]:
    """Return the scales to choose from; one that is chosen already and has no name of its own is among them."""
    listed = [(scale.id, gettext(scale.name)) for scale in SCALES.values() if scale.declared]
    found = scale_named(chosen)
    if found is not None and found.id not in SCALES:
        listed.append((found.id, gettext(found.name)))
    return [("", nothing), *listed]


def _line(**attributes: str) -> forms.Widget:
    return forms.TextInput(attrs={"autocomplete": "off"} | attributes)


def _text(rows: int) -> forms.Widget:
    return forms.Textarea(attrs={"rows": rows})


class _Focusing(forms.Form):
    """A form in which the first field that will not do is the one to write in."""

    use_required_attribute = False

    def full_clean(self) -> None:
        """Check everything and put the focus where the first fault is."""
        super().full_clean()
        wrong = next((field for name, field in self.fields.items() if self.is_bound and name in self.errors), None)
        if wrong is not None:
            wrong.widget.attrs["autofocus"] = True


class ReviewForm(_Focusing):
    """A review as an editor tells it."""

    critic = forms.CharField(required=False, max_length=200, widget=_line())
    outlet = forms.CharField(required=False, max_length=200, widget=_line())
    date = forms.CharField(required=False, max_length=60, widget=_line())
    address = forms.CharField(required=False, max_length=1000, widget=_line(inputmode="url"))
    printed = forms.CharField(required=False, max_length=100, widget=_line())
    scale = forms.ChoiceField(required=False)
    verdict = forms.ChoiceField(required=False, choices=_VERDICTS)
    verdict_by = forms.ChoiceField(required=False, choices=_DECIDED)
    verdict_name = forms.CharField(required=False, max_length=200, widget=_line())
    quote = forms.CharField(required=False, max_length=2000, widget=_text(4))
    language = forms.CharField(required=False, max_length=60, widget=_line())
    licence = forms.CharField(required=False, max_length=60, widget=_line())
    said = forms.CharField(required=False, max_length=5000, widget=_text(4))
    held_until = forms.DateTimeField(
        required=False,
        input_formats=[_DAY_AND_TIME, "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_DAY_AND_TIME),
    )
    reason = forms.CharField(required=False, max_length=500, widget=_line())

    def __init__(self, *given: Any, kept: Told | None = None, **named: Any) -> None:
        """Offer the scales. `kept` is what a document tells, and no form changes."""
        self._kept: Told = kept or {}
        super().__init__(*given, **named)
        chosen = str(self.data.get("scale", "") or self.initial.get("scale", ""))
        field = self.fields["scale"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = scale_choices(chosen, gettext("as printed, or the critic’s or the outlet’s own"))

    def clean_date(self) -> str:
        """Read a date as EDTF or as people write one; return it as EDTF."""
        return date_of(self.cleaned_data["date"])

    def clean_language(self) -> str:
        """Read a language by name or code."""
        return language_of(self.cleaned_data["language"])

    def clean_licence(self) -> str:
        """Read a licence however it is written."""
        return licence_of(self.cleaned_data["licence"])

    def clean_held_until(self) -> Any:
        """Take only a time that is still to come."""
        until = self.cleaned_data["held_until"]
        if until is not None and until <= timezone.now():
            raise forms.ValidationError(_("This time is over. Give one that is still to come, or leave it empty."))
        return until

    def clean(self) -> dict[str, Any]:
        """Check what belongs together, and tell of every field that will not do, not of the first alone."""
        found = dict(super().clean() or {})
        date, held_until = found.get("date", ""), found.get("held_until")
        if date and is_to_come(date, held_until):
            self.add_error(
                "date",
                _(
                    "This day is still to come. A date may be tomorrow at the latest, or the day until which the review is held back."
                ),
            )
        # What could not be read is there as it was typed: an address with a fault is an address told.
        typed = {name: self.data.get(name, "") for name in Told.__annotations__}
        for fault in faults(self._entry(typed | found), quoted=bool(self._kept)):
            if fault.field not in self.errors:
                self.add_error(fault.field, str(fault))
        return found

    def told(self) -> Told:
        """Return what was filled in, for the service."""
        told: Any = {name: self.cleaned_data[name] for name in Told.__annotations__} | self._kept
        return told  # type: ignore[no-any-return]

    def entry(self) -> ReviewEntry:
        """Return what was filled in, tidied."""
        return tidy(self._entry(self.cleaned_data), quoted=bool(self._kept))

    def _entry(self, found: dict[str, Any]) -> ReviewEntry:
        told: dict[str, Any] = {name: found.get(name, "") for name in Told.__annotations__} | self._kept
        return ReviewEntry(**told)


class VoiceForm(_Focusing):
    """What an editor says of a critic or an outlet."""

    name = forms.CharField(max_length=200, widget=_line(), error_messages={"required": _("A name is needed.")})
    website = forms.CharField(required=False, max_length=300, widget=_line(inputmode="url"))
    scale = forms.ChoiceField(required=False)
    country = forms.CharField(required=False, max_length=60, widget=_line())
    language = forms.CharField(required=False, max_length=60, widget=_line())
    person = forms.CharField(required=False, max_length=300, widget=_line())
    reason = forms.CharField(required=False, max_length=400, widget=_line())

    def __init__(self, *given: Any, **named: Any) -> None:
        """Offer the scales."""
        super().__init__(*given, **named)
        chosen = str(self.data.get("scale", "") or self.initial.get("scale", ""))
        field = self.fields["scale"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = scale_choices(chosen, gettext("not known: leave such marks as printed"))

    def clean_country(self) -> str:
        """Read a country by name or code."""
        word = self.cleaned_data["country"]
        code = country_code(word) or (word.upper() if country_name(word.upper()) != word.upper() else None)
        if word and code is None:
            raise forms.ValidationError(_("“%(word)s” is not known here. Write it out in English.") % {"word": word})
        return code or ""

    def clean_language(self) -> str:
        """Read a language by name or code."""
        return language_of(self.cleaned_data["language"])


class ReasonForm(_Focusing):
    """Why a review is withdrawn or put back."""

    reason = forms.CharField(
        max_length=500, widget=_line(), error_messages={"required": _("Say why, so that others understand it later.")}
    )


_ABOUT = re.compile(r"(?:c|ca|circa|about|around|approx)(?:\. ?| )(.+)", re.IGNORECASE)
_BEFORE = re.compile(r"(?:before|until) (.+)", re.IGNORECASE)
_AFTER = re.compile(r"(?:after|since) (.+)", re.IGNORECASE)


def date_of(text: str) -> str:
    """Return a date that was typed, as EDTF: `2015-11`, `6 November 2015`, `c. 1950`, `before 1990`. Raises ValidationError."""
    typed = " ".join(text.split())
    if (about := _ABOUT.fullmatch(typed)) and "/" not in (edtf := date_of(about[1])):
        return str(replace(parse_date(edtf), mark="~"))
    if (before := _BEFORE.fullmatch(typed)) and "/" not in (edtf := date_of(before[1])):
        return f"../{edtf}"
    if (after := _AFTER.fullmatch(typed)) and "/" not in (edtf := date_of(after[1])):
        return f"{edtf}/.."
    try:
        if typed:
            parse_interval(typed)
    except ValueError:
        found = dates_in(prose(typed), 0, len(typed))
        if len(found) != 1 or typed[: found[0].start].strip() or typed[found[0].end :].strip(" ."):
            raise forms.ValidationError(
                _("This is no date. Write it as 6 November 2015, 2015-11-06, 2015-11 or 2015.")
            ) from None
        return str(found[0].date)
    return typed


def is_to_come(edtf: str, held_until: datetime | None) -> bool:
    """Tell whether a date cannot be before tomorrow is over, nor before the day until which something is held back."""
    start, end = parse_interval(edtf)
    known = start or end
    last = timezone.localdate() + timedelta(days=1)
    if held_until is not None:
        last = max(last, timezone.localdate(held_until))
    return known is not None and known.year is not None and first_day(known) > last


_SPDX = re.compile(
    r"CC-BY(?:-NC)?(?:-ND|-SA)?-[1-4]\.[05](?:-[A-Z]{2,3})?|GFDL-1\.[1-3](?:-(?:no-)?invariants)?-(?:only|or-later)"
    r"|OGL-(?:UK|Canada)-[1-3]\.0|etalab-2\.0|ODbL-1\.0|ODC-By-1\.0|FreeBSD-DOC|LicenseRef-[A-Za-z0-9.-]+"
)
"""Names of the SPDX list for texts, beside those that `sources.licences` knows."""


def licence_of(text: str) -> str:
    """Return the SPDX name of a licence that was typed: `CC BY-NC 4.0` is `CC-BY-NC-4.0`. Raises ValidationError."""
    word = spdx(text)
    named = re.sub(r"[\s_-]+", "-", word)
    if named[:2].lower() == "cc":
        named = named.upper()
    if word and word not in FREE and not _SPDX.fullmatch(named):
        raise forms.ValidationError(
            _("“%(word)s” is no licence that is known here. Write its SPDX name, as CC-BY-4.0, or leave it empty.")
            % {"word": word}
        )
    return word if word in FREE else named


def language_of(text: str) -> str:
    """Return the code of a language that was typed by name or code. Raises ValidationError."""
    word = text.strip()
    if not word:
        return ""
    code = language_code(word, certain=True) or (word if language_name(word) != word else None)
    if code is None:
        raise forms.ValidationError(_("“%(word)s” is not known here. Write it out in English.") % {"word": word})
    return code


def first_values(sheet: ReviewSheet) -> dict[str, Any]:
    """Return what the form of a review that is there starts with: what was told, not what follows from it."""
    names = ("critic", "outlet", "date", "address", "printed", "quote", "language", "licence")
    told: dict[str, Any] = {name: getattr(sheet, name) or "" for name in names}
    stored = Judged(
        sheet.printed, sheet.scale, sheet.mark, sheet.value, sheet.table, sheet.unread, sheet.verdict,
        sheet.verdict_by, sheet.verdict_name,
    )  # fmt: skip
    told["verdict"], told["verdict_by"], told["verdict_name"] = told_of(stored)
    told["language"] = language_name(sheet.language) if sheet.language else ""
    says_it_itself = not sheet.printed or isinstance(read_mark(sheet.printed), Mark)
    of_voice = sheet.scale == (sheet.critic_scale or sheet.outlet_scale or "")
    told["scale"] = "" if says_it_itself or of_voice else sheet.scale
    return told


def kept_of(sheet: ReviewSheet) -> Told:
    """Return what the form of a review leaves as it is: of one that was read from a document, what that tells."""
    if sheet.document is None:
        return {}
    return {
        "date": sheet.date, "address": sheet.address, "quote": sheet.quote, "language": sheet.language,
        "licence": sheet.licence,
    }  # fmt: skip


def first_of_voice(head: VoiceHead) -> dict[str, Any]:
    """Return what the form of a critic or an outlet starts with."""
    return {
        "name": head.name,
        "website": head.website,
        "scale": head.scale,
        "country": country_name(head.country) if head.country else "",
        "language": language_name(head.language) if head.language else "",
        "person": head.person_slug or "",
    }
