"""Words and links that rules speak of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.moderation.pure.newcomers import is_newcomer
from onesheet.moderation.pure.screening import Rule, as_host, count_links, fold_words, hosts, matching

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
CASINO = Rule("word", "online casino", "refuse", 1)
BAD = Rule("domain", "bad.example", "hold", 2)
LINKS = Rule("links", "2", "hold", 3)


@pytest.mark.parametrize(
    "text",
    [
        "The best online casino.",
        "ONLINE  CASINO",
        "online\u200bcasino online-casino",
        "0nl1ne c@sin0",
        "Ónline Càsino",
        "оnlinе саsinо",
        "**online** _casino_",
        "online&#32;cas&#105;no",
        "ｏｎｌｉｎｅ ｃａｓｉｎｏ",
    ],
)
def test_words_are_found_however_they_are_dressed(text):
    assert matching(text, [CASINO]) is CASINO


@pytest.mark.parametrize("text", ["A casino online.", "online casinos", "Nothing of the kind.", ""])
def test_other_words_are_left_alone(text):
    assert matching(text, [CASINO]) is None


@pytest.mark.parametrize(
    "text",
    [
        "https://bad.example/",
        "see bad.example",
        "see bad.example, which is good",
        "_bad.example_ and **more**",
        "http://shop.bad.example:8080/x?y#z",
        "//BAD.EXAMPLE",
        "https://good.example@bad.example/",
        "https://good.example\\@bad.example",
        "https:\\\\bad.example\\x",
        "https://good.example/to?u=https%3A%2F%2Fbad.example%2F",
        "https://good.example/to?u=https%253A%252F%252Fbad.example",
        "https://bad%2Eexample/",
        "[x](http://bad\\.example)",
        "[x](http://bad&#46;example)",
        "https://bad。example",
        "https://bad.example./",
        "https://b\u200bad.example",
        "write to me@bad.example",
    ],
)
def test_site_is_found_however_it_is_linked(text):
    assert matching(text, [BAD]) is BAD


@pytest.mark.parametrize("text", ["https://notbad.example", "bad.example.org", "bad example", "https://bad.examples"])
def test_other_sites_are_left_alone(text):
    assert matching(text, [BAD]) is None


def test_site_with_letters_of_another_script_is_found_in_either_spelling():
    rule = Rule("domain", as_host("https://bücher.example/x"), "hold")

    assert rule.pattern == "bücher.example"
    assert matching("https://xn--bcher-kva.example", [rule]) is rule
    assert matching("https://www.BÜCHER.example", [rule]) is rule


def test_links_are_counted_in_every_form():
    assert count_links("https://a.example www.b.example [c](c.example) [d](https://d.example) http:\\\\e.example") == 5
    assert matching("www.a.example www.b.example", [LINKS]) is None
    assert matching("www.a.example www.b.example https://www.c.example", [LINKS]) is LINKS


def test_rule_that_refuses_goes_before_one_that_holds():
    assert matching("online casino at bad.example", [BAD, CASINO]) is CASINO


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("Bad.Example", "bad.example"),
        ("https://www.bad.example/x?y", "www.bad.example"),
        ("*.bad.example", "bad.example"),
        ("https://a:b@bad.example:99/", "bad.example"),
        ("bad", ""),
        ("two words", ""),
        ("", ""),
        ("http://[", ""),
    ],
)
def test_host_of_what_somebody_typed(typed, host):
    assert as_host(typed) == host


PILLS = Rule("word", "cheap pills", "refuse")


@pytest.mark.parametrize(
    "text",
    [
        "ch-eap p.i.l.l.s",
        "Buy ch_eap-p*i*l*l*s!",
        "c.h.e.a.p.p.i.l.l.s",
        "c h e a p  p i l l s",
        "CHE/AP, p . i . l . l . s",
        "che**ap** _pil_ls",
    ],
)
def test_signs_and_spelling_out_hide_no_word(text):
    assert matching(text, [PILLS]) is PILLS


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("therapist", "the rapist"),
        ("the rapist", "therapist"),
        ("therapist", "the\nrapist, the - rapist"),
        ("cheap pills", "cheap pi lls"),
        ("cheap pills", "cheappills"),
        ("pill", "a pillow, pills"),
        ("ai", "Plan A I like"),
        ("pills", "p i lls"),
    ],
)
def test_ordinary_words_make_no_other_word_together(pattern, text):
    assert matching(text, [Rule("word", pattern, "refuse")]) is None


_SIGNS = st.sampled_from(["", "", "-", ".", "_", "*", "'", "~", "·", "…", "--", "/"])


@given(st.text(), st.lists(_SIGNS, min_size=8, max_size=8), st.sampled_from([" ", "-", " - ", "\n", "."]), st.text())
def test_words_are_found_with_any_signs_in_them(before, signs, between, after):
    first = "".join(letter + sign for letter, sign in zip("cheap", [*signs[:4], ""], strict=True))
    second = "".join(letter + sign for letter, sign in zip("pills", [*signs[4:], ""], strict=True))

    assert matching(f"{before} {first}{between}{second} {after}", [PILLS]) is PILLS


_ORDINARY = st.lists(st.text("abei", min_size=2, max_size=4), max_size=12).map(" ".join)


@given(_ORDINARY, st.lists(st.text("abei", min_size=1, max_size=6), min_size=1, max_size=2).map(" ".join))
def test_of_ordinary_words_only_the_same_are_found(text, phrase):
    found = matching(text, [Rule("word", phrase, "hold")]) is not None

    assert found == (f" {phrase} " in f" {text} ")


@given(st.text())
def test_any_text_is_read_and_folding_twice_changes_nothing(text):
    folded = fold_words(text)

    assert "  " not in folded
    assert fold_words(folded) == folded
    assert "" not in hosts(text)
    assert count_links(text) >= 0


@given(st.text(), st.text())
def test_words_of_a_rule_are_found_inside_any_text(before, after):
    assert matching(f"{before} online casino {after}", [CASINO]) is CASINO


def test_long_texts_of_one_sign_are_read_without_going_back_and_forth():
    for sign in (".", "a", "a.", "a ", "-", "\\", "%25", "&#46;", "www.", "](", "@"):
        text = sign * 50_000
        assert matching(text, [CASINO, BAD]) is None


@pytest.mark.parametrize(
    ("days", "shown", "roles", "newcomer"),
    [(6, 9, (), True), (7, 3, (), False), (400, 2, (), True), (0, 0, ("critic",), False)],
)
def test_who_is_a_newcomer(days, shown, roles, newcomer):
    assert is_newcomer(joined=NOON - timedelta(days=days), shown=shown, roles=roles, now=NOON) is newcomer
