"""Measures one contestant against hand-written code, in a process in which no other contestant is."""

from __future__ import annotations

import importlib
import json
import statistics
import sys
import warnings
from contextlib import contextmanager
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from benchmarks._decorating import bytes_of_wrapper, functions_written, time_decorating, time_one_call
from benchmarks._timing import Loop, Threads, interleaved, median_ratio
from benchmarks.peers._contestant import New, anew, forwarder, one_liner, scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from benchmarks.peers._contestant import Contestant

_MISSING = object()
_UNWARNED = {"S3", "S3p"}  # callers who changed already


class Color(Enum):
    """Be the successor of an enumeration."""

    RED = 1
    BLUE = 2


class Scenario(NamedTuple):
    """A statement, what its name `f` stands for by hand, and how a contestant provides it."""

    statement: str
    by_hand: Callable[[], Any]
    contestant: Callable[[Contestant], Any]
    action: str = "default"
    loop: Callable[..., Loop] = Loop


def accepts_both():
    """Return what a person would have written to accept the old name of an argument."""
    function = scaled()

    def hand(base, scale=0, *, factor=_MISSING):
        return function(base, scale if factor is _MISSING else factor)

    return hand


def method_forwarder():
    """Return an object with a method that forwards to another."""

    class Library:
        def new(self, a, b=5):
            return a

        def old(self, a, b=5):
            return self.new(a, b)

    return Library()


def plain_property():
    """Return an object with a property."""

    class Library:
        _x = 1
        x = property(lambda self: self._x)

    return Library()


def async_forwarder():
    """Return what a person would have written to forward to a coroutine function."""

    async def old(a, b=5):
        return await anew(a, b)

    return old


SCENARIOS = {
    "S1": Scenario("f(1, 2)", forwarder, lambda peer: peer.forwarding()),
    "S1i": Scenario("f(1, 2)", forwarder, lambda peer: peer.forwarding(), action="ignore"),
    "S1u": Scenario("f(1, 2)", forwarder, lambda peer: peer.uncapped()),
    "S2": Scenario("f(1, b=2)", forwarder, lambda peer: peer.forwarding()),
    "S3": Scenario("f(1, scale=2)", scaled, lambda peer: peer.renamed()),
    "S3p": Scenario("f(1, 2)", scaled, lambda peer: peer.renamed()),
    "S4": Scenario("f(1, factor=2)", accepts_both, lambda peer: peer.renamed()),
    "S5": Scenario("f(1, 2)", one_liner, lambda peer: peer.warning()),
    "S5i": Scenario("f(1, 2)", one_liner, lambda peer: peer.warning(), action="ignore"),
    "S6": Scenario("f.old(1, 2)", method_forwarder, lambda peer: peer.method()),
    "S7": Scenario("f(1, 2)", lambda: New, lambda peer: peer.moved_class()),
    "S8a": Scenario("f.RED", lambda: Color, lambda peer: peer.moved_enum(Color)),
    "S8b": Scenario("f['k']", lambda: {"k": 1}, lambda peer: peer.proxy({"k": 1})),
    "S8c": Scenario("f.x", plain_property, lambda peer: peer.attribute()),
    "S9": Scenario("await f(1, 2)", async_forwarder, lambda peer: peer.coroutine()),
    "S13": Scenario("f(1, 2)", forwarder, lambda peer: peer.forwarding(), loop=Threads),
}


def main() -> None:
    """Print as JSON the program of a contestant and what it measured; its module and the rounds are the arguments."""
    module, rounds = sys.argv[1], int(sys.argv[2])
    peer = importlib.import_module(f"benchmarks.peers.contestants.{module}").CONTESTANT
    results = {}
    for name, scenario in SCENARIOS.items():
        subject = scenario.contestant(peer)
        if subject is not None:
            results[name] = _measured(name, scenario, subject, rounds)
    results["S10"] = _first_call(peer, rounds * 5)
    if peer.decorate(forwarder()) is not None:
        results["S11"] = [_microseconds(peer)]
        results["S11m"] = [bytes_of_wrapper(peer.decorate, peer.body)]
    print(json.dumps({"program": peer.program, "results": results}))


def _measured(name: str, scenario: Scenario, subject: Any, rounds: int) -> list[float]:
    """Return how many times the hand-written code it is, its nanoseconds, and those of the hand-written code."""
    contestants = {"hand": scenario.by_hand(), "peer": subject}
    loops = {key: scenario.loop(scenario.statement, {"f": value}) for key, value in contestants.items()}
    with _filtered(scenario.action) as shown:
        for loop in loops.values():
            loop.warm_up()
        samples = interleaved(loops, rounds)
    expects_warning = scenario.action == "default" and name not in _UNWARNED
    assert bool(shown) == expects_warning, f"{name}: {len(shown)} warnings were shown"
    return [median_ratio(samples["peer"], samples["hand"]), min(samples["peer"]), min(samples["hand"])]


def _first_call(peer: Contestant, count: int) -> list[float]:
    warning = 'warn("{name} is deprecated, use new instead", FutureWarning, stacklevel=2); return new(a, b)'
    contestants = {"hand": functions_written(warning, count), "peer": [peer.forwarding() for _ in range(count)]}
    with _filtered("always") as shown:
        calls = {key: partial(time_one_call, iter(functions)) for key, functions in contestants.items()}
        samples = interleaved(calls, count)
    assert len(shown) == 2 * count, "not every first call warned"
    medians = [statistics.median(samples[key]) for key in ("peer", "hand")]
    return [median_ratio(samples["peer"], samples["hand"]), *medians]


def _microseconds(peer: Contestant) -> float:
    return statistics.median([time_decorating(peer.decorate, peer.body) for _ in range(9)]) / 1000


@contextmanager
def _filtered(action: str) -> Iterator[list[warnings.WarningMessage]]:
    """Let one action decide on all warnings; yield the list that takes those that are shown."""
    with warnings.catch_warnings(record=True) as shown:
        warnings.resetwarnings()
        warnings.simplefilter(action)
        yield shown
