"""A page's tags and words one after the other, as lxml's parser (libxml2, the rules of HTML 5 for tags) tells them.

No tree is built: a tree costs as much again to walk from Python as to make, and libxml2 cuts one that nests too deep.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from lxml import etree

_PORTION = 16_384
"""Characters given to the parser at once, so that a page's depth is looked at often."""
_DEEPEST = 1_000
"""Open elements that one parser follows. It looks through all of them for each end tag that ends nothing, so that more
would make its time grow with the square of a hostile page's length; no page that is read by people comes near."""
_FAR = 1 << 40


class Target(Protocol):
    """Is told of a page's tags. Every `start` has its `end`, in the right order, also where the page forgot it."""

    depth: int
    """How many elements are open: the target adds one at each `start` and takes one at each `end`."""

    def start(self, tag: str, given: Mapping[str, str], /) -> None:
        """Take a start tag with its attributes; their names are lower case."""

    def end(self, tag: str, /) -> None:
        """Take an end tag."""

    def data(self, words: str, /) -> None:
        """Take a stretch of text; one text may come in several. What scripts and styles hold comes so, too."""

    def close(self) -> None:
        """Take the end of what one parser was given; the page may go on."""


def walk(source: str, target: Target) -> None:
    """Tell the target of a whole page in time linear in its length. Never raises because of the page."""
    parser, ground, at = _parser(target), target.depth, 0
    while at < len(source):
        stop = source.find("<", at + _PORTION)
        stop = stop if stop >= 0 else len(source)
        parser.feed(source[at:stop].encode("utf-8", "replace"))
        at = stop
        if target.depth - ground > _DEEPEST:
            # What is open stays open: the depth at which it was opened is not met again.
            ground = target.depth
            target.depth += _FAR
            _close(parser)
            target.depth = ground
            parser = _parser(target)
    _close(parser)


def _parser(target: Target) -> etree.HTMLParser:
    # It takes four megabytes, which a process that reads no page has no use for.
    from lxml import etree  # noqa: PLC0415

    return etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)


def _close(parser: etree.HTMLParser) -> None:
    from lxml.etree import LxmlError  # noqa: PLC0415

    try:
        parser.close()
    except LxmlError:
        return  # a page without a single tag or word
