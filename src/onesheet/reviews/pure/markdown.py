"""What members write, as HTML that is safe to show: CommonMark without raw HTML, and spoilers between two bars.

`||She is the thief.||` is folded away in `<details>`, which hides without script and opens by mouse, touch and
keyboard. Where the second pair of bars stands in a later paragraph, all between is folded. Where it is missing, the
rest of the paragraph is: a slip of the finger must not tell the end. Pure.

What comes out was written by `markdown_blocks` with everything escaped, and is then read again by nh3 with a list of
what is allowed; the second would hold if the first failed. Headings become h3 and h4, since a page has one h1;
pictures become links; only links to http, https and mailto stay, marked as a stranger's. Work grows with the length of
the text and no faster: nesting, links and spoilers are counted and cut.
"""

from __future__ import annotations

from dataclasses import dataclass

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from onesheet.reviews.pure.markdown_blocks import write
from onesheet.reviews.pure.markdown_leaves import MARK

LONGEST = 50_000
"""Characters that are read; a form refuses more before."""

TAGS = frozenset("a blockquote br code details div em h3 h4 hr li ol p pre strong summary ul".split())
"""Elements that can come out."""

_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_CLASSES = {"details": {"spoiler", "block"}, "div": {"p"}}
SCHEMES = frozenset({"http", "https", "mailto"})
"""Where links may lead."""

REL = "ugc nofollow noopener"
"""Of every link: whoever runs the site does not vouch for it."""

_cleaner = nh3.Cleaner(
    tags=set(TAGS),
    attributes=_ATTRIBUTES,
    allowed_classes=_CLASSES,
    url_schemes=set(SCHEMES),
    url_relative="deny",
    link_rel=REL,
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as it is shown."""

    html: str
    """Sanitised. Empty where the text has no words."""
    excerpt: str
    """Plain words from the beginning, about 300 characters, no spoiler among them."""


def render(text: str, *, spoilers: bool = True) -> Rendered:
    """Return a member's Markdown as HTML and as plain words.

    With `spoilers=False` the words between bars are left out altogether and a sign stands for them: for feeds and mail,
    where nothing folds.
    """
    tokens = _parser.parse(text[:LONGEST].replace("\0", ""))
    html, excerpt = write(tokens, folded=spoilers)
    return Rendered(_cleaner.clean(html), excerpt)


def _bars(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """Read two bars as the beginning or end of a spoiler."""
    if not state.src.startswith("||", state.pos):
        return False
    if not silent:
        state.push(MARK, "", 0)
    state.pos += 2
    return True


def _make() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False, "maxNesting": 12})
    made.inline.add_terminator_char("|")
    made.disable("code")
    made.inline.ruler.before("emphasis", "spoiler", _bars)
    return made


_parser = _make()
