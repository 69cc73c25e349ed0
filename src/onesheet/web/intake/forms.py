"""The forms by which an editor brings a document and takes it back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from onesheet.sources.models import Source

LARGEST = 5_000_000
"""Bytes of a document that is pasted, uploaded or fetched."""

_TOO_LARGE = _("This is larger than 5 MB. Give the part that is about the film.")

LICENCES = (
    ("", _("not known, or not free")),
    ("own", _("our own text")),
    ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
    ("CC-BY-SA-3.0", "CC BY-SA 3.0"),
    ("CC-BY-4.0", "CC BY 4.0"),
    ("CC-BY-3.0", "CC BY 3.0"),
    ("CC0-1.0", "CC0 1.0"),
    ("public-domain", _("public domain")),
)
"""What an editor can say about the rights."""


class AddForm(forms.Form):
    """A document as text, file or address, and who says it."""

    use_required_attribute = False

    text = forms.CharField(
        required=False, strip=False, widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"})
    )
    file = forms.FileField(
        required=False,
        allow_empty_file=True,
        error_messages={"invalid": _("The file did not arrive. Choose it again.")},
    )
    address = forms.CharField(
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "placeholder": "https://"}),
    )
    source_name = forms.CharField(
        required=False, max_length=200, widget=forms.TextInput(attrs={"list": "sources", "autocomplete": "off"})
    )
    source_kind = forms.ChoiceField(required=False, choices=[("", _("as the text shows")), *Source.Kind.choices])
    licence = forms.ChoiceField(required=False, choices=LICENCES)
    shown_at = forms.URLField(
        required=False,
        max_length=1000,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "placeholder": "https://"}),
        error_messages={
            "invalid": _("This is no address of a web page. It should look like https://example.org/page.")
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Leave zero bytes to the readers, who say what they mean."""
        super().__init__(*args, **kwargs)
        text = self.fields["text"]
        text.validators = [one for one in text.validators if not isinstance(one, ProhibitNullCharactersValidator)]

    def clean_text(self) -> str:
        """Refuse what is too large."""
        text: str = self.cleaned_data["text"]
        if len(text) > LARGEST or len(text.encode("utf-8", "replace")) > LARGEST:
            raise forms.ValidationError(_TOO_LARGE)
        return text

    def clean_file(self) -> UploadedFile | None:
        """Refuse what is too large or holds nothing, as a folder does that was dragged here."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is None:
            return None
        if not file.size:
            raise forms.ValidationError(_("This file is empty, or it is a folder. Choose one file with words in it."))
        if file.size > LARGEST:
            raise forms.ValidationError(_TOO_LARGE)
        return file

    def clean(self) -> dict[str, Any]:
        """Ask for one thing to read, and only one."""
        found = dict(super().clean() or {})
        given = [name for name in ("text", "file", "address") if self._has(found, name)]
        if not given and not self.errors:
            self.add_error("text", _("Nothing was given to read. Paste a text, choose a file, or give an address."))
        if len(given) > 1:
            self.add_error(
                None, _("Two documents were given at once. Keep one of text, file and address, and empty the others.")
            )
        return found

    def _has(self, found: dict[str, Any], name: str) -> bool:
        value = found.get(name)
        return bool(value.strip() if isinstance(value, str) else value)


class WithdrawForm(forms.Form):
    """Why a document is taken back."""

    reason = forms.CharField(required=False, max_length=500)
