"""Getting a document from its address, without ever reaching into the network the site itself stands in."""

from __future__ import annotations

from collections.abc import Callable

from onesheet.sources.fetching.addresses import IpAddress, is_public
from onesheet.sources.fetching.result import Fetched, FetchError, Limits

__all__ = ["FetchError", "Fetched", "Limits", "fetch"]


def fetch(
    address: str, *, site: str = "", limits: Limits | None = None, allowed: Callable[[IpAddress], bool] = is_public
) -> Fetched:
    """Get the text that stands at an address, with one GET and at most three redirects.

    `site` is this site's own address, told to the other one in the User-Agent. `allowed` says which addresses may be
    connected to; every address a name resolves to has to pass, and so has each redirect's.
    Raises FetchError with a sentence for the person who gave the address. Takes at most `limits.seconds` in all.
    """
    try:
        from onesheet.sources.fetching.client import get  # noqa: PLC0415 - the libraries are an extra
    except ModuleNotFoundError as missing:
        raise FetchError(
            "This site cannot fetch addresses, since the libraries for it are not installed "
            f"(pip install 'onesheet[fetch]'; {missing.name} is missing). Paste the text instead."
        ) from missing
    return get(address, site=site, limits=limits or Limits(), allowed=allowed)
