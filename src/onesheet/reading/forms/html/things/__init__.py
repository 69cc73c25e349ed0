"""What a page tells of itself for machines, in one shape: schema.org objects in the manner of JSON-LD.

Whatever way the page says it (JSON-LD, microdata, microformats, the `meta` elements of Open Graph and others), it comes out
as a flat sequence of objects such as

    {"@type": "Review", "@source": "json-ld", "name": "On the water", "datePublished": "1994-03-02",
     "author": {"@type": "Person", "name": "Ann Marsh"},
     "reviewRating": {"@type": "Rating", "ratingValue": "3.5", "bestRating": "5"},
     "itemReviewed": {"@type": "Movie", "name": "The Tide"}}

* `@type` is one name without an address, such as `Movie`; empty where the page tells none.
* `@source`, of the outermost objects alone, is where it stood: `json-ld`, `microdata`, `microformats` or `meta`.
* Other keys are schema.org's properties. A value is a text (spaces folded, references such as `&amp;` resolved), a number, a
  truth value, an object, or a list of these where the page gives several. `None` and empty texts are left out.
* An object that others name by its `@id` alone stands in their place once, if the page describes it.

The `meta` elements give one object: the page, with its `@type` from `og:type` (`video.movie` is `Movie`, `article` is `Article`,
else `WebPage`), `headline` or, for a work, `name`; `description`, `image`, `url`, `inLanguage`, `datePublished`, `dateModified`,
`author`, `publisher`.

Take properties out with `objects`, `names` and `words`, which see to lists and single values alike. Nothing here is checked
against the text of the page.
"""

from __future__ import annotations

from typing import Any

from onesheet.reading.forms.html.page import Page
from onesheet.reading.forms.html.things.json_ld import from_scripts
from onesheet.reading.forms.html.things.meta import from_metas
from onesheet.reading.forms.html.things.microdata import from_microdata
from onesheet.reading.forms.html.things.microformats import from_microformats
from onesheet.reading.forms.html.things.taking import names, objects, words

__all__ = ["names", "objects", "things_in", "words"]


def things_in(page: Page, source: str) -> tuple[dict[str, Any], ...]:
    """All that a page tells of itself for machines, what tells most first."""
    told = (*from_scripts(page.scripts), *from_microdata(source))
    # Nearly every blog marks its entries; what it says of them otherwise is as good, and costs no second walk.
    signed = any("author" in one and "datePublished" in one for one in told)
    return (*told, *from_microformats(source, entries=not signed), *from_metas(page))
