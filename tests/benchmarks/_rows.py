"""A row of the table, and how a function becomes one."""

from __future__ import annotations

import functools
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from benchmarks._timing import Loop, interleaved, median_ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

OURS = "deprecate"
BASELINE = "baseline"


class Measured(NamedTuple):
    """The number that a row is about, in its unit, and what else is worth a look."""

    value: float
    note: str = ""


class Row(NamedTuple):
    """One line of the table.

    Attributes:
        name: What it is called on the command line.
        goal: The most that OURS may be.
        unit: "x" for a ratio to the baseline, or "ms", "us", "kB".
        subject: What is compared with what.
        measure: Takes the number of rounds and returns what each variant measured.
    """

    name: str
    goal: float
    unit: str
    subject: str
    measure: Callable[[int], dict[str, Measured]]


class Contest(NamedTuple):
    """A statement, and what its name `f` stands for.

    Attributes:
        statement: What is timed.
        baseline: What a person would have written.
        variants: What is compared with it, OURS among them.
    """

    statement: str
    baseline: Any
    variants: dict[str, Any]


ROWS: dict[str, Row] = {}


def row(goal: float, unit: str) -> Callable[[Any], Any]:
    """Make a row of a function that measures itself; its docstring is the subject."""

    def add(measure: Callable[[int], dict[str, Measured]]) -> Callable[[int], dict[str, Measured]]:
        name = measure.__name__.replace("_", "-").strip("-")
        ROWS[name] = Row(name, goal, unit, (measure.__doc__ or "").rstrip("."), measure)
        return measure

    return add


def calls(goal: float) -> Callable[[Any], Any]:
    """Make a row of a function that returns a contest."""

    def add(contest: Callable[[], Contest]) -> Callable[[], Contest]:
        row(goal, "x")(functools.wraps(contest)(lambda rounds: _decide(contest(), rounds)))
        return contest

    return add


def _decide(contest: Contest, rounds: int) -> dict[str, Measured]:
    """Return how many times the baseline each variant is, once its first calls are over."""
    contestants = {BASELINE: contest.baseline, **contest.variants}
    loops = {name: Loop(contest.statement, {"f": function}) for name, function in contestants.items()}
    with filters_of_python() as shown:
        for loop in loops.values():
            loop.warm_up()
        before = len(shown)
        samples = interleaved(loops, rounds)
        assert len(shown) == before, "a warning was given while the state after the last one was timed"
    return {
        name: Measured(median_ratio(samples[name], samples[BASELINE]), nanoseconds(samples[name], samples[BASELINE]))
        for name in contest.variants
    }


def nanoseconds(measured: list[float], baseline: list[float]) -> str:
    """Return the note on how long the two took, in absolute terms."""
    return f"{min(measured):.0f} ns, {BASELINE} {min(baseline):.0f} ns"


@contextmanager
def filters_of_python() -> Iterator[list[warnings.WarningMessage]]:
    """Restore the filters that Python starts with; yield the list that takes the warnings in place of stderr."""
    with warnings.catch_warnings(record=True) as shown:
        warnings.resetwarnings()
        # Python's own entry for `__main__` holds a plain string, which `filterwarnings` would make a slower pattern.
        warnings.filters.append(("default", None, DeprecationWarning, "__main__", 0))
        for category in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning):
            warnings.simplefilter("ignore", category, append=True)
        yield shown
