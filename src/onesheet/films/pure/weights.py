"""How much a source's word counts where sources disagree, 0 to 100. Published in docs/concepts.md.

A source has one weight, by its kind unless an editor gave it another. What a kind of source knows better, or worse, than
the rest of what it says is added to it here, property by property.
"""

from __future__ import annotations

HOUSE, ENCYCLOPEDIA, MAGAZINE, MEMBERS, DATASET, OTHER = (
    "house", "encyclopedia", "magazine", "members", "dataset", "other",
)  # fmt: skip

BY_KIND = {HOUSE: 90, DATASET: 70, ENCYCLOPEDIA: 60, MAGAZINE: 50, OTHER: 30, MEMBERS: 20}
"""The weight of a source of each kind, unless an editor gave it another."""

EXCEPTIONS = {
    (MAGAZINE, "consensus"): 15,
    (MAGAZINE, "reception"): 15,
    (MAGAZINE, "synopsis"): 15,
    (MAGAZINE, "budget"): -10,
    (MAGAZINE, "gross"): -10,
    (DATASET, "external_id"): 20,
    (DATASET, "genre"): -15,
    (DATASET, "synopsis"): -15,
    (ENCYCLOPEDIA, "external_id"): 10,
}
"""What is added to the weight of a kind of source for one property: a magazine knows how films are received, a dataset
knows identifiers and has coarse genres."""

OF_ITSELF = 95
"""The weight of a source that reports its own score or consensus: nobody knows it better."""


BY_MODEL_SHARE = 2
"""What a language model found in a text counts one part in so many of what the rules found there, whatever the source."""


def weight_of(kind: str) -> int:
    """The weight of a source of this kind; that of `other` where the kind is not known."""
    return BY_KIND.get(kind, BY_KIND[OTHER])


def weight_for(weight: int, kind: str, name: str, *, of_itself: bool = False, by_model: bool = False) -> int:
    """The weight of a source for the property called `name`: its own, and what its kind adds. 0 to 100.

    `by_model` is for what a language model read in the source's text: it counts half.
    """
    whole = max(weight, OF_ITSELF) if of_itself else min(100, max(0, weight + EXCEPTIONS.get((kind, name), 0)))
    return whole // BY_MODEL_SHARE if by_model else whole
