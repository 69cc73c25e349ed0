"""What articles are about: told by first sentences, boxes and categories, in every form that a text can have."""

from __future__ import annotations

import unicodedata

import pytest

from onesheet.reading.document import HTML, PLAIN, WIKITEXT, Box, Document, Item, Row, plain
from onesheet.reading.encyclopedia import READER
from onesheet.reading.encyclopedia.kinds import Evidence, box_evidence, category_evidence
from onesheet.reading.vocabulary import ENCYCLOPEDIA_ARTICLE, LISTING, OTHER

FILMS = (
    "The Harbor is a 1994 American drama film directed by Ana Ortiz.",
    "The Harbor is a 2001 television film directed by Ana Ortiz and starring Vera Holm.",
    "The Harbor is a 1996 American made for television western film directed by Ana Ortiz.",
    "The Harbor is an American made-for-television drama from 1997 starring Vera Holm. The film was shot in Oslo.",
    "The Harbor is a 2005 direct-to-video sequel to The Port.",
    "The Harbor is a 12-episode 1941 Universal film serial directed by Otto Kranz.",
    "The Harbor is a 1943 15-chapter serial released by Columbia Pictures.",
    "The Harbor is a Merrie Melodies cartoon, released on July 5, 1941, and featuring a dog.",
    "The Harbor is a 1916 American silent one-reel comedy directed by Otto Kranz.",
    "The Harbor is a 1915 American short.",
    "The Harbor is a lost 1917 silent drama film directed by Otto Kranz.",
    "The Harbor is a 2012 anthology film consisting of five segments.",
    "The Harbor is a 2009 feature-length documentary directed by Ana Ortiz.",
    "The Harbor is the third film in the Harbor series, directed by Ana Ortiz and released in 1999.",
    "The Harbor is the fourth of six Harbor mystery comedy films. It was released in 1941 and directed by Otto Kranz.",
    "The Harbor is the 1999 sequel to the film The Port, directed by Ana Ortiz.",
    "The Harbor (1942) is the third in a series of ten detective movies starring Otto Kranz.",
    "Bandar is an upcoming Indian Tamil-language film directed by R. Raman.",
    "The Harbor is a 1968 British-Italian spy thriller directed by Ana Ortiz and starring Vera Holm.",
    "The Harbor is a 1949 American romantic comedy which tells of a sailor. The film stars Vera Holm.",
    "The Harbor is a 2014 internationally co-produced satirical drama film directed by Ana Ortiz.",
    "The Harbor is a 1998 coming of age comedy-drama film directed by Ana Ortiz.",
    "The Harbor is a 1942 Northern Harbor Company (NHC) drama film directed by Ana Ortiz.",
    "The Harbor is 1948 American drama film directed by Otto Kranz.",
    "The Harbor is a Venezuelan comedy film from 1950 directed by Otto Kranz.",
)
OTHERS = (
    "The Harbor is an American television series created by Ana Ortiz.",
    "The Harbor is a 2007 American television miniseries directed by Ana Ortiz.",
    "Ana Ortiz (born 3 May 1961) is an American film director and screenwriter.",
    "The Harbor is a 1994 novel by Ana Ortiz. The film of it was made in 1999.",
    '"The Harbor" is a song from the 1994 film The Port.',
    "The Harbor is the soundtrack album to the 1994 film of the same name.",
    "The Harbor is the fifth episode of the second season of the television series Port.",
    "The Harbor is an annual film festival held in Marseille.",
    "The 52nd Harbor Film Awards ceremony was held on 1 March 1990.",
    "The Harbor film series is a series of five American films directed by Ana Ortiz.",
    "The Harbor is a trilogy of films by Ana Ortiz.",
    "Captain Harbor is a fictional character in the Port films.",
    "Harbor Pictures is an American film production company.",
    "The Harbor is a 2003 video game based on the film The Port.",
    "The Harbor is a stage musical based on the 1994 film.",
    "The Harbor is a 1950 comedy by Otto Kranz. The play opened on Broadway.",
    "The Harbor is a canceled film project.",
    "Harbor noir is a film genre.",
    "Harbor may refer to:",
)
REST = " Many people liked it, and some did not.\n\n== Plot ==\n\nA man walks.\n\n== Reception ==\n\nGood.\n"


def lowered(text: str) -> str:
    return unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()


def tokenised(text: str) -> str:
    text = text.replace("-", " @-@ ").replace(",", " ,").replace(".", " .").replace("(", "( ").replace(")", " )")
    return f" = The Harbor = \n\n {text} It is a well @-@ known , much @-@ loved thing , as they say . "


@pytest.mark.parametrize("form", [str, lowered, tokenised], ids=["ordinary", "lowered", "tokenised"])
@pytest.mark.parametrize("sentence", FILMS)
def test_films(sentence, form):
    assert len(READER.read(plain(form(sentence) + REST)).films) == 1


@pytest.mark.parametrize("form", [str, lowered, tokenised], ids=["ordinary", "lowered", "tokenised"])
@pytest.mark.parametrize("sentence", OTHERS)
def test_what_is_no_film(sentence, form):
    findings = READER.read(plain(form(sentence) + REST))
    assert findings.films == ()
    assert findings.statements == ()
    assert findings.problems


@pytest.mark.parametrize(
    "beginning",
    [
        "The following is a list of films of 1994.",
        "This is a complete list of the 164 shorts.",
        "= List of films =\n\nFilms:",
    ],
)
def test_lists_are_listings(beginning):
    findings = READER.read(plain(beginning + REST))
    assert (findings.head.kind, findings.films) == (LISTING, ())


@pytest.mark.parametrize(
    "text", ["#REDIRECT [[Actor]]", "#redirect [[Actor]]\n{{R from move}}", " #WEITERLEITUNG [[X]]"]
)
def test_redirects_are_neither_articles_nor_films(text):
    document = Document(text, "Actor", WIKITEXT)
    assert READER.recognise(document) > 0.9
    findings = READER.read(document)
    assert (findings.head.kind, findings.films) == (OTHER, ())


def boxed(sentence: str, name: str, *labels: str, categories: tuple[str, ...] = (), form: str = WIKITEXT) -> Document:
    prose, rows = "", []
    for label in labels:
        start = len(prose)
        prose += "Ana Ortiz\n"
        rows.append(Row(label, (Item("Ana Ortiz", start, start + 9),)))
    box = Box(name, None, tuple(rows), 0, len(prose))
    prose += sentence + REST
    return Document(prose, prose, form, boxes=(box,), categories=categories)


ODD = "Bandar tells of two brothers and a boat."
ANOTHER = "Bandar is a 1994 novel by Ana Ortiz."
FILM = FILMS[0]


@pytest.mark.parametrize(
    ("document", "films"),
    [
        (boxed(ODD, "infobox film", "director"), 1),
        (boxed(ODD, "Infobox Film", "director"), 1),
        (boxed(ODD, "infobox hollywood cartoon", "director"), 1),
        (boxed(ODD, "infobox film awards", "director"), 0),
        (boxed(ODD, "infobox film festival", "director"), 0),
        (boxed(ODD, "infobox film", "director", categories=("Living people",)), 0),
        (boxed(ANOTHER, "infobox film", "director"), 0),
        (boxed(ANOTHER, "infobox film", "director", categories=("1994 films", "Indian films")), 1),
        (boxed(OTHERS[9], "infobox film", "director", categories=("1994 films", "American films")), 0),
        (boxed(FILM, "infobox person", "name", "director"), 0),
        (boxed(FILM, "infobox person", "director", categories=("1994 films",)), 1),
        (boxed(FILM, "infobox television", "director"), 1),
        (boxed(FILM, "infobox television", "director", "num_episodes"), 0),
        (boxed(ODD, "infobox vevent", "Directed by", "Running time", form=HTML), 1),
        (boxed(ODD, "infobox", "Directed by", "Developer(s)", "Release", form=HTML), 0),
        (boxed(FILM, "wikitable", "Author", "Label", form=HTML), 1),
    ],
)
def test_sentence_box_and_categories_together(document, films):
    assert len(READER.read(document).films) == films


def test_categories_alone_tell_a_film_where_nothing_else_says_what_it_is():
    assert READER.read(Document(ODD + REST, ODD + REST, categories=("1994 films", "Indian films"))).films
    assert not READER.read(Document(ANOTHER + REST, ANOTHER + REST, categories=("1994 films",))).films


@pytest.mark.parametrize(
    ("names", "evidence"),
    [
        (["1982 films", "American action films", "Films directed by Ana Ortiz"], Evidence.FILM),
        (["Films based on novels", "Films scored by Bo Lind"], Evidence.FILM),
        (["1994 television films"], Evidence.FILM),
        (["1999 American television series debuts", "Television shows based on films"], Evidence.ANOTHER),
        (["Film series introduced in 1994"], Evidence.ANOTHER),
        (["American comedy films", "Animated film series", "Films set in Idaho"], Evidence.ANOTHER),
        (["1994 films", "Harbor (film series)"], Evidence.FILM),
        (["1961 births", "American film directors"], Evidence.ANOTHER),
        (["Film festivals in France"], Evidence.ANOTHER),
        (["Songs from films", "1994 songs"], Evidence.ANOTHER),
        (["Articles with dead links"], Evidence.SILENT),
        ([], Evidence.SILENT),
    ],
)
def test_categories(names, evidence):
    assert category_evidence(names) is evidence


def test_boxes_of_two_forms():
    rows = tuple(Row(label, (Item("x", 0, 1),)) for label in ("Starring", "Release date", "Running time"))
    assert box_evidence(Box("infobox vevent", rows=rows), HTML) is Evidence.FILM
    assert box_evidence(Box("infobox settlement", rows=rows), WIKITEXT) is Evidence.ANOTHER
    assert box_evidence(Box("succession box", rows=rows), WIKITEXT) is Evidence.SILENT
    assert box_evidence(Box("", rows=()), PLAIN) is Evidence.SILENT


def test_an_article_about_no_film_keeps_its_title():
    head = READER.read(plain(OTHERS[0] + REST)).head
    assert (head.kind, head.title) == (ENCYCLOPEDIA_ARTICLE, "The Harbor")


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("This Thing Called Harbor", "This Thing Called Harbor"),
        ("A Girl, a Boy and a Harbor", "A Girl, a Boy and a Harbor"),
        ("Harbor, starring Vera Holm and Bo Lind,", "Harbor"),
        ("Harbor, based on a story by Bo Lind,", "Harbor"),
        ("Harbor [sic]", "Harbor"),
        ("Harbor, more commonly known simply as The Port,", "Harbor"),
        ("Harbor (transl. 'The Port')", "Harbor"),
        ("A remake of the film Port, Harbor", "Harbor"),
    ],
)
def test_titles_end_where_words_about_the_film_start(subject, title):
    text = f"{subject} is a 1994 American drama film directed by Ana Ortiz." + REST
    for form in (str, lowered):
        (film,) = READER.read(plain(form(text))).films
        assert film.title.lower() == title.lower()


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Harbor (stylized as HARBOR)", ["HARBOR"]),
        ("Harbor (also promoted as The Port)", ["The Port"]),
        ("Harbor, also credited as The Port,", ["The Port"]),
        ("Harbor (Japanese: 海港, Hepburn: Minato)", ["海港"]),
        ("Harbor, titled in some countries The Port,", []),
    ],
)
def test_further_titles(text, titles):
    findings = READER.read(plain(f"{text} is a 1994 American drama film directed by Ana Ortiz." + REST))
    assert [one.value for one in findings.statements if one.property == "title" and "kind" in one.qualifiers] == titles


def test_a_year_in_brackets_after_the_title_is_the_films():
    assert READER.read(plain("Harbor (1994) is a film directed by Ana Ortiz." + REST)).films[0].year == 1994


def test_a_table_of_something_else_is_not_read_as_the_films():
    document = boxed(FILM, "wikitable", "Written by", "Label", form=HTML)
    assert all(one.start >= 20 for one in READER.read(document).statements)
