"""Pages saved from film sites: facts whose values are links, averages, members' reviews, and what is no film."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import grows_linearly
from onesheet.reading import read
from onesheet.reading.document import Document
from onesheet.reading.film_page.heads import review_heads
from onesheet.reading.film_page.linked import linked_facts
from onesheet.reading.layout.lines import page_lines


def links(*names: str) -> str:
    return " ".join(f'<a href="/x/{place}">{name}</a>' for place, name in enumerate(names))


def page(movie: dict[str, object], body: str, title: str = "A page") -> bytes:
    told = json.dumps({"@context": "http://schema.org", **movie})
    return f"<!doctype html><html><head><title>{title}</title><script type='application/ld+json'>{told}</script></head><body>{body}</body></html>".encode()


SALT = {
    "@type": "Movie",
    "name": "Salt Road",
    "url": "https://letterboxd.com/film/salt-road/",
    "director": [{"@type": "Person", "name": "Ines Mora"}],
    "actors": [{"@type": "Person", "name": "Rolf Berg"}, {"@type": "Person", "name": "Not Printed"}],
}
REVIEW = """<article><a href="/m">Review by <strong>{author}</strong></a> <span>{mark}</span> <span><span>Liked</span></span> <a href="/c"><span>{comments}</span></a>
<div>{words}</div></article>"""
REVIEWS = "".join(
    (
        REVIEW.format(
            author="Tom Abbot 7",
            mark="★★★½",
            comments=29,
            words="<p>A road of salt, and nobody walks it twice.</p><p>See it.</p>",
        ),
        REVIEW.format(author="♤", mark="★★★★★", comments=3, words="<p>they walk and walk</p>"),
        REVIEW.format(
            author="Lena",
            mark="★",
            comments=1,
            words='<p><em>This review may contain spoilers. <a href="#">I can handle the truth.</a></em></p><div class="js-review-body" hidden><p>The salt was sugar.</p></div>',
        ),
    )
)
MEMBERS_SITE = f"""<h1>Salt Road</h1> <div><a href="/2019">2019</a></div> <p>Directed by {links("Ines Mora")}</p>
<section><h4>Walk it once.</h4><p>A woman walks an old road over the mountains with a donkey and a load of salt, as her mother did before her.</p></section>
<ul><li>{links("Cast")}</li><li>{links("Crew")}</li><li>{links("Details")}</li><li>{links("Genres")}</li></ul>
<h3>Cast</h3><p>{links("Rolf Berg", "Unn Dahl", "Nils Aas", "Show All…")}</p>
<h3>Director</h3><p>{links("Ines Mora")}</p>
<h3>Producers</h3><p>{links("J. D. Lund", "Ines Mora")}</p>
<h3>Casting</h3><p>{links("Someone Else")}</p>
<h3>Studios</h3><p>{links("Harbor Light", "Sea Wall Films")}</p>
<h3>Country</h3><p>{links("Norway")}</p>
<h3>Genres</h3><p>{links("Drama", "Western")}</p>
<p>104&nbsp;mins &nbsp; More at <a href="http://www.imdb.com/title/tt1/">IMDb</a></p>
<h2>{links("Popular reviews")}</h2>{REVIEWS}"""


def told(reading) -> set[tuple[str, str]]:
    return {(one.property, str(one.value)) for one in reading.statements}


def test_a_page_of_a_members_site_gives_everybody_whose_name_is_a_link():
    reading = read(page(SALT, MEMBERS_SITE), name="page")

    assert (reading.head.kind, reading.head.outlet) == ("film-page", "Letterboxd")
    assert [(one.title, one.year) for one in reading.films] == [("Salt Road", 2019)]
    assert told(reading) >= {
        ("director", "Ines Mora"), ("cast_member", "Rolf Berg"), ("cast_member", "Unn Dahl"), ("cast_member", "Nils Aas"), ("producer", "J. D. Lund"),
        ("producer", "Ines Mora"), ("production_company", "Harbor Light"), ("production_company", "Sea Wall Films"), ("country", "NO"), ("genre", "drama"),
        ("genre", "western"), ("duration", "104"),
    }  # fmt: skip
    people = {one.value for one in reading.statements if one.property == "cast_member"}
    assert people == {"Rolf Berg", "Unn Dahl", "Nils Aas"}
    synopsis = next(one.value for one in reading.statements if one.property == "synopsis")
    assert synopsis.startswith("A woman walks")
    assert all(reading.text[one.start : one.end] == one.quote for one in reading.statements)


def test_members_reviews_have_their_names_without_counts_and_their_own_words():
    reading = read(page(SALT, MEMBERS_SITE), name="page")

    assert [(one.author, one.original, one.source) for one in reading.reviews] == [
        ("Tom Abbot 7", "★★★½", "Letterboxd"), ("♤", "★★★★★", "Letterboxd"), ("Lena", "★", "Letterboxd"),
    ]  # fmt: skip
    assert [one.text for one in reading.reviews] == [
        "A road of salt, and nobody walks it twice.\n\nSee it.", "they walk and walk", "The salt was sugar.",
    ]  # fmt: skip


DATABASE = f"""<nav><ul><li><a href="/r">User reviews</a></li></ul></nav><h1>Salt Road</h1><ul><li><a href="/y">2019</a></li><li>1h 44m</li></ul>
<div>IMDb RATING</div><div><span>7.9</span><span>/10</span></div><div>18K</div><ul><li>2 Videos</li><li>5 Photos</li></ul>
<div>{links("Drama")}</div>
<p>A woman walks an old road over the mountains with a donkey and a load of salt.A woman walks an old road over the mountains with a donkey and a load of salt.</p>
<ul><li><span>Director</span><ul><li>{links("Ines Mora")}</li></ul></li><li>{links("Stars")}<ul><li>{links("Rolf Berg")}</li><li>{links("Unn Dahl")}</li></ul></li>
<li><a href="/u">45User reviews</a></li><li><a href="/m">71Metascore</a></li></ul>
<h3>User reviews45</h3><h3>Featured reviews</h3>
<div><span>10</span> <a href="/u1">salt-walker</a></div><h3>A road worth walking</h3><div>This film walks slowly and well, and I would walk with it again.</div>
<div><span>4</span> <a href="/u2">dry.throat</a></div><h3>Too long</h3><div>I was thirsty after an hour, and there was another one to come.</div>
<h3>More like this</h3><div>{links("Sugar Road")}</div>
<h3>Details</h3><ul><li>{links("Release date")}<ul><li>{links("June 27, 2019 (Norway)")}</li></ul></li><li>Language<ul><li>{links("Italian")}</li></ul></li>
<li>{links("Production companies")}<ul><li>{links("Harbor Light")}</li></ul></li></ul>
<h3>Box office</h3><ul><li>Gross worldwide<ul><li>$48,911</li></ul></li></ul>"""


def test_a_page_of_a_database_gives_its_averages_facts_and_reviews():
    movie = {**SALT, "url": "https://www.imdb.com/title/tt0000001/", "genre": ["Drama", "Epic"]}
    reading = read(page(movie, DATABASE), name="page")

    assert [(one.title, one.year) for one in reading.films] == [("Salt Road", 2019)]
    assert told(reading) >= {
        ("director", "Ines Mora"), ("cast_member", "Rolf Berg"), ("cast_member", "Unn Dahl"), ("genre", "drama"), ("duration", "104"),
        ("release", "2019-06-27"), ("language", "it"), ("production_company", "Harbor Light"),
    }  # fmt: skip
    assert ("genre", "epic") not in told(reading)
    assert len([one for one in reading.statements if one.property == "cast_member"]) == 2
    scores = {
        one.qualifiers["by"]: (one.value, one.qualifiers.get("count"))
        for one in reading.statements
        if one.property == "score"
    }
    assert scores == {"IMDb": ({"value": 7.9, "scale": 10}, 18000), "Metacritic": ({"value": 71, "scale": 100}, None)}
    gross = next(one for one in reading.statements if one.property == "gross")
    assert (gross.value["amount"], gross.qualifiers["scope"]) == (48911, "worldwide")
    assert [(one.author, one.rating) for one in reading.reviews] == [
        ("salt-walker", {"value": 10, "scale": 10}), ("dry.throat", {"value": 4, "scale": 10}),
    ]  # fmt: skip
    assert reading.reviews[1].text.endswith("another one to come.")
    synopsis = next(one.value for one in reading.statements if one.property == "synopsis")
    assert synopsis.count("donkey") == 1


@pytest.mark.parametrize("kind", ["TVSeries", "TVEpisode", "VideoGame"])
def test_a_page_that_says_it_is_of_something_else_makes_no_film(kind):
    reading = read(page({**SALT, "@type": kind}, MEMBERS_SITE), name="page")

    assert reading.films == ()
    assert reading.head.kind == "other"
    assert "no film" in reading.problems[0]


def test_a_critic_s_review_that_marks_its_film_for_machines_is_no_film_page():
    facts = f"<h1>Salt Road</h1><h3>Director</h3><p>{links('Ines Mora')}</p><h3>Cast</h3><p>{links('Rolf Berg', 'Unn Dahl')}</p>"
    words = "<p>This film walks, and I walked with it, over every stone of a brilliant and moving road.</p>" * 40

    assert read(page(SALT, facts + words), name="page").head.kind == "review"
    assert read(page(SALT, facts), name="page").head.kind == "film-page"


def test_a_headline_over_reviews_of_several_films_names_none():
    text = "Four films this month in brief\n\n" + "".join(
        f"Review by Ann{n} ★★★\n\nA fine and quiet film about a boat.\n\n" for n in range(4)
    )

    assert read(text.encode(), name="x").films == ()


@pytest.mark.samples
def test_real_pages_of_film_sites(samples):
    for name, title, year, reviews in (
        ("letterboxd/pages/boxd_it_EMTM.html.gz", "Weapons", 2025, 12), ("letterboxd/pages/boxd_it_6DeM.html.gz", "Local Legends", 2013, 12),
        ("imdb/pages/tt3268458.html.gz", "The Internet's Own Boy: The Story of Aaron Swartz", 2014, 5),
    ):  # fmt: skip
        reading = read((samples / name).read_bytes(), name=name)
        assert [(one.title, one.year) for one in reading.films] == [(title, year)]
        assert reading.head.kind == "film-page"
        assert len(reading.reviews) == reviews
    assert read((samples / "douban/26895436.html.gz").read_bytes(), name="x").films == ()


@given(
    st.lists(
        st.sampled_from(
            [
                "Cast",
                "Director",
                "Ann Lee",
                "Rolf Berg 2",
                "Runtime",
                "98 min",
                "Show All…",
                "",
                "Gross",
                "$5",
                "Country",
                "Norway",
            ]
        ),
        max_size=25,
    )
)
def test_every_item_of_a_row_stands_in_the_text(lines):
    text = "\n".join(lines)
    stretches, at = [], 0
    for line in lines:
        stretches += [(at, at + len(line))] if line else []
        at += len(line) + 1
    box = linked_facts(Document(text, text, links=tuple(stretches)), page_lines(text))

    for row in box.rows if box is not None else ():
        assert all(text[one.start : one.end] == one.text for one in row.items)


@pytest.mark.parametrize("piece", ["Cast\n", "Ann Lee\n", "Cast\nAnn Lee\n", "x "])
def test_the_time_of_rows_grows_with_the_length(piece):
    def work(size: int) -> object:
        text = piece * size
        every = tuple((at, at + 3) for at in range(0, len(text) - 4, 4))
        return linked_facts(Document(text, text, links=every), page_lines(text))

    assert grows_linearly(work, 500, most=8_000)


@pytest.mark.parametrize(
    "piece", ["User reviews 5\n10 salt\n", "12 有用 ann 看过 2010\n", "9 x\n", "Review by ♤ ★ Liked 2\n"]
)
def test_the_time_of_heads_grows_with_the_length(piece):
    assert grows_linearly(lambda size: review_heads(piece * size), 300, most=4_000)


@pytest.mark.parametrize(
    ("name", "alone", "titles"),
    [
        ("盐路 Salt Road", "盐路", [("盐路", None), ("Salt Road", "original")]),
        ("X盐路 第一站 X-Salt: The Road", "X盐路 第一站", [("X盐路 第一站", None), ("X-Salt: The Road", "original")]),
        ("盐之路 塩の道", "盐之路", [("盐之路", None), ("塩の道", "original")]),
        ("盐路 Salt Road", "盐路 Salt Road", [("盐路 Salt Road", None)]),
        ("盐路 续集", "盐路", [("盐路 续集", None)]),
        ("盐路 II", "盐路", [("盐路 II", None)]),
        ("盐路 3D", "盐路", [("盐路 3D", None)]),
        ("Salt Road", "Salt", [("Salt Road", None)]),
    ],
)
def test_titles_in_two_scripts_are_told_apart_where_the_page_tells_where(name, alone, titles):
    """A sequel's number, a title of one script, and one that the page nowhere shortens stay one title."""
    movie = SALT | {"name": name, "url": "https://movie.douban.com/subject/1/"}
    body = MEMBERS_SITE.replace("<h1>Salt Road</h1>", f"<h1>{name}</h1>").replace(
        "<h4>Walk", f"<h4>{alone}的剧情简介</h4><h4>Walk"
    )
    reading = read(page(movie, body), name="page")

    said = [one for one in reading.statements if one.property == "title"]
    assert [(one.value, one.qualifiers.get("kind")) for one in said] == titles
    assert all(reading.text[one.start : one.end] == one.quote for one in said)
    assert [(one.title, one.year) for one in reading.films] == [(titles[0][0], 2019)]


@pytest.mark.samples
def test_a_real_page_of_douban_has_both_titles(samples):
    reading = read((samples / "douban/3541415.html.gz").read_bytes(), name="x")
    said = [(one.value, one.qualifiers.get("kind")) for one in reading.statements if one.property == "title"]
    assert said[:2] == [("盗梦空间", None), ("Inception", "original")]
