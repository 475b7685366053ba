"""What is measured, and the goal of each row.

A row is a function below its decorator. `@calls` rows return a `Contest`, a statement and the functions that it is run
with; the other rows take the number of rounds and measure themselves. In both, a variant beside OURS, for example the
decorator of another library, is shown in the table and has no goal. Nothing is decorated before its row runs.
"""

from __future__ import annotations

import functools
import statistics
import tempfile
import warnings
from compileall import compile_dir
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import TYPE_CHECKING

import deprecate
from benchmarks import arguments
from benchmarks._decorating import (
    CROWD,
    bytes_of_wrapper,
    functions_written,
    new,
    time_decorating,
    time_one_call,
    wrap_by_hand,
)
from benchmarks._rows import BASELINE, OURS, ROWS, Contest, Measured, Row, calls, filters_of_python, row
from benchmarks._timing import Loop, Program, interleaved, median_difference, median_ratio
from deprecate import deprecated

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["OURS", "ROWS", "Measured", "Row", "arguments"]  # the rows on arguments are in a module of their own


# What callers are sent to, and what a person would have written to send them there.


def forwarder(a, b=5):
    """Forward by hand."""
    return new(a, b)


class Base:
    """Has the successor of a method."""

    def new(self, a, b=5):
        """Be the successor."""
        return a


def forwarded(**options):
    """Return a deprecated function that forwards to `new`."""

    @deprecated(target=new, deprecated_in="1.0", remove_in="2.0", **options)
    def old(a, b=5): ...

    return old


def renamed_in_class():
    """Return the method of one instance that forwards within its class: by hand, and deprecated."""

    class Hand(Base):
        def new(self, a, b=5):
            return a

        def old(self, a, b=5):
            return self.new(a, b)

    class Ours(Base):
        def new(self, a, b=5):
            return a

        @deprecated(target=new, deprecated_in="1.0", remove_in="2.0")
        def old(self, a, b=5): ...

    return Hand(), {OURS: Ours()}


def renamed_in_base():
    """Return the same for a method that forwards to one named by its class."""

    class Hand(Base):
        def old(self, a, b=5):
            return Base.new(self, a, b)

    class Ours(Base):
        @deprecated(target=Base.new, deprecated_in="1.0", remove_in="2.0")
        def old(self, a, b=5): ...

    return Hand(), {OURS: Ours()}


@calls(goal=1.25)
def forward_positional():
    """Forwarded function, arguments by position, to a forwarder."""
    return Contest("f(1, 2)", forwarder, {OURS: forwarded()})


@calls(goal=1.25)
def forward_keyword():
    """Forwarded function, an argument by keyword, to a forwarder."""
    return Contest("f(1, b=2)", forwarder, {OURS: forwarded()})


@calls(goal=1.25)
def method_own_positional():
    """Method looked up on self, arguments by position, to a forwarder."""
    return Contest("f.old(1, 2)", *renamed_in_class())


@calls(goal=1.25)
def method_own_keyword():
    """Method looked up on self, an argument by keyword, to a forwarder."""
    return Contest("f.old(1, b=2)", *renamed_in_class())


@calls(goal=1.25)
def method_base_positional():
    """Method of a base class, arguments by position, to a forwarder."""
    return Contest("f.old(1, 2)", *renamed_in_base())


@calls(goal=1.25)
def method_base_keyword():
    """Method of a base class, an argument by keyword, to a forwarder."""
    return Contest("f.old(1, b=2)", *renamed_in_base())


@calls(goal=2.3)
def warn_only():
    """Warn-only function to the undecorated one-liner."""

    @deprecated(deprecated_in="1.0", remove_in="2.0")
    def old(a, b=5):
        return a

    return Contest("f(1, 2)", new, {OURS: old})


@calls(goal=1.1)
def await_():
    """Awaited coroutine function to an async forwarder."""

    async def anew(a, b=5):
        return a

    async def hand(a, b=5):
        return await anew(a, b)

    @deprecated(target=anew, deprecated_in="1.0", remove_in="2.0")
    async def old(a, b=5): ...

    return Contest("await f(1, 2)", hand, {OURS: old})


@calls(goal=1.9)
def skip_if():
    """Forwarded function with a `skip_if` lambda to a forwarder."""
    return Contest("f(1, 2)", forwarder, {OURS: forwarded(skip_if=lambda: False)})


@calls(goal=1.9)
def uncapped():
    """Uncapped function whose warning was shown to a hand-written warning."""

    def hand(a, b=5):
        warnings.warn("old is deprecated, use new instead", FutureWarning, stacklevel=2)
        return new(a, b)

    return Contest("f(1, 2)", hand, {OURS: forwarded(num_warns=-1)})


@calls(goal=1.5)
def ignored():
    """Capped function under the default `ignore` filter to a hand-written warning."""

    def hand(a, b=5):
        warnings.warn("old is deprecated, use new instead", DeprecationWarning, stacklevel=2)
        return new(a, b)

    return Contest("f(1, 2)", hand, {OURS: forwarded(category=DeprecationWarning)})


# Rows that are not about one statement.


def decorate(function):
    """Deprecate a function, as `@deprecated(...)` above its definition does."""
    return deprecated(target=new, deprecated_in="1.0", remove_in="2.0")(function)


def decorate_mapped(function):
    """Deprecate the old name of an argument."""
    return deprecated(args_mapping={"c": "b"}, deprecated_in="1.0", remove_in="2.0")(function)


@row(goal=3, unit="x")
def first_call(rounds):
    """First call, warning recorded, to a hand-written warning."""
    count = rounds * 10
    warning = 'warn("{name} is deprecated, use new instead", FutureWarning, stacklevel=2); return new(a, b)'
    contestants = {
        BASELINE: functions_written(warning, count),
        OURS: [decorate(function) for function in functions_written("...", count)],
    }
    with filters_of_python() as shown:
        calls = {name: functools.partial(time_one_call, iter(functions)) for name, functions in contestants.items()}
        samples = interleaved(calls, count)
        assert len(shown) == 2 * count, "not every first call warned"
    medians = {name: statistics.median(measured) for name, measured in samples.items()}
    note = f"{medians[OURS] / 1000:.1f} us, {BASELINE} {medians[BASELINE] / 1000:.1f} us"
    return {OURS: Measured(median_ratio(samples[OURS], samples[BASELINE]), note)}


@row(goal=2, unit="ms")
def import_and_decorate(rounds):
    """Import and one decorated function, over a bare interpreter."""
    with tempfile.TemporaryDirectory() as folder:
        # The environment may forbid writing `.pyc` files, so a copy gets its own.
        copy = Path(folder, "deprecate")
        copytree(Path(deprecate.__file__).parent, copy, ignore=ignore_patterns("__pycache__"))
        assert compile_dir(copy, quiet=1), "the copy did not compile"
        # `-I` ignores PYTHONPATH.
        text = f"""import sys; sys.path.insert(0, {folder!r})
from deprecate import deprecated
def new(a, b=5): return a
@deprecated(target=new, deprecated_in="1.0", remove_in="2.0")
def old(a, b=5): ...
"""
        samples = interleaved({BASELINE: Program("pass"), OURS: Program(text)}, rounds)
    note = f"{BASELINE} {statistics.median(samples[BASELINE]) / 1e6:.1f} ms"
    return {OURS: Measured(median_difference(samples[OURS], samples[BASELINE]) / 1e6, note)}


@row(goal=14, unit="us")
def decoration(rounds):
    """Decorating one function of the common shape."""
    return _decorating(decorate, rounds)


@row(goal=32, unit="us")
def decoration_mapped(rounds):
    """Decorating one function with a renamed argument."""
    return _decorating(decorate_mapped, rounds)


def _decorating(ours: Callable[[Any], Any], rounds: int) -> dict[str, Measured]:
    closure = "functools.wraps closure"
    decorators = {closure: wrap_by_hand, OURS: ours}
    samples = interleaved({name: functools.partial(time_decorating, decorators[name]) for name in decorators}, rounds)
    return {
        name: Measured(
            statistics.median(measured) / 1000, f"{median_ratio(measured, samples[closure]):.1f} x a closure"
        )
        for name, measured in samples.items()
    }


@row(goal=2.0, unit="kB")
def memory(_rounds):
    """What one wrapper occupies beside its function."""
    return _occupying(decorate)


@row(goal=2.6, unit="kB")
def memory_mapped(_rounds):
    """What one wrapper with a renamed argument occupies beside its function."""
    return _occupying(decorate_mapped)


def _occupying(ours: Callable[[Any], Any]) -> dict[str, Measured]:
    decorators = {"functools.wraps closure": wrap_by_hand, OURS: ours}
    return {name: Measured(bytes_of_wrapper(decorators[name]) / 1000) for name in decorators}


@row(goal=1.2, unit="x")
def growth(rounds):
    """A call with 1,000 wrappers in use to a call with one, less what 1,000 forwarders add."""
    many = {
        BASELINE: functions_written("return new(a, b)", CROWD),
        OURS: [decorate(function) for function in functions_written("...", CROWD)],
    }
    one = {f"one {name}": [functions[0]] * CROWD for name, functions in many.items()}
    sweep = "for f in functions: f(1, 2)"
    loops = {name: Loop(sweep, {"functions": functions}, unroll=1) for name, functions in {**many, **one}.items()}
    with filters_of_python():
        for loop in loops.values():
            loop.warm_up()
        samples = interleaved(loops, rounds)
    added = [more - less for more, less in zip(samples[BASELINE], samples[f"one {BASELINE}"], strict=True)]
    crowded = [ours - hand for ours, hand in zip(samples[OURS], added, strict=True)]
    times = {name: f"{min(samples[f'one {name}']) / CROWD:.0f} -> {min(samples[name]) / CROWD:.0f} ns" for name in many}
    note = f"{times[OURS]}, {BASELINE} {times[BASELINE]}"
    return {OURS: Measured(median_ratio(crowded, samples[f"one {OURS}"]), note)}
