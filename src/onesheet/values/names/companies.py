"""Names of companies: when two are one company's."""

from __future__ import annotations

import re
from functools import lru_cache

from onesheet.values.folding import fold, letters, same_name

_LEGAL = frozenset(
    """
    ltd limited inc incorporated llc llp lp gmbh mbh kg plc corp corporation co company cie srl sarl spa sa sas sl slu ag bv nv ab oy as aps
    pty pvt private kk ltda lda doo sro zrt kft ooo jsc tbk bhd sdn snc eurl gbr ev
    """.split()
)
"""Words at the end that say only what the law calls a company."""
_TRADE = {
    "film": "film", "films": "film", "filmed": "film", "filmes": "film", "picture": "picture", "pictures": "picture",
    "pics": "picture", "production": "production", "productions": "production", "prod": "production", "prods": "production",
    "studio": "studio", "studios": "studio", "entertainment": "entertainment", "entertainments": "entertainment",
    "filmproduktion": "production", "producciones": "production", "produzioni": "production", "producoes": "production",
    "cinema": "cinema", "media": "media", "group": "group",
}  # fmt: skip
"""Words for the trade at the end of a name, each with the word it is compared as. A company is often named without them, but two
of a name with different ones are two companies: Focus Features and Focus Films."""
_KNOWN_AS = {
    "mgm": "metro goldwyn mayer", "metro goldwyn mayer studio": "metro goldwyn mayer", "rko radio": "rko", "twc": "weinstein",
    "aip": "american international", "eone": "entertainment 1", "e 1": "entertainment 1", "wb": "warner bros",
    "warner brothers": "warner bros", "warner": "warner bros", "film 4": "film4", "filmfour": "film4",
    "tcf": "20 century fox", "cbc": "canadian broadcasting",
    "bbc": "british broadcasting", "nfb": "national film board of canada", "nfbc": "national film board of canada",
    "ufa": "universum film", "pbs": "public broadcasting service",
    "nhk": "nippon hoso kyokai", "zdf": "zweites deutsches fernsehen", "bfi": "british film institute",
}  # fmt: skip
"""Other names of companies, folded, without legal words."""
_NUMBERS = {
    "twentieth": "20",
    "20th": "20",
    "twenty": "20",
    "first": "1st",
    "21st": "21",
    "one": "1",
    "two": "2",
    "four": "4",
    "seven": "7",
}


_SHORT_LAST = re.compile(r"(?P<name>.*\S)\s*\((?P<short>[A-Z]{2,6})\)\s*")


def _without_short_form(name: str) -> str:
    """`Metro-Goldwyn-Mayer (MGM)` -> `Metro-Goldwyn-Mayer`; other words in parentheses stay."""
    match = _SHORT_LAST.fullmatch(name)
    if match is None or "".join(word[0] for word in fold(match["name"]).split()) != match["short"].lower():
        return name
    return match["name"]


@lru_cache(maxsize=8192)
def _parts(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that name a company, and those for its trade, both as they are compared."""
    words = [_NUMBERS.get(word, word) for word in fold(_without_short_form(name)).split()]
    if len(words) > 1 and words[0] in ("the", "les", "le"):
        words = words[1:]
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    trade: list[str] = []
    while len(words) > 1 and words[-1] in _TRADE:
        trade.insert(0, _TRADE[words.pop()])
    if trade and words[-1] == "motion":
        words = words[:-1] or words
    core = _KNOWN_AS.get(" ".join(words), " ".join(words)).split()
    return tuple(core), tuple(trade)


def company_key(name: str) -> str:
    """The folded name without its article and what the law calls it: `Warner Bros. Pictures, Inc.` -> `warner bros pictures`."""
    words = fold(_without_short_form(name)).split()
    if len(words) > 1 and words[0] == "the":
        words.pop(0)
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    return " ".join(words)


def same_company(left: str, right: str) -> bool:
    """Whether two names can be one company's: `Paramount` ~ `Paramount Pictures, Inc.`, `MGM` ~ `Metro-Goldwyn-Mayer`.

    Focus Features and Focus Films are two, as are Paramount Pictures and Paramount Vantage, Sony Pictures and Sony Pictures
    Classics.
    """
    if same_name(left, right) or company_key(left) == company_key(right) != "":
        return True
    (one, trade), (other, other_trade) = _parts(left), _parts(right)
    if not one or letters(" ".join(one)) != letters(" ".join(other)):
        return False
    short, long = sorted((trade, other_trade), key=len)
    return not short or short == long
