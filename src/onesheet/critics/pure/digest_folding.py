"""Forms of one English word made the same, by rules anybody can follow; they need no dictionary and make some mistakes."""

from __future__ import annotations

from functools import lru_cache

from onesheet.critics.pure.digest_words import SPELLINGS

_NO_PLURALS = ("ss", "us", "is", "ous")
_HISSING = ("sses", "shes", "ches", "xes", "zzes")
_NO_ADVERBS = frozenset(
    "lovely friendly lively family early lonely likely silly ugly holy jolly melancholy costly earthly ghostly homely elderly "
    "orderly worldly daily only fully ply fly sly rely reply apply supply imply comply multiply assembly butterfly folly "
    "belly bully jelly rally tally ally billy holly italy really".split()
)


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """Return what a word in small letters has in common with its plural, its genitive, its adverb and other spellings.

    `songs`, `song's` -> `song`; `wittily` -> `witty`; `emotionally` -> `emotional`; `colourful` -> `colorful`.
    """
    word = word.removesuffix("'s")
    word = SPELLINGS.get(word, word)
    if len(word) > 3 and word.endswith("s") and not word.endswith(_NO_PLURALS):
        word = _singular(word)
    if len(word) > 5 and word.endswith("ly") and word not in _NO_ADVERBS:
        word = _adjective(word)
    return SPELLINGS.get(word, word)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_HISSING) else word[:-1]


def _adjective(word: str) -> str:
    if word.endswith("ily"):
        return word[:-3] + "y"
    if word.endswith(("ably", "ibly", "ingly", "edly")):
        return word[:-1] + "e" if word.endswith("bly") else word[:-2]
    return word[:-2]


@lru_cache(maxsize=8192)
def stems(word: str) -> frozenset[str]:
    """Return what a folded word may be a form of, itself among them: `seeing` -> `see`, `used` -> `use`, `trying` -> `try`."""
    found = {word}
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            found |= {stem, stem + "e"}
            if stem[-1] == stem[-2]:
                found.add(stem[:-1])
            if ending == "ed" and stem.endswith("i"):
                found.add(stem[:-1] + "y")
    return frozenset(found)
