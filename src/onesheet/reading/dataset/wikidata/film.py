"""What Wikidata states of one film, in our vocabulary."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from onesheet.reading.dataset.entry import Entry, year_of
from onesheet.reading.dataset.wikidata import numbers
from onesheet.reading.dataset.wikidata.shapes import Claim, Item, Snak
from onesheet.reading.dataset.wikidata.values import edtf, minutes, money, score, whole
from onesheet.reading.vocabulary import DEPRECATED, NONE, NORMAL, UNKNOWN, Film, Json
from onesheet.values.countries import country_code
from onesheet.values.languages import LANGUAGE_NAMES, language_code

_NAMED = {
    "P57": "director", "P58": "screenwriter", "P162": "producer", "P1431": "executive_producer",
    "P344": "cinematographer", "P1040": "editor", "P86": "composer", "P2554": "production_designer",
    "P2438": "narrator", "P144": "based_on", "P674": "character", "P272": "production_company", "P921": "main_subject",
    "P155": "follows", "P156": "followed_by", "P5072": "festival",
}  # fmt: skip
"""Properties whose value is an item's name and nothing more."""
_IDS = {
    "P345": "imdb", "P4947": "tmdb", "P6127": "letterboxd", "P1258": "rotten-tomatoes", "P1712": "metacritic",
    "P1237": "box-office-mojo", "P2704": "eidr",
}  # fmt: skip
_BOARDS = {
    "P1657": ("MPA", "US"), "P2629": ("BBFC", "GB"), "P1981": ("FSK", "DE"), "P3156": ("ACB", "AU"),
    "P2684": ("Kijkwijzer", "NL"), "P2758": ("CNC", "FR"), "P3306": ("ICAA", "ES"),
}  # fmt: skip
_DIRECTED = re.compile(r"\bdirected by (?P<names>[^;:()\"\\]{3,120})")
_DESCRIBED_YEAR = re.compile(r"(?P<year>(?:18[89]|19\d|20\d)\d) [^,;]{0,60}\bfilm\b")
_AND = re.compile(r", and | and | & |, ")
_CREDIBLE = re.compile(r"[^\W\d_a-z][\w'’.-]*(?: [\w'’.-]+){0,4}")
_FILM_WORD = re.compile(r"(?<=\w) (?:film|movie)$", re.IGNORECASE)
_AWARD = re.compile(r"(?P<award>.+?\b(?:Awards?|Prize)\b.*?) for (?P<category>.+)")
_LONGEST_ID = 200


class _Sayer:
    """States claims of one film and counts those that only a number names."""

    def __init__(self, entry: Entry, item: Item, names: Mapping[str, str]) -> None:
        self.entry = entry
        self.item = item
        self.names = names
        self.unnamed: list[str] = []

    def name(self, snak: Snak) -> str:
        """The name of the item that a snak gives, or the text that it holds; empty where there is only a number."""
        return self.names.get(snak.item, "") if snak.item else snak.content.text

    def place(self, snak: Snak | None) -> str:
        """A place as the vocabulary gives it: a country's code, else a name."""
        if snak is None:
            return ""
        name = self.name(snak)
        return numbers.COUNTRIES.get(snak.item) or country_code(name) or name or numbers.PLACES.get(snak.item, "")

    def miss(self, *snaks: Snak | None) -> None:
        """Count a claim that is left out because these are given by number only."""
        self.unnamed += [snak.item for snak in snaks if snak is not None and snak.item][:1]

    def say(self, name: str, value: Json, claim: Claim, *used: Snak | None, **more: Json) -> None:
        """State what a claim says; `used` are the qualifiers that were taken into account."""
        rank, reason = NORMAL, ""
        if claim.rank == "deprecated":
            why = claim.qualifier("P2241")
            rank, reason = (
                DEPRECATED,
                f"Wikidata deprecates it: {(self.name(why) if why else '') or 'no reason given'}.",
            )
        where = [snak.said for snak in (claim.snak, *used) if snak is not None and snak.said]
        self.entry.say(name, value, *where, rank=rank, reason=reason, **more)


def say_film(entry: Entry, item: Item, names: Mapping[str, str]) -> tuple[Film | None, list[str]]:
    """State what an item says of its film; the film (None without a title) and the items that only a number names."""
    sayer = _Sayer(entry, item, names)
    title = _say_titles(sayer)
    if not title:
        return None, []
    for name, listed in item.claims.items():
        say = _SAY.get(name)
        if say is None:
            continue
        for claim in item.best(name) if name in _BEST_ONLY else listed:
            if claim.snak.kind == "value":
                say(sayer, claim)
            elif name in _NAMED:
                sayer.say(_NAMED[name], NONE if claim.snak.kind == "novalue" else UNKNOWN, claim)
    _say_year(sayer)
    _say_described(sayer)
    if item.id:
        entry.say("external_id", item.number, item.id, scheme="wikidata")
    return Film(title, entry.first("year")), sayer.unnamed


_BEST_ONLY = frozenset({"P2047", "P2130"})
"""Properties of which a preferred value replaces the normal ones."""


def _language(code: str) -> str | None:
    code = code.partition("-")[0]
    return code if code in LANGUAGE_NAMES else None


def _say_titles(sayer: _Sayer) -> str:
    """State the titles and return the film's: the English label, else an English title (P1476), else any."""
    item = sayer.item
    claims = [claim for claim in item.best("P1476") if claim.snak.content.get("text").text]
    told = [(claim.snak.content.get("text").text, claim.snak.content.get("language").text, claim) for claim in claims]
    english = next((words for words, language, _ in told if language.startswith("en")), "")
    main = item.label.text or english or (told[0][0] if told else "")
    if main and main not in [words for words, _, _ in told]:
        sayer.entry.say("title", main, item.label)
    for words, language, claim in told:
        if words == main:
            sayer.say("title", words, claim)
        else:
            sayer.say("title", words, claim, kind="original", language=_language(language))
    return main


def _say_year(sayer: _Sayer) -> None:
    """State the year of the earliest release; where none is dated, the one in the description."""
    dated = [(edtf(claim.snak.content), claim) for claim in sayer.item.best("P577") if claim.snak.kind == "value"]
    known = [(year, claim) for date, claim in dated if (year := year_of(date)) is not None]
    if known:
        year, claim = min(known, key=lambda one: one[0])
        sayer.say("year", year, claim)
        return
    described = sayer.item.descriptions.get("en")
    said = _DESCRIBED_YEAR.match(described.text) if described is not None else None
    if described is not None and said is not None:
        sayer.entry.say("year", int(said["year"]), described)


def _say_described(sayer: _Sayer) -> None:
    """Name the directors from the description where the statement gives their numbers alone."""
    described = sayer.item.descriptions.get("en")
    said = _DIRECTED.search(described.text) if described is not None else None
    if described is None or said is None or sayer.entry.first("director") is not None:
        return
    people = [one.strip(" .") for one in _AND.split(said["names"])]
    if len(people) == max(1, len(sayer.item.best("P57"))) and all(map(_CREDIBLE.fullmatch, people)):
        for person in people:
            sayer.entry.say("director", person, described)


def _say_named(sayer: _Sayer, claim: Claim) -> None:
    name = sayer.name(claim.snak)
    if name:
        sayer.say(_NAMED[claim.property], name, claim)
    else:
        sayer.miss(claim.snak)


def _say_cast(sayer: _Sayer, claim: Claim) -> None:
    name, part, order = sayer.name(claim.snak), claim.qualifier("P453", "P4633"), claim.qualifier("P1545")
    if not name:
        sayer.miss(claim.snak)
        return
    character = sayer.name(part) if part is not None else ""
    billing = order.content.text if order is not None else ""
    sayer.say(
        "cast_member", name, claim, part if character else None, order,
        character=character or None,
        billing=int(billing) if billing.isascii() and billing.isdigit() and 0 < int(billing[:6]) < 1000 else None,
        note="voice" if claim.property == "P725" else None,
    )  # fmt: skip


def _say_release(sayer: _Sayer, claim: Claim) -> None:
    date, where, how = edtf(claim.snak.content), claim.qualifier("P291", "P3005"), claim.qualifier("P437")
    place = sayer.place(where)
    kind, _, carrier = numbers.CARRIERS.get(how.item if how else "", "").partition(" ")
    if where is not None and not place:
        sayer.miss(where)
    elif how is not None and not kind:
        sayer.miss(how)
    elif date:
        sayer.say("release", date, claim, where, how, place=place or None, kind=kind or None, format=carrier or None)


def _say_duration(sayer: _Sayer, claim: Claim) -> None:
    length, part = minutes(claim.snak.content), claim.qualifier("P518", "P9899")
    version = "" if part is None else numbers.VERSIONS.get(part.item, sayer.name(part))
    if part is not None and not version and part.item not in numbers.VERSIONS:
        sayer.miss(part)
    elif length:
        sayer.say("duration", length, claim, part, version=version or None)


def _say_budget(sayer: _Sayer, claim: Claim) -> None:
    sayer.say("budget", money(claim.snak.content), claim)


def _say_gross(sayer: _Sayer, claim: Claim) -> None:
    amount, where, when = money(claim.snak.content), claim.qualifier("P3005", "P276", "P17"), claim.qualifier("P585")
    as_of = edtf(when.content) if when is not None else ""
    territory = sayer.place(where)
    if where is not None and where.item == numbers.WORLDWIDE:
        sayer.say("gross", amount, claim, where, when, scope="worldwide", as_of=as_of or None)
    elif where is not None and not territory:
        sayer.miss(where)
    else:
        scope = "domestic" if territory == "US" else None
        sayer.say("gross", amount, claim, where, when, scope=scope, territory=territory or None, as_of=as_of or None)


def _say_score(sayer: _Sayer, claim: Claim) -> None:
    who, how = claim.qualifier("P447"), claim.qualifier("P459")
    number, when = claim.qualifier("P7887"), claim.qualifier("P585")
    by = numbers.SCORES_BY.get(who.item, sayer.name(who)) if who is not None else ""
    method = numbers.METHODS.get(how.item, sayer.name(how)) if how is not None else ""
    mark = score(claim.snak.content.text)
    if not by or (how is not None and not method):
        sayer.miss(how if by else who)
    elif mark is not None:
        sayer.say(
            "score", mark, claim, who, how, number, when,
            by=by, method=method or None,
            count=whole(number.content) if number is not None else None,
            count_unit="reviews" if number is not None else None,
            as_of=edtf(when.content) or None if when is not None else None,
        )  # fmt: skip


def _say_certificate(sayer: _Sayer, claim: Claim) -> None:
    board, place = _BOARDS[claim.property]
    mark = numbers.MARKS.get(claim.snak.item) or sayer.name(claim.snak)
    if mark:
        sayer.say("certificate", mark, claim, board=board, place=place)
    else:
        sayer.miss(claim.snak)


def _say_genre(sayer: _Sayer, claim: Claim) -> None:
    number = claim.snak.item
    if number in numbers.NO_GENRES:
        return
    genre = numbers.GENRES.get(number) or _FILM_WORD.sub("", sayer.name(claim.snak)).lower()
    if genre:
        sayer.say("genre", genre, claim)
    else:
        sayer.miss(claim.snak)


def _say_country(sayer: _Sayer, claim: Claim) -> None:
    code = numbers.COUNTRIES.get(claim.snak.item) or country_code(sayer.name(claim.snak))
    if code:
        sayer.say("country", code, claim)
    else:
        sayer.miss(claim.snak)


def _say_language(sayer: _Sayer, claim: Claim) -> None:
    code = numbers.LANGUAGES.get(claim.snak.item) or language_code(sayer.name(claim.snak))
    if code:
        sayer.say("language", code, claim)
    else:
        sayer.miss(claim.snak)


def _say_distributor(sayer: _Sayer, claim: Claim) -> None:
    name, where = sayer.name(claim.snak), claim.qualifier("P17", "P3005")
    if name:
        sayer.say("distributor", name, claim, where, place=sayer.place(where) or None)
    else:
        sayer.miss(claim.snak)


def _say_location(sayer: _Sayer, claim: Claim) -> None:
    place = sayer.place(claim.snak)
    if place:
        sayer.say("filming_location", place, claim)
    else:
        sayer.miss(claim.snak)


def _say_award(sayer: _Sayer, claim: Claim) -> None:
    name, when = sayer.name(claim.snak), claim.qualifier("P585")
    if not name:
        sayer.miss(claim.snak)
        return
    whole_name = _AWARD.fullmatch(name)
    people = [(snak, sayer.name(snak)) for key in ("P1346", "P2453") for snak in claim.qualifiers.get(key, ())]
    named = [(snak, one) for snak, one in people if one]
    sayer.say(
        "award", whole_name["award"] if whole_name else name, claim, when, *(snak for snak, _ in named),
        category=whole_name["category"] if whole_name else None,
        result="won" if claim.property == "P166" else "nominated",
        year=year_of(edtf(when.content)) if when is not None else None,
        recipient=", ".join(one for _, one in named) or None,
    )  # fmt: skip


def _say_id(sayer: _Sayer, claim: Claim) -> None:
    number = claim.snak.content.text
    if 0 < len(number) <= _LONGEST_ID:
        sayer.say("external_id", number, claim, scheme=_IDS[claim.property])


_SAY: dict[str, Callable[[_Sayer, Claim], None]] = {
    **dict.fromkeys(_NAMED, _say_named),
    **dict.fromkeys(_IDS, _say_id),
    **dict.fromkeys(_BOARDS, _say_certificate),
    "P161": _say_cast, "P725": _say_cast, "P577": _say_release, "P2047": _say_duration, "P2130": _say_budget,
    "P2142": _say_gross, "P444": _say_score, "P136": _say_genre, "P495": _say_country, "P364": _say_language,
    "P750": _say_distributor, "P915": _say_location, "P166": _say_award, "P1411": _say_award,
}  # fmt: skip
"""What states the claims of each property."""
