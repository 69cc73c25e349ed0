"""Work on many things in several processes, its results in the order of the things."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

_AHEAD = 16
"""Things that each process may be ahead of the result that is waited for: it bounds the memory that results take."""


def in_order(
    work: Callable[[Thing], Result],
    things: Sequence[Thing],
    *,
    jobs: int,
    here: Callable[[Thing], bool],
    instead: Callable[[Thing], Result],
) -> Iterator[Result]:
    """Yield `work` of each thing, done by `jobs` processes.

    A thing that `here` tells is worked on in this process. Where a process ends by itself, the things that were being
    worked on are tried once more, each in a process of its own; `instead` gives the result of one that ends that too.
    Ctrl-C reaches this process alone: what is being worked on is finished, the rest is not begun.
    """
    waiting: deque[tuple[Thing, Future[Result] | None]] = deque()
    rest = iter(things)
    pool = _pool(jobs)
    try:
        while True:
            for thing in rest:
                waiting.append((thing, None if here(thing) else pool.submit(work, thing)))
                if len(waiting) >= _AHEAD * jobs:
                    break
            if not waiting:
                return
            thing, future = waiting.popleft()
            try:
                result = work(thing) if future is None else future.result()
            except BrokenProcessPool:
                pool.shutdown()
                yield _alone(work, thing, instead)
                pool = _pool(jobs)
                waiting = deque((one, None if old is None else _again(pool, work, one, old)) for one, old in waiting)
                continue
            yield result
    finally:
        pool.shutdown(cancel_futures=True)


def _again(
    pool: ProcessPoolExecutor, work: Callable[[Thing], Result], thing: Thing, old: Future[Result]
) -> Future[Result]:
    """The result that was ready when the processes ended, else the work begun anew."""
    return old if old.done() and old.exception() is None else pool.submit(work, thing)


def _alone(work: Callable[[Thing], Result], thing: Thing, instead: Callable[[Thing], Result]) -> Result:
    with _pool(1) as pool:
        try:
            return pool.submit(work, thing).result()
        except BrokenProcessPool:
            return instead(thing)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, initializer=_deaf_to_ctrl_c)


def _deaf_to_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
