"""Figures of posters by genre: a few plain shapes in a field 200 wide and 165 high."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Ink:
    """What a figure is drawn with: its colour, that of the letters, that of the ground, and numbers 0 to 255."""

    figure: str
    letters: str
    ground: str
    a: int
    b: int


def _circle(x: float, y: float, r: float, fill: str, more: str = "") -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="{fill}"{more}/>'


def _ring(x: float, y: float, r: float, colour: str, wide: float) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="none" stroke="{colour}" stroke-width="{wide:g}"/>'


def _path(d: str, fill: str, more: str = "") -> str:
    return f'<path fill="{fill}" d="{d}"{more}/>'


def _two(ink: Ink) -> str:
    """Two that overlap: drama."""
    r = 50 + ink.a % 14
    shift = r * (0.42 + ink.b % 30 / 100)
    y = 98 + ink.a % 12
    low = 14 if ink.b % 2 else 0
    return _circle(100 - shift, y - low, r, ink.figure) + _circle(
        100 + shift, y + low, r, ink.letters, ' fill-opacity=".78"'
    )


def _quarter(ink: Ink) -> str:
    """A quarter of a disc against another: drama."""
    r, x, y = 104 + ink.a % 26, 28 + ink.b % 20, 26 + ink.a % 12
    return _path(f"M{x} {y}h{r}a{r} {r} 0 0 1 {-r} {r}z", ink.figure) + _circle(
        x + r * 0.86, y + r * 0.86, r * 0.27, ink.letters, ' fill-opacity=".88"'
    )


def _window(ink: Ink) -> str:
    """A lit window in a wall: drama."""
    x, y = 30 + ink.a % 46, 24 + ink.b % 18
    return f'<rect x="{x}" y="{y}" width="92" height="116" fill="{ink.figure}"/>' + _circle(
        x + 92 - ink.b % 24, y + 36 + ink.a % 46, 30, ink.letters, ' fill-opacity=".85"'
    )


def _tall(ink: Ink) -> str:
    """Three tall figures, one of them apart: drama."""
    bars = "".join(f"M{28 + at * 34} {30 + (ink.a * (at + 1)) % 44}h24V160h-24z" for at in range(3))
    return _path(bars, ink.figure) + _path(f"M150 {52 + ink.b % 50}h24V160h-24z", ink.letters, ' fill-opacity=".9"')


def _slope(ink: Ink) -> str:
    """Something round on a slope: drama."""
    high = 58 + ink.a % 30
    x = 52 + ink.b % 34
    return _path(f"M0 {high}L200 160H0z", ink.figure) + _circle(x, high + x * (160 - high) / 200 - 31, 27, ink.letters)


def _meeting(ink: Ink) -> str:
    """Two halves that meet: romance."""
    r = 56 + ink.a % 16
    up, down = f"M100 {100 - r}a{r} {r} 0 0 0 0 {2 * r}z", f"M100 {112 - r}a{r} {r} 0 0 1 0 {2 * r}z"
    return _path(up, ink.figure) + _path(down, ink.letters, ' fill-opacity=".85"')


def _bounce(ink: Ink) -> str:
    """Arcs that hop over the sheet: comedy."""
    r = 30 + ink.a % 8
    hops = [f"M{x - r} {y}a{r} {r} 0 0 1 {2 * r} 0z" for x, y in ((46, 150), (46 + 1.75 * r, 104), (46 + 3.5 * r, 150))]
    return _path("".join(hops), ink.figure) + _circle(46 + 1.75 * r, 50, 13 + ink.b % 8, ink.letters)


def _smile(ink: Ink) -> str:
    """A disc and the half of one: comedy drama."""
    r = 52 + ink.a % 14
    half = f"M{100 - r} 106a{r} {r} 0 0 0 {2 * r} 0z"
    return _path(half, ink.figure) + _circle(
        100 + (ink.b % 60 - 30), 106 - r * 0.62, r * 0.5, ink.letters, ' fill-opacity=".88"'
    )


def _blinds(ink: Ink) -> str:
    """Light through blinds: crime, thrillers, mysteries."""
    lean = 26 + ink.a % 30
    bars = "".join(
        f"M0 {y + lean}L200 {y}v{9 + at * 1.6:g}L0 {y + lean + 9 + at * 1.6:g}z"
        for at, y in enumerate(range(8, 140, 23))
    )
    return _path(bars, ink.figure) + _circle(60 + ink.b % 80, 92, 25, ink.letters)


def _teeth(ink: Ink) -> str:
    """Points from above: horror."""
    count = 4 + ink.a % 3
    step = 200 / count
    points = "".join(
        f"L{step * (at + 0.5):.0f} {96 + (ink.b * (at + 3) * 7) % 74}L{step * (at + 1):.0f} 0" for at in range(count)
    )
    return _path(f"M0 0{points}z", ink.figure)


def _rings(ink: Ink) -> str:
    """Orbits: science fiction, dreams."""
    x, y = 100 + ink.a % 40 - 20, 98
    drawn = "".join(_ring(x, y, r, ink.figure, 5) for r in (30, 50, 70, 90))
    return drawn + _circle(x, y, 13, ink.letters) + _circle(x + (50 if ink.b % 2 else -50), y, 8, ink.letters)


def _frames(ink: Ink) -> str:
    """Frames on a contact sheet, one of them chosen: documentary."""
    chosen = ink.a % 9
    drawn = ""
    for at in range(9):
        x, y = 24 + at % 3 * 53, 22 + at // 3 * 53
        fill = (
            f'fill="{ink.letters}"'
            if at == chosen
            else f'fill="{ink.figure}" fill-opacity="{0.5 + (ink.b + at * 3) % 6 / 10:g}"'
        )
        drawn += f'<rect x="{x}" y="{y}" width="46" height="46" {fill}/>'
    return drawn


def _shapes(ink: Ink) -> str:
    """A disc, a square and a triangle, the alphabet of drawing: animation."""
    square = (
        f'<rect x="62" y="62" width="76" height="76" fill="{ink.figure}" transform="rotate({ink.a % 40} 100 100)"/>'
    )
    return (
        square + _circle(62, 70, 36, ink.letters, ' fill-opacity=".82"') + _path("M118 160L152 92l34 68z", ink.letters)
    )


def _sun(ink: Ink) -> str:
    """A low sun over water: westerns, journeys, nature."""
    x, r = 74 + ink.b % 52, 52 + ink.a % 14
    bars = "".join(f"M0 {92 + at * 15}h200v{3 + at * 2}H0z" for at in range(5))
    return _circle(x, 96, r, ink.figure) + _path(bars, ink.ground) + _path("M0 86h200v2.5H0z", ink.letters)


def _peaks(ink: Ink) -> str:
    """Peaks: adventure and action."""
    top = 34 + ink.a % 30
    return _path(f"M-10 162L{70 + ink.b % 20} {top}L150 162z", ink.figure) + _path(
        f"M84 162L148 {top + 40}L212 162z", ink.letters, ' fill-opacity=".85"'
    )


def _field(ink: Ink) -> str:
    """A horizon in broken bars: war and history."""
    drawn = ""
    for at in range(6):
        y = 34 + at * 24
        gap = 30 + (ink.a * (at + 1) * 13) % 130
        drawn += f"M0 {y}h{gap}v11H0zM{gap + 22} {y}H200v11H{gap + 22}z"
    return _path(drawn, ink.figure) + _circle(40 + ink.b % 120, 56, 21, ink.letters)


def _arches(ink: Ink) -> str:
    """Doorways, one within another: period pieces, lives."""
    drawn = ""
    for at, half in enumerate((68, 48, 28)):
        fill = (ink.figure, ink.ground, ink.letters)[at]
        drawn += _path(f"M{100 - half} 160V{92 + ink.a % 12}a{half} {half} 0 0 1 {2 * half} 0V160z", fill)
    return drawn


def _strings(ink: Ink) -> str:
    """Bars of sound: music."""
    drawn = ""
    for at in range(9):
        high = 34 + (ink.a * (at + 2) * 11 + ink.b * at) % 110
        drawn += f"M{22 + at * 18} {98 - high / 2:g}h10v{high}h-10z"
    return _path(drawn, ink.figure)


def _moon(ink: Ink) -> str:
    """A crescent and its stars: fantasy and fairy tales."""
    x = 96 + ink.a % 24
    drawn = _circle(x, 96, 62, ink.figure) + _circle(x + 26, 82, 54, ink.ground)
    stars = ((154, 50, 6), (132, 96, 4), (168, 112, 5), (60 + ink.b % 20, 24, 4))
    return drawn + "".join(_circle(*star, ink.letters) for star in stars)


def _steps(ink: Ink) -> str:
    """Growing: childhood, coming of age."""
    drawn = "".join(_circle(30 + at * 41, 142 - at * (13 + ink.a % 8), 9 + at * 6, ink.figure) for at in range(3))
    return drawn + _circle(158, 84 - ink.a % 20, 31 + ink.b % 8, ink.letters)


def _beam(ink: Ink) -> str:
    """A projector's beam: silent films, shorts, experiments."""
    y = 60 + ink.a % 70
    r = 30 + ink.b % 10
    return (
        _path(f"M22 {y}L200 {y - 62}V{y + 62}z", ink.figure)
        + _circle(22, y, 14, ink.letters)
        + _circle(146, y, r, ink.ground)
    )


_DRAMAS = (_two, _quarter, _window, _tall, _slope)

_BY_WORD: tuple[tuple[str, Callable[[Ink], str]], ...] = (
    ("horror", _teeth),
    ("comedy drama", _smile),
    ("tragicomedy", _smile),
    ("romantic", _meeting),
    ("romance", _meeting),
    ("love", _meeting),
    ("animat", _shapes),
    ("documentary", _frames),
    ("essay", _frames),
    ("coming of age", _steps),
    ("teen", _steps),
    ("child", _steps),
    ("family", _steps),
    ("science", _rings),
    ("surreal", _rings),
    ("fantasy", _moon),
    ("fairy", _moon),
    ("silent", _beam),
    ("short", _beam),
    ("experimental", _beam),
    ("avant", _rings),
    ("music", _strings),
    ("western", _sun),
    ("road", _sun),
    ("nature", _sun),
    ("war", _field),
    ("histor", _arches),
    ("period", _arches),
    ("costume", _arches),
    ("biograph", _arches),
    ("thriller", _blinds),
    ("crime", _blinds),
    ("mystery", _blinds),
    ("noir", _blinds),
    ("suspense", _blinds),
    ("action", _peaks),
    ("adventure", _peaks),
    ("sport", _peaks),
    ("comedy", _bounce),
    ("satire", _bounce),
    ("farce", _bounce),
)
"""Parts of genres, the more telling first, and what is drawn for them."""


def motif(genre: str, ink: Ink) -> str:
    """Draw the figure of a genre; one that is not known is a drama, of which there are several."""
    sought = genre.casefold().replace("-", " ")
    for word, draw in _BY_WORD:
        if word in sought:
            return draw(ink)
    return _DRAMAS[(ink.a * 7 + ink.b) % len(_DRAMAS)](ink)
