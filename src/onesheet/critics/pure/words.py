"""Words as people and files write them, without what nobody can see: no text ends up other than it looks."""

from __future__ import annotations

import re
import unicodedata

NOTHING_SEEN = "This name has nothing that can be seen."
_HIDDEN = frozenset("\u034f\u17b4\u17b5\u3164\uffa0")
"""What shows nothing although Unicode has it among letters and their marks."""
_BLANK = frozenset("\u115f\u1160\u2800")
"""What shows nothing alone, and belongs into some texts: parts of old Korean syllables, the empty cell of braille."""
_SEEN_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Signs of Arabic, Syriac and Kaithi that stand around numbers: format characters that are seen."""
_JOINERS = "\u200c\u200d"
_JOINED = "\u0600-\u1cff\u2190-\u2bff\ua000-\uabff\ufb50-\ufe0f\ufe70-\ufeff\U00010000-\U0010ffff"
"""Scripts in which joiners change what is seen, and pictures that are joined from several."""
_ODD_JOINERS = re.compile(
    f"(?<![{_JOINED}])[{_JOINERS}]+|[{_JOINERS}]+(?![{_JOINED}{_JOINERS}])|(?<=[{_JOINERS}])[{_JOINERS}]+"
)
_LINES = re.compile("\r\n?|[\u2028\u2029]")


def text_of(text: str) -> str:
    """Return a text of several lines without control and invisible characters, and without space around it.

    What turns the direction of writing goes, too. Joiners stay inside words of the scripts that need them, and a tab is a
    space. Done again it changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    kept = "".join(map(_seen, _LINES.sub("\n", text)))
    return _ODD_JOINERS.sub("", kept).strip()


def line_of(text: str) -> str:
    """Return a text as one line, with single spaces, without control and invisible characters."""
    return " ".join(text_of(text).split())


def is_seen(text: str) -> bool:
    """Tell whether anything of a text can be seen: a letter, a figure, a sign. Marks that stand on nothing cannot."""
    if text.isascii() and text.isprintable():
        return bool(text.strip())
    return any(unicodedata.category(sign)[0] in "LNPS" and sign not in _BLANK for sign in line_of(text))


def _seen(sign: str) -> str:
    if sign.isprintable():
        return "" if sign in _HIDDEN else sign
    kind = unicodedata.category(sign)
    if kind == "Cc":
        return sign if sign == "\n" else " " if sign.isspace() else ""
    if kind == "Cf":
        return sign if sign in _JOINERS or sign in _SEEN_FORMATS else ""
    return "" if kind == "Cs" else sign
