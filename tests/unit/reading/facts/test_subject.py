"""What a text is about: films told from series, books, music, games, food and plays; verdicts only in words."""

from __future__ import annotations

import pytest

from onesheet.reading.facts.subject import other_subject, speaks_of_many
from onesheet.reading.facts.verdict import verdict_in


@pytest.mark.parametrize(
    ("headline", "text", "subject"),
    [
        ("The Ferry 1x8", "she is great", "series"),
        ("The Ferry: Season 2 review", "she is great", "series"),
        ("The Ferry", "this show has three seasons; the second season and its episodes are best", "series"),
        ("Album review: The Ferry", "loud", "record"),
        ("Book Review: The Ferry", "long", "book"),
        (
            "The Ferry",
            "the author writes two hundred pages; this novel and its chapters are long, the reader waits",
            "book",
        ),
        ("The Ferry Inn", "the chef and the menu, the dishes, the desserts: this restaurant is fine", "food"),
        ("The Ferry (2011): film review", "a novel, a book, the author, chapters, pages", ""),
        ("The Ferry", "this film was a novel first; the book and the author matter little to the movie", ""),
    ],
)
def test_other_subject_tells_what_is_reviewed(headline, text, subject):
    assert other_subject(headline, text) == subject


def test_speaks_of_many_tells_films_in_general_from_one_film():
    assert speaks_of_many("people see movies in theaters; films are cheap, movies are long, screenings are full " * 2)
    assert not speaks_of_many("this film is long, the film is slow, and like many films it ends")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("highly recommended.", "positive"),
        ("it's one you shouldn't miss.", "positive"),
        ("verdict: skip it", "negative"),
        ("i cannot recommend it.", "negative"),
        ("it is a mixed bag.", "mixed"),
        ("it's not worth seeing.", "negative"),
        ("the boat is not worth seeing.", None),
        ("a must-see.", "positive"),
        ("it went off my must-see list.", None),
        ("a brilliant, superb masterpiece.", None),
        ("recommended for: everyone", None),
        ("it is not one i would call highly recommended.", None),
        ("i'd never highly recommend it to anybody.", None),
        ("i don't think you should see this.", None),
        ("not only pretty but highly recommended.", "positive"),
        ("it is not short, but it is highly recommended.", "positive"),
        ("verdict: skip it.", "negative"),
        ("**verdict:** skip it.", "negative"),
        ("you don't have to skip it.", None),
        ("highly recommended, but skip it if you hate boats.", None),
    ],
)
def test_verdict_in_is_only_what_words_say(text, verdict):
    assert verdict_in(text) == verdict
