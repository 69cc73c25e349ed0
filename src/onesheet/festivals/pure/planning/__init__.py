"""Plan my festival: which screenings to go to, so that the wishes weigh as much as they can, and why each other film is left out."""

from __future__ import annotations

from onesheet.festivals.pure.planning.proposing import propose
from onesheet.festivals.pure.planning.reasons import Because, LeftOut
from onesheet.festivals.pure.planning.terms import WEIGHTS, Option, Proposal, Terms

__all__ = ["WEIGHTS", "Because", "LeftOut", "Option", "Proposal", "Terms", "propose"]
