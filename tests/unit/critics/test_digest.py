"""The digest of critics' words: nothing but what they wrote, counted once a review."""

from __future__ import annotations

import csv
import gzip
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.critics.pure.digest import FEWEST, NEAR, Quote, digest, is_english
from onesheet.critics.pure.digest_folding import folded, stems
from onesheet.critics.pure.digest_words import ASPECTS, BROAD, FAMILIES, FILLERS, FILM_WORDS, NEGATORS, PLAIN, WHOLE

SOME = [
    "performance", "songs", "cast", "charming", "Charming", "charm", "wittily", "too", "long", "not", "never", "very", "film", "movie",
    "Marlow", "the", "of", "dreams", "slow", "slowly", "gorgeous", "don't", "great", "colourful", "Nostalgia", "nostalgic", "a", "harbour",
    "[Full review in Spanish]", "el", "que", "“quite”", "Ann", "Marsh’s",
]  # fmt: skip
texts = st.lists(st.sampled_from(SOME) | st.text(max_size=8), max_size=14).flatmap(
    lambda words: st.sampled_from([" ", ", ", ". ", "\n", "-"]).map(lambda between: between.join(words))
)
quotes = st.lists(st.builds(Quote, st.integers(1, 9), texts, st.sampled_from(["", "en", "fr"]), st.booleans()), max_size=9,
                  unique_by=lambda one: one.key)  # fmt: skip
people = st.dictionaries(st.sampled_from(["Ann Marsh", "Kit Marlow", ""]), st.sampled_from([*ASPECTS]), max_size=2)


def words_of(*quoted: str, aspect: str = WHOLE, **given) -> list[str]:
    """Return what is told of an aspect by these reviews: `word count`."""
    made = digest([Quote(number, text) for number, text in enumerate(quoted)], **given)
    return [f"{one.words} {one.count}" for one in made.part(aspect).tellings]


def all_tellings(made):
    return [(part, one) for part in made.parts for one in (*part.cues, *part.tellings)]


@given(quotes, st.sampled_from(["", "The Harbour"]), people)
def test_every_count_is_that_of_the_reviews_listed_and_each_says_the_word(read, title, named):
    by_key = {quote.key: quote for quote in read}
    made = digest(read, title, named)

    assert made.read + made.foreign + made.silent == len(read)
    for part, one in all_tellings(made):
        keys = [voice.key for voice in one.voices]
        assert one.count == len(set(keys)) == len(keys) >= FEWEST
        assert one.negative == sum(by_key[key].negative for key in keys)
        assert part.reviews >= one.count
        assert part.negative >= one.negative
        said = set()
        for voice in one.voices:
            text = by_key[voice.key].text
            marked = text[voice.start : voice.end].lower().replace("’", "'")
            assert 0 <= voice.first <= voice.start < voice.end <= voice.last <= len(text)
            said |= {form for form in one.forms if marked.removesuffix("'s").endswith(form.lower().removesuffix("'s"))}
            assert not one.before.startswith("not") or set(marked.split()) & NEGATORS
        assert said == set(one.forms)
        assert one.word in one.forms


@given(quotes, people, st.randoms(use_true_random=False))
def test_order_of_the_reviews_changes_nothing(read, named, chance: random.Random):
    shuffled = list(read)
    chance.shuffle(shuffled)

    assert digest(shuffled, "Harbour", named) == digest(read, "Harbour", dict(reversed(named.items())))


@given(quotes, texts)
def test_one_more_review_takes_nothing_away(read, text):
    more = [*read, Quote(99, text, "en")]
    before = {(part.aspect, one.words, one.count) for part, one in all_tellings(digest(read))}
    after = {part.aspect: part.reviews for part in digest(more).parts}

    for aspect, _words, count in before:
        assert after[aspect] >= count


@given(st.text(st.characters(min_codepoint=97, max_codepoint=122), max_size=12))
def test_folding_again_changes_no_word_that_is_told(word):
    assert folded(word) in stems(folded(word))
    assert folded(word + "'s") == folded(word)


def test_word_goes_to_the_nearest_cue_and_to_the_one_after_it_where_two_are_as_near():
    said = ["The songs are lovely, the cast is lifeless.", "Lovely songs, and a lifeless cast."]

    assert words_of(*said, aspect="sound") == ["lovely 2"]
    assert words_of(*said, aspect="acting") == ["lifeless 2"]
    assert words_of("songs lifeless cast", "songs lifeless cast", aspect="acting") == ["lifeless 2"]


def test_word_far_from_every_cue_speaks_of_its_own_aspect_or_of_the_film():
    far = "The songs " + "then " * NEAR + "drag and smoulder."

    assert words_of(far, far, aspect="sound") == []
    assert words_of(far, far, aspect="pace") == ["drag 2"]
    assert words_of(far, far) == ["smoulder 2"]


def test_word_beside_the_film_speaks_of_its_own_aspect():
    assert words_of("A slow film.", "A slow movie.", aspect="pace") == ["slow 2"]


def test_not_and_too_go_with_the_word_right_after_them():
    assert words_of("It is not very funny.", "It isn't funny.", aspect="emotion") == ["not funny 2"]
    assert words_of("Not only funny, but sad.", "Never less than funny.", aspect="emotion") == ["funny 2"]
    assert words_of("It is too long.", "Much too long!", "A long film", "How long it is.", aspect="pace") == [
        "long 2",
        "too long 2",
    ]
    assert words_of("It is not too long.", "Never too long.", aspect="pace") == ["not too long 2"]
    assert words_of("No charm.", "It lacks charm.", aspect="emotion") == ["not charm 2"]


def test_forms_and_families_are_one_word_under_the_form_most_use():
    said = ["The charm of it.", "Charming.", "It charms, and charms again.", "Its charm works."]
    (one,) = digest([Quote(number, text) for number, text in enumerate(said)]).part("emotion").tellings

    assert (one.word, one.forms, one.count) == ("charm", ("charm", "charming", "charms"), 4)


def test_words_that_nearly_all_reviews_share_tell_nothing():
    assert words_of("A great film to watch.", "The greatest picture of the year.") == []
    assert words_of("Great songs.", "The songs are great.", aspect="sound") == ["great 2"]


def test_names_and_the_films_own_words_tell_nothing_and_names_are_listed():
    said = [Quote(1, "Kit Marlow drifts, says Harbour."), Quote(2, "Here Marlow drifts in a harbour.")]
    part = digest(said, "The Harbour").part(WHOLE)

    assert [one.words for one in part.tellings] == ["drifts"]
    assert [(one.words, one.count) for one in part.cues] == [("Marlow", 2)]


def test_first_name_that_stands_before_a_surname_is_not_told_beside_it():
    said = ["So Kit Marlow drifts.", "For Kit Marlow drifts.", "And Marlow.", "Or Ida and Ann.", "Or Ann and Ida."]
    made = digest([Quote(number, text) for number, text in enumerate(said)])

    assert [(one.words, one.count) for one in made.part(WHOLE).cues] == [("Marlow", 3), ("Ann", 2), ("Ida", 2)]


def test_surname_of_one_who_made_the_film_is_a_cue():
    said = [Quote(1, "Marlow is electric."), Quote(2, "An electric Kit Marlow.")]
    part = digest(said, people={"Kit Marlow": "acting"}).part("acting")

    assert [(one.words, one.count) for one in part.cues] == [("Marlow", 2)]
    assert [(one.words, one.count) for one in part.tellings] == [("electric", 2)]


def test_what_most_say_around_a_word_is_told_with_it():
    said = ["A love letter to tides.", "His love letter.", "This love letter", "A letter."]
    (one,) = digest([Quote(number, text) for number, text in enumerate(said)]).part(WHOLE).tellings[:1]

    assert (one.word, one.count, one.phrase) == ("letter", 4, "love letter")


def test_what_an_aggregator_adds_in_brackets_is_not_read():
    assert words_of("Salt. [Full review in Spanish]", "Wind. [Full review in Spanish]") == []


def test_quotes_in_other_languages_are_counted_and_left_out():
    said = [
        Quote(1, "Una película que no tiene el encanto de la primera."),
        Quote(2, "Charmant", "fr"),
        Quote(3, "Charming", "en-GB"),
        Quote(4, "Charming."),
        Quote(5, "★★★"),
        Quote(6, ""),
    ]
    made = digest(said)

    assert (made.read, made.foreign, made.silent) == (2, 2, 2)
    assert made.part("emotion").tellings[0].count == 2
    assert is_english(Quote(1, "Magical.")) is True


def test_nothing_said_is_a_digest_of_nothing():
    made = digest([])

    assert [part.aspect for part in made.parts] == [WHOLE, *ASPECTS]
    assert all_tellings(made) == []
    assert made.part("smell") is None


def test_published_words_do_not_contradict_each_other():
    cues = [cue for aspect in ASPECTS.values() for cue in aspect.cues] + [*FILM_WORDS]
    own = [word for aspect in ASPECTS.values() for word in aspect.own]
    families = [word for family in FAMILIES for word in family.split()]

    for words in (cues, own, families):
        assert sorted(words) == sorted(set(words))
    assert set(cues).isdisjoint(own)
    assert set(own).isdisjoint(PLAIN | BROAD)
    assert (PLAIN | NEGATORS | FILLERS).isdisjoint(BROAD)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("songs", "song"), ("story", "story"), ("stories", "story"), ("movies", "movie"), ("performances", "performance"),
        ("wittily", "witty"), ("emotionally", "emotional"), ("memorably", "memorable"), ("charmingly", "charming"), ("lovely", "lovely"),
        ("genius", "genius"), ("less", "less"), ("glorious", "glorious"), ("colourful", "colorful"), ("hodge's", "hodge"), ("classes", "class"),
    ],
)  # fmt: skip
def test_forms_of_a_word_are_made_the_same(word, expected):
    assert folded(word) == expected


def test_real_quotes_tell_what_an_editor_would_look_for(samples):
    folder = samples / "critics" / "rt_musicals"
    if not folder.is_dir():
        pytest.skip("the folder of real files has no critics/rt_musicals")
    with (folder / "movies.csv").open(encoding="utf-8", newline="") as file:
        numbers = {row["movieTitle"]: row["movieId"] for row in csv.DictReader(file)}
    with gzip.open(folder / "critic_reviews.csv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["movieId"] == numbers["In the Heights"]]
    made = digest([Quote(number, row["quote"]) for number, row in enumerate(rows)], "In the Heights")

    assert len(rows) == 371
    assert made.read == 371
    assert made.part("emotion").tellings[0].forms[:2] == ("joy", "joyful")
    assert {"community", "dreams", "vibrant", "celebration"} <= {one.word for one in made.part(WHOLE).tellings[:8]}
    assert "energetic" in {one.word for one in made.part("pace").tellings[:2]}
    assert made.part("sound").reviews > 60
