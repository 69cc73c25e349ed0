"""The forms for reviews and comments. What services refuse they say themselves; here is only what a form must read."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from onesheet.accounts.models import Visibility
from onesheet.reviews.pure.review_entries import ReviewEntry
from onesheet.reviews.queries.reviews import ViewingChoice
from onesheet.values.languages import LANGUAGE_NAMES
from onesheet.web.wording.dates import date_words

_NO_LANGUAGES = frozenset({"zxx", "mul", "sgn", "ber", "nah"})
_LANGUAGES = sorted(((code, name) for code, name in LANGUAGE_NAMES.items() if code not in _NO_LANGUAGES), key=lambda one: one[1])  # fmt: skip

VISIBILITIES = (
    (Visibility.PUBLIC, _("everybody")),
    (Visibility.MEMBERS, _("members, signed in")),
    (Visibility.FOLLOWERS, _("those who follow me")),
    (Visibility.ME, _("only me")),
)


class ReviewForm(forms.Form):
    """A review. `token` and `based_on` tell one sending from another."""

    use_required_attribute = False

    text = forms.CharField(required=False, strip=False, widget=forms.Textarea(attrs={"rows": 14}))
    spoilers = forms.BooleanField(required=False)
    rating = forms.TypedChoiceField(
        required=False, coerce=int, empty_value=None, choices=[("", "")] + [(number, number) for number in range(1, 11)]
    )
    liked = forms.BooleanField(required=False)
    viewing = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    language = forms.ChoiceField(required=False, choices=[("", _("as the site")), *_LANGUAGES])
    visibility = forms.ChoiceField(choices=VISIBILITIES)
    comments_open = forms.BooleanField(required=False)
    token = forms.UUIDField(widget=forms.HiddenInput)
    based_on = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, viewings: Iterable[ViewingChoice], **kwargs: Any) -> None:
        """Offer the member's viewings of the film."""
        super().__init__(*args, **kwargs | {"auto_id": "review_%s"})
        told = [(str(one.id), _viewing_words(one)) for one in viewings]
        self.has_viewings = bool(told)
        field = self.fields["viewing"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("none")), *told]

    @property
    def chosen_rating(self) -> int | None:
        """The rating as it stands in the form, for the stars."""
        value = str(self["rating"].value() or "")
        return int(value) if value.isascii() and value.isdigit() and len(value) < 3 else None

    def entry(self, *, publish: bool) -> ReviewEntry:
        """Return what a valid form says."""
        fields = self.cleaned_data
        return ReviewEntry(
            publish=publish,
            **{name: fields[name] for name in ReviewEntry.__dataclass_fields__ if name != "publish"},
        )


def new_review(visibility: str, *, comments_open: bool) -> dict[str, Any]:
    """Return what a new review's form starts with."""
    return {"visibility": visibility, "comments_open": comments_open, "token": uuid.uuid4()}


def _viewing_words(one: ViewingChoice) -> str:
    date = date_words(one.date) if one.date else gettext("date not known")
    return f"{date}, {one.place}" if one.place else date


class CommentForm(forms.Form):
    """A comment on a review, or an answer to one."""

    use_required_attribute = False

    text = forms.CharField(required=False, strip=False, widget=forms.Textarea(attrs={"rows": 4}))
    to = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    token = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Number its fields apart from those of other forms on the page."""
        super().__init__(*args, **kwargs | {"auto_id": "comment_%s"})
