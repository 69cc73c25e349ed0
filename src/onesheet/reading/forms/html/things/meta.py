"""What pages say in `meta` elements: Open Graph, the names that news sites use, Twitter's cards, Dublin Core."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onesheet.reading.forms.html.page import Page
from onesheet.reading.forms.html.things.shape import folded

_TYPES = {
    "article": "Article",
    "blog": "Blog",
    "book": "Book",
    "movie": "Movie",
    "profile": "ProfilePage",
    "product": "Product",
    "song": "MusicRecording",
    "album": "MusicAlbum",
    "tv_show": "TVSeries",
    "video.movie": "Movie",
    "video.tv_show": "TVSeries",
    "video.episode": "TVEpisode",
    "video.other": "VideoObject",
    "music.song": "MusicRecording",
    "music.album": "MusicAlbum",
}
_WORKS = {"Movie", "TVSeries", "TVEpisode", "Book", "MusicRecording", "MusicAlbum", "Product"}
_TEXTS = {
    "title": "og:title twitter:title dc.title dcterms.title parsely-title sailthru.title",
    "description": "og:description twitter:description description dc.description",
    "image": "og:image twitter:image",
    "url": "og:url",
    "inLanguage": "og:locale content-language dc.language",
    "datePublished": "article:published_time og:published_time datepublished date pubdate publishdate publish-date publication_date "
    "dc.date dc.date.issued dcterms.created dcterms.date parsely-pub-date sailthru.date cxenseparse:recs:publishtime "
    "article.published og:pubdate",
    "dateModified": "article:modified_time og:updated_time datemodified last-modified dcterms.modified",
    "keywords": "keywords news_keywords",
}
_AUTHORS = "author article:author dc.creator dcterms.creator parsely-author sailthru.author byl og:author cxenseparse:author".split()
_MOST_METAS = 2_000


def from_metas(page: Page) -> list[dict[str, Any]]:
    """The one object that the `meta` elements of a page make; none where they say nothing."""
    said: dict[str, list[str]] = {}
    links: dict[str, str] = {}
    for given in page.metas[:_MOST_METAS]:
        if "rel" in given:
            links.setdefault(given["rel"].lower(), given.get("href", ""))
        name = _name(given)
        told = folded(given.get("content", ""))
        if name and told and len(said.setdefault(name, [])) < _MOST_AUTHORS:
            said[name].append(told)
    texts = {key: _first(said, names) for key, names in _TEXTS.items()}
    kind = _TYPES.get(_first(said, "og:type").lower(), "WebPage")
    thing: dict[str, Any] = {"@type": kind, "@source": "meta"}
    thing["name" if kind in _WORKS else "headline"] = texts.pop("title")
    thing |= texts
    thing["url"] = thing["url"] or folded(links.get("canonical", ""))
    thing["inLanguage"] = folded(page.language) or thing["inLanguage"].replace("_", "-")
    thing |= {
        "author": _authors(said),
        "publisher": _named("Organization", _first(said, "og:site_name application-name")),
    }
    thing = {key: value for key, value in thing.items() if value}
    return [thing] if len(thing) > 2 else []


_MOST_AUTHORS = 20


def _name(given: Mapping[str, str]) -> str:
    return (
        (given.get("property") or given.get("name") or given.get("itemprop") or given.get("http-equiv") or "")
        .strip()
        .lower()
    )


def _first(said: Mapping[str, list[str]], names: str) -> str:
    return next((said[name][0] for name in names.split() if name in said), "")


def _authors(said: Mapping[str, list[str]]) -> Any:
    """The authors; a bare address of a profile names nobody."""
    named = next((said[name] for name in _AUTHORS if any("://" not in one for one in said.get(name, []))), [])
    made = [_named("Person", one) for one in dict.fromkeys(named) if "://" not in one]
    return made[0] if len(made) == 1 else made


def _named(kind: str, name: str) -> dict[str, Any] | None:
    return {"@type": kind, "name": name} if name else None
