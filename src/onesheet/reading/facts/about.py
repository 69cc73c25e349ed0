"""What a film is about, as critics and members say it: `a film about rope`, in a sentence that speaks of no other film."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onesheet.reading.facts.stating import stated
from onesheet.reading.prose.casing import Prose, lower
from onesheet.reading.prose.sentences import Span
from onesheet.reading.vocabulary import Statement

_ABOUT = re.compile(
    r"\b(?:film|movie|documentary|drama|comedy|picture|story) about (?P<what>(?!(?:a|an|the|how|what|who|his|her|their|its|one|two|three|this|that|it|people who|someone)\b)[a-z][a-z-]*(?: (?:and |of (?:the )?)?[a-z][a-z-]*){0,3}?)(?=[,.;:!?—–]| (?:that|which|who|with|in|and the|as|but|is|set)\b)"
)
_LATER = re.compile(r" (?:this|that|these|those|right|ever|today|here)(?: |$)")
_BETTER = re.compile(r"\b(?:better|best|worse|worst|greatest|finest|only|every|any|no|more) (?:[\w-]+ )?$")
"""What makes it films in general that are spoken of: `no better film about waiting`."""
_CAPITALIZED = r"(?:[A-ZÀ-Ý][\w'’-]*|\d+)"
_NAME = rf"(?<![\w'’-])(?P<name>{_CAPITALIZED}(?: (?:(?:of|the|in|a|an|and|for|to|on) )*{_CAPITALIZED})*)"
_WORK_DOES = re.compile(
    rf"{_NAME},? (?:\w+ly )?(?:cent(?:er|re)(?:s|d|ed) (?:on|around)|focus(?:es|sed|ed) on|(?:is|was) (?:set|made|released) |deal(?:s|t) with|revolve[sd] around|concern(?:s|ed) )"
)
"""What is said of films, and hardly of the people in them."""
_WORK_IS = re.compile(
    rf"{_NAME},? (?:is|was|remains) (?:\w+ly )?(?:an?|the|another) (?:(?!(?:of|in|behind|who|that|with|for)\b)[\w-]+ ){{0,4}}$"
)
_MARKED_WORK = re.compile(
    r"[\"“*_](?P<quoted>[A-ZÀ-Ý\d][^\"“”*_\n]{0,60}?),?[\"”*_]|(?P<dated>[A-ZÀ-Ý\d][^(\n]{0,60}?),? \(\d{4}\)"
)
_SOME_OTHER = re.compile(r"\b(?:another|other|earlier|previous|that) (?:\w+ )?$")
_THIS_FILM = re.compile(r"\bthis (?:film|movie|one)\b")
_STARTS = re.compile(r"(?:although|though|while|whereas|where|but|and|yet|if|when|as|because|since|like|unlike)\b ?", re.IGNORECASE)  # fmt: skip
_NO_WORK = frozenset("it this that here there what he she they we i you which who these those".split())


def subjects_in(source: Prose, piece: Span, titles: tuple[str, ...]) -> Iterator[Statement]:
    """The subject that a sentence gives of the film called `titles`; none in a text that has lost its capitals."""
    match = _ABOUT.search(source.low, piece.start, piece.end)
    if match is None or source.lowered or _is_on_another(source, piece.start, match.start(), titles):
        return
    said = source.text[match.start("what") : match.end("what")]
    if _LATER.search(said) or _BETTER.search(source.low, piece.start, match.start()):
        return
    yield stated(source, "main_subject", said, match.start(), match.end())


def _is_on_another(source: Prose, start: int, at: int, titles: tuple[str, ...]) -> bool:
    """Whether the film at `at` is another: `Although Night Boats was set in Oslo, it was a film about rope`.

    What stands before the last words that mean this film does not count.
    """
    if _SOME_OTHER.search(source.low, max(start, at - 40), at) is not None:
        return True
    own = [
        source.low.rfind(title, start, at) + len(title) for title in titles if source.low.find(title, start, at) >= 0
    ]
    own += [match.end() for match in _THIS_FILM.finditer(source.low, start, at)]
    since = max(own, default=start)
    marked = [one["quoted"] or one["dated"] for one in _MARKED_WORK.finditer(source.text, since, at)]
    named = [one["name"] for does in (_WORK_DOES, _WORK_IS) for one in does.finditer(source.text, since, at)]
    return bool(marked) or any(_is_other_work(name, titles) for name in named)


def _is_other_work(name: str, titles: tuple[str, ...]) -> bool:
    """Whether a name with capitals may be another film's: no owner, no pronoun and no part of this film's title."""
    low = lower(_STARTS.sub("", name, count=1))
    return bool(low) and low not in _NO_WORK and not low.endswith("'s") and not any(low in one for one in titles)
