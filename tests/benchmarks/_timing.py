"""Times things against each other.

A shared machine is never quiet, so no number is trusted unless it was taken next to the one it is compared with: all
contestants run in one process, a few milliseconds each, round after round in random order. The result is the median of
the rounds, each compared within itself.
"""

from __future__ import annotations

import gc
import random
import statistics
import subprocess
import sys
import threading
from contextlib import contextmanager
from itertools import repeat
from time import perf_counter_ns
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

_SLICE_NS = 1_000_000  # how long a loop runs in one round


class Loop:
    """One statement in a loop of its own; calling it returns the nanoseconds that one execution took.

    Its code is its own, because the interpreter adapts code to what it sees, and so is its namespace, because warnings
    are remembered there. The statement is repeated on one line: the loop itself then costs little, and for warnings it
    is one place.

    Args:
        statement: What to time. One that contains `await` runs in a coroutine.
        names: The names that it uses.
        unroll: How often it is written out; 1 for a compound statement.
    """

    def __init__(self, statement: str, names: dict[str, Any], unroll: int = 10) -> None:
        kind = "async def" if "await " in statement else "def"
        body = "; ".join([statement] * unroll)
        # The name is not `__main__`, to which Python's own filters make an exception.
        scope = {"__name__": "benchmark_caller", **names}
        exec(compile(f"{kind} run(turns):\n for _ in turns:\n  {body}\n", "benchmark_caller.py", "exec"), scope)
        self._run = scope["run"] if kind == "def" else _finished(scope["run"])
        self._unroll = unroll
        self._turns = 1

    def warm_up(self) -> None:
        """Spend what only the first executions do, and find how many turns fill a slice."""
        for _ in range(3):
            self()
        while (elapsed := self._elapsed()) < _SLICE_NS and self._turns < 10**6:
            self._turns = max(self._turns + 1, int(self._turns * min(8, 1.2 * _SLICE_NS / max(elapsed, 1))))

    def __call__(self) -> float:
        return self._elapsed() / (self._turns * self._unroll)

    def _elapsed(self) -> int:
        turns = repeat(None, self._turns)
        start = perf_counter_ns()
        self._run(turns)
        return perf_counter_ns() - start


class Threads(Loop):
    """The same in eight threads at once; calling it returns the nanoseconds of all together for one execution."""

    _COUNT = 8

    def __call__(self) -> float:
        barrier = threading.Barrier(self._COUNT)
        spans = []

        def work() -> None:
            turns = repeat(None, self._turns)
            barrier.wait()
            start = perf_counter_ns()
            self._run(turns)
            spans.append((start, perf_counter_ns()))

        threads = [threading.Thread(target=work) for _ in range(self._COUNT)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        starts, ends = zip(*spans, strict=True)
        return (max(ends) - min(starts)) / (self._COUNT * self._turns * self._unroll)


def _finished(run: Callable[..., Any]) -> Callable[..., None]:
    """Return a function that runs a coroutine which never has to wait; an event loop would only add noise."""

    def finish(turns: object) -> None:
        try:
            run(turns).send(None)
        except StopIteration:
            return
        raise AssertionError("the timed coroutine waited")

    return finish


class Program:
    """A program for a new interpreter that sees nothing of its surroundings; calling it returns its nanoseconds."""

    def __init__(self, text: str) -> None:
        self._command = [sys.executable, "-I", "-c", text]

    def __call__(self) -> float:
        start = perf_counter_ns()
        subprocess.run(self._command, check=True, stdin=subprocess.DEVNULL)
        return perf_counter_ns() - start


def interleaved(contestants: dict[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Return what each contestant measured of itself, round by round."""
    samples: dict[str, list[float]] = {name: [] for name in contestants}
    order = list(contestants)
    shuffle = random.Random(0).shuffle
    with _without_collections():
        for _ in range(rounds):
            shuffle(order)
            for name in order:
                samples[name].append(contestants[name]())
    return samples


def median_ratio(measured: list[float], baseline: list[float]) -> float:
    """Return the median over the rounds of how many times the baseline it was."""
    return statistics.median([ours / theirs for ours, theirs in zip(measured, baseline, strict=True)])


def median_difference(measured: list[float], baseline: list[float]) -> float:
    """Return the median over the rounds of how much more than the baseline it was."""
    return statistics.median([ours - theirs for ours, theirs in zip(measured, baseline, strict=True)])


@contextmanager
def _without_collections() -> Iterator[None]:
    """Collect garbage now instead of at a moment that hits one contestant alone.

    What exists now is set aside, so that a contestant can cheaply collect the garbage that it leaves itself.
    """
    gc.collect()
    gc.freeze()
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_enabled:
            gc.enable()
