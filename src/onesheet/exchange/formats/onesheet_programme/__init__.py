"""The programme of an edition as JSON, as this site and every other Onesheet gives it: `…/programme.json`.

Its rows are the festival, the edition, each venue, section, film and screening, in an order in which each finds what it needs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from typing import Any

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.onesheet_programme.films import film_row
from onesheet.exchange.formats.onesheet_programme.parts import Untold, told_of
from onesheet.exchange.json_text import NotJson, values_of
from onesheet.exchange.parcels import Entry, Parcel, Unsafe
from onesheet.exchange.pure.rows import SAID, Catalogue, Refused, Row, Told

NAME, VERSION = "onesheet-programme", 1
_HEAD = 400
_LISTS = ("sections", "selections", "venues", "screenings")


class OnesheetProgramme:
    """Programmes of editions."""

    name = "onesheet_programme"
    title = "programme of a festival, from a Onesheet site"

    def recognises(self, parcel: Parcel) -> int:
        """Say how sure it is, by the first words of the object."""
        return 98 if parcel.entries and all(_suits(entry) for entry in parcel.entries) else 0

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:  # noqa: ARG002 - none are known
        """Yield the parts of each programme. Raises NotUnderstood."""
        for entry in parcel.entries:
            yield from _read(entry)


def _suits(entry: Entry) -> bool:
    try:
        head = entry.head(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()
    except Unsafe:
        return False
    return head.startswith(b"{") and b'"format"' in head and f'"{NAME}"'.encode() in head


def _read(entry: Entry) -> Iterator[Row | Refused]:
    try:
        whole = next(values_of(entry), (0, None))[1]
    except NotJson as fault:
        raise NotUnderstood(str(fault)) from fault
    if not isinstance(whole, dict) or whole.get("format") != NAME:
        raise NotUnderstood("This is no programme of an edition: it does not say so at its beginning.")
    if whole.get("version") != VERSION:
        raise NotUnderstood(
            f"This programme is of version {str(whole.get('version'))[:20]} of its format; this site reads version {VERSION}. "
            "Bring this site up to date, or ask for the programme again."
        )
    yield from _Programme(entry.path, whole).rows()


class _Programme:
    """One file."""

    def __init__(self, path: str, whole: dict[str, Any]) -> None:
        self._path = path
        self._whole: dict[str, list[Any]] = {
            name: found if isinstance(found := whole.get(name), list) else [] for name in _LISTS
        }
        self._heads = {name: whole.get(name) for name in ("festival", "edition")}
        self._line = 0
        self._of: dict[str, Any] = {}

    def rows(self) -> Iterator[Row | Refused]:
        """Yield the parts in an order in which each finds what it needs."""
        try:
            festival, edition = (told_of(name, self._heads[name]) for name in ("festival", "edition"))
        except Untold as fault:
            raise NotUnderstood(f"{fault} Nothing was taken in.") from fault
        self._of = {"festival": festival["name"], "year": edition["year"], "slug": edition["slug"]}
        yield self._part("festival", festival, festival["name"])
        yield self._part("edition", edition, edition["name"] or f"{festival['name']} {edition['year']}")
        screens: dict[int, dict[str, Any]] = {}
        for told in self._told("venues"):
            if isinstance(told, dict):
                for one in told["screens"]:
                    where = {name: told[name] for name in ("name", "slug", "place")}
                    screens[one["number"]] = {**where, "screen": one["name"]}
                yield self._part("venue", told, told["name"])
            else:
                yield told
        sections = yield from self._sections()
        numbers = yield from self._films(sections)
        for told in self._told("screenings"):
            if isinstance(told, dict):
                films = [numbers[one] for one in told["films"] if one in numbers]
                given = {**told, "screen": screens.get(told["screen"]), "films": films}
                named = told["title"] or ", ".join(one["title"] for one in films[:3]) or told["code"]
                yield self._part("screening", given, f"{named}, {told['starts'][:16].replace('T', ' ')}")
            else:
                yield told

    def _sections(self) -> Generator[Row | Refused, None, dict[str, dict[str, Any]]]:
        """Yield the sections; return them by slug. One that stands within a later one is told twice: where it stands comes last."""
        known: dict[str, dict[str, Any]] = {}
        later: list[tuple[dict[str, Any], str]] = []
        slugs = {str(one.get("slug")) for one in self._whole["sections"] if isinstance(one, dict)}
        for told in self._told("sections"):
            if not isinstance(told, dict):
                yield told
                continue
            within = told["within"]
            if within and within not in slugs:
                self._line += 1
                words = f"“{within[:80]}” under “within” is no section of this programme."
                yield Refused(self._path, self._line, f"Section: {told['name']}"[:SAID], words)
                continue
            known[told["slug"]] = {"slug": told["slug"], "name": told["name"]}
            if within and within not in known:
                later.append((told, within))
            yield self._part("section", {**told, "within": known.get(within)}, told["name"])
        for told, within in later:
            if within in known:
                words = f"{told['name']}, within {known[within]['name']}"
                yield self._part("section", {**told, "within": known[within]}, words)
        return known

    def _films(self, sections: Mapping[str, Any]) -> Generator[Row | Refused, None, dict[int, dict[str, Any]]]:
        """Yield the films, those that are shown before another one first; return how they are named, by their numbers."""
        found = list(self._told("selections"))
        told = [one for one in found if isinstance(one, dict)]
        numbers = {
            one["number"]: {
                "number": one["number"], "title": one["film"]["title"], "year": one["film"]["year"],
                "section": sections.get(one["section"]),
            }
            for one in told
        }  # fmt: skip
        screenings: dict[int, list[dict[str, Any]]] = {}
        for screening in self._whole["screenings"]:
            if isinstance(screening, dict) and isinstance(screening.get("films"), list):
                for place, number in enumerate(screening["films"], 1):
                    if isinstance(number, int):
                        screenings.setdefault(number, []).append({"uid": str(screening.get("uid")), "position": place})
        yield from (one for one in found if not isinstance(one, dict))
        places: Counter[str] = Counter()
        for one in told:
            places[one["section"]] += 1
            one["position"] = places[one["section"]]
        before = {one["preceded_by"] for one in told}
        for one in sorted(told, key=lambda one: one["number"] not in before):
            short = numbers.get(one["preceded_by"])
            given = {
                **one, "section": sections.get(one["section"]), "preceded_by": short,
                "screenings": screenings.get(one["number"], []), "of": self._of,
            }  # fmt: skip
            self._line += 1
            yield film_row(self._path, self._line, given)
        return numbers

    def _told(self, name: str) -> Iterator[dict[str, Any] | Refused]:
        for one in self._whole[name]:
            try:
                yield told_of(name, one)
            except Untold as fault:
                self._line += 1
                yield Refused(self._path, self._line, str(one)[:SAID], str(fault))

    def _part(self, kind: str, given: dict[str, Any], words: str) -> Row:
        self._line += 1
        facts = {"programme": kind, "given": {**given, "of": self._of}}
        return Row(self._path, self._line, f"{kind.capitalize()}: {words}"[:SAID], Catalogue(None, facts))


ONESHEET_PROGRAMME = OnesheetProgramme()
