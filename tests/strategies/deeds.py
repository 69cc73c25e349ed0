"""Rows of what a member did, of a handful of films, lists and days: so few that they meet each other again and again."""

from __future__ import annotations

from hypothesis import strategies as st

from onesheet.exchange.pure.rows import (
    Enlist,
    Favour,
    FilmTold,
    Like,
    OpenList,
    Profile,
    Rate,
    Row,
    View,
    Want,
    Watch,
    Write,
)

FILMS = ("The Tide", "The Pier", "Low Water")
"""Titles of films that the test has made, of 2014."""
_KEYS = ("a", "b")
_days = st.sampled_from(("", "2019-03", "2020-01-02", "2020-01-03", "2021-05-04", "31.2.2020", "2099-01-01"))
_ratings = st.integers(1, 10)
_tags = st.sampled_from(((), ("sea",), ("sea", "Sea", "salt")))
_texts = st.sampled_from(("All salt.", "All *salt*, and ||no ending||.", ""))

deeds = st.one_of(
    st.builds(Rate, _ratings, _days),
    st.builds(Watch, _days),
    st.builds(Want, _days),
    st.builds(Like, _days),
    st.builds(Favour, st.integers(1, 5)),
    st.builds(
        View,
        st.sampled_from(_KEYS),
        _days,
        st.none() | _ratings,
        st.booleans(),
        st.booleans(),
        _tags,
        st.sampled_from(("", "Odeon")),
        logged=_days,
    ),
    st.builds(Write, st.sampled_from(_KEYS), _texts, _days, st.none() | _ratings, st.booleans(), tags=_tags),
    st.builds(Enlist, st.sampled_from(_KEYS), st.integers(1, 4), st.sampled_from(("", "Watch the gulls."))),
)
_of_film = st.builds(
    Row,
    st.just("rows.csv"),
    st.just(1),
    st.just("a row"),
    deeds,
    st.sampled_from((*FILMS, "Not here")).map(lambda title: FilmTold(title, 2014)),
)
_of_none = st.builds(
    Row,
    st.just("rows.csv"),
    st.just(1),
    st.just("a row"),
    st.builds(
        OpenList, st.sampled_from(_KEYS), st.sampled_from(("Best", "Worst", "")), st.sampled_from(("", "Of *all*."))
    )
    | st.builds(Profile, st.sampled_from(("", "Ines")), website=st.sampled_from(("", "ines.example", "no address"))),
)
rows = st.lists(_of_film | _of_none, max_size=12).map(
    lambda rows: sorted(rows, key=lambda row: isinstance(row.deed, Enlist))
)
"""Some rows, in any order, but that formats tell of a list before they tell what stands on it."""
