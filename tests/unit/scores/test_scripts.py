"""The very scripts that readers download, run as they would run them, print what the rules say."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onesheet.scores.critics import BY_VERSION as OF_CRITICS
from onesheet.scores.critics import critic_scores
from onesheet.scores.members import BY_VERSION as OF_MEMBERS
from onesheet.scores.members import member_scores
from onesheet.scores.result import Result
from onesheet.scores.rules import InForce, rulebook
from onesheet.scores.scripts import CRITICS_COLUMNS, MEMBERS_COLUMNS, script
from strategies.scores import Rating, Review, critic_counts, member_counts, ratings, reviews, stars

EVERY = {**OF_CRITICS, **OF_MEMBERS}
FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder with every script, as a reader unpacks them."""
    place = tmp_path_factory.mktemp("scripts")
    for rule, version in EVERY:
        (place / f"{rule}.py").write_text(script(rule, version), encoding="utf-8")
    return place


def run(folder: Path, result: Result) -> str:
    """Run the script of a result beside its parameters, and return what it prints."""
    (folder / "parameters.json").write_text(json.dumps(dict(result.parameters)), encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-I", "-W", "error", str(folder / f"{result.rule}.py")],
        capture_output=True, text=True, check=False, cwd="/",
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout.removesuffix("\n")


def shown(result: Result) -> str:
    return "too few" if result.value is None else str(result.value)


def write(folder: Path, columns: tuple[str, ...], rows: list[list[str]]) -> None:
    with (folder / "inputs.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(columns)
        table.writerows(rows)


def critic_rows(given_: list[Review]) -> list[list[str]]:
    return [
        [
            'O’Brien, "Flann"', "The Lamp\u2028& Wick", "2015-11", "", "",
            "" if one.value is None else f"{Decimal(one.value) / 100:.2f}", one.verdict,
            str(Decimal(one.weight) / 10_000),
        ]
        for one in given_
    ]  # fmt: skip


def member_rows(given_: list[Rating]) -> list[list[str]]:
    return [["", str(stars(one.half)), "no" if one.unproven else "yes"] for one in given_]


@pytest.mark.parametrize("rule", EVERY)
def test_a_script_has_ten_lines_at_most_and_needs_nothing(rule):
    text = script(*rule)

    assert len(text.splitlines()) <= 10
    assert max(map(len, text.splitlines())) <= 120
    compile(text, "script", "exec")
    imported = (
        next(line for line in text.splitlines() if line.startswith("import ")).removeprefix("import ").split(", ")
    )
    assert set(imported) <= sys.stdlib_module_names


def test_no_script_for_what_is_no_rule():
    with pytest.raises(FileNotFoundError):
        script("percent-positive", 99)


@FEW
@given(st.lists(reviews, max_size=30), st.integers(1, 6))
def test_critics_scripts_print_what_the_rules_say(folder, given_, fewest):
    names = [name for name, _ in OF_CRITICS]
    book = rulebook({name: InForce(1, {"fewest": fewest}) for name in names})
    write(folder, CRITICS_COLUMNS, critic_rows(given_))

    for result in critic_scores(critic_counts(given_), book):
        assert run(folder, result) == shown(result)


@FEW
@given(
    st.lists(ratings, max_size=30),
    st.integers(1, 6),
    st.integers(0, 50),
    st.integers(50, 500),
    st.integers(0, 1000),
    st.integers(1, 10),
)
def test_members_scripts_print_what_the_rules_say(folder, given_, fewest, u, prior, more, liked_from):
    book = rulebook({
        "members-score": InForce(1, {"fewest": fewest, "unproven_a_hundred": u}),
        "members-mean": InForce(1, {"fewest": fewest}),
        "members-bayes": InForce(
            1, {"fewest": fewest, "prior": f"{Decimal(prior) / 100:.2f}", "prior_ratings": more}
        ),
        "members-wilson": InForce(1, {"fewest": fewest, "liked_from": liked_from}),
    })  # fmt: skip
    write(folder, MEMBERS_COLUMNS, member_rows(given_))

    for result in member_scores(member_counts(given_), book):
        assert run(folder, result) == shown(result)


def test_halves_and_ends_are_printed_alike(folder):
    """Where rounding is closest: exact halves, nothing liked, everything liked, nothing weighed."""
    critics = [Review("positive", 5_000), Review("negative", 5_100), *[Review("negative", 5_050, 0)] * 198]
    write(folder, CRITICS_COLUMNS, critic_rows(critics))
    for result in critic_scores(critic_counts(critics), rulebook()):
        assert run(folder, result) == shown(result)

    for half in (1, 10):
        members = [Rating(half)] * 7 + [Rating(half, unproven=True)] * 3
        write(folder, MEMBERS_COLUMNS, member_rows(members))
        for result in member_scores(member_counts(members), rulebook()):
            assert run(folder, result) == shown(result)


def test_a_table_saved_by_a_spreadsheet_is_read_too(folder):
    members = [Rating(7), Rating(8)] * 5
    write(folder, MEMBERS_COLUMNS, member_rows(members))
    text = (folder / "inputs.csv").read_text(encoding="utf-8")
    (folder / "inputs.csv").write_bytes(("\ufeff" + text).replace("\n", "\r\n").encode())

    for result in member_scores(member_counts(members), rulebook()):
        assert run(folder, result) == shown(result)
