"""The form by which a file is brought."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onesheet.web.exchange.uploads import largest
from onesheet.web.intake.forms import LICENCES
from onesheet.web.wording.numbers import number_words

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

CONFLICTS = ("keep", "file")


class BringForm(forms.Form):
    """A file; of an editor also who says what is in it, and what may be done with that."""

    use_required_attribute = False

    file = forms.FileField(
        required=False,
        allow_empty_file=True,
        max_length=300,
        error_messages={
            "invalid": gettext_lazy("The file did not arrive. Choose it again."),
            "max_length": gettext_lazy("The name of this file is longer than 300 signs. Give it a shorter one."),
        },
    )
    source = forms.CharField(required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    licence = forms.ChoiceField(required=False, choices=LICENCES)

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        """Know whether the file was so large that it was thrown away on its way."""
        super().__init__(*args, **kwargs)
        self._too_large = too_large

    def clean_file(self) -> UploadedFile | None:
        """Refuse nothing, too much and emptiness, each in its own words."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if self._too_large or (file is not None and (file.size or 0) > largest()):
            raise forms.ValidationError(too_large_words())
        if file is None:
            raise forms.ValidationError(_("No file was chosen. Choose the one that the other service gave you."))
        if not file.size:
            raise forms.ValidationError(_("This file is empty, or it is a folder. Choose the zip or the table itself."))
        return file

    def options(self) -> dict[str, Any]:
        """Return what an editor said of the file, for `receive`."""
        given = {name: self.cleaned_data.get(name, "") for name in ("source", "licence")}
        return {name: value for name, value in given.items() if value}


def too_large_words() -> str:
    """Say how large a file may be and what to do with a larger one."""
    return _(
        "This file is larger than %(size)s, so it was not taken. Choose a part of it, or ask an operator of this site, "
        "who can take it in on the server."
    ) % {"size": largest_words()}


def largest_words() -> str:
    """Say how large a file may be."""
    return _("%(number)s MB") % {"number": number_words(largest() // 1_000_000)}


def token_of(text: str) -> uuid.UUID:
    """Return the token of a form; a new one where it has none."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.uuid4()


def conflict_of(text: str) -> str:
    """Return who wins, as it was chosen; nonsense is the careful one."""
    return text if text in CONFLICTS else CONFLICTS[0]
