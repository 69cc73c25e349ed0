"""The rows of infoboxes."""

from __future__ import annotations

import pytest

from onesheet.reading.document import Document
from onesheet.reading.forms.wikitext import open_wikitext


def _rows(document: Document, box: int = 0) -> dict[str, list[str]]:
    return {row.label: [item.text for item in row.items] for row in document.boxes[box].rows}


def test_rows_have_their_items_without_notes_and_comments() -> None:
    source = """{{Infobox film <!-- see the guide -->
| name           = Salt Road
| image          = Salt.jpg
| caption        = Poster
| director       = [[Ann Lee (director)|Ann Lee]]<ref>{{cite web|title=a}}</ref>
| producer       =
| writer         = Bo Ek<!-- not Cy -->
| starring       = {{Plainlist|
* [[Di Foy]]
* Gus Hu {{small|(voice)}}
}}
| music          = Ida Jo<br />Kim Lo
| released       = {{Film date|2001|3|4|[[Cannes]]|2001|9|5|Spain}}
| runtime        = 95 minutes
| country        = {{ubl|Spain|[[France]]}}
| budget         = {{US$|2 million}}
}}
'''''Salt Road''''' is a film."""
    document = open_wikitext(source)

    assert [box.name for box in document.boxes] == ["infobox film"]
    assert _rows(document) == {
        "name": ["Salt Road"],
        "director": ["Ann Lee"],
        "writer": ["Bo Ek"],
        "starring": ["Di Foy", "Gus Hu (voice)"],
        "music": ["Ida Jo", "Kim Lo"],
        "released": ["March 4, 2001 (Cannes)", "September 5, 2001 (Spain)"],
        "runtime": ["95 minutes"],
        "country": ["Spain", "France"],
        "budget": ["US$2 million"],
    }
    box = document.boxes[0]
    assert document.prose.startswith("Salt Road is a film.\n\nname | Salt Road\ndirector | Ann Lee\n")
    assert document.prose[box.start : box.end].startswith("name | Salt Road")
    assert box.title is not None
    assert box.title.text == "Salt Road"


def test_items_lead_back_to_the_parameter() -> None:
    source = "{{Infobox film\n| director = [[Ann Lee]]<br>Bo Ek\n}}"
    document = open_wikitext(source)
    first, second = document.boxes[0].rows[0].items

    spans = [document.span(item.start, item.end) for item in (first, second)]

    assert [source[start:end] for start, end in spans] == ["Ann Lee", "Bo Ek"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("{{Infobox Film|name=A}}", "infobox film"),
        ("{{infobox_film\n|name=A}}", "infobox film"),
        ("{{Infobox movie|name=A}}", "infobox film"),
        ("{{Infobox film awards|name=A}}", "infobox film awards"),
        ("{{Infobox Film festival|name=A}}", "infobox film festival"),
        ("{{Infobox television|name=A}}", "infobox television"),
    ],
)
def test_boxes_keep_their_exact_names(source: str, name: str) -> None:
    assert [box.name for box in open_wikitext(source).boxes] == [name]


def test_a_box_within_a_box_stands_by_itself() -> None:
    document = open_wikitext("{{Infobox film|name=A|misc={{Infobox album|name=B|artist=C}}}}\nWords.")

    assert [(box.name, _rows(document, at)) for at, box in enumerate(document.boxes)] == [
        ("infobox film", {"name": ["A"]}),
        ("infobox album", {"name": ["B"], "artist": ["C"]}),
    ]


def test_lists_of_other_makes_are_split() -> None:
    source = """{{Infobox film
| a = {{Plainlist}}
* One
* Two
{{Endplainlist}}
| b = {{unbulleted list|One|{{nowrap|Two}}}}
| c = {{hlist|One|Two}}
| d = {{flatlist|
* One
* Two
}}
| e = {{collapsible list|title=All|One|Two}}
| f =
* One
* Two
| g = {{plainlist|*One
*Two}}
| h = One
Two
}}"""
    assert all(items == ["One", "Two"] for items in _rows(open_wikitext(source)).values())


def test_a_broken_link_does_not_swallow_the_rows_after_it() -> None:
    document = open_wikitext("{{Infobox film\n| director = [[Ann Lee\n| writer = Bo Ek\n}}\nWords.")

    assert _rows(document) == {"director": ["[[Ann Lee"], "writer": ["Bo Ek"]}


def test_names_in_two_scripts_are_items() -> None:
    document = open_wikitext("{{Infobox film|film name={{Film name|kanji=塩|romaji=Shio}}}}")

    assert _rows(document) == {"film name": ["塩", "Shio"]}


def test_a_box_that_is_never_closed_is_read_and_told_of() -> None:
    rows = "{{Infobox film\n| name = Salt\n| director = {{ubl|Ann Lee|Bo Ek}}\n}\n\n"
    document = open_wikitext(f"{rows}'''Salt''' is a film.\n== Plot ==\nWords.")

    assert _rows(document) == {"name": ["Salt"], "director": ["Ann Lee", "Bo Ek"]}
    assert document.prose.startswith("Salt is a film.\n\n== Plot ==\nWords.")
    assert " ".join(document.problems) == (
        "The template “Infobox film” in line 1 is never closed; what stands before line 6 was read as its rows. "
        "Close it with }} after its last row."
    )


def test_the_page_takes_its_title_from_the_box_where_no_words_are_bold() -> None:
    assert open_wikitext("{{Infobox film|name=Salt}}\nWords.").title == "Salt"


def test_a_value_that_goes_on_in_small_letters_is_one_item() -> None:
    assert _rows(open_wikitext("{{Infobox film|gross=$395\nmillion}}")) == {"gross": ["$395 million"]}
