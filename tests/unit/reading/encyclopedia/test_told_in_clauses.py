"""Credits, companies and figures told clause by clause, in the words of encyclopedias, with and without capitals."""

from __future__ import annotations

import pytest

from onesheet.reading.document import plain
from onesheet.reading.encyclopedia import READER

FILM = "Low Tide is a 1999 drama film directed by Ana Cole. "
HOW = FILM + "\n\n== Production ==\n"
OUT = FILM + "\n\n== Release ==\n"
CAST = FILM + "\n\n== Cast ==\n"


def said(text: str, name: str):
    findings = READER.read(plain(text))
    assert all(text[one.start : one.end] == one.quote for one in findings.statements)
    return [(one.value, one.qualifiers) for one in findings.statements if one.property == name]


def values(text: str, name: str) -> list:
    return [value for value, _ in said(text, name)]


CREDITS = [
    ("Vera Lund was the cinematographer, Max Holm the editor, and Otto Brandt composed the music.", "editor", ["Max Holm"]),
    ("Vera Lund was the cinematographer, Max Holm the editor, and Otto Brandt composed the music.", "cinematographer", ["Vera Lund"]),
    ("Vera Lund was the cinematographer, Max Holm the editor and Nora Finch the production designer.", "production_designer", ["Nora Finch"]),
    ("Vera Lund and Max Holm were the cinematographers.", "cinematographer", ["Vera Lund", "Max Holm"]),
    ("Vera Lund was the principal cinematographer.", "cinematographer", ["Vera Lund"]),
    ("Max Holm, her husband, was the editor.", "editor", ["Max Holm"]),
    ("Vera Lund photographed it, Max Holm edited it, and Otto Brandt composed the score.", "editor", ["Max Holm"]),
    ("Vera Lund photographed it, Max Holm edited it, and Otto Brandt composed the score.", "cinematographer", ["Vera Lund"]),
    ("Vera Lund shot the film and Max Holm edited it.", "editor", ["Max Holm"]),
    ("Nora Finch and Max Holm produced it.", "producer", ["Nora Finch", "Max Holm"]),
    ("Nora Finch produced the film.", "producer", ["Nora Finch"]),
    ("Nora Finch and Max Holm of Harbor Films produced the new film.", "producer", ["Nora Finch", "Max Holm"]),
    ("Nora Finch and Max Holm of Harbor Films produced the new film.", "production_company", ["Harbor Films"]),
    ("Nora Finch produced it for Harbor Films.", "production_company", ["Harbor Films"]),
    ("The producers Nora Finch and Max Holm had wanted a cheap film.", "producer", ["Nora Finch", "Max Holm"]),
    ("Its editor was Max Holm.", "editor", ["Max Holm"]),
    ("Executive producers were Nora Finch and Max Holm.", "executive_producer", ["Nora Finch", "Max Holm"]),
    ("The music is the work of Otto Brandt.", "composer", ["Otto Brandt"]),
    ("Otto Brandt, known as Topper, composed the music.", "composer", ["Otto Brandt"]),
    ("The film was produced by Nora Finch, photographed by Vera Lund and edited by Max Holm.", "editor", ["Max Holm"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "expected"), CREDITS)
@pytest.mark.parametrize("lowered", [False, True], ids=["ordinary", "lowered"])
def test_each_clause_credits_its_own_subject(text, name, expected, lowered):
    whole = HOW + text
    assert values(whole.lower() if lowered else whole, name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She wrote it with Max Holm.", ["Ana Cole", "Max Holm"]),
        ("Cole wrote it with Max Holm.", ["Ana Cole", "Max Holm"]),
        ("Cole also wrote the scenario.", ["Ana Cole"]),
    ],
)
@pytest.mark.parametrize("lowered", [False, True], ids=["ordinary", "lowered"])
def test_who_wrote_it_is_told_after_the_director(text, expected, lowered):
    whole = FILM + text
    assert values(whole.lower() if lowered else whole, "screenwriter") == expected


def test_a_writer_in_a_clause_after_the_director_is_one():
    for end in (", who wrote it with Max Holm.", " from a script she co-wrote with Max Holm."):
        text = "Low Tide is a 1999 drama film directed by Ana Cole" + end
        assert values(text, "screenwriter") == ["Ana Cole", "Max Holm"]
        assert values(text.lower(), "screenwriter") == ["Ana Cole", "Max Holm"]


def test_both_makers_of_a_short_film_are_its_directors():
    assert values("Low Tide is a 1943 short film by Ana Cole and Max Holm.", "director") == ["Ana Cole", "Max Holm"]


NO_CREDITS = [
    "Max Holm was the editor of a newspaper.",
    "Its editor was praised.",
    "The producer was Max Holm's neighbour.",
    "Max Holm would have edited it.",
    "Vera Lund was first choice, and Max Holm was considered as well.",
    "A radio play came of it, and Max Holm produced it.",
    "Her earlier film Ebb (1995) had been a failure; Max Holm produced it.",
    "In the novel Max Holm edited it.",
    "A sequel was announced, and Max Holm directed it.",
    "Max Holm shot the film festival's opening.",
    "It was reported that Max Holm would direct the film, with Vera Lund as its producer.",
]


@pytest.mark.parametrize("text", NO_CREDITS)
@pytest.mark.parametrize("lowered", [False, True], ids=["ordinary", "lowered"])
def test_plans_and_other_works_credit_nobody(text, lowered):
    whole = (HOW + text).lower() if lowered else HOW + text
    assert values(whole, "director") == ["Ana Cole"]
    for name in ("editor", "producer", "screenwriter", "cinematographer"):
        assert values(whole, name) == []


def test_who_was_announced_is_attached_and_not_credited():
    text = HOW + (
        "The project was announced on 11 February 1997 with Max Holm as its director; Vera Lund was attached two days later. "
        "On 22 April 1998 it was reported that Ana Cole would direct the film instead, with Nora Finch in the leading role."
    )
    for whole in (text, text.lower()):
        assert values(whole, "director") == ["Ana Cole"]
        assert said(whole, "attachment") == [
            ("Max Holm", {"role": "director", "date": "1997-02-11", "replaced_by": "Ana Cole"}),
            ("Vera Lund", {}),
            ("Nora Finch", {"role": "lead", "date": "1998-04-22"}),
        ]


LENGTHS = [
    ("It runs 83 minutes.", 83), ("It is 122 minutes long.", 122), ("The film has a running time of 95 minutes.", 95),
    ("It runs for about ten minutes.", 10), ("The running time is 1 hour and 40 minutes.", 100), ("It lasts ninety-five minutes.", 95),
    ("It is one reel long and runs for about ten minutes.", 10), ("It has a 117-minute running time.", 117),
]  # fmt: skip


@pytest.mark.parametrize(("text", "minutes"), LENGTHS)
@pytest.mark.parametrize("lowered", [False, True], ids=["ordinary", "lowered"])
def test_running_times_are_read(text, minutes, lowered):
    whole = OUT + text
    assert said(whole.lower() if lowered else whole, "duration") == [(minutes, {})]


def test_the_length_of_a_version_names_it():
    assert said(OUT + "The restored version runs 65 minutes.", "duration") == [(65, {"version": "restored version"})]


@pytest.mark.parametrize(
    "text",
    [
        "The opening scene runs seven minutes.",
        "It received a standing ovation that lasted ten minutes.",
        "The soundtrack is 45 minutes long.",
        "The British version was five minutes longer.",
        "It was cut by 12 minutes.",
    ],
)
def test_the_length_of_a_part_is_no_running_time(text):
    assert said(OUT + text, "duration") == []


CERTIFICATES = [
    ("The MPAA gave it a PG-13 rating; in Britain it carries a 12A certificate.",
     [("PG-13", {"board": "MPA", "place": "US"}), ("12A", {"place": "GB"})]),
    ("It was rated R by the Motion Picture Association.", [("R", {"board": "MPA", "place": "US"})]),
    ("In the United Kingdom, where it opened in May, it was given an 18 certificate.", [("18", {"place": "GB"})]),
    ("The film received an R rating.", [("R", {"board": "MPA", "place": "US"})]),
    ("The BBFC classified it 15.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CERTIFICATES[:4])
@pytest.mark.parametrize("lowered", [False, True], ids=["ordinary", "lowered"])
def test_certificates_are_read_with_board_and_place(text, expected, lowered):
    whole = OUT + text
    assert said(whole.lower() if lowered else whole, "certificate") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Scenes were cut to avoid an R rating.",
        "It was originally rated NC-17.",
        "Viewers rated it 8.",
        "It was given a 15 certificate.",
        "It was rated a success.",
    ],
)
def test_marks_that_no_board_gave_are_no_certificates(text):
    assert said(OUT + text, "certificate") == []


DISTRIBUTORS = [
    ("Harbor Films released it in France on 2 October 1999.", [("Harbor Films", {"place": "FR"})]),
    ("In the United States Harbor Pictures opened it on 3 November 1999.", [("Harbor Pictures", {"place": "US"})]),
    ("It opened in the United States on 3 November 1999, where Harbor Pictures distributed it.", [("Harbor Pictures", {})]),
    ("Harbor Films distributed the film in the United Kingdom, and Lantern Releasing in the United States.",
     [("Harbor Films", {"place": "GB"}), ("Lantern Releasing", {"place": "US"})]),
    ("It was distributed by Harbor Films in the United Kingdom and Lantern Releasing in the United States.",
     [("Harbor Films", {"place": "GB"}), ("Lantern Releasing", {"place": "US"})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DISTRIBUTORS)
@pytest.mark.parametrize("lowered", [False, True], ids=["ordinary", "lowered"])
def test_distributors_are_read_with_their_countries(text, expected, lowered):
    whole = OUT + text
    assert said(whole.lower() if lowered else whole, "distributor") == expected


def test_a_distributor_of_one_word_is_known_by_its_place():
    assert said(OUT + "Seagull released it in France on 2 October 1999.", "distributor") == [
        ("Seagull", {"place": "FR"})
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Harbor Records released it as an album.",
        "Cole opened it in Paris.",
        "Harbor Films brought it out on DVD in 2004.",
        "Harbor Films refused to release it.",
    ],
)
def test_discs_albums_and_people_are_no_distributors(text):
    assert said(OUT + text, "distributor") == []


def test_the_company_a_film_was_made_for_is_read():
    text = FILM + "The film was made for the Harbor Picture Company and distributed by Lantern Films."
    for whole in (text, text.lower()):
        assert values(whole, "production_company") == ["Harbor Picture Company"]
        assert values(whole, "distributor") == ["Lantern Films"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is in Malayalam, Hindi and Marathi.", ["ml", "hi", "mr"]),
        ("Most of the dialogue is in Wolof.", ["wo"]),
        ("The film was shot in French and German.", ["fr", "de"]),
        ("The film was shot in French cinemas.", []),
        ("It was shot in Paris.", []),
    ],
)
@pytest.mark.parametrize("lowered", [False, True], ids=["ordinary", "lowered"])
def test_languages_are_read(text, expected, lowered):
    whole = FILM + text
    assert values(whole.lower() if lowered else whole, "language") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was made by companies of France, Senegal and Belgium.", ["FR", "SN", "BE"]),
        ("It was a French, Senegalese and Belgian co-production.", ["FR", "SN", "BE"]),
        ("It was a Franco-Belgian co-production.", ["FR", "BE"]),
        ("The film is a co-production of Australia and New Zealand.", ["AU", "NZ"]),
        ("It was shown to French, German and Belgian critics.", []),
    ],
)
@pytest.mark.parametrize("lowered", [False, True], ids=["ordinary", "lowered"])
def test_countries_of_a_joint_production_are_read(text, expected, lowered):
    whole = FILM + text
    assert values(whole.lower() if lowered else whole, "country") == expected


def test_parts_told_in_sentences_are_read():
    text = CAST + (
        "Cora May Lund plays Nana Holm, the head of the family. Barbara-O plays Yellow Ada, and Trude Brandt plays Ilse, her "
        "companion. Alva Finch and Adam Cole appear as the young couple, Eula and Eli. Kay Moore is Haagar and Tom Hicks has the part of Mr. Snead."
    )
    found = [(name, told["character"], told["billing"]) for name, told in said(text, "cast_member")]
    assert found == [
        ("Cora May Lund", "Nana Holm", 1), ("Barbara-O", "Yellow Ada", 2), ("Trude Brandt", "Ilse", 3), ("Alva Finch", "Eula", 4),
        ("Adam Cole", "Eli", 5), ("Kay Moore", "Haagar", 6), ("Tom Hicks", "Mr. Snead", 7),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["Kay Moore is known for comedies.", "The house is Ebb Hall.", "Kay Moore is a singer.", "Kay Moore is in it."],
)
@pytest.mark.parametrize("lowered", [False, True], ids=["ordinary", "lowered"])
def test_what_somebody_is_is_no_part(text, lowered):
    whole = CAST + text
    assert said(whole.lower() if lowered else whole, "cast_member") == []


def test_a_player_told_by_surname_gets_the_full_name_and_the_order_stands():
    text = (
        FILM
        + "It stars Vera Lund, Nora Finch and Reed.\n\n== Cast ==\n* Nora Finch as Mara\n* Nikki Reed as Ilse\n* Vera Lund as Greta\n"
    )
    found = sorted((told["billing"], name) for name, told in said(text, "cast_member"))
    assert found == [(1, "Vera Lund"), (2, "Nora Finch"), (3, "Nikki Reed")]


def test_the_stars_come_before_those_who_support_them():
    text = FILM + "Vera Lund and Nora Finch star as two friends, with Otto Brandt and Max Holm in supporting parts."
    for whole in (text, text.lower()):
        assert [name for name, _ in said(whole, "cast_member")] == [
            "Vera Lund",
            "Nora Finch",
            "Otto Brandt",
            "Max Holm",
        ]
        assert [told["billing"] for _, told in said(whole, "cast_member")] == [1, 2, 3, 4]


def test_the_quote_of_a_clause_holds_the_name_and_what_was_done():
    text = HOW + "Vera Lund photographed it, Max Holm edited it, and Nora Finch was the production designer."
    quotes = {one.property: one.quote for one in READER.read(plain(text)).statements}
    assert quotes["cinematographer"] == "Vera Lund photographed it"
    assert quotes["editor"] == "Max Holm edited it"
    assert quotes["production_designer"] == "Nora Finch was the production designer"


def test_a_damaged_name_in_a_clause_is_left_out():
    findings = READER.read(plain((HOW + "It did well. ").lower() + "bla hlg photographed it."))
    assert not [one for one in findings.statements if one.property == "cinematographer"]
