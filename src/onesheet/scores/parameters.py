"""What the parameters of the rules mean, and what they can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from onesheet.scores.rules import RULES, Numbers


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that editors set."""

    name: str
    least: Decimal
    most: Decimal
    decimals: int
    """Nought for a whole number; others are kept as texts with so many decimals."""
    meaning: str


PARAMETERS: dict[str, Parameter] = {
    one.name: one
    for one in (
        Parameter("fewest", Decimal(1), Decimal(1000), 0, "inputs below which there is no value"),
        Parameter(
            "unproven_a_hundred", Decimal(0), Decimal(50), 0,
            "parts of a hundred that all unproven members weigh together at most, one rating at least",
        ),
        Parameter("prior", Decimal("0.50"), Decimal("5.00"), 2, "stars that the added ratings give"),
        Parameter("prior_ratings", Decimal(0), Decimal(1_000_000), 0, "ratings that are added"),
        Parameter("liked_from", Decimal(1), Decimal(10), 0, "half-stars from which a rating says that the film was liked"),
    )
}  # fmt: skip
"""By name, as `scores.rules.RULES` uses them."""


class ParameterFault(ValueError):
    """That a parameter cannot be what was told; `name`, and `parameter` where there is one of the name."""

    def __init__(self, name: str, parameter: Parameter | None) -> None:
        self.name, self.parameter = name, parameter
        told = "is none of this rule" if parameter is None else f"is from {parameter.least} to {parameter.most}"
        super().__init__(f"{name} {told}")


def read_parameters(rule: str, told: Mapping[str, object]) -> Numbers:
    """Return the parameters of a rule, those that are not told with their defaults, in the order of the rule.

    Numbers may be told as texts. Raises ParameterFault for one that the rule does not have, and for what is no number, has
    too many decimals or lies out of range; KeyError where there is no such rule.
    """
    defaults = RULES[rule].parameters
    for name in told:
        if name not in defaults:
            raise ParameterFault(name, None)
    return {name: _read(PARAMETERS[name], told.get(name, default)) for name, default in defaults.items()}


def _read(parameter: Parameter, told: object) -> str | int:
    try:
        number = Decimal(str(told).strip())
        # A comparison with what is no number is refused too.
        fits = parameter.least <= number <= parameter.most and number == round(number, parameter.decimals)
    except InvalidOperation:
        fits = False
    if not fits:
        raise ParameterFault(parameter.name, parameter)
    return f"{number:.{parameter.decimals}f}" if parameter.decimals else int(number)
