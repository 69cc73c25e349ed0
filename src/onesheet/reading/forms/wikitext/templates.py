"""What templates print: a table of rules by the template's name, and what becomes of one that has none."""

from __future__ import annotations

from collections.abc import Callable

from onesheet.reading.forms.wikitext.boxes import is_box
from onesheet.reading.forms.wikitext.parameters import Call
from onesheet.reading.forms.wikitext.pieces import Bits, made, words_of
from onesheet.reading.forms.wikitext.printing import dates, figures, phrases, words
from onesheet.reading.forms.wikitext.render import Place, Renderer, Stretch

Rule = Callable[[Call], Bits]
_RULES: dict[str, Rule] = {**words.RULES, **phrases.RULES, **dates.RULES, **figures.RULES}
_DROPPED_STARTS = (
    "cite ", "use ", "pp-", "r from ", "r to ", "r with ", "harv", "sfn", "ipa", "lang-ipa", "pron", "user ", "infobox ", "db-", "wp", "defaultsort",
    "displaytitle", "#tag", "#invoke", "#section", "portal", "navbox", "sister", "commons", "wiki", "authority", "stub", "campaignbox", "succession",
    "s-", "certification table", "album ", "singles", "extra ", "external ", "refimprove", "unref", "more ", "multiple ", "more_", "redirect",
)  # fmt: skip
_LONGEST_NAME = 300
_LONGEST_WORDS = 200


def expand(renderer: Renderer, number: int, place: Place) -> Bits:
    """The words of the template that begins at a token; a box is noted and printed later."""
    name = template_name(renderer, number)
    if is_box(name):
        renderer.boxes.append(number)
        return [made("\n", renderer.tokens.starts[number], renderer.tokens.starts[number] + 1)]
    call = Call(renderer, number, name, place.boxed)
    rule = _RULES.get(name)
    if rule is not None:
        return rule(call)
    if name.startswith("formatnum:"):
        return _after_colon(call)
    if name.startswith(_DROPPED_STARTS) or name.endswith((" stub", "-stub", " navbox", " sidebar")):
        return []
    if name.startswith(("lang-", "langx")):
        return words.language(call)
    return [] if place.alone else _unknown(call)


def template_name(renderer: Renderer, number: int) -> str:
    """The name of the template that begins at a token: lower case, spaces for underscores."""
    part = renderer.inside(number)[0]
    tokens = renderer.tokens
    text = tokens.text[part.start : min(part.end, part.start + _LONGEST_NAME)]
    if part.first < part.last:
        text = renderer.plain(part)[:_LONGEST_NAME] if part.end - part.start < 2000 else text
    name = " ".join(text.replace("_", " ").lower().split())
    for prefix in ("template:", "subst:", "safesubst:", "msg:"):
        name = name.removeprefix(prefix).lstrip()
    return name


def _after_colon(call: Call) -> Bits:
    """`{{formatnum:1234}}` prints `1234`."""
    part = call.renderer.inside(call.number)[0]
    at = call.renderer.tokens.text.index(":", part.start) + 1
    first = next((n for n in range(part.first, part.last) if call.renderer.tokens.starts[n] >= at), part.last)
    return call.renderer.render(Stretch(first, part.last, at, part.end))


def _unknown(call: Call) -> Bits:
    """A template without a rule prints its first value, where that is short and no address or style."""
    head, colon, _ = call.name.partition(":")
    if colon and head.startswith(("#", "int", "default", "display", "fullurl", "localurl", "ns", "page")):
        return []
    bits = call.bits(0)
    shown = words_of(bits)
    if not shown or len(shown) > _LONGEST_WORDS or "://" in shown or "=" in shown:
        return []
    return bits
