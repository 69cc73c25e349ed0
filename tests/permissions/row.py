"""One row of the table: an address with the answers it should give.

A subject's rows stand in `rows/<subject>.py` as `ROWS`, a list of `Row`. A name may have several rows, one for each case
that matters (`case="followers"`). `where` gives the address its parts: a text names a thing in `world.py`, and stands for
itself where no thing is called that. `data` is what is posted; let it be valid, so that only who asks decides.

    Row("review", {"review": "review for followers"}, case="followers", get=answers(404, follower=200, owner=200), post=REFUSED)
"""

from __future__ import annotations

from dataclasses import dataclass, field

WHO = ("visitor", "member", "owner", "follower", "blocked", "moderator", "operator", "editor", "programmer")
"""A visitor without an account; a member whom nothing ties to the owner; Olga, who owns what the rows speak of; one who
follows her; one she blocked; and one of each role."""

SIGN_IN = "sign in"
"""The answer that asks a visitor to sign in and leads back."""

Answer = int | str
Answers = dict[str, Answer]


def answers(default: Answer, **others: Answer) -> Answers:
    """Return the answer for each who may ask: `default` where `others` does not name them."""
    assert others.keys() <= set(WHO), others
    return {who: others.get(who, default) for who in WHO}


def signed_in(default: Answer, **others: Answer) -> Answers:
    """Return the same where a visitor is asked to sign in."""
    return answers(default, **{"visitor": SIGN_IN, **others})


OPEN = answers(200)
REFUSED = answers(405)


@dataclass(frozen=True)
class Row:
    """An address, who may get it and who may post to it."""

    name: str
    where: dict[str, str | int] = field(default_factory=dict)
    get: Answers = field(default_factory=lambda: OPEN)
    post: Answers = field(default_factory=lambda: REFUSED)
    data: dict[str, object] = field(default_factory=dict)
    case: str = ""
    query: str = ""
    """What follows the path, `?target=review`."""

    def __str__(self) -> str:
        return f"{self.name}: {self.case}" if self.case else self.name
