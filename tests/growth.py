"""How the time of a piece of work grows with what it is given."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_MORE = 8
_SLACK = 3
_TRIES = 8
_ENOUGH = 0.02
"""Seconds of processor time that a measurement should take at least."""


def grows_linearly(work: Callable[[int], object], size: int, *, most: int = 64_000) -> bool:
    """Whether `work` at eight times the size takes about eight times the time, and not sixty-four.

    `work(n)` makes a text of length in proportion to `n` and reads it. The size is raised to `most` where the work is
    too short to be measured. Processor time is taken and eight times eight leaves room for a factor of three, so what
    else the machine does cannot change the answer.
    """
    once = _seconds(work, size)
    while once < _ENOUGH and size < most:
        size *= 2
        once = _seconds(work, size)
    for _ in range(_TRIES):
        if _seconds(work, size * _MORE) <= _MORE * _SLACK * max(once, _ENOUGH / 2):
            return True
        once = _seconds(work, size)
    return False


def _seconds(work: Callable[[int], object], size: int) -> float:
    """Measure without the garbage collector, which goes through all that the other tests of this process left."""
    gc.disable()
    try:
        begun = time.process_time()
        work(size)
        return time.process_time() - begun
    finally:
        gc.enable()
