"""The heads of members' reviews, in the layouts that pages have."""

from __future__ import annotations

import pytest

from onesheet.reading.film_page.heads import review_heads

PAIR = (
    "Harbour Lights\n\n{one}\nThe fog is good and the boats are better.\n\n{other}\nI slept a little in the middle.\n"
)


@pytest.mark.parametrize(
    ("one", "other", "names", "marks"),
    [
        ("★★★½ review by Lucy on Quay", "★★ review by m_holm on Quay", ["Lucy", "m_holm"], [(3.5, 5), (2, 5)]),
        ("  • ★★★½ review by Lucy on Quay", "  • ½ review by Bo on Quay", ["Lucy", "Bo"], [(3.5, 5), (0.5, 5)]),
        ("Ana Souza 4/5", "Bo Lund 3.5/5", ["Ana Souza", "Bo Lund"], [(4, 5), (3.5, 5)]),
        ("Rated 3.5 out of 5 by Ana Souza", "Rated 5 out of 5 by Bo", ["Ana Souza", "Bo"], [(3.5, 5), (5, 5)]),
        ("Priya K ★★★★ watched 12 Mar 2017", "Bo ★★ watched 1 Apr 2017", ["Priya K", "Bo"], [(4, 5), (2, 5)]),
        ("Marta gave it 8/10", "Lou B. gave it 6/10", ["Marta", "Lou B."], [(8, 10), (6, 10)]),
        ("Ana Souza rated it ★★★", "Bo rated it ★★★★", ["Ana Souza", "Bo"], [(3, 5), (4, 5)]),
        ("Review by Ana Souza ★★★★", "Review by Bo ★★", ["Ana Souza", "Bo"], [(4, 5), (2, 5)]),
        ("Ana Souza – 8/10 – 12 March 2017", "Bo – 5/10 – 13 March 2017", ["Ana Souza", "Bo"], [(8, 10), (5, 10)]),
        ("★★★★ Ana Souza", "★★ Bo Lund", ["Ana Souza", "Bo Lund"], [(4, 5), (2, 5)]),
        ("Ana Souza\n★★★★½", "Bo\n★★", ["Ana Souza", "Bo"], [(4.5, 5), (2, 5)]),
        ("★★★★½\nAna Souza", "★★\nBo", ["Ana Souza", "Bo"], [(4.5, 5), (2, 5)]),
        ("Ana Souza | 4 stars | 12 likes", "Bo | 2 stars | 3 likes", ["Ana Souza", "Bo"], [(4, 5), (2, 5)]),
        ("by Ana Souza, 3 May 2016 ★★★", "by Bo, 4 May 2016 ★★", ["Ana Souza", "Bo"], [(3, 5), (2, 5)]),
        ("Review by otter  ★★★½  2", "Review by Bo 47  ★★", ["otter", "Bo 47"], [(3.5, 5), (2, 5)]),
        ("Ana Souza ★★★★ 12 Mar 2017 | 24", "Bo ★★ 1 Apr 2017 | 1.2K", ["Ana Souza", "Bo"], [(4, 5), (2, 5)]),
        ("review by Ana Souza on Quay", "★★ review by Bo on Quay", ["Ana Souza", "Bo"], [None, (2, 5)]),
    ],
)
def test_review_heads_finds_names_and_marks(one, other, names, marks):
    heads = review_heads(PAIR.format(one=one, other=other))

    assert [head.author for head in heads] == names
    found = [(head.rating["value"], head.rating["scale"]) if head.rating else None for head in heads]
    assert found == marks


def test_review_heads_tell_the_site():
    heads = review_heads(PAIR.format(one="★★★½ review by Lucy on Quay", other="★★ review by Bo on The Long Pier"))

    assert [head.source for head in heads] == ["Quay", "The Long Pier"]


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Lights\n★★★★\n\nA good film, with boats. I saw it twice.\n",
        "Harbour Lights (1974)\n\nRating: 4/5\n\nA good film, with boats.\n",
        "The Long Quay\n\nPart 3/4\n\nThe story goes on, and so do we.\n",
        "Harbour Lights\nReview by Ines Marlow\n\nA good film, with boats. I saw it twice and liked it.\n\n8/10\n",
        "Harbour Lights\n1974\nRATING\n8.0/10\n18K\nYOUR RATING\n\nTwo sisters wait.\n\nRATING\n8.0/10\n18K\n",
        "",
    ],
)
def test_review_heads_takes_no_critics_mark_for_a_member(text):
    assert len(review_heads(text)) < 2
