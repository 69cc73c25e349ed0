"""The reviewer's mark: where it stands on the page, and what the page's own data say of it."""

from __future__ import annotations

import re

from onesheet.reading.layout.lines import Line
from onesheet.reading.layout.marks import (
    Mark,
    given_mark_in,
    labelled_mark_in,
    last_letter_in,
    mark_in,
    whole_line_mark,
)
from onesheet.reading.layout.page import Page
from onesheet.reading.prose.casing import lower
from onesheet.reading.review.front import mark_of
from onesheet.reading.review.headline import Top
from onesheet.reading.review.metadata import Told
from onesheet.reading.vocabulary import Json

_LAST_LINES = 8
_LONGEST_LABELLED = 400
_LONGEST_ALONE = 60
_GIVES = re.compile(
    r"\b(?:(?:i|we)(?:'d|'ll|'m| would| will| am)? (?:have to )?(?:give|giving|gave|rate|rated|rating|award|score|scored)"
    r"|(?:it|this|film|movie|picture|one|title|(?P<named>[\w'!?.:-]{1,40}+)) (?:easily |just |only |still |also )?(?:gets?|earns?|receives?|deserves?|rates|scores|is)"
    r"|(?:overall|so|thus|therefore|hence|verdict|conclusion|rating|score|grade),? (?:a|an)\b|\b(?:rating|score|grade) of)"
)
"""What comes before a mark given in so many words; what may stand between is looked at by itself."""
_OBJECT = re.compile(
    r" ?(?:(?:it|this|this (?:one|film|movie)|the (?:film|movie)|\0) ?)?(?:an? |just |only |from me |about |probably |easily |around |at |with |my |solid |strong |generous |weak |well-earned |full |out of ten |, ){0,4}"
)
_CLOSED = re.compile(r"[.!)\n]|$| (?:from|for) (?:me|us)\b")
_AFTER_STOP = re.compile(r"(?:[.!?…)\]:;–—-][\"”’*_)]*|\n)\s*[(\[*_]*$")
_LAST_SIGNS = 40
_IN_HEADLINE = re.compile(r"[:|(\[–—-]\s*$")


def mark_of_page(page: Page, top: Top, body: tuple[int, int], title: str) -> Mark | None:
    """The mark of a page: in its front matter, its headline, a labelled line, on a line of its own, or given in words.

    `title` is the film's. The marks of other films, of aggregators and of parts of the film are none.
    """
    above = mark_of(page.front, page.text) or top.mark
    if above is not None:
        return above
    return _in_headline(page, top) or _in_lines(page, top) or _given_in_words(page, body, lower(title))


def with_scale(mark: Mark | None, told: Told) -> tuple[dict[str, Json] | None, str | None, str]:
    """The rating, the mark as printed, and a sentence where the page's own data contradict it.

    The data give a scale to a mark that was printed without one (`7.5`), and stand alone where nothing is printed.
    """
    data = {"value": _whole(told.rating[0]), "scale": told.rating[1]} if told.rating is not None else None
    if mark is None:
        return data, None, ""
    if data is None or told.rating is None:
        return mark.rating, mark.original, ""
    value, best = told.rating
    if mark.rating is None:
        printed = mark.original.replace(",", ".")
        same = printed.replace(".", "", 1).isdigit() and float(printed) == value
        return (data if same else None), mark.original, ""
    if abs(mark.rating["value"] / mark.rating["scale"] - value / best) < _SAME:
        return mark.rating, mark.original, ""
    if mark.rating["value"] == value and best != mark.rating["scale"] and not mark.scaled:
        return data, mark.original, ""
    sentence = f"The page prints the mark {mark.original}, while its own data say {_whole(value)} of {best}; the printed one was kept."
    return mark.rating, mark.original, sentence


_SAME = 0.011


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value


def _in_headline(page: Page, top: Top) -> Mark | None:
    """Stars anywhere in the headline; a figure or words only at its end or set off, for titles hold figures too."""
    line = top.headline
    if line is None:
        return None
    mark = mark_in(page.text, line.start, line.end)
    if mark is None:
        return None
    ends = not page.text[mark.end : line.end].strip(" .)]!*_")
    set_off = _IN_HEADLINE.search(page.text[line.start : mark.start]) is not None
    in_words = mark.original[:1].isalpha()
    return mark if mark.has_signs or set_off or (ends and not in_words and mark.start > line.start) else None


def _in_lines(page: Page, top: Top) -> Mark | None:
    """A labelled mark, or a line that is nothing but a mark: above the text, at its end, then anywhere; the overall one first."""
    lines = page.content
    found: Mark | None = None
    for line in [*top.others, *reversed(lines[-_LAST_LINES:])]:
        mark = _of_line(page, line)
        if mark is not None and mark.overall:
            return mark
        found = found or mark
    if found is not None:
        return found
    for place, line in enumerate(lines[page.first_prose :], page.first_prose):
        if len(line.words) < _LONGEST_ALONE and not _is_headed(lines, place):
            mark = whole_line_mark(page.text, line.start, line.end)
            if mark is not None and (mark.rating is not None or place >= len(lines) - _LAST_LINES // 2):
                return mark
    return None


def _of_line(page: Page, line: Line) -> Mark | None:
    mark = labelled_mark_in(page.text, line.start, line.end) if len(line.words) < _LONGEST_LABELLED else None
    mark = mark or whole_line_mark(page.text, line.start, line.end)
    if mark is None or (mark.rating is None and line.is_prose and mark.end < line.end - 1):
        return None
    return mark


_OTHER_HEAD = re.compile(r".{2,80}[(\[](?:18[89]|19\d|20\d)\d[)\]]\W*$")


def _is_headed(lines: list[Line], place: int) -> bool:
    """Whether a line right above, in the middle of the text, names another film with its year."""
    return place > 1 and _OTHER_HEAD.match(lines[place - 1].words) is not None


def _given_in_words(page: Page, body: tuple[int, int], title: str) -> Mark | None:
    """`I give it 7 out of 10`, `Harbour Lights earns three stars`, or a mark that ends the text after a full stop."""
    low = page.source.low
    last = title.rsplit(" ", 1)[-1]
    given: Mark | None = None
    for match in _GIVES.finditer(low, *body):
        if match["named"] is not None and match["named"] != last:
            continue
        stop = min(body[1], match.end() + 60)
        after = (
            low[match.end() : stop].replace(title, "\0" + " " * (len(title) - 1), 1)
            if title
            else low[match.end() : stop]
        )
        between = _OBJECT.match(after)
        at = match.end() + (between.end() if between is not None else 0)
        while at < stop and low[at] in " *_\"'(":
            at += 1
        mark = given_mark_in(page.text, at, min(body[1], at + _LAST_SIGNS))
        if mark is not None and mark.start - at <= 1 and (match[0][-2:] != "is" or _CLOSED.match(low, mark.end)):
            given = mark
    if given is not None:
        return given
    mark = mark_in(page.text, max(body[0], body[1] - _LAST_SIGNS), body[1])
    if mark is None or page.text[mark.end : body[1]].strip(" .!)]*_\n"):
        return last_letter_in(page.text, max(body[0], body[1] - _LAST_SIGNS), body[1])
    return mark if _AFTER_STOP.search(page.text[max(body[0], mark.start - 12) : mark.start]) else None
