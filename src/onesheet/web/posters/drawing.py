"""A poster as SVG."""

from __future__ import annotations

import re
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from onesheet.web.posters.colours import PRINTINGS, Printing
from onesheet.web.posters.lettering import Setting, fit, is_right_to_left, width
from onesheet.web.posters.motifs import Ink, motif

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARGIN, _WIDE, _HIGH = 16, 200, 300
_FIELD = 190
_BETWEEN = "  ·  "
_FOOT_SIZES = (7.6, 7.0, 6.5, 6.0, 5.6)
_SIZES = (92.0, 72.0, 56.0, 44.0, 38.0, 33.0, 29.0, 26.0, 23.0, 20.5, 18.0, 16.0, 14.0, 12.0)
_SERIF = "'Iowan Old Style','Palatino Linotype',Palatino,P052,'TeX Gyre Pagella','Noto Serif Display',Georgia,serif"
_SANS = "'Segoe UI',Roboto,'Noto Sans','Liberation Sans',sans-serif"
_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\ufdd0-\ufdef]")


def poster(
    title: str,
    year: int | None,
    director: str | Sequence[str],
    genre: str,
    key: str,
    *,
    standalone: bool = False,
    label: str = "",
) -> str:
    """Draw the one-sheet of a film as an SVG element, 200 by 300 units.

    `key` is what tells the film from others (its slug): it chooses colours and layout. `director` is a name or several.
    A `standalone` drawing is a file of its own; otherwise the page's style sheet gives the letters their face, so that
    the markup stays under 1 kB. `label` names the picture; a drawing without one is hidden from those who hear the page.
    """
    chance = sha256(key.encode("utf-8", "replace")).digest()
    printing = PRINTINGS[chance[0] % len(PRINTINGS)]
    clean = " ".join(_UNPRINTABLE.sub("", title).split())
    room = _WIDE - 2 * _MARGIN
    setting = fit(clean, room, 98, _SIZES)
    foot = _foot(year, [director] if isinstance(director, str) else list(director), room)
    ink = Ink(printing.figure, printing.letters, printing.ground, chance[1], chance[2])
    drawn = motif(genre, ink)
    on_top = chance[3] % 3 == 0
    field = f'<g transform="translate(0 {_HIGH - _FIELD - 22})">{drawn}</g>' if on_top else drawn
    face, small = (f' font-family="{_SERIF}"', f' font-family="{_SANS}"') if standalone else ("", "")
    return (
        f"<svg{_opening(label, standalone=standalone)}>"
        f'<rect width="{_WIDE}" height="{_HIGH}" fill="{printing.ground}"/>{field}'
        f"{_title(setting, printing, face, rtl=is_right_to_left(clean), on_top=on_top)}"
        f"{_small(foot, printing, small, room)}</svg>"
    )


def _opening(label: str, *, standalone: bool) -> str:
    named = f' role="img" aria-label="{escape(_UNPRINTABLE.sub("", label))}"' if label else ' aria-hidden="true"'
    if standalone:
        return f' xmlns="http://www.w3.org/2000/svg" width="600" height="900" viewBox="0 0 {_WIDE} {_HIGH}"{named}'
    return f' class="poster" viewBox="0 0 {_WIDE} {_HIGH}"{named}'


def _title(setting: Setting, printing: Printing, face: str, *, rtl: bool, on_top: bool) -> str:
    step = setting.step
    first = _MARGIN + setting.size * 0.86 if on_top else 262 - (len(setting.lines) - 1) * step
    x, direction = (_WIDE - _MARGIN, ' direction="rtl"') if rtl else (_MARGIN, "")
    lines = "".join(
        f'<text x="{x}" y="{first + at * step:.4g}"{direction}>{escape(line, quote=False)}</text>'
        for at, line in enumerate(setting.lines)
    )
    return f'<g fill="{printing.letters}" font-size="{setting.size:g}"{face}>{lines}</g>'


def _foot(year: int | None, directors: list[str], room: float) -> str:
    """Return the line at the foot: who directed, and the year; names are cut where they are longer than the sheet."""
    names = " & ".join(" ".join(_UNPRINTABLE.sub("", name).split()).upper() for name in directors[:2])
    if len(directors) > 2:
        names += " …"
    after = f"{_BETWEEN if names else ''}{year}" if year else ""
    while names and _foot_width(names + after) * _FOOT_SIZES[-1] > room:
        names = names[:-2].rstrip(" &…") + "…" if len(names) > 2 else ""
    return names + after


def _foot_width(foot: str) -> float:
    return width(foot) * 1.02 + len(foot) * 0.12


def _small(foot: str, printing: Printing, face: str, room: float) -> str:
    if not foot:
        return ""
    wide = _foot_width(foot)
    size = next((size for size in _FOOT_SIZES if wide * size <= room), _FOOT_SIZES[-1])
    return (
        f'<text class="by" x="{_MARGIN}" y="283" fill="{printing.letters}" font-size="{size}"'
        f' letter-spacing=".8"{face}>{escape(foot, quote=False)}</text>'
    )
