"""The words critics use most about a film, the sentences they stand in, and how they were found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from markupsafe import Markup

from onesheet.critics.pure import digest_words
from onesheet.critics.pure.digest import APART, FEWEST, METHOD, NEAR
from onesheet.critics.queries.digest import MOST, QuoteLine, film_words
from onesheet.web.asked import page_asked
from onesheet.web.consensus.whose import film_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from onesheet.critics.pure.digest import Telling, Voice
    from onesheet.critics.queries.digest import FilmWords

LABELS = {
    "acting": gettext_lazy("Acting"),
    "direction": gettext_lazy("Direction"),
    "writing": gettext_lazy("Writing"),
    "look": gettext_lazy("Look"),
    "sound": gettext_lazy("Sound"),
    "pace": gettext_lazy("Pace"),
    "emotion": gettext_lazy("Emotion"),
    digest_words.WHOLE: gettext_lazy("The film itself"),
}


class Shown(NamedTuple):
    """How many words of an aspect a page shows."""

    tellings: int
    cues: int


ALONE, BESIDE = Shown(18, 7), Shown(9, 3)
"""On the page of the words, and beside the form for a consensus."""
SENTENCES_A_PAGE = 20
_WHOLE_UP_TO = 320
"""Characters up to which a quote is shown whole; of a longer one the sentence."""


@dataclass(frozen=True, slots=True)
class Said:
    """A place where a critic says a word."""

    quote: QuoteLine
    words: Markup
    """The quote, or its sentence, with the word marked."""


@require_safe
def film(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the words critics use most about a film; `?aspect=` and `?word=` ask for the sentences one of them stands in."""
    found = film_of(slug)
    words = film_words(found.id, found.title, held=bool(found.held))
    told = {"film": found, "words": words, "labels": LABELS, "shown": ALONE, "most": MOST, "fewest": FEWEST}
    asked = request.GET.get("word", "")
    if not asked:
        return render(request, "consensus/words.html", told)
    aspect = request.GET.get("aspect", "")
    telling = _telling(words, aspect, asked)
    if telling is None:
        raise Http404(
            _("No two critics' reviews of this film use this word so. The page of all words has those they do use.")
        )
    pages = -(-telling.count // SENTENCES_A_PAGE)
    page = min(page_asked(request), pages)
    voices = telling.voices[(page - 1) * SENTENCES_A_PAGE : page * SENTENCES_A_PAGE]
    said = [_said(words.quotes[voice.key], voice) for voice in voices]
    told |= {"telling": telling, "aspect": aspect, "said": said, "page": page, "pages": pages}
    return render(request, "consensus/word.html", told)


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """Tell how the words are found, with every list of words that has a part in it."""
    told = {
        "lists": digest_words,
        "labels": LABELS,
        "method": METHOD,
        "near": NEAR,
        "apart": APART,
        "fewest": FEWEST,
        "most": MOST,
    }
    return render(request, "consensus/method.html", told)


def _telling(words: FilmWords, aspect: str, asked: str) -> Telling | None:
    part = words.digest.part(aspect)
    if part is None:
        return None
    return next((one for one in (*part.tellings, *part.cues) if one.words == asked), None)


def _said(quote: QuoteLine, voice: Voice) -> Said:
    """Mark the word in its quote; of a long quote only the sentence is shown."""
    first, last = (0, len(quote.quote)) if len(quote.quote) <= _WHOLE_UP_TO else (voice.first, voice.last)
    before, word, after = (
        quote.quote[start:end] for start, end in ((first, voice.start), (voice.start, voice.end), (voice.end, last))
    )
    gap = (Markup("… ") if first else Markup(""), Markup(" …") if last < len(quote.quote) else Markup(""))
    return Said(quote, Markup("{}{}<mark>{}</mark>{}{}").format(gap[0], before, word, after, gap[1]))
