"""Pairs of colours that posters are printed in."""

from __future__ import annotations

from dataclasses import dataclass

_CREAM, _INK = "#f6efe2", "#1d1915"


@dataclass(frozen=True, slots=True)
class Printing:
    """Two colours and the one of the letters; letters stand at least 4.5:1 on the ground, figures 2.2:1."""

    ground: str
    figure: str
    letters: str


PRINTINGS = (
    Printing("#20394a", "#e9b44c", _CREAM),
    Printing("#6d1a26", "#f0a58f", _CREAM),
    Printing("#1f4033", "#c3cf86", _CREAM),
    Printing("#dda033", "#7b2418", _INK),
    Printing("#f1e6d0", "#c8412b", _INK),
    Printing("#1d1a20", "#5fb7a8", _CREAM),
    Printing("#0f5257", "#f28a6a", _CREAM),
    Printing("#46244c", "#e0b354", _CREAM),
    Printing("#a9cfd8", "#1f3f66", _INK),
    Printing("#e8b9ab", "#7a1f2e", _INK),
    Printing("#39424e", "#f2cf4a", _CREAM),
    Printing("#a23f26", "#f5d9a4", _CREAM),
    Printing("#4c4d22", "#f2bd8c", _CREAM),
    Printing("#24419a", "#f3b9c0", _CREAM),
    Printing("#dcc8a0", "#23513f", _INK),
    Printing("#261a16", "#dd4a37", _CREAM),
    Printing("#cfd8c0", "#8a3b5e", _INK),
    Printing("#123b5d", "#8fd0c8", _CREAM),
)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours `#rrggbb`, 1 to 21. Source: WCAG 2.2, relative luminance."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
