"""Who made a film, as programmes print it: `Ana Souza and Lucia Prado`, `Sean BAKER`, `Dir. Ana Souza`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onesheet.reading.festival.countries import country_of
from onesheet.reading.vocabulary import Statement

LABEL = re.compile(
    r"(?:(?:written (?:and|&) |écrit et )?(?:directed|réalisé|diretto|dirigid[oa]|dirigé) (?:by|par|da|por|van|von)|a film by|un film de|un film di|ein film von|en film av|directors?|dir(?:s|ection)?|d|regie|regia|regi|regissør|regissör|ohjaus|"
    r"réal(?:isation|isateur|isatrice)?s?|réalisé par|direcci[óo]n|direção|realização|directora?|reżyseria|r)(?:[.:]+ ?|(?<=by)[: ] ?|(?<=par) |(?<=da) |(?<=por) |(?<=von) |(?<=van) |(?<=de) |(?<=di) |(?<=av) )",
    re.IGNORECASE,
)
"""What says that the names behind it are the director's."""
BY = re.compile(r"(?:by|von|par|por|av|af|door|di|de|d[’'])(?: |(?<=[’']))")
"""Words between a title and its maker, that may be part of a title too."""
_PARTING = re.compile(
    r"(?:(?<!\s)\s+)?(?:,\s*(?:and|&|et|und|y|e|og|och)\s+|,|;|&|\||·|/|\+|\b(?:and|und|et|y|e|og|och|en|i)\b(?=\s))\s*"
)
_SMALL = "de da do dos das di del della du des der den van von zu zur la le el al bin ibn ben abu af av y e ter ten dos los las st. san santa".split()
_FIRST = r"[^\W\d_](?:[\w’'.-]*[\w.])?"
_NAME = re.compile(rf"{_FIRST}(?:[ \u00a0]{_FIRST}){{0,5}}")
_NOT_NAMED = frozenset(
    "the a an and of in on at to for with from by is are was his her our my your this that these not no all new who what when where how why festival "
    "film films cinema jury award prize section screen hall theatre theater competition programme program tickets ticket online venue venues entry shorts short premiere "
    "opening closing night day days party friday saturday sunday monday tuesday wednesday thursday daily open free street box office animation documentary documentaries feature features "
    "panorama forum tba various directors director screenings special gala galas retrospective selection".split()
)
_FEWEST, _MOST = 2, 5
_SURNAMES = frozenset(
    "jordan israel france ireland england holland chad georgia cuba cyprus romania mali germany spain brazil wales".split()
)
"""Countries that are names of families too."""


def named(words: str) -> str | None:
    """A person's full name as it should be printed; None where words are no such name."""
    bare = words.strip(" .\u00a0") if not re.search(r"\b(?:Jr|Sr)\.$", words) else words.strip()
    if _NAME.fullmatch(bare) is None or len(bare) > 60:
        return None
    parts = bare.replace("\u00a0", " ").split(" ")
    if not _FEWEST <= len(parts) <= _MOST:
        return None
    for place, part in enumerate(parts):
        low = part.lower()
        if low in _NOT_NAMED and not (len(part) == _MOST and part[0].isupper() and place):
            return None
        if (
            not part[0].isupper()
            and (low not in _SMALL or place in (0, len(parts) - 1))
            and not low.startswith(("al-", "el-", "d'", "d’"))
        ):
            return None
    if country_of(bare) is not None or country_behind(bare) is not None:
        return None
    return " ".join(_cased(part, alone=bare.isupper()) for part in parts)


def country_behind(words: str) -> int | None:
    """Where the country begins that stands behind a name without a sign between: `Thanh Pham Vietnam`; None where none does."""
    spaces = [match.start() for match in re.finditer(r"[ \u00a0]", words)]
    for space in spaces[1:]:
        behind = words[space + 1 :]
        if behind.lower() not in _SURNAMES and country_of(behind) is not None:
            return space + 1
    return None


def _cased(part: str, *, alone: bool) -> str:
    """`BAKER` -> `Baker`; initials stay."""
    bare = part.replace(".", "")
    if not bare.isupper() or len(bare) < 2 or ("." in part and len(bare) <= 3):
        return part
    if alone and bare.lower() in _SMALL:
        return bare.lower()
    return "".join(_capital(piece) for piece in re.split(r"([-’'])", part))


def _capital(piece: str) -> str:
    if piece.startswith(("MC", "Mc")) and len(piece) > 3:
        return f"Mc{piece[2:].capitalize()}"
    return piece.capitalize()


def makers_in(text: str, start: int, end: int) -> list[Statement]:
    """The directors that a stretch names, and nothing else; empty where anything else stands in it."""
    label = LABEL.match(text, start, end)
    start = label.end() if label is not None else start
    found: list[Statement] = []
    at = start
    for part in [*_PARTING.finditer(text, start, end), None]:
        stop = part.start() if part is not None else end
        left = at + len(text[at:stop]) - len(text[at:stop].lstrip(" *_"))
        right = (
            at + len(text[at:stop].rstrip(" *_,.;")) if not text[at:stop].rstrip().endswith(("Jr.", "Sr.")) else stop
        )
        name = named(text[left:right]) if left < right else None
        if name is None:
            return []
        found.append(Statement("director", name, text[left:right], left, right))
        at = part.end() if part is not None else end
    return found


def makers_before_facts(text: str, start: int, end: int) -> tuple[list[Statement], int]:
    """The directors at the beginning of a stretch and where what stands behind them begins, the most of them that are names.

    `Ana Souza, Lucia Prado, Brazil, 2017` -> both, and the place of `Brazil`.
    """
    label = LABEL.match(text, start, end)
    at = label.end() if label is not None else start
    found: list[Statement] = []
    stop = at
    for part in [*_PARTING.finditer(text, at, end), None]:
        close = part.start() if part is not None else end
        one = makers_in(text, at, close)
        if not one:
            behind = country_behind(text[at:close].rstrip())
            one = makers_in(text, at, at + behind) if behind is not None else []
            found += one
            stop = at + behind if one and behind is not None else stop
            break
        found += one
        stop = close
        at = part.end() if part is not None else end
    return found, stop


def are_names(words: Sequence[str]) -> bool:
    """Whether all of some words are full names of persons."""
    return bool(words) and all(named(one) is not None for one in words)
