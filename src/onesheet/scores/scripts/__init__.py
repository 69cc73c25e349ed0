"""The scripts with which a reader makes a score again: ten lines of Python 3.8 each, with nothing to install.

A script reads two files that lie beside it, and prints the value just as the page shows it, without its unit; `too few`
where the rule shows none. `parameters.json` has the rule's parameters (`Result.parameters`). `inputs.csv`, UTF-8 with one
line of names, has one line for every input that counts:

- critics: `critic,outlet,date,printed,scale,value,verdict,weight`. `value` is 0 to 100 with two decimals, empty where the
  mark has none; `verdict` is `positive`, `mixed`, `negative` or empty; `weight` is a decimal number, the outlet's times
  the critic's, `1` where both have the usual one.
- members: `member,rating,proven`. `rating` is in stars, `0.5` to `5`; `proven` is `yes` or `no`; `member` is empty where
  the member's films are not for everybody.

Other columns may follow; lines may be in any order.

Those of ballots (`ballots-mean`, `ballots-bayes`) read one file instead, the signed result of a poll, and print a line for every
film that is ranked.
"""

from __future__ import annotations

from importlib.resources import files

CRITICS_COLUMNS = ("critic", "outlet", "date", "printed", "scale", "value", "verdict", "weight")
MEMBERS_COLUMNS = ("member", "rating", "proven")


def script(rule: str, version: int = 1) -> str:
    """Return the script of a version of a rule, `percent-positive`. Raises FileNotFoundError where there is none."""
    return (files(__name__) / f"{rule.replace('-', '_')}_{version}.py").read_text(encoding="utf-8")
