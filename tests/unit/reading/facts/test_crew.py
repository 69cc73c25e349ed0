"""Who made the film, from critics' sentences; never from those on another film."""

from __future__ import annotations

import pytest

from onesheet.reading.facts.told import facts_of
from onesheet.reading.prose.casing import prose

TITLE = "Harbour Lights"


def crew(text, title=TITLE):
    told = facts_of(prose(text), [(0, len(text))], title)
    return {(one.property, one.value) for one in told if one.property not in ("cast_member", "main_subject")}


@pytest.mark.parametrize(
    ("text", "property_", "name"),
    [
        ("Harbour Lights, directed by Petra Halvorsen, is a film about rope.", "director", "Petra Halvorsen"),
        ("The film was beautifully directed by Petra Halvorsen.", "director", "Petra Halvorsen"),
        ("For her part, director Petra Halvorsen keeps the camera low.", "director", "Petra Halvorsen"),
        ("First-time director Petra Halvorsen keeps the camera low.", "director", "Petra Halvorsen"),
        ("Famed Norwegian director Petra Halvorsen's penultimate film is her best.", "director", "Petra Halvorsen"),
        ("Filmmaker Petra Halvorsen shot this in eleven days.", "director", "Petra Halvorsen"),
        ("Assured direction from Petra Halvorsen keeps it afloat.", "director", "Petra Halvorsen"),
        ("Petra Halvorsen directs with a firm hand.", "director", "Petra Halvorsen"),
        ("Petra Halvorsen’s film takes its time.", "director", "Petra Halvorsen"),
        ("Petra Halvorsen’s latest feature takes its time.", "director", "Petra Halvorsen"),
        ("Petra Halvorsen's Harbour Lights takes its time.", "director", "Petra Halvorsen"),
        ("Petra Halvorsen, whose direction is never in doubt, keeps it short.", "director", "Petra Halvorsen"),
        ("It is a film by Petra Halvorsen, and looks it.", "director", "Petra Halvorsen"),
        ("Director Solvi, known for short films, keeps it short.", "director", "Solvi"),
        ("Directing Moe's script, Petra Halvorsen keeps it short.", "director", "Petra Halvorsen"),
        ("Petra Halvorsen made it at forty. Halvorsen's newest film is a wonder.", "director", "Petra Halvorsen"),
        ("Writer-director Noor al-Mansur keeps it short.", "director", "Noor al-Mansur"),
        ("Harbour Lights (1974), which Petra Halvorsen directed, is short.", "director", "Petra Halvorsen"),
        ("I liked Harbour, which Petra Halvorsen directed with care.", "director", "Petra Halvorsen"),
        ("I liked Harbour Lights, which Petra Halvorsen directed.", "director", "Petra Halvorsen"),
        ('I liked "Harbour Lights", which was directed by Petra Halvorsen.', "director", "Petra Halvorsen"),
        ("Petra Halvorsen, in her first feature, keeps it short.", "director", "Petra Halvorsen"),
        ("Petra Halvorsen is the director, and was twenty-two.", "director", "Petra Halvorsen"),
        ("It is short. Director: Petra Halvorsen. Music: Ylva Strand.", "director", "Petra Halvorsen"),
        ("Written by Arne Moe, it has few words.", "screenwriter", "Arne Moe"),
        ("The screenplay by Arne Moe has few words.", "screenwriter", "Arne Moe"),
        ("Arne Moe's screenplay has few words.", "screenwriter", "Arne Moe"),
        ("Screenwriter Arne Moe has few words for them.", "screenwriter", "Arne Moe"),
        ("The score by Ylva Strand is all strings.", "composer", "Ylva Strand"),
        ("Ylva Strand's haunting score is all strings.", "composer", "Ylva Strand"),
        ("Composer Ylva Strand writes for strings.", "composer", "Ylva Strand"),
        ("Kofi Darko's luminous cinematography finds every grey there is.", "cinematographer", "Kofi Darko"),
        ("Shot on film by cinematographer Kofi Darko, it is grey.", "cinematographer", "Kofi Darko"),
        ("It was produced by Lena Voss on a loan.", "producer", "Lena Voss"),
        ("It was edited by Lena Voss with a cleaver.", "editor", "Lena Voss"),
    ],
)
def test_facts_of_finds_the_maker_of_this_film(text, property_, name):
    assert (property_, name) in crew(text)


def test_facts_of_gives_a_writer_director_both_trades():
    found = crew("Writer-director Petra Halvorsen keeps it short.")

    assert found == {("director", "Petra Halvorsen"), ("screenwriter", "Petra Halvorsen")}


def test_facts_of_gives_everybody_who_wrote_and_directed():
    found = crew("The film was written and directed by Petra Halvorsen and Arne Moe.")

    assert {("director", "Petra Halvorsen"), ("director", "Arne Moe"), ("screenwriter", "Arne Moe")} <= found


@pytest.mark.parametrize(
    "text",
    [
        "It is a remake of the 1951 film directed by Karl Oster.",
        "Unlike director Karl Oster's Night Boats, it has a heart.",
        "It evokes director Karl Oster at his coldest.",
        'She was last seen in "Night Boats", directed by Karl Oster.',
        "She was last seen in Night Boats (1987), directed by Karl Oster.",
        "It is no match for Night Boats (1951), which Karl Oster directed with more heat.",
        'It is no match for "Night Boats", which Karl Oster directed with more heat.',
        "It is no match for Night Boats, which Karl Oster directed with more heat.",
        "I thought of Night Boats (1951), that old thing Karl Oster directed.",
        "The casting director Karl Oster has an eye.",
        "Art director Karl Oster painted the quay himself.",
        "It is based on the novel written by Karl Oster.",
        "Karl Oster's earlier film had more jokes.",
        "This isn't Karl Oster's Harbour Lights, which was a book about rope.",
        "The director of photography had a cold.",
        "Directors should see it.",
        "The part was offered to Karl Oster, who turned it down.",
    ],
)
def test_facts_of_takes_no_maker_of_another_film(text):
    assert not {value for name, value in crew(text) if value == "Karl Oster"}


def test_facts_of_does_not_take_a_player_or_an_author_for_the_director():
    player = crew("Karl Oster plays Jens. Karl Oster's new film is short.")
    author = crew("Karl Oster's Harbour Lights is on the screen at last. I read Oster's novel twice.")

    assert player == set()
    assert author == set()


@pytest.mark.parametrize(
    ("text", "value", "qualifiers"),
    [
        ("Harbour Lights premieres in theaters Nov. 6.", "XXXX-11-06", {"kind": "theatrical"}),
        ("Harbour Lights opens in UK cinemas on 3 May 1974.", "1974-05-03", {"kind": "theatrical", "place": "GB"}),
        ("The film hits Netflix on March 3.", "XXXX-03-03", {"kind": "digital"}),
        ("The film is out on DVD on 4 June 2001.", "2001-06-04", {"kind": "physical"}),
        ("Harbour Lights is released in France on 12 March 1975.", "1975-03-12", {"place": "FR"}),
    ],
)
def test_facts_of_reads_the_day_of_release(text, value, qualifiers):
    told = facts_of(prose(text), [(0, len(text))], TITLE)

    assert [(one.value, one.qualifiers) for one in told if one.property == "release"] == [(value, qualifiers)]


@pytest.mark.parametrize(
    "text",
    [
        "Night Boats opened on 3 May 1974.",
        "She opens the letter on 3 May.",
        "I saw Harbour Lights on 3 May 1974.",
        "Harbour Lights opens in theaters this Friday.",
    ],
)
def test_facts_of_takes_no_other_day_for_a_release(text):
    assert not [one for one in facts_of(prose(text), [(0, len(text))], TITLE) if one.property == "release"]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("At 97 minutes, the film is short.", 97),
        ("The film runs for 97 minutes.", 97),
        ("It clocks in at 97 minutes.", 97),
        ("Its 97-minute running time flies by.", 97),
        ("The killer is known after 50 minutes.", None),
        ("The first 15 minutes are slow.", None),
        ("It is 20 minutes longer than it need be.", None),
    ],
)
def test_facts_of_reads_the_length_only_where_it_is_one(text, minutes):
    told = facts_of(prose(text), [(0, len(text))], TITLE)

    assert [one.value for one in told if one.property == "duration"] == ([minutes] if minutes else [])


@pytest.mark.parametrize(
    ("text", "players"),
    [
        ("Directed by Petra Halvorsen, with Vera Holm.", ["Vera Holm"]),
        ("Directed by Petra Halvorsen, with Vera Holm and Tom Ek. It is short.", ["Vera Holm", "Tom Ek"]),
        ("Directed by Petra Halvorsen, with Tom Ek's score to carry it.", []),
        ("Directed by Petra Halvorsen, with care.", []),
    ],
)
def test_those_after_with_play_and_do_not_direct(text, players):
    told = facts_of(prose(text), [(0, len(text))], TITLE)

    assert [one.value for one in told if one.property == "director"] == ["Petra Halvorsen"]
    assert [one.value for one in told if one.property == "cast_member"] == players
