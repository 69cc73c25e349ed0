"""Festivals, releases, awards, takings, places, songs and source works in the words of encyclopedias."""

from __future__ import annotations

import re

import pytest

from .test_told_in_clauses import FILM, HOW, OUT, said, values

HONORS = FILM + "\n\n== Accolades ==\n"


@pytest.mark.parametrize(
    ("text", "festival", "date"),
    [
        ("It was first shown at Cannes on 15 May 1999.", "Cannes Film Festival", "1999-05-15"),
        ("The film was shown first at Cannes on 15 May 1999.", "Cannes Film Festival", "1999-05-15"),
        (
            "It had its premiere at the Sundance Film Festival on 17 January 1999.",
            "Sundance Film Festival",
            "1999-01-17",
        ),
        (
            "It was shown for the first time on 8 February 1999 in the competition of the Harbor Film Festival.",
            "Harbor Film Festival",
            "1999-02-08",
        ),
        (
            "It was first shown on 14 May 1999 in the Directors' Fortnight of the Cannes Film Festival.",
            "Cannes Film Festival",
            "1999-05-14",
        ),
    ],
)
@pytest.mark.parametrize("lowered", [False, True], ids=["ordinary", "lowered"])
def test_a_first_showing_is_a_premiere_at_the_festival_by_its_full_name(text, festival, date, lowered):
    whole = (OUT + text).lower() if lowered else OUT + text
    assert values(whole, "festival") == [festival]
    assert said(whole, "release") == [(date, {"place": festival, "kind": "premiere"})]


def test_a_film_only_entered_in_a_festival_has_no_release_there():
    text = FILM + "It was entered in the 1999 Cannes Film Festival."
    assert said(text, "festival") == [("Cannes Film Festival", {"edition": 1999})]
    assert said(text, "release") == []


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("It had its premiere on 9 May 1999 at Cannes, in the section Un Certain Regard.", "Un Certain Regard"),
        (
            "It was first shown on 14 May 1999 in the Directors' Fortnight of the Cannes Film Festival.",
            "Directors' Fortnight",
        ),
        ("It was screened in the Gala Presentations section of the 1999 Harbor Film Festival.", "Gala Presentations"),
        ("It was shown on 8 February 1999 in the competition of the Harbor Film Festival.", "Competition"),
    ],
)
def test_the_section_of_a_festival_is_its_name_alone(text, section):
    assert [told.get("section") for _, told in said(OUT + text, "festival")] == [section]


RELEASES = [
    ("It was first shown at the Volksbühne in Berlin on 2 May 1999.", "1999-05-02", "premiere", "Berlin"),
    ("It opened in Germany on 3 September 1999 at the Gloria-Palast.", "1999-09-03", "theatrical", "DE"),
    ("In the United States it did not open in cinemas until 2003.", "2003", "theatrical", "US"),
    ("It was released in a few cinemas of Kerala on 21 September 1999.", "1999-09-21", "theatrical", "Kerala"),
    ("It came out on DVD in region 1 on 1 March 2000.", "2000-03-01", "physical", None),
]


@pytest.mark.parametrize(("text", "date", "kind", "place"), RELEASES)
@pytest.mark.parametrize("lowered", [False, True], ids=["ordinary", "lowered"])
def test_releases_have_their_own_kind_and_place(text, date, kind, place, lowered):
    whole = (OUT + text).lower() if lowered else OUT + text
    assert [(value, told["kind"], told.get("place")) for value, told in said(whole, "release")] == [(date, kind, place)]


def test_a_person_who_bought_the_rights_holds_none_of_the_film():
    assert said(HOW + "Nora Finch bought the rights in the nineteen-sixties.", "rights") == []


AWARDS = [
    ("Low Tide shared the Palme d'Or with another film.", [("Palme d'Or", {"result": "won"})]),
    ("At the 66th Academy Awards, Cole won Best Director.",
     [("Academy Award", {"category": "Best Director", "result": "won", "recipient": "Ana Cole"})]),
    ("It received the Academy Award for Best Director to Ana Cole.",
     [("Academy Award", {"category": "Best Director", "result": "won", "recipient": "Ana Cole"})]),
    ("Cole won the prize for Best Director at the Harbor Film Festival.",
     [("Best Director", {"result": "won", "recipient": "Ana Cole", "festival": "Harbor Film Festival"})]),
    ("It won the Grand Prix of the 77th Cannes Film Festival.", [("Grand Prix", {"result": "won"})]),
    ("Cole was nominated for the Golden Globe Award for Best Director.",
     [("Golden Globe Award", {"category": "Best Director", "result": "nominated", "recipient": "Ana Cole"})]),
    ("It received five nominations at the Goya Awards.", [("Goya Award", {"result": "nominated"})]),
    ("Cole won the Salt Harbor Prize.", [("Salt Harbor Prize", {"result": "won", "recipient": "Ana Cole"})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AWARDS)
def test_awards_are_read_with_category_and_festival(text, expected):
    assert said(HONORS + text, "award") == expected


def test_what_was_won_at_a_festival_is_read_from_the_release():
    text = OUT + "It was first shown at Cannes on 15 May 1999, where it won the Caméra d'Or and the Audience Award."
    assert said(text, "award") == [
        ("Caméra d'Or", {"result": "won", "festival": "Cannes Film Festival"}),
        ("Audience Award", {"result": "won", "festival": "Cannes Film Festival"}),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The part had earned an Academy Award for him in Ebb and Flow.",
        "Cole won the Salt Harbor Prize for her novel.",
        "The film won over its critics.",
        "In the story Mara won the prize.",
    ],
)
def test_prizes_of_other_works_are_none_of_the_film(text):
    assert said(HONORS + text, "award") == []


@pytest.mark.parametrize(
    ("text", "amount", "told"),
    [
        ("It opened in the United States on 7 October 1999 and took $2,080,046.", 2_080_046, {"territory": "US"}),
        ("In the United States the film took $552,506 on its opening weekend from 384 theaters.", 552_506,
         {"scope": "opening_weekend", "territory": "US", "venues": 384, "venue_unit": "theaters"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("lowered", [False, True], ids=["ordinary", "lowered"])
def test_what_a_film_took_is_its_gross(text, amount, told, lowered):
    whole = (OUT + text).lower() if lowered else OUT + text
    assert said(whole, "gross") == [({"amount": amount, "currency": "USD"}, told)]


def test_what_a_film_took_elsewhere_is_no_gross_of_the_country_before():
    text = OUT + "It grossed $3 million in the United States and $1.1 million in other territories."
    assert [told for _, told in said(text, "gross")] == [{"territory": "US"}, {"scope": "foreign"}]


def test_what_somebody_took_is_no_gross():
    assert said(OUT + "Cole took a fee of $5,000.", "gross") == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Principal photography began in London on 7 September 1998 and moved later to the North York Moors.",
            ["London", "North York Moors"],
        ),
        ("It was filmed in the province of Salta.", ["Salta"]),
        ("It was shot in black and white around Murom.", ["Murom"]),
        ("Filming took place in 1998 at Quiberon in Brittany and in a château at Ebb Hall.", ["Quiberon", "Ebb Hall"]),
        ("The beach is Karekare, on the west coast.", ["Karekare"]),
        ("They had planned to shoot it in Rome.", []),
    ],
)
def test_places_of_shooting_are_read(text, places):
    assert values(HOW + text, "filming_location") == places


SOURCES = [
    ("It grew out of Ebb, a radio drama that Cole wrote for BBC Radio 4 in 1997.",
     "Ebb", {"form": "radio drama", "year": 1997, "author": "Ana Cole", "broadcaster": "BBC Radio 4"}),
    ('It is based on the short story "Ebb" by the Ugandan author Monica Arac.', "Ebb", {"form": "short story", "author": "Monica Arac"}),
    ("The screenplay is based on the novella Ebb by the Belarusian writer Vasil Holm, which had been published in 1970.",
     "Ebb", {"form": "novella", "year": 1970, "author": "Vasil Holm"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "told"), SOURCES)
@pytest.mark.parametrize("lowered", [False, True], ids=["ordinary", "lowered"])
def test_source_works_have_their_author_year_and_broadcaster(text, title, told, lowered):
    whole = (FILM + text).lower() if lowered else FILM + text
    assert said(whole, "based_on") == [(title, told)]


def test_a_story_may_be_drawn_from_a_book_known_by_its_title():
    assert values(FILM + "The story is drawn from the Book of Salt and Stones.", "based_on") == [
        "Book of Salt and Stones"
    ]


def test_songs_are_read_where_their_titles_stand_alone():
    text = (
        HOW
        + 'Nearly all the songs are by women, among them "Salt Song" by Vera Lund. "The Tide Comes First" became the best-known piece.'
    )
    assert said(text, "song") == [("Salt Song", {"performer": "Vera Lund"}), ("The Tide Comes First", {})]


def test_a_quoted_story_is_no_song():
    assert said(HOW + 'The music came later than the short story "Ebb" by Vera Lund.', "song") == []


OTHER_FILMS = """

== Production ==
Cole had just finished The Long Lane, which Peter Hart produced and Alan Moss photographed. Sam Hall, later the director of
photography on Big River, worked as a clapper boy. Arthur Kane wrote a first draft, which was rejected. An American company, Big
Screen Pictures, wanted to distribute it but withdrew. Harbor Films bought the rights to the novel in 1990.

== Release ==
Cole's next film opened in the United States on 4 May 2001. The Low Tide soundtrack was released by Harbor Records on 3 March 1999 and
runs 40 minutes. The trailer was rated R.

== Reception ==
Lund had won an Academy Award for her role in Dust (1993). Big River, photographed by Sam Hall and edited by Kay Lowe, is often
compared with it.

== Legacy ==
Carl Stone's remake was distributed by Big Screen Pictures, runs 90 minutes and won the Palme d'Or.
"""


@pytest.mark.parametrize("lowered", [False, True], ids=["ordinary", "lowered"])
def test_other_films_plans_and_receptions_give_nothing(lowered):
    body = re.sub(r"(?<![=\n])\n(?![=\n])", " ", OTHER_FILMS)
    whole = FILM + "A remake, directed by Carl Stone and starring Dana West, was released in 2011." + body
    text = whole.lower() if lowered else whole
    assert values(text, "director") == ["Ana Cole"]
    for name in (
        "producer", "cinematographer", "editor", "screenwriter", "cast_member", "distributor", "rights", "release", "duration",
        "certificate", "award", "filming_location",
    ):  # fmt: skip
        assert said(text, name) == []
