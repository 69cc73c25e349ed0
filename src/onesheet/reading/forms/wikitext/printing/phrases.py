"""Templates that print phrases and sentences: names in two scripts, sources of a story, aggregators' scores, quotations."""

from __future__ import annotations

import re
from collections.abc import Callable

from onesheet.reading.forms.wikitext.parameters import Call
from onesheet.reading.forms.wikitext.pieces import Bits, joined, made, on_one_line, words_of

Rule = Callable[[Call], Bits]

_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")


def name_in_two_scripts(call: Call) -> Bits:
    """`{{nihongo|Ninja Scroll|獣兵衛忍風帖|Jūbē Ninpūchō}}` prints `Ninja Scroll (獣兵衛忍風帖, Jūbē Ninpūchō)`."""
    order = {"nihongo3": (2, 1, 0), "nihongo4": (0, 2, 1)}.get(call.name, (0, 1, 2))
    main = call.bits(order[0])
    rest = joined([call.bits(order[1]), call.bits(order[2])], ", ")
    if not words_of(main):
        return rest
    if not rest:
        return main
    left, right = main[-1].end, rest[-1].end
    return [*main, made(" (", left, max(left, rest[0].start)), *rest, made(")", right, right + 1)]


def based_on(call: Call) -> Bits:
    """`{{based on|Zola and His Time|Matthew Josephson}}` prints `Zola and His Time by Matthew Josephson`."""
    work = on_one_line(call.bits(0), ", ")
    makers = [on_one_line(call.bits(place), " and ") for place in range(1, len(call.listed))]
    makers = [bits for bits in makers if words_of(bits)]
    if not makers:
        return work
    by = joined(makers, " and ")
    return [*work, made(" by ", work[-1].end if work else by[0].start - 1, by[0].start), *by]


def tomatoes(call: Call) -> Bits:
    """Rotten Tomatoes' figures in a sentence; nothing where the score is no number."""
    score, average, count = (
        call.named_text(name) or call.text(place) for place, name in enumerate(("score", "average", "count"))
    )
    consensus = call.named_bits("consensus") or call.bits(3)
    if not _NUMBER.fullmatch(score):
        return []
    told = f"On Rotten Tomatoes, the film holds an approval rating of {score.rstrip('%')}%"
    if count.isdecimal():
        told += f" based on {count} reviews"
    if _NUMBER.fullmatch(average):
        told += f", with an average rating of {average}/10"
    out: Bits = [made(f"{told}.", *call.span)]
    if words_of(consensus):
        stop = consensus[-1].end
        out = [made(f"{told}. The website's critics consensus reads, \"", call.span[0], consensus[0].start)]
        out += [*consensus, made('"', stop, stop + 1)]
    return out


def metacritic(call: Call) -> Bits:
    """Metacritic's figures in a sentence; nothing where the score is no number."""
    score = call.named_text("score") or call.text(0)
    count = call.named_text("count") or call.text(1)
    if not _NUMBER.fullmatch(score):
        return []
    told = f"Metacritic assigned the film a weighted average score of {score} out of 100"
    told += f", based on {count} critics." if count.isdecimal() else "."
    return [made(told, *call.span)]


def pulled_score(call: Call) -> Bits:
    """`{{RT data|score}}` takes its number from elsewhere; only a number that stands here is printed."""
    for text in (call.named_text("score"), call.text(0)):
        if _NUMBER.fullmatch(text):
            return [made(text, *call.span)]
    # A whole sentence that is taken from elsewhere leaves what stood before it without its end.
    return [made("\n", *call.span)] if call.text(0) == "prose" else []


def quotation(call: Call) -> Bits:
    """A quotation on lines of its own, and who is quoted."""
    words = call.named_bits("text", "quote", "1") or call.bits(0)
    who = call.named_bits("author", "source", "sign", "by") or call.bits(1)
    if not words_of(words):
        return []
    start, end = call.span
    out: Bits = [made("\n", start, start + 2), *words]
    if words_of(who):
        out += [made("\n— ", words[-1].end, max(words[-1].end, who[0].start)), *who]
    return [*out, made("\n", end - 2, end)]


def inline_quotation(call: Call) -> Bits:
    """`{{'"'|X}}`, `{{qi|X}}`: words in quotation marks."""
    bits = call.bits(0)
    if not words_of(bits):
        return []
    start, end = call.span
    return [made('"', start, start + 2), *bits, made('"', end - 2, end)]


def meaning(call: Call) -> Bits:
    """`{{lit|X}}` prints `lit. 'X'`; `{{translation|X}}` `transl. X`."""
    bits = call.bits(0)
    start, end = call.span
    label = {"lit": "lit.", "literal": "lit.", "literally": "lit."}.get(call.name, "transl.")
    return [made(f"{label} '", start, start + 2), *bits, made("'", end - 2, end)] if words_of(bits) else []


RULES: dict[str, Rule] = {
    **dict.fromkeys(("nihongo", "nihongo3", "nihongo4", "nihongo foot", "nihongo krt", "korean name", "nihongo core"), name_in_two_scripts),
    **dict.fromkeys(("based on", "basedon"), based_on),
    **dict.fromkeys(("rotten tomatoes prose", "rt prose", "rotten tomatoes film prose"), tomatoes),
    **dict.fromkeys(("metacritic film prose", "mc film", "metacritic prose", "mc prose"), metacritic),
    **dict.fromkeys(("rt data", "rotten tomatoes data", "rtdata", "mc data", "metacritic data"), pulled_score),
    **dict.fromkeys(("quote", "blockquote", "quotation", "cquote", "poemquote", "bquote", "rquote", "centered pull quote", "quote block"), quotation),
    **dict.fromkeys(("qi", "quoted", "' \""), inline_quotation),
    **dict.fromkeys(("lit", "literal", "literally", "translation", "trans", "literal translation"), meaning),
}  # fmt: skip
"""The rule for each template's name."""
