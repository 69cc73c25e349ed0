"""The words of a language model's answer as proposals, whatever it wrapped them in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onesheet.reading.forms.json import Broken, Found, parse
from onesheet.reading.vocabulary import Json

MOST = 200
"""Proposals that are looked at in one answer."""
_START = re.compile(r"\{\s*\"statements\"\s*:|\[\s*(?=\{\s*\"|\]\s*(?:```\s*)?\Z)")


class Nonsense(Exception):
    """The answer is not what was asked for; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that the model says, unchecked: any part may be missing, wrong or made up."""

    property: str
    value: Json
    quote: str
    film: Json = 0
    qualifiers: dict[str, Json] = field(default_factory=dict)


def proposals(answer: str) -> list[Proposal]:
    """Read an answer: the JSON in it, with or without words and fences around. Raises Nonsense."""
    begin = _START.search(answer)
    if begin is None:
        raise Nonsense("its answer held no JSON with statements. Try another model.")
    end = max(answer.rfind("}"), answer.rfind("]")) + 1
    try:
        found = parse(answer[begin.start() : end if end > begin.start() else None])
    except Broken as fault:
        raise Nonsense(f"its answer was broken JSON ({fault}). Try another model.") from fault
    listed = found.get("statements") if found.members else found
    if not isinstance(listed.value, list):
        raise Nonsense("its answer was JSON of another shape than was asked for. Try another model.")
    return [_proposal(one) for one in listed.entries[:MOST]]


def _proposal(found: Found) -> Proposal:
    quote = found.get("quote").value
    return Proposal(
        property=found.get("property").text,
        value=_plain(found.get("value")),
        quote=quote if isinstance(quote, str) else "",
        film=_plain(found.get("film")) if found.get("film") else 0,
        qualifiers={key: _plain(one) for key, one in found.get("qualifiers").members.items()},
    )


def _plain(found: Found) -> Json:
    """The value as plain JSON; what nests deeper than a value of ours does becomes None."""
    if found.members:
        return {key: None if one.members or one.entries else one.value for key, one in found.members.items()}
    return None if isinstance(found.value, dict | list) else found.value
