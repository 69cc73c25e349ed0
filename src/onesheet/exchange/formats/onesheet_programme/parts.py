"""What the parts of a programme say, each value held against what it may be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_TEXT, _WHOLE, _NUMBER, _FLAG, _MAYBE, _NAMES, _WHOLES = "text", "whole", "number", "flag", "maybe", "names", "wholes"
_WORDS = {
    _TEXT: "words", _WHOLE: "a whole number", _NUMBER: "a number", _FLAG: "true or false", _MAYBE: "true, false or null",
    _NAMES: "a list of names", _WHOLES: "a list of whole numbers",
}  # fmt: skip
_MOST = 200
"""Entries of a list within a part."""
_GREATEST = 2**53


def _fields(**kinds: str) -> dict[str, str]:
    return {name: kind for kind, names in kinds.items() for name in names.split()}


_PARTS: dict[str, dict[str, str]] = {
    "festival": _fields(text="name slug kind country place website text"),
    "edition": _fields(text="name slug starts ends place zone currency text", whole="number year"),
    "venues": _fields(text="slug name address place website access", number="latitude longitude"),
    "screens": _fields(text="name", whole="number seats", maybe="step_free hearing_loop"),
    "sections": _fields(text="slug name within text", flag="competition"),
    "selections": _fields(
        text="section premiere premiere_words part version language note", whole="number minutes preceded_by", flag="competition"
    ),
    "film": _fields(text="title original_title", whole="year minutes", names="directors countries"),
    "screenings": _fields(
        text="uid code title starts format subtitles guests captions warnings price tickets audience state reason",
        whole="number minutes talk_minutes screen seats", flag="audio_description relaxed signed sold_out", wholes="films",
    ),
}  # fmt: skip
_NEEDED = {
    "festival": ("name",), "edition": ("year",), "venues": ("name",), "sections": ("name",), "film": ("title",),
    "selections": ("number",), "screenings": ("starts", "minutes"), "screens": ("number",),
}  # fmt: skip
_NOTHING: dict[str, Any] = {_TEXT: "", _FLAG: False, _NAMES: [], _WHOLES: []}


class Untold(ValueError):
    """A part that does not say what it must, or says it in another way; the message is a sentence."""


def told_of(name: str, part: Any) -> dict[str, Any]:
    """Return a part with every value that it may have, `""`, False or None where it is not told. Raises Untold."""
    if not isinstance(part, Mapping):
        raise Untold(f"This programme has something under “{name}” that is no object.")
    found: dict[str, Any] = {}
    for key, kind in _PARTS[name].items():
        value = part.get(key)
        if value is None:
            found[key] = _NOTHING.get(kind) if kind not in (_NAMES, _WHOLES) else []
        elif not _fits(value, kind):
            raise Untold(f"“{key}” is to be {_WORDS[kind]} here, and is not.")
        else:
            found[key] = value
    for key in _NEEDED.get(name, ()):
        if found[key] in (None, ""):
            raise Untold(f"This entry of “{name}” tells no “{key}”.")
    if name == "venues":
        screens = part.get("screens")
        if screens is not None and (not isinstance(screens, list) or len(screens) > _MOST):
            raise Untold("“screens” is to be a list here, and is not.")
        found["screens"] = [told_of("screens", one) for one in screens or ()]
    if name == "selections":
        found["film"] = told_of("film", part.get("film"))
    return found


def _fits(value: Any, kind: str) -> bool:
    if kind == _TEXT:
        return isinstance(value, str)
    if kind in (_FLAG, _MAYBE):
        return isinstance(value, bool)
    if kind == _WHOLE:
        return _is_whole(value)
    if kind == _NUMBER:
        return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _GREATEST
    if not isinstance(value, list) or len(value) > _MOST:
        return False
    return all(isinstance(one, str) for one in value) if kind == _NAMES else all(map(_is_whole, value))


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < _GREATEST
