"""An article's box and its prose together."""

from __future__ import annotations

import pytest

from growth import grows_linearly
from onesheet.reading.document import WIKITEXT, Box, Document, Item, Row
from onesheet.reading.encyclopedia import READER
from onesheet.reading.reader import Findings

LEAD = (
    "The Harbor is a drama film directed by Ana Ortiz. It stars Bo Lind, Vera Holm and Tom Achebe.\n\n"
    "== Plot ==\n\nMilly (Holm) meets a sailor (Lind).\n\n"
    "== Production ==\n\nOrtiz wanted Kranz, who edited the film, from the start.\n"
)
ROWS = {
    "director": ["Ana Ortiz"],
    "starring": ["Vera Holm", "Bo Lind"],
    "editing": ["Otto Kranz"],
    "released": ["5 May 1994 (France)", "7 July 1995 (United States)"],
    "runtime": ["96 minutes"],
}


def article(
    prose: str = LEAD, rows: dict[str, list[str]] | None = None, title: str = "The Harbor", *, box_first: bool = True
) -> Findings:
    lines, made = title + "\n", []
    begin = 0 if box_first else len(prose)
    for label, items in (ROWS if rows is None else rows).items():
        placed = []
        for item in items:
            start = begin + len(lines)
            placed.append(Item(item, start, start + len(item)))
            lines += item + "\n"
        made.append(Row(label, tuple(placed)))
    text = lines + prose if box_first else prose + lines
    named = Item(title, begin, begin + len(title)) if title else None
    box = Box("infobox film", named, tuple(made), begin, begin + len(lines))
    findings = READER.read(Document(text, text, WIKITEXT, boxes=(box,)))
    assert all(text[one.start : one.end] == one.quote != "" for one in findings.statements)
    return findings


def said(findings: Findings, name: str) -> list[tuple[object, dict[str, object]]]:
    return [(one.value, one.qualifiers) for one in findings.statements if one.property == name]


def test_what_both_say_stands_with_the_words_of_both():
    quotes = [one.quote for one in article().statements if one.property == "director"]
    assert quotes[0] == "Ana Ortiz"
    assert "directed by Ana Ortiz" in quotes


def test_the_box_orders_the_players_and_the_prose_adds_the_rest():
    players = said(article(), "cast_member")
    assert {(str(name), told["billing"]) for name, told in players} == {
        ("Vera Holm", 1),
        ("Bo Lind", 2),
        ("Tom Achebe", 3),
    }
    assert ("Vera Holm", "Milly") in {(name, told.get("character")) for name, told in players}


def test_the_prose_reader_knows_whom_the_box_names():
    assert all(name == "Otto Kranz" for name, _ in said(article(), "editor"))
    assert len(said(article(), "editor")) == 2


def test_the_first_release_in_the_box_gives_the_year():
    findings = article()
    assert (findings.films[0].title, findings.films[0].year) == ("The Harbor", 1994)
    assert said(findings, "year") == [(1994, {"derived": True})]
    quote = next(one.quote for one in findings.statements if one.property == "year")
    assert quote == "5 May 1994 (France)"


def test_the_year_of_the_first_sentence_counts_before_the_box():
    findings = article(LEAD.replace("a drama", "a 1993 drama"))
    assert findings.films[0].year == 1993


def test_values_that_contradict_each_other_stay_beside_one_another():
    findings = article(LEAD.replace("Tom Achebe.", "Tom Achebe. The film was released in France on 8 May 1994."))
    dates = {value for value, told in said(findings, "release") if told.get("place") == "FR"}
    assert dates == {"1994-05-05", "1994-05-08"}


def test_no_sentence_is_read_from_the_box():
    rows = {**ROWS, "caption": ["Vera Holm as Milly, directed by Nobody Else"]}
    assert {value for value, _ in said(article(rows=rows), "director")} == {"Ana Ortiz"}


def test_a_box_alone_makes_a_film():
    findings = article("", title="The Harbor")
    assert (findings.films[0].title, findings.films[0].year) == ("The Harbor", 1994)
    assert said(findings, "duration") == [(96, {})]


def test_the_title_of_the_prose_counts_before_that_of_the_box():
    findings = article(title="Harbor Nights")
    assert findings.films[0].title == "The Harbor"
    assert ("Harbor Nights", {"kind": "alternative"}) in said(findings, "title")


def test_the_title_of_the_box_counts_where_the_first_sentence_gives_none():
    findings = article("This tells of two brothers and a boat.\n", title="The Harbor")
    assert findings.films[0].title == "The Harbor"


def test_a_box_after_the_lead_is_read_as_well():
    prose = LEAD.partition("\n\n== Plot")[0] + "\n\n"
    findings = article(prose, box_first=False)
    assert said(findings, "duration") == [(96, {})]


def test_what_the_box_leaves_in_doubt_is_told():
    findings = article(rows={**ROWS, "country": ["Atlantis"]})
    assert any("Atlantis" in problem for problem in findings.problems)


def test_a_further_maker_in_the_midst_of_the_article_is_left_out_with_the_reason():
    findings = article(LEAD + "The film was edited by Nils Berg.\n")
    assert {value for value, _ in said(findings, "editor")} == {"Otto Kranz"}
    assert any("Nils Berg" in problem for problem in findings.problems)


def test_a_further_maker_in_the_lead_is_kept_beside_the_box():
    findings = article(LEAD.replace("It stars", "It was edited by Nils Berg. It stars"))
    assert {value for value, _ in said(findings, "editor")} == {"Otto Kranz", "Nils Berg"}


def test_a_short_name_is_made_the_full_one_of_the_box():
    findings = article(
        LEAD.replace("It stars", "It was released by Nord. It stars"), {**ROWS, "distributor": ["Nord Radio Pictures"]}
    )
    assert {value for value, _ in said(findings, "distributor")} == {"Nord Radio Pictures"}


def test_a_listing_is_told_by_its_categories():
    text = "Awards were given in many years.\n\n== 1994 ==\n\nThe Harbor\n"
    assert READER.read(Document(text, text, WIKITEXT, categories=("Lists of films",))).head.kind == "listing"


def test_the_page_and_the_box_together_count_before_an_odd_first_sentence():
    rows = tuple(Row(label, (Item("The Harbor", 0, 10),)) for label in ("name",))
    text = "The Harbor\nHis thing was a film directed by Ana Ortiz.\n"
    box = Box("infobox film", Item("The Harbor", 0, 10), rows, 0, 11)
    document = Document(text, text, WIKITEXT, title="The Harbor (1994 film)", boxes=(box,))
    assert READER.read(document).films[0].title == "The Harbor"


HOSTILE = {
    "boxes": lambda n: (n, 1, "Ana Ortiz"),
    "rows": lambda n: (1, n, "Ana Ortiz"),
    "long items": lambda n: (1, 10, "Ana Ortiz, " * (n // 10)),
    "brackets": lambda n: (1, 10, "(" * (n // 10)),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_time_grows_with_the_boxes(name):
    def work(size):
        boxes, rows, item = HOSTILE[name](size)
        text, made = "", []
        for _ in range(boxes):
            begin = len(text)
            placed = []
            for _ in range(rows):
                placed.append(Row("starring", (Item(item, len(text), len(text) + len(item)),)))
                text += item + "\n"
            made.append(Box("infobox film", None, tuple(placed), begin, len(text)))
        text += LEAD
        return READER.read(Document(text, text, WIKITEXT, boxes=tuple(made)))

    assert grows_linearly(work, 500, most=4_000)
