"""Front matter: the fields that Jekyll, Hugo and their like put above a page's text, in YAML or TOML.

Read as those who write by hand write it: `key: value`, lists in brackets or one entry to a line, one level of nesting
(`film:` with `  title:` below is `film.title`). YAML (https://yaml.org/spec/1.2.2/) has much more; what is not of these
forms is passed over, so that no parser is needed that loses where each value stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onesheet.reading.document import Item

_OPENING = re.compile(r"\s*(?P<fence>---|\+\+\+)[ \t]*\n")
_MOST = 20_000
"""Signs after which a fence that was not closed is none."""
_FIELD = re.compile(r"(?P<indent>[ \t]*)[\"']?(?P<key>[^\W\d_][\w .-]{0,40}?)[\"']?[ \t]*[:=](?:[ \t]+|$)(?P<value>.*)")
_SECTION = re.compile(r"\[+(?P<key>[\w.-]+)\]+\s*$")
_ENTRY = re.compile(r"[ \t]*-[ \t]+(?P<value>\S.*)")
_PART = re.compile(r"\"(?P<double>[^\"\n]*)\"|'(?P<single>(?:[^'\n]|'')*)'|(?P<bare>[^,\[\]\s\"'][^,\[\]\n]*)")
_UNNAMED = frozenset({"params", "extra", "fields", "meta", "review", "taxonomies", "custom"})
"""Sections that only hold more of the page's own fields."""
_COMMENT = re.compile(r"[ \t]+#.*$")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields, keys in lower case with spaces and hyphens as `_`; the text itself starts at `end`."""

    fields: dict[str, list[Item]] = field(default_factory=dict)
    end: int = 0

    def first(self, *keys: str) -> Item | None:
        """The first value of the first of the keys that has one."""
        return next((self.fields[key][0] for key in keys if self.fields.get(key)), None)

    def every(self, *keys: str) -> list[Item]:
        """The values of all of the keys."""
        return [one for key in keys for one in self.fields.get(key, ())]


NONE = FrontMatter()


def front_matter(text: str) -> FrontMatter:
    """The front matter that a text begins with; none where no fence closes it or no field stands in it."""
    opening = _OPENING.match(text)
    if opening is None:
        return NONE
    at, section, key = opening.end(), "", ""
    fields: dict[str, list[Item]] = {}
    while at < min(len(text), _MOST):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop].rstrip()
        if line in (opening["fence"], "..."):
            return FrontMatter(fields, min(len(text), stop + 1)) if fields else NONE
        headed, named, entry = _SECTION.match(line), _FIELD.fullmatch(line), _ENTRY.fullmatch(line)
        if headed is not None and opening["fence"] == "+++":
            section = _section(headed["key"])
        elif entry is not None and key:
            fields.setdefault(key, []).extend(_values(line, entry.start("value"), at))
        elif named is not None:
            if opening["fence"] == "---" and not named["indent"]:
                section = "" if named["value"] else _section(named["key"])
                key = _folded(named["key"])
            else:
                key = section + _folded(named["key"])
            fields.setdefault(key, []).extend(_values(line, named.start("value"), at))
        elif line and not line.lstrip().startswith("#") and line[:1] not in " \t])":
            return NONE
        at = stop + 1
    return NONE


def _section(key: str) -> str:
    """What the keys of a section start with."""
    return "" if _folded(key) in _UNNAMED else _folded(key) + "."


def _folded(key: str) -> str:
    return re.sub(r"[ -]+", "_", key.strip().lower())


def _values(line: str, start: int, offset: int) -> list[Item]:
    """The value of a line, without its quotes, or the entries of a list in brackets."""
    said = line[start:]
    if said.startswith("["):
        parts = list(_PART.finditer(line, start + 1))
        return [_item(line, *_inner(part), offset) for part in parts]
    part = _PART.match(line, start) if said[:1] in "\"'" else None
    if part is not None:
        return [_item(line, *_inner(part), offset)]
    end = len(line)
    comment = _COMMENT.search(line, start)
    end = comment.start() if comment is not None else end
    return [_item(line, start, end, offset)] if line[start:end].strip() and said[:1] not in "|>{&*" else []


def _inner(part: re.Match[str]) -> tuple[int, int]:
    return next(part.span(name) for name in ("double", "single", "bare") if part[name] is not None)


def _item(line: str, start: int, end: int, offset: int) -> Item:
    words = line[start:end].rstrip()
    return Item(words, offset + start, offset + start + len(words))
