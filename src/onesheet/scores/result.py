"""What a rule makes of its inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Result:
    """A score as it is shown, with all it takes to compute it again but the inputs themselves."""

    rule: str
    """Name without the version, `percent-positive`."""
    version: int
    value: Decimal | None
    """Rounded as it is printed, in the rule's unit; None where there are too few inputs."""
    count: int
    """Inputs that count."""
    lacking: int = 0
    """Inputs that are missing until a value is shown."""
    low: Decimal | None = None
    high: Decimal | None = None
    """The ends of the interval that holds the value with 95 % confidence, in the same unit; None where there is none."""
    parameters: Mapping[str, str | int] = field(default_factory=dict)
    """Decimal numbers as texts."""

    @property
    def name(self) -> str:
        """`percent-positive/1`."""
        return f"{self.rule}/{self.version}"


def as_json(result: Result) -> dict[str, Any]:
    """Return a result as a JSON object, decimals as texts."""
    return {
        "rule": result.rule,
        "version": result.version,
        "value": _text(result.value),
        "count": result.count,
        "lacking": result.lacking,
        "low": _text(result.low),
        "high": _text(result.high),
        "parameters": dict(result.parameters),
    }


def from_json(told: Mapping[str, Any]) -> Result:
    """Return the result that `as_json` told. Raises KeyError where a part is missing."""
    return Result(
        rule=told["rule"],
        version=told["version"],
        value=_number(told["value"]),
        count=told["count"],
        lacking=told["lacking"],
        low=_number(told["low"]),
        high=_number(told["high"]),
        parameters=told["parameters"],
    )


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
