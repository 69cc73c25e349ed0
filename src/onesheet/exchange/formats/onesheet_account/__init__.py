"""What a member took along from a Onesheet site: the zip of *Settings, Export*; docs/formats.md says what is in it.

Ratings, likes, films seen, the diary, reviews, the watchlist, favourites, lists and the profile come in; what is about others, or about
that site alone, is understood and left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.onesheet_account.reading import Account
from onesheet.exchange.json_text import NotJson, values_of
from onesheet.exchange.parcels import Parcel, Unsafe
from onesheet.exchange.pure.rows import Told

FORMAT, VERSION = "onesheet-account", 2
_MANIFEST = "onesheet.json"


class OnesheetAccount:
    """The export of an account."""

    name = "onesheet_account"
    title = "Onesheet export"

    def recognises(self, parcel: Parcel) -> int:
        """Say how sure it is, by what `onesheet.json` calls itself."""
        return 100 if _manifest(parcel).get("format") == FORMAT else 0

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:  # noqa: ARG002 - none are known
        """Yield the profile, ratings, likes, films seen, viewings, reviews, the watchlist, favourites and lists; then what is left."""
        manifest = _manifest(parcel)
        version = manifest.get("version")
        if version == 1:
            raise NotUnderstood(
                "This export was made by an earlier Onesheet, as tables. Make it anew where it comes from; what it says is the same."
            )
        if version != VERSION:
            raise NotUnderstood(
                "This export was made by a later Onesheet than this one. Ask whoever runs this site to bring it up to date."
            )
        site = manifest.get("site")
        yield from Account(parcel, site if isinstance(site, str) else "").told()


def _manifest(parcel: Parcel) -> Mapping[str, Any]:
    """What the export says of itself; nothing where it is none."""
    entry = next((one for one in parcel.entries if one.path == _MANIFEST), None)
    if entry is None:
        return {}
    try:
        _, value = next(values_of(entry), (0, None))
    except (NotJson, Unsafe):
        return {}
    return value if isinstance(value, dict) else {}


ONESHEET_ACCOUNT = OnesheetAccount()
