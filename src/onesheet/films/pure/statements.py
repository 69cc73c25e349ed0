"""When two statements are one, and when they say the same.

`digest` tells statements apart to the last sign. `same_key` folds what is only written differently (case, accents,
punctuation); `agree` also lets a vaguer value stand beside a more exact one: `2015` and `2015-11-06`, `about $4 million`
and `$3,987,650`, `J. Smith` and `John Smith`. `exactness` orders such values, the exacter the higher.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TypeGuard

from onesheet.reading.vocabulary import PROPERTIES, Form, Json
from onesheet.values.dates import PartialDate, parse_interval
from onesheet.values.dates import agree as dates_agree
from onesheet.values.money import Money, money_from_json
from onesheet.values.names import (
    company_key,
    fold,
    same_company,
    same_festival,
    same_name,
    same_person,
)

_GENRES = {
    "sci fi": "science fiction", "scifi": "science fiction", "sf": "science fiction", "rom com": "romantic comedy",
    "romcom": "romantic comedy", "dramedy": "comedy drama", "tragicomedy": "comedy drama", "biopic": "biographical",
    "biography": "biographical", "docudrama": "docudrama", "doc": "documentary", "animation": "animated",
}  # fmt: skip
"""Other words for a genre, folded."""


def digest(name: str, value: Json, qualifiers: Mapping[str, Json]) -> str:
    """40 hexadecimal signs that are the same for the same property, value and qualifiers, in whatever order."""
    return hashlib.sha1(_canonical([name, value, dict(qualifiers)]).encode(), usedforsecurity=False).hexdigest()


def _canonical(value: Json) -> str:
    """JSON with sorted keys and whole numbers written whole; signs beyond ASCII are escaped, so any text has a form."""
    return json.dumps(_whole(value), sort_keys=True, separators=(",", ":"))


def _whole(value: Json) -> Json:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {str(key): _whole(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(one) for one in value]
    return value


def special(value: Json) -> str:
    """`unknown`, `none` or `hole` for a special value, else empty."""
    return str(value["special"]) if isinstance(value, dict) and "special" in value else ""


def form_of(name: str) -> Form:
    """The form of the values of a property; that of plain text where the property is not known."""
    known = PROPERTIES.get(name)
    return known.form if known is not None else Form.TEXT


def same_key(name: str, value: Json) -> str:
    """A text that is equal for two values of one property that are the same, however they are written."""
    if isinstance(value, bool) or value is None or special(value):
        return _canonical(value)
    form = form_of(name)
    if isinstance(value, str) and form not in (Form.DATE, Form.MONEY, Form.SCORE):
        return _folded(name, form, value) or value.casefold()
    if isinstance(value, str) and form is Form.DATE:
        return value.rstrip("~?%")
    return _figure_key(form, value)


def _figure_key(form: Form, value: Json) -> str:
    money = money_from_json(value) if form is Form.MONEY else None
    if money is not None:
        spread = "" if money.low is None else f" {money.low}-{money.high}"
        return f"{money.currency} {money.amount}{spread}{' about' if money.approximate else ''}"
    mark = score_of(value) if form is Form.SCORE else None
    return f"{mark[0]:g}/{mark[1]:g}" if mark is not None else _canonical(value)


def _folded(name: str, form: Form, text: str) -> str:
    words = fold(text)
    if name == "genre":
        return _GENRES.get(words, words)
    if form is Form.COMPANY:
        return company_key(text)
    return words


def score_of(value: Json) -> tuple[float, float] | None:
    """Value and scale of a score, or None where it is none."""
    if not isinstance(value, dict):
        return None
    mark, scale = value.get("value"), value.get("scale")
    if not _is_number(mark) or not _is_number(scale):
        return None
    return (float(mark), float(scale)) if scale > 0 else None


def _is_number(value: Json) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15


def agree(name: str, left: Json, right: Json) -> bool:
    """Whether two values of one property can be the same, one of them perhaps told less exactly."""
    if same_key(name, left) == same_key(name, right):
        return True
    if special(left) or special(right):
        return False
    form = form_of(name)
    if isinstance(left, str) and isinstance(right, str):
        return _texts_agree(name, form, left, right)
    one, other = money_from_json(left), money_from_json(right)
    return form is Form.MONEY and one is not None and other is not None and _money_agrees(one, other)


def _texts_agree(name: str, form: Form, left: str, right: str) -> bool:
    if form is Form.DATE:
        return edtf_agree(left, right)
    if form is Form.PERSON:
        return same_person(left, right)
    if name == "genre":
        short, long = sorted((_words(name, left), _words(name, right)), key=len)
        return len(short) > 1 and short <= long
    if name == "festival":
        return same_festival(left, right)
    if form is Form.COMPANY:
        return same_company(left, right)
    return form is Form.TEXT and same_name(left, right)


def _words(name: str, text: str) -> frozenset[str]:
    return frozenset(_folded(name, Form.TEXT, text).split())


def edtf_agree(left: str, right: str) -> bool:
    """Whether two EDTF dates or intervals can be the same; an end that is open or not told fits any other."""
    if left == right:
        return True
    try:
        one, other = parse_interval(left), parse_interval(right)
    except ValueError:
        return False
    if ("/" in left) != ("/" in right):
        return False
    return all(a is None or b is None or dates_agree(a, b) for a, b in zip(one, other, strict=True))


def _money_agrees(one: Money, other: Money) -> bool:
    if one.currency != other.currency:
        return False
    for vague, exact in ((one, other), (other, one)):
        if vague.low is not None and vague.high is not None and vague.low <= exact.amount <= vague.high:
            return True
        if vague.approximate and abs(vague.amount - exact.amount) <= _rounding(vague.amount):
            return True
    return False


def _rounding(amount: int) -> int:
    """How far a rounded amount may be from the true one: half of its last place, `4,000,000` is within 500,000."""
    place = 1
    while amount and amount % (place * 10) == 0:
        place *= 10
    return place // 2


def exactness(name: str, value: Json) -> tuple[int, ...]:
    """How much a value tells, to compare with other values of the property; nothing for one that is not known."""
    if special(value):
        return (0,)
    form = form_of(name)
    if form is Form.DATE and isinstance(value, str):
        return 1, _parts_told(value)
    if form is Form.MONEY:
        money = money_from_json(value)
        return 1, 0 if money is None else 1 if money.low is not None else 2 if money.approximate else 3
    if isinstance(value, str):
        words = fold(value).split()
        full = sum(len(word) > 1 for word in words)
        return 1, full, sum(map(len, words)), sum(not sign.isascii() for sign in value)
    return (1,)


def _parts_told(text: str) -> int:
    try:
        ends = parse_interval(text)
    except ValueError:
        return 0
    return sum(_told(end) for end in ends if end is not None)


def _told(moment: PartialDate) -> int:
    year = 0 if moment.year is None else 2 if moment.decade else 4
    return year + 2 * (moment.month is not None) + (moment.day is not None) + (moment.mark == "")
