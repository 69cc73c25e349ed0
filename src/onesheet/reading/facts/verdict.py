"""A verdict, only where the text says it in words; praise is none."""

from __future__ import annotations

import re

_POSITIVE = re.compile(
    r"(?:verdict|bottom line|final verdict)\s{0,3}:?\s{0,3}(?:highly )?(?:recommended|positive|must[- ]see|see it|worth (?:seeing|watching)|yes)\b|\b(?:highly|strongly|definitely|wholeheartedly|warmly) recommend(?:ed)?\b"
    r"|(?<!not )(?<!n't )(?<!cannot )\b(?:i|we) (?:would |do |can |must )?recommend (?:it|this|you|that)\b|(?<!off my )(?<!not a )(?<!no )(?<!on my )\bmust[- ]see\b(?! (?:if|for|list|tv))|\bnot to be missed\b|\b(?:shouldn't|should not|mustn't|won't want to|don't want to|you don't) miss\b|\bdon't miss (?:it|this)\b"
    r"|\b(?:well |definitely |absolutely |certainly |really )worth (?:seeing|watching|a watch|your time|the ticket)\b|\byou (?:must|should|have to|need to) (?:see|watch) (?:it|this)\b|\ba (?:very )?worthwhile watch\b|\btwo thumbs up\b|\bthumbs up\b"
    r"|\b(?:go|please) (?:and )?see (?:it|this)\b"
)  # fmt: skip
_NEGATIVE = re.compile(
    r"(?:verdict|bottom line|final verdict)\W{0,6}(?:not recommended|negative|skip it|avoid|miss it|no)\b|\b(?:not|can't|cannot|don't|hard to|wouldn't) recommend(?:ed)?\b|\b(?:skip|avoid) (?:it|this (?:film|movie|one))\b"
    r"|(?:\b(?:it|this|that|film|movie|one|picture)(?:'s| is| was) (?:\w+ly |just |simply |really )?|(?:^|[.!?:;,] ))not worth (?:seeing|watching|your time|the (?:time|ticket|price|money|wait|effort))\b|\bgive (?:it|this (?:one|film|movie)) a miss\b|\bthumbs down\b|\bdon't bother\b|\bbest avoided\b|\bwaste of (?:time|money)\b"
)
_MIXED = re.compile(
    r"(?:verdict|bottom line|final verdict)\s{0,3}:?\s{0,3}(?:mixed|so-so|meh)\b|\ba (?:decidedly |bit of a |very )?mixed bag\b|\bmixed (?:results|feelings)\b"
)


_CUES = ("recommend", "must", "miss", "worth", "thumbs", "skip", "avoid", "bother", "waste", "mixed", "verdict", "bottom line", "see it", "see this",
         "should", "have to", "need to", "worthwhile")  # fmt: skip
_AROUND = 60
"""Signs before and after a cue in which the whole phrase stands."""


def verdict_in(low: str) -> str | None:
    """`positive`, `mixed` or `negative` as a text in lower case with straight quotes says it; None where it says none or two."""
    said: set[str] = set()
    for cue in _CUES:
        at = low.find(cue)
        while at >= 0:
            piece = low[max(0, at - _AROUND) : at + _AROUND]
            said |= {name for name, form in _FORMS if _says(form, piece)}
            at = low.find(cue, at + _AROUND)
    return said.pop() if len(said) == 1 else None


def _says(form: re.Pattern[str], piece: str) -> bool:
    """Whether a phrase stands in a piece of text and nothing in its clause before it takes it back."""
    return any(_TAKEN_BACK.search(piece, 0, match.start()) is None for match in form.finditer(piece))


_TAKEN_BACK = re.compile(
    r"(?:\b(?:not(?! only\b)|never|hardly|scarcely|nor|neither|nobody|no one|far from|instead of|why (?:anyone|others)|unable to)\b|n't\b|\bcannot\b)(?:(?! but )[^.!?;:,\n]){0,40}$"
)
"""`not one I would call highly recommended`, `I'd never highly recommend it`: no verdict either way."""
_FORMS = (("positive", _POSITIVE), ("negative", _NEGATIVE), ("mixed", _MIXED))
