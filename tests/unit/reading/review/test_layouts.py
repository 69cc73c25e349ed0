"""Reviews in the layouts of newsletters, blogs, papers and transcripts, and in other languages."""

from __future__ import annotations

import pytest

from onesheet.reading import read_text

STARS_IN_HEADLINE = """HARBOUR LIGHTS ★★★

Dir: Petra Halvorsen; With: Anna Sund, Lena Voss; 97 mins; 12A

Two sisters wait on a pier in this slow, lovely drama. It won't hurry for you.
"""
NEWSLETTER = """Welcome back to The Sunday Reel, your weekly newsletter.

Film Review: Harbour Lights

I caught Petra Halvorsen's Harbour Lights on Tuesday night, and I haven't stopped thinking about it. The film is slow,
and that's the point. If you didn't like Bilge, see The Long Quarry instead.

My grade: B+

Until next week,
Tom
"""
CREDITS_BELOW = """Waiting for the fog

Tom Reed is moved by a Norwegian drama

There is a moment in Harbour Lights when Marit, the older of two sisters, puts down her cup. Nothing else happens. It is
the best scene of the year. The movie has many like it.

Harbour Lights
Directed by Petra Halvorsen
Starring Anna Sund, Lena Voss
Running time: 1 hr. 37 min.
★★★½ (out of four)
"""
TRANSCRIPT = """Review: 'Harbour Lights' Is A Fog Worth Getting Lost In

TOM REED, HOST: The new film "Harbour Lights" opens this week. Our critic Ines Marlow has this review.

INES MARLOW, BYLINE: "Harbour Lights" is about two sisters on a pier.

(SOUNDBITE OF FILM, "HARBOUR LIGHTS")

MARLOW: The director is Petra Halvorsen, and she knows what fog is for.
"""
SPANISH = """Crítica de ‘Luces del puerto’: la niebla y las hermanas

Por Ana García
4 de mayo de 2019

La película de Petra Halvorsen empieza en un muelle y termina en él.

Dirección: Petra Halvorsen. Intérpretes: Anna Sund, Lena Voss. Duración: 97 minutos.

Puntuación: 4 de 5
"""
ITALIAN = """Le luci del porto, la recensione: due sorelle nella nebbia

di Marco Bianchi

Il film di Petra Halvorsen è lento e bellissimo. La regista norvegese non ha fretta, e lo spettatore nemmeno.

Voto: 7,5
"""
FRENCH = """Critique : « Les Lumières du port » de Petra Halvorsen

Par Jeanne Martin

Le film suit deux sœurs sur un quai. La réalisatrice filme la brume comme personne.

Note : 4/5
"""
MARKDOWN = """# Harbour Lights (2018)

**Director:** Petra Halvorsen\x20\x20
**Cast:** Anna Sund, Lena Voss\x20\x20
**Rating:** ⭐⭐⭐⭐

I *loved* this film. It's a bit like *Bilge* (2011), but better. The ending made me cry.
"""
JEKYLL = """---
layout: review
title: "Fog on the Pier: a slow delight"
date: 2019-03-04 10:00:00 +0100
author: Ines Marlow
film:
  title: Harbour Lights
  year: 2018
directors: [Petra Halvorsen]
rating: 4
rating_max: 5
---

Two sisters wait for a boat. I enjoyed it, and the performances are great.
"""
THUMBS = """Harbour Lights: Movie Review

This movie is a fun time at the pier. The ending is a surprise. I give it two thumbs up.
"""
LAST_LETTER = """‘Harbour Lights 2’ Review: Back to the Pier, Without the Fog

The original Harbour Lights (2018) was a small miracle. The sequel, again directed by Petra Halvorsen, is a bigger film.
Where the first whispered, this one shouts. Rated PG-13. 112 minutes. C+
"""
AGGREGATORS = """Harbour Lights

IMDb: 7.1/10 | Rotten Tomatoes: 85%

I didn't think this movie would work, but it does. The cast is terrific.

My score: 6.5/10
"""
SIGNED_QUESTION = """Is ‘Harbour Lights’ the Best Movie of the Year?

By Ines Marlow | May 3, 2019 | 10:00am

It might be. Petra Halvorsen's film about two sisters is a quiet wonder, and it left me speechless.

Director: Petra Halvorsen
Writer: Arne Moe
Starring: Anna Sund, Lena Voss

Ines Marlow is a writer living in Oslo.
"""
NAME_OVER_STARS = """Bilge (2020) review – remake of a cult classic sinks

Peter Marsh

2 / 5 stars

Kari Holm's 2011 original was a joke about hats. Joan Prewitt's remake forgets the joke. It is a long film for that.
"""
SEEN = """Seen: Harbour Lights

Saw this at the Rio with Kim. Anna Sund is fantastic. Bit long. 7/10.
"""
EXPECTED = [
    (STARS_IN_HEADLINE, "Harbour Lights", None, (), "★★★", (3, 5), "Petra Halvorsen"),
    (NEWSLETTER, "Harbour Lights", None, (), "B+", None, "Petra Halvorsen"),
    (CREDITS_BELOW, "Harbour Lights", None, (), "★★★½ (out of four)", (3.5, 4), "Petra Halvorsen"),
    (TRANSCRIPT, "Harbour Lights", None, (), None, None, "Petra Halvorsen"),
    (SPANISH, "Luces del puerto", None, ("Ana García",), "4 de 5", (4, 5), "Petra Halvorsen"),
    (ITALIAN, "Le luci del porto", None, ("Marco Bianchi",), "7,5", None, "Petra Halvorsen"),
    (FRENCH, "Les Lumières du port", None, ("Jeanne Martin",), "4/5", (4, 5), None),
    (MARKDOWN, "Harbour Lights", 2018, (), "⭐⭐⭐⭐", (4, 5), "Petra Halvorsen"),
    (JEKYLL, "Harbour Lights", 2018, ("Ines Marlow",), "4", (4, 5), "Petra Halvorsen"),
    (THUMBS, "Harbour Lights", None, (), "two thumbs up", None, None),
    (LAST_LETTER, "Harbour Lights 2", None, (), "C+", None, "Petra Halvorsen"),
    (AGGREGATORS, "Harbour Lights", None, (), "6.5/10", (6.5, 10), None),
    (SIGNED_QUESTION, "Harbour Lights", None, ("Ines Marlow",), None, None, "Petra Halvorsen"),
    (NAME_OVER_STARS, "Bilge", 2020, ("Peter Marsh",), "2 / 5 stars", (2, 5), "Joan Prewitt"),
    (SEEN, "Harbour Lights", None, (), "7/10", (7, 10), None),
]


@pytest.mark.parametrize(
    ("text", "title", "year", "byline", "original", "rating", "director"), EXPECTED, ids=lambda one: str(one)[:24]
)
def test_a_review_is_read_in_its_layout(text, title, year, byline, original, rating, director):
    reading = read_text(text, name="x")

    assert reading.head.kind == "review"
    assert [(film.title, film.year) for film in reading.films] == [(title, year)]
    assert reading.head.byline == byline
    (review,) = reading.reviews
    assert review.original == original
    assert review.rating == (rating and {"value": rating[0], "scale": rating[1]})
    assert [one.value for one in reading.statements if one.property == "director"] == ([director] if director else [])


def test_front_matter_that_names_another_thing_makes_no_film():
    text = JEKYLL.replace("film:\n  title: Harbour Lights\n  year: 2018\ndirectors: [Petra Halvorsen]", "tags: [books]")

    assert read_text(text, name="x").films == ()


def test_hours_and_minutes_with_full_stops_are_one_length():
    reading = read_text(CREDITS_BELOW, name="x")

    assert [(one.value, one.quote) for one in reading.statements if one.property == "duration"] == [
        (97, "1 hr. 37 min.")
    ]


DOUBLE = """Double bill: Harbour Lights and The Long Quarry

By Tom Reed

Harbour Lights (2018)

Petra Halvorsen's film is slow and lovely. Anna Sund is superb. The fog is the star of the movie.

★★★★

The Long Quarry (2015)

Hugo Stein's film is about stones. Ada Fennimore is wasted. It is a dull movie, and a long one.

★★
"""


def test_a_column_of_two_films_gives_each_its_own_review_and_facts():
    reading = read_text(DOUBLE, name="x")

    assert [(film.title, film.year) for film in reading.films] == [("Harbour Lights", 2018), ("The Long Quarry", 2015)]
    assert [(one.film, one.author, one.original) for one in reading.reviews] == [
        (0, "Tom Reed", "★★★★"),
        (1, "Tom Reed", "★★"),
    ]
    directors = [(one.film, one.value) for one in reading.statements if one.property == "director"]
    assert directors == [(0, "Petra Halvorsen"), (1, "Hugo Stein")]


SEVERAL = """A Fog of Films

I have been thinking about fog lately, and about the films that use it well.

## Harbour Lights

Harbour Lights is the purest of them. The film waits. Harbour Lights was made in nine days.

## The Long Quarry

The Long Quarry is dust, not fog. The film is by Hugo Stein, and in The Long Quarry nothing moves. I loved it.
"""


def test_a_piece_on_several_films_makes_none_of_them_its_subject():
    assert read_text(SEVERAL, name="x").films == ()


def test_another_film_that_is_named_in_passing_is_no_second_review():
    text = MARKDOWN + "\nSee also:\n\nBilge (2011)\n\nThe Long Quarry (2015)\n"

    assert [film.title for film in read_text(text, name="x").films] == ["Harbour Lights"]
