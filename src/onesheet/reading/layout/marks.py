"""Marks as they are printed: stars, figures with their scale, words, letters, signs. Never guessed from praise.

A mark without a scale is kept as printed and gets no figure: `B+`, a bare `7`, `thumbs up`. Stars are of five unless the
page says otherwise (`out of four`) or shows more of them, full and empty. School marks (`Note: 2+`), of which the lowest is
best, and scales that go below nought (`+2 (-4 to +4)`) are kept as printed as well.

What an aggregator, an audience or a board of censors gives (`IMDb rating: 7.1/10`, `Rated PG-13`), and what a reviewer
gives to a part alone (`Extras: 3/5`), are no marks of a film.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from onesheet.reading.vocabulary import Json

STAR = "★⭐✭✮🌟✩☆⯨½"
_FULL, _HALVES = "★⭐✭✮🌟", r"½|⯨|1/2"
_STARS = re.compile(
    rf"(?:[{_FULL}]\ufe0f?[ \u00a0]?){{1,40}}(?:½|⯨|1/2|☆?½)?(?:[ \u00a0]?[☆✩]){{0,20}}|(?<![*\w])½(?![\w/])"
)
_SIGNS = re.compile(rf"[{_FULL}]")
_EMPTY = re.compile(r"[☆✩]")
_HALF = re.compile(_HALVES)
_PAIRS = {"●": "○", "■": "□", "◆": "◇", "♥": "♡", "⬤": "◯", "▮": "▯", "🍿": "", "🎬": "", "🍅": "", "💀": "", "👻": "", "🔥": "", "❤": "🤍", "🎃": ""}  # fmt: skip
_SHAPES = re.compile("|".join(rf"(?:{full}\ufe0f?[ \u00a0]?){{2,10}}(?:½)?(?:[ \u00a0]?{empty or '(?!)'}\ufe0f?){{0,10}}" for full, empty in _PAIRS.items()))  # fmt: skip
_MOONS = {"🌕": 1.0, "🌖": 0.75, "🌗": 0.5, "🌘": 0.25, "🌑": 0.0}
_MOON_ROW = re.compile(rf"[{''.join(_MOONS)}]{{3,10}}")
_THUMBS = re.compile(
    r"(?:👍|👎)(?:[\U0001f3fb-\U0001f3ff]?(?:👍|👎)?)|(?:(?:two|2|one|a|big) ){0,2}(?:enthusiastic |big )?thumbs?[ -](?:way )?(?:up|down)(?!\w)",
    re.IGNORECASE,
)
_NUMBERS = {
    "zero": 0, "no": 0, "half a": 0.5, "a half": 0.5, "one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_SCALES = {"four": 4, "five": 5, "six": 6, "ten": 10, "fünf": 5, "zehn": 10, "cinq": 5, "dix": 10, "cinco": 5, "diez": 10, "cinque": 5, "dieci": 10}  # fmt: skip
_MOST_STARS = 10
_LONGEST_LINE = 160
"""A line longer than this holds more than a mark."""
_FRACTIONS = {"½": 0.5, "1/2": 0.5, "¼": 0.25, "1/4": 0.25, "¾": 0.75, "3/4": 0.75}
_DIGITS = r"\d{1,3}(?:[.,]\d{1,2})?(?: ?[½¼¾]| 1/2| [13]/4)?"
_SCALE = rf"(?P<scale>100|10|20|4|5|6|{'|'.join(_SCALES)})"
_STARS_NOUN = r"(?:stars?|sternen?|étoiles?|estrellas?|stelle|estrelas?)"
_POINTS = r"(?:points?|punkten?|puntos|punti|pontos)"
_FIGURE = re.compile(
    rf"(?<![\w/.,$£€-])(?<!\*(?=½))(?<!\d )(?P<value>{_DIGITS}|[½¼¾])(?:(?: ?{_STARS_NOUN})? ?(?:/|⁄)| (?:{_STARS_NOUN} )?\(?(?:out )?of(?: a possible)?| (?:{_STARS_NOUN} )?(?:von|sur)) ?"
    rf"{_SCALE}(?:[.,]00?)?(?![\w/]|[.,]\d)(?: {_STARS_NOUN}| {_POINTS})?\)?",
    re.IGNORECASE,
)
_FOREIGN_FIGURE = re.compile(
    rf"(?<![\w/.,$£€-])(?<!\d )(?P<value>{_DIGITS})(?: {_STARS_NOUN})? (?:su|sobre|de|em|av|af|op|z|na|от|из) {_SCALE}(?![\w/]|[.,]\d)(?: {_STARS_NOUN}| {_POINTS})?",
    re.IGNORECASE,
)
"""Other languages' ways to name the scale; in running text most of their words may be anything."""
_WORDS = re.compile(
    rf"(?<![\w/-])(?P<value>zero|no|half a|a half|one|two|three|four|five|six|seven|eight|nine|ten|\d(?:[.,]\d{{1,2}})?)"
    rf"(?P<half>(?: and a |-and-a-)half| ?[½¼¾]| 1/2| [13]/4)?(?:[ -]{_STARS_NOUN}(?![\w-])| out)"
    rf"(?:,? ?\(?(?:out )?of (?:a possible )?{_SCALE}(?: stars)?\)?)?",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"(?<![\w+])(?P<letter>[A-DF](?:\+\+?|[−–-]|[ -](?:plus|minus)|(?=[ \t]*(?:$|[.,;:|/)\]*_\n]|[–—-] ))))(?![\w+'’−&-]|\.\w)"
)
_BEYOND = re.compile(
    r"(?<![\w.])[+−–-]?\d(?:[.,]\d)? ?[(\[](?:from |scale:? )?[−–-]\d{1,2} (?:to|bis|through) \+?\d{1,2}[)\]]"
)
_LABEL = re.compile(
    r"(?<![\w-])(?:(?:(?:my|our|the|final|overall|total|film|movie|star|critic'?s|reviewer'?s|editor'?s|official) ){0,3}(?:rating|score|grade|mark|verdict|stars|note|noten|schulnote|filmnote|wertung|nota|"
    r"calificaci[oó]n|puntuaci[oó]n|valoraci[oó]n|avaliaç[aã]o|punteggio|voto|bewertung|betyg|terningkast|karakter|beoordeling|cijfer|ocena|оценка))(?: is| de [^:\n]{2,40}| du [^:\n]{2,40})? ?(?:[:=–—|-] ?)+"
    r"|(?<![\w-])overall ?[:=–—|-] ?|(?<![\w-])(?:rated|rating|score|voto|nota|note|terningkast|betyg|wertung):? (?=[\d★⭐])",
    re.IGNORECASE,
)
_AFTER_ANY_LABEL = re.compile(r"[:=–—|\-\d★⭐]")
"""Every label has one of these at its end or after it; many lines have none."""
_OVERALL = re.compile(r"\b(?:overall|final|total|gesamt\w*|fazit)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?<![\w-])(?:imdb|rotten ?tomatoes|tomatometer|rt|metacritic|metascore|cinema ?score|post ?trak|letterboxd|allocin[eé]|filmaffinity|kinopoisk|douban|popcornmeter|moviemeter|moviepilot"
    r"|audiences?|users?|readers?|viewers?|public|community|members?|spectateurs|presse|critics?' consensus|average|mean|mpaa?|age|parental|content|certificat\w*|bbfc|fsk|tv|esrb|pegi"
    r"|story|plot|acting|performances?|direction|music|video|audio|sound|extras?|special features|supplements|visuals?|image|picture quality|transfer|gore|nudity|violence|sex|language|trailer|poster|book|rewatch\w*"
    r"|soundtrack|score(?= (?:rating|mark))|effects|scares?|humou?r|replay value|bild|ton|bonus)"
    r"(?: ?(?:\(\w+\)|quality|value|reviews?|critics?|aggregate|factor|guide|consensus|'s|'|’s|’))?(?: ?(?:rating|score|grade|mark)s?)?[\s:=–—|(-]*$",
    re.IGNORECASE,
)
"""Those whose marks are not the reviewer's, and the parts of a film that get marks of their own, right before a mark or its label."""
_AROUND = 60
_ASTERISKS = re.compile(
    r"(?<![\w*])(?P<stars>\*{1,5})(?P<half>½| ?1/2)?(?: ?\(?(?:(?:out )?of|/) ?(?P<scale>\*{4,5}|four|five|4|5)(?: stars)?\)?)?(?![\w*])"
)
_CENSORED = frozenset({"11", "12", "13", "14", "15", "16", "17", "18"})
"""Figures without a scale that are more often an age than a mark."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed mark at `text[start:end]`; `rating` is None where its scale is not known."""

    original: str
    rating: dict[str, Json] | None
    start: int
    end: int
    overall: bool = False
    """Whether its label says that it is the mark of the whole."""
    scaled: bool = False
    """Whether the scale is printed, and not that which stars have where nothing is said."""

    @property
    def has_signs(self) -> bool:
        """Whether it is printed in stars or other signs."""
        return not self.original[0].isalnum() and self.original[0] not in "+-−–*"


_Find = Callable[[str, int, int], Mark | None]


def mark_in(text: str, start: int, end: int) -> Mark | None:
    """The first mark between two offsets that no reader can take for anything else: stars, or a figure with its scale."""
    for find in (_stars, _scaled_asterisks, _figure, _star_words):
        mark = find(text, start, end)
        if mark is not None and not _is_others(text, mark.start):
            return mark
    return None


def given_mark_in(text: str, start: int, end: int) -> Mark | None:
    """The first mark after words that give one (`I give it a B-`): here a letter or thumbs are marks too."""
    return mark_in(text, start, end) or _thumbs(text, start, end) or _letter(text, start, end)


def last_letter_in(text: str, start: int, end: int) -> Mark | None:
    """The letter that ends a stretch after a full stop: `112 minutes. C+`."""
    match = _LAST_LETTER.search(text, start, end)
    return Mark(match["letter"], None, match.start("letter"), match.end("letter")) if match is not None else None


_LAST_LETTER = re.compile(r"(?:[.!?)][\"”]?|\n) *\(?(?P<letter>[A-DF][+−–-])\)?\.?\s*$")


def labelled_mark_in(text: str, start: int, end: int) -> Mark | None:
    """The mark after `Rating:`, `Grade:`, `Score:` and their like, of any form; a letter or bare figure counts here.

    One that is said to be of the whole comes before the others.
    """
    first: Mark | None = None
    if _AFTER_ANY_LABEL.search(text, start, end) is None:
        return None
    for label in _LABEL.finditer(text, start, end):
        at, stop = label.end(), min(end, label.end() + 60)
        if _is_others(text, label.start()):
            continue
        for find in _AFTER_LABEL:
            mark = find(text, at, stop)
            if mark is not None and mark.start - at <= 3:
                if _OVERALL.search(text, max(start, label.start() - 10), label.end()):
                    return replace(mark, overall=True)
                first = first or mark
                break
    return first


def whole_line_mark(text: str, start: int, end: int) -> Mark | None:
    """The mark that a line consists of, with nothing beside it but its label."""
    if end - start > _LONGEST_LINE:
        return None
    mark = labelled_mark_in(text, start, end)
    if mark is None:
        for find in _ALONE_IN_LINE:
            mark = find(text, start, end)
            if mark is not None:
                break
    if mark is None:
        return None
    before = _LABEL.sub("", text[start : mark.start + 1])[:-1].strip(" \t([*_|-–—:=")
    after = text[mark.end : end].strip(" \t)].*_|!")
    again = _figure(text, mark.end, end) if after else None
    repeats = again is not None and again.rating == mark.rating and not text[again.end : end].strip(" \t)].*_|!")
    return mark if not before and (not after or repeats) else None


def _is_others(text: str, at: int) -> bool:
    """Whether the words before a mark, on its line, say that it is somebody else's or a part's."""
    start = max(text.rfind("\n", max(0, at - _AROUND), at) + 1, at - _AROUND, 0)
    return _OTHERS.search(text[start:at]) is not None


def _made(text: str, start: int, end: int, value: float, scale: int | None, *, scaled: bool = True) -> Mark | None:
    if scale is not None and not 0 <= value <= scale:
        return None
    shown = text[start:end].rstrip()
    if shown.endswith(")") and "(" not in shown:
        shown = shown[:-1]
    rating: dict[str, Json] | None = {"value": value, "scale": scale} if scale is not None else None
    return Mark(shown, rating, start, start + len(shown), scaled=scaled)


def _stars(text: str, start: int, end: int) -> Mark | None:
    for match in _STARS.finditer(text, start, end):
        run = match.group()
        full, empty = len(_SIGNS.findall(run)), len(_EMPTY.findall(run))
        half = 0.5 if _HALF.search(run) else 0.0
        if not full and not _alone(text, match, start, end):
            continue
        said = _OF.match(text, match.end(), min(end, match.end() + 24))
        shown = full + empty + (1 if half and empty else 0)
        scale = (_scale_of(said["scale"]) if said["scale"] else len(said["row"])) if said else max(5, shown)
        if scale > _MOST_STARS:
            continue
        return _made(
            text, match.start(), said.end() if said else match.end(), full + half, scale, scaled=bool(said or empty)
        )
    return None


_OF = re.compile(
    rf" ?\(?(?:(?:out )?(?:of|/)|von|sur|su|sobre) ?(?:{_SCALE}(?: stars)?|(?P<row>[★⭐✭✮☆✩]{{4,10}}))\)?(?!\w)",
    re.IGNORECASE,
)


def _alone(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether a lone half stands by itself on its line, so that it is half a star and no fraction in prose."""
    return not text[start : match.start()].strip(" \t•*-") or not text[match.end() : end].strip()


def _scale_of(word: str) -> int:
    return _SCALES.get(word.lower()) or int(word)


def _figure(text: str, start: int, end: int) -> Mark | None:
    return _of_scale(_FIGURE, text, start, end)


def _foreign_figure(text: str, start: int, end: int) -> Mark | None:
    return _of_scale(_FOREIGN_FIGURE, text, start, end)


def _of_scale(form: re.Pattern[str], text: str, start: int, end: int) -> Mark | None:
    for match in form.finditer(text, start, end):
        made = _made(text, match.start(), match.end(), _value(match["value"]), _scale_of(match["scale"]))
        if made is not None:
            return made
    return None


def _value(words: str) -> float:
    """A figure with perhaps a fraction: `3½`, `2 3/4`, `7,5`; whole numbers as such."""
    fraction = next((sign for sign in _FRACTIONS if words.endswith(sign)), "")
    digits = words.removesuffix(fraction).strip().replace(",", ".")
    value = float(digits or 0) + _FRACTIONS.get(fraction, 0.0)
    return int(value) if value == int(value) else value


def _star_words(text: str, start: int, end: int) -> Mark | None:
    for match in _WORDS.finditer(text, start, end):
        named = match["value"].lower()
        if match.group().lower().endswith("out"):
            continue
        value = _NUMBERS[named] if named in _NUMBERS else _value(named)
        half = (match["half"] or "").strip()
        value += _FRACTIONS.get(half, 0.5 if half else 0)
        scale = _scale_of(match["scale"]) if match["scale"] else 5
        made = _made(text, match.start(), match.end(), value, scale, scaled=bool(match["scale"]))
        if made is not None:
            return made
    return None


def _asterisks(text: str, start: int, end: int) -> Mark | None:
    """A row of asterisks: three of them alone part sections, so they count only with a half or a scale, or labelled."""
    for match in _ASTERISKS.finditer(text, start, end):
        said = match["scale"]
        enclosed = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1] == "()"
        if not (match["half"] or said or enclosed or _LABEL.search(text, max(start - 40, 0), match.start())):
            continue
        scale = 5 if said is None else len(said) if said[0] == "*" else _scale_of(said)
        value = len(match["stars"]) + (0.5 if match["half"] else 0)
        return _made(text, match.start(), match.end(), value, scale, scaled=said is not None)
    return None


def _scaled_asterisks(text: str, start: int, end: int) -> Mark | None:
    mark = _asterisks(text, start, end)
    return mark if mark is not None and mark.scaled else None


def _letter(text: str, start: int, end: int) -> Mark | None:
    match = _LETTER.search(text, start, end)
    return Mark(match.group(), None, match.start(), match.end()) if match else None


def _thumbs(text: str, start: int, end: int) -> Mark | None:
    match = _THUMBS.search(text, start, end)
    return Mark(match.group(), None, match.start(), match.end()) if match else None


def _beyond(text: str, start: int, end: int) -> Mark | None:
    match = _BEYOND.search(text, start, end)
    return Mark(match.group(), None, match.start(), match.end()) if match else None


def _shapes(text: str, start: int, end: int) -> Mark | None:
    """A row of other signs, full and empty, or of the moon's phases; without empty ones its scale has to be said."""
    moons = _MOON_ROW.search(text, start, end)
    if moons is not None:
        value = sum(_MOONS[sign] for sign in moons.group())
        return _made(text, moons.start(), moons.end(), value, len(moons.group()))
    match = _SHAPES.search(text, start, end)
    if match is None:
        return None
    full = next(sign for sign in _PAIRS if match.group().startswith(sign))
    empty = match.group().count(_PAIRS[full]) if _PAIRS[full] else 0
    value = match.group().count(full) + (0.5 if "½" in match.group() else 0)
    said = _OF.match(text, match.end(), min(end, match.end() + 24))
    scale = _scale_of(said["scale"]) if said and said["scale"] else int(value + 0.5) + empty if empty else None
    return _made(text, match.start(), said.end() if said else match.end(), value, scale)


_BARE = re.compile(rf"(?P<value>{_DIGITS})(?P<percent> ?%)?(?P<school>[+−–-](?![\d\w]))?(?![\w/]|[.,]\d)")


def _bare(text: str, start: int, end: int) -> Mark | None:
    """A figure whose scale the page does not tell: kept as printed; a percentage has its scale."""
    match = _BARE.match(text, start, end)
    if match is None or (match["value"] in _CENSORED and not match["percent"]):
        return None
    if match["percent"]:
        return _made(text, match.start(), match.end(), _value(match["value"]), 100)
    return Mark(match.group(), None, match.start(), match.end())


_AFTER_LABEL: tuple[_Find, ...] = (
    _beyond, _stars, _scaled_asterisks, _figure, _foreign_figure, _star_words, _asterisks, _shapes, _thumbs, _letter, _bare,
)  # fmt: skip
_ALONE_IN_LINE: tuple[_Find, ...] = (
    _beyond, _stars, _scaled_asterisks, _figure, _foreign_figure, _star_words, _asterisks, _shapes, _thumbs, _letter,
)  # fmt: skip


def mark_alone(text: str, start: int, end: int) -> Mark | None:
    """The mark that a value known to be one consists of, of any form: a letter or a bare figure too."""
    mark = whole_line_mark(text, start, end)
    if mark is None:
        bare = _bare(text, start, end)
        mark = bare if bare is not None and bare.end == end else None
    return mark
