"""How imports and what became of their rows are put into words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from onesheet.exchange.pure.rows import (
    Catalogue,
    Criticism,
    Enlist,
    Fate,
    Favour,
    Like,
    OpenList,
    Profile,
    Rate,
    View,
    Want,
    Watch,
    Write,
)
from onesheet.web.wording.dates import date_words
from onesheet.web.wording.numbers import number_words, stars_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onesheet.exchange.pure.rows import Row
    from onesheet.films.queries.listing import FilmLine

_STATES = {
    "received": gettext_lazy("not looked through yet"),
    "previewing": gettext_lazy("being looked through"),
    "previewed": gettext_lazy("waits for your word"),
    "applying": gettext_lazy("being taken in"),
    "done": gettext_lazy("taken in"),
    "failed": gettext_lazy("stopped"),
    "undoing": gettext_lazy("being undone"),
    "undone": gettext_lazy("undone"),
    "discarded": gettext_lazy("discarded"),
}
_WOULD = {
    Fate.MADE: (gettext_lazy("Made"), gettext_lazy("is not here yet")),
    Fate.CHANGED: (gettext_lazy("Changed"), gettext_lazy("is here, and says something else or less")),
    Fate.SAME: (gettext_lazy("Left alone"), gettext_lazy("is here already, or is nothing for this site")),
    Fate.AMBIGUOUS: (gettext_lazy("Ambiguous"), gettext_lazy("could be several films; you will be asked")),
    Fate.WAITING: (gettext_lazy("Waiting"), gettext_lazy("its film is not here; kept until it is")),
    Fate.REFUSED: (gettext_lazy("Refused"), gettext_lazy("cannot be understood; the row says why")),
}
_BECAME = {
    Fate.MADE: (gettext_lazy("Made"), gettext_lazy("was not here before")),
    Fate.CHANGED: (gettext_lazy("Changed"), gettext_lazy("was here and said something else or less")),
    Fate.SAME: (gettext_lazy("Left alone"), gettext_lazy("was here already, or is nothing for this site")),
    Fate.AMBIGUOUS: (gettext_lazy("Ambiguous"), gettext_lazy("could be several films")),
    Fate.WAITING: (gettext_lazy("Waiting"), gettext_lazy("its film is not here; kept until it is")),
    Fate.REFUSED: (gettext_lazy("Refused"), gettext_lazy("could not be understood; the row says why")),
}


def state_words(state: str) -> str:
    """Say where an import is."""
    return str(_STATES.get(state, state))


def fate_words(fate: Fate, *, applied: bool) -> tuple[str, str]:
    """Return the name of a fate, and what it means."""
    label, help_ = (_BECAME if applied else _WOULD)[fate]
    return str(label), str(help_)


def sum_words(counts: Mapping[str, int]) -> str:
    """Say in a line what became of an import's rows: `12 made, 3 refused`."""
    told = {
        "made": ngettext("%(num)s made", "%(num)s made", counts.get("made", 0)),
        "changed": ngettext("%(num)s changed", "%(num)s changed", counts.get("changed", 0)),
        "same": ngettext("%(num)s left alone", "%(num)s left alone", counts.get("same", 0)),
        "ambiguous": ngettext("%(num)s ambiguous", "%(num)s ambiguous", counts.get("ambiguous", 0)),
        "waiting": ngettext("%(num)s waiting", "%(num)s waiting", counts.get("waiting", 0)),
        "refused": ngettext("%(num)s refused", "%(num)s refused", counts.get("refused", 0)),
    }
    return ", ".join(words % {"num": number_words(counts[name])} for name, words in told.items() if counts.get(name))


def size_words(size: int) -> str:
    """Say how large a file is."""
    if size < 1_000_000:
        return _("%(number)s kB") % {"number": max(1, round(size / 1000))}
    return _("%(number)s MB") % {"number": number_words(round(size / 1_000_000, 1))}


def place_words(file: str, line: int) -> str:
    """Say where a row stands: `diary.csv, line 12`."""
    return _("%(file)s, line %(line)s") % {"file": file, "line": number_words(line)}


def film_words(film: FilmLine) -> str:
    """Name a film: `The Tide (2014)`."""
    return f"{film.title} ({film.year})" if film.year else film.title


def doing_words(state: str, act: str) -> str:
    """Say what is going on with an import, or what was done with it, as a heading."""
    acts = {"preview": _("Looking through it"), "apply": _("Taking it in"), "undo": _("Taking it back")}
    states = {
        "previewed": _("Looked through"),
        "done": _("Taken in"),
        "undone": _("Undone"),
        "discarded": _("Discarded"),
    }
    return acts.get(act) or states.get(state, "")


def so_far_words(done: int, all_rows: int | None) -> str:
    """Say how far a run is."""
    if all_rows:
        return _("%(done)s of %(all)s rows") % {"done": number_words(done), "all": number_words(all_rows)}
    return ngettext("%(num)s row so far", "%(num)s rows so far", done) % {"num": number_words(done)}


def row_words(row: Row) -> str:
    """Say what a row tells of its film, so that a person knows which one they meant."""
    deed: Any = row.deed
    told = _deed_words(deed)
    told += (
        [_("directed by %(names)s") % {"names": ", ".join(row.film.directors)}]
        if row.film and row.film.directors
        else []
    )
    if row.film and row.film.original_title:
        told.append(_("originally “%(title)s”") % {"title": row.film.original_title})
    words = "; ".join(told)
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _deed_words(deed: Any) -> list[str]:
    rating = getattr(deed, "rating", None)
    rated = [_("rated %(rating)s") % {"rating": stars_words(rating / 2)}] if rating else []
    if isinstance(deed, Rate):
        return rated
    if isinstance(deed, (View, Write)):
        seen = _("seen %(day)s") % {"day": date_words(deed.date)} if deed.date else _("seen")
        review = [_("with a review")] if isinstance(deed, Write) else []
        return [seen, *rated, *review]
    plain = {
        Watch: _("seen, no one knows when"),
        Want: _("on the watchlist"),
        Like: _("liked"),
        Favour: _("among the favourites"),
        Enlist: _("on a list"),
        OpenList: _("a list"),
        Profile: _("the profile"),
        Catalogue: _("of a catalogue"),
        Criticism: _("a critic’s review"),
    }
    return [plain[type(deed)]] if type(deed) in plain else []
