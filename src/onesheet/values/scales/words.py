"""Words that stand in printed marks, in the languages of the papers that are read most."""

from __future__ import annotations

import re
from decimal import Decimal

_NUMBERS = (
    "zero one two three four five six seven eight nine ten",
    "null eins zwei drei vier fünf sechs sieben acht neun zehn",
    "zéro une deux trois quatre cinq six sept huit neuf dix",
    "nul en to tre fire fem seks syv otte ni ti",
    "noll ett två tre fyra fem sex sju åtta nio tio",
    "cero una dos tres cuatro cinco seis siete ocho nueve diez",
    "zero uno due tre quattro cinque sei sette otto nove dieci",
    "nul een twee drie vier vijf zes zeven acht negen tien",
)
NUMBERS: dict[str, Decimal] = {word: Decimal(number) for row in _NUMBERS for number, word in enumerate(row.split())}
ENGLISH = frozenset(_NUMBERS[0].split())
"""Those that say a number where nothing is beside them; `en` and `to` are other words as well."""
NO = frozenset("no keine kein aucune ingen inga żadnej nessuna ninguna geen".split())
"""Before what is counted, and nowhere else, these say nought."""

_STARS = (
    "stars star sterne sternen stern étoiles étoile stjerner stjerne stjärnor stjärna stjörnur stjörnu stjarna gwiazdek gwiazdki gwiazdka "
    "gwiazdkę estrellas estrella stelle stella sterren ster estrelas estrela tähteä tähti hvězd hvězdy hvězdičky "
    "hvězdiček hvězdička csillag звезды звёзды звезд звёзд звезда yıldız"
)
_POINTS = "points point pts pt punkte punkten punkt punktów punkty poeng poäng pistettä piste stig puntos punti pontos баллов балла 点 分 점"
_PICTURES = "hearts heart hjerter hjerte getingar geting herzen herz kernels bullets popcorns buckets reels skulls tomatoes bones paws mice"


STARS = frozenset((*_STARS.split(), "★", "*"))
THINGS = STARS | frozenset((*_POINTS.split(), *_PICTURES.split()))
_GLUED = re.compile(r"(.*[0-9½¼¾⅓⅔*★])([^\W\d]+|[*★])")


def parted(text: str) -> tuple[str, str]:
    """Return how many, and what is counted: `4 stars`, `4★`, `3½-Sterne`. The text and nothing where nothing is."""
    at = max(text.rfind(" "), text.rfind("-"))
    if at > 0 and text[at + 1 :] in THINGS:
        return text[:at], text[at + 1 :]
    glued = _GLUED.fullmatch(text)
    return (glued[1], glued[2]) if glued and glued[2] in THINGS else (text, "")


OUT_OF = re.compile(
    r"(.+?),?(?: |-(?=out-of-|of-))(?:(?:out of|out-of|ud af|van de|van|von|of|av|af|sur|de|sobre|su|uit|na|z|ze|из|op) "
    r"|(?:on|in|auf) (?:a|the|einer) (?:scale|skala) (?:of|from|von) (?:0|zero|null) ?(?:to |bis |-|/) ?|(?:out-)?of-)"
    r"(?:a possible |a maximum of |a total of |the |möglichen |maximal )?(.+)"
)
"""`4 out of 5`, `4 von 5`, `4 sur 5`."""
OTHER_RANGE = re.compile(
    r".*[0-9](?:.* (?:on|from)(?: a| the)? scale .*|,? \(?(?:out of |of |from )?[+-]?[0-9]{1,3} ?(?:\.\.+|to|through) ?[+-]?[0-9]{1,3}\)?)"
)
"""`8 on a scale of 1 to 10`, `+1 (-3 to +3)`: ends that no table has."""

LABEL = re.compile(
    r"(?:(?:(?:my|our|the|final|overall|total|critic's) )?"
    r"(?:rating|rated(?= [0-9*★])|score|grade|mark|stars(?= ?[:=])|verdict|wertung|bewertung|gesamtwertung|betyg|karakter|nota|note|voto|ocena|"
    r"punteggio|arvosana|cijfer|waardering|hodnocení|értékelés|оценка|puntuación|calificación|classificação|puan)"
    r"(?: of(?= )| ?[:=]| [-](?= )|(?= )) *|★ ?(?=[0-9]))(?=.)"
)
"""What is printed before a mark and says nothing of it."""

NOTHING = frozenset((
    "", "-", "--", "---", "—", "n/a", "na", "nr", "n.r", "none", "null", "nan", "no score", "no rating", "no grade",
    "no mark", "unrated", "not rated", "unscored", "not scored", "ungraded", "not graded", "keine wertung",
    "ohne wertung", "sans note", "?", "tbd",
))  # fmt: skip
"""What is printed where no mark is."""

_UP, _DOWN = "👍", "👎"
_ONE_UP = ("one thumb up", "1 thumb up")
_ONE_DOWN = ("one thumb down", "1 thumb down")
WORDS: dict[str, tuple[str, int]] = {
    **dict.fromkeys(("thumbs up", "thumb up", "a thumbs up", "a thumb up", _UP, "daumen hoch"), ("thumbs", 1)),
    **dict.fromkeys(
        ("thumbs down", "thumb down", "a thumbs down", "a thumb down", _DOWN, "daumen runter"), ("thumbs", 0)
    ),
    **dict.fromkeys(
        ("two thumbs up", "2 thumbs up", "two big thumbs up", "two thumbs way up", _UP * 2), ("two-thumbs", 2)
    ),
    **dict.fromkeys(
        (
            "one thumb up one thumb down", "one thumb up and one thumb down", "one thumb up one down",
            "one thumb up and one down", "1 thumb up 1 thumb down", "1 thumb up 1 down", "one up one down",
            _UP + _DOWN, _DOWN + _UP,
        ),
        ("two-thumbs", 1),
    ),
    **dict.fromkeys(
        ("two thumbs down", "2 thumbs down", "two big thumbs down", "two thumbs way down", _DOWN * 2), ("two-thumbs", 0)
    ),
    **dict.fromkeys(("recommended", "recommend", "recommends", "we recommend", "i recommend it"), ("recommendation", 1)),
    **dict.fromkeys(
        (
            "not recommended", "not recommend", "do not recommend", "don't recommend", "does not recommend",
            "doesn't recommend", "we do not recommend", "i do not recommend it",
        ),
        ("recommendation", 0),
    ),
}  # fmt: skip
"""Whole marks in words, without commas and hyphens: text -> scale and mark."""

WORDS_ON: dict[str, dict[str, int]] = {
    "thumbs": {"up": 1, "down": 0, **dict.fromkeys(_ONE_UP, 1), **dict.fromkeys(_ONE_DOWN, 0)},
    "two-thumbs": {"one thumb": 1, "two thumbs": 2, "split": 1, **dict.fromkeys(_ONE_UP, 1)},
    "recommendation": {"yes": 1, "see it": 1, "stream it": 1, "no": 0, "skip it": 0, "skip": 0},
    "school": {
        "sehr gut": 1, "gut": 2, "befriedigend": 3, "ausreichend": 4, "mangelhaft": 5, "ungenügend": 6,
    },
}  # fmt: skip
"""Words that mean something only where the scale is known."""
OF_ONE_OR_TWO = frozenset((*_ONE_UP, *_ONE_DOWN))
"""Of one thumb, or of two?"""
