"""Threads: the budget of each deprecated argument is exact, however many threads use which arguments at once."""

from __future__ import annotations

import contextlib
import warnings

import pytest

from deprecate import Removed, Renamed, deprecated_args, registry
from test_threads import _hasty_switches, crew

__all__ = ["_hasty_switches"]

ROUNDS = 300
MANY_ROUNDS = 1_000


@pytest.mark.parametrize("size", [8, 16])
@pytest.mark.parametrize("num_warns", [1, 3])
def test_exactly_n_warnings_of_one_argument(size, num_warns):
    """However many threads use an old name at once, exactly N warnings name it."""
    wrong = []
    with crew(size) as together, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for _ in range(MANY_ROUNDS):
            f = deprecated_args({"old": "new"}, num_warns=num_warns)(lambda new=0: new)
            together(lambda f=f: f(old=1))
            if len(caught) != num_warns:
                wrong.append(len(caught))
            caught.clear()
    assert wrong == []


@pytest.mark.parametrize("size", [8, 16])
def test_each_argument_has_its_own_count(size):
    """Threads that use different old names do not take each other's warnings, and every call gets its own result."""
    wrong = []
    with crew(size) as together:
        for _ in range(ROUNDS):
            texts, results, turns = [], [], iter(range(10**6))

            @deprecated_args(
                [Renamed("a", "x"), Renamed("b", "y"), Removed("c", keep=False)], num_warns=2, stream=texts.append
            )
            def f(x=0, y=0):
                return x, y

            calls = [({"a": 1}, (1, 0)), ({"b": 2}, (0, 2)), ({"c": 3}, (0, 0)), ({"x": 4}, (4, 0))]

            def use(f=f, calls=calls, turns=turns, results=results):
                arguments, expected = calls[next(turns) % len(calls)]
                results.append(f(**arguments) == expected)

            together(use)
            listed = [sum(f"`{name}`" in text for text in texts) for name in "abc"]
            if listed != [2, 2, 2] or len(texts) != 6 or results != [True] * size:
                wrong.append((texts, results))
    assert wrong == []


@pytest.mark.parametrize("size", [8, 16])
def test_calls_with_several_old_names(size):
    """A call that uses several old names counts against each of them; none is reported more than N times by itself.

    One warning lists all old names of its call, so a name whose budget is spent may still stand beside one that has some
    left; that is why calls with a single name come last here, and are silent.
    """
    wrong = []
    with crew(size) as together:
        for _ in range(ROUNDS):
            texts = []

            @deprecated_args({"a": "x", "b": "y"}, num_warns=3, stream=texts.append)
            def f(x=0, y=0):
                return x, y

            together(lambda f=f: f(a=1, b=2))
            spent = len(texts)
            together(lambda f=f: (f(a=1), f(b=2)))
            if (spent, len(texts)) != (3, 3):
                wrong.append(texts)
    assert wrong == []


def test_what_was_not_delivered_is_given_back():
    """A stream that raises gives the warning back to each argument that it was to report."""
    wrong = []
    for_error = iter(range(10**9))

    def stream(text):
        if next(for_error) % 2:
            raise OSError(text)
        delivered.append(text)

    def use():
        for arguments in ({"a": 1}, {"b": 2}) * 4:
            with contextlib.suppress(OSError):
                f(**arguments)

    with crew(8) as together:
        for _ in range(ROUNDS // 3):
            delivered = []
            f = deprecated_args({"a": "x", "b": "y"}, num_warns=2, stream=stream)(lambda x=0, y=0: (x, y))
            together(use)
            use()  # what was given back last may have found nobody left to use it
            use()
            listed = [sum(f"`{name}`" in text for text in delivered) for name in "ab"]
            if (listed, len(delivered)) != ([2, 2], 4):
                wrong.append(delivered)
    assert wrong == []


def test_migrated_callers_among_the_others():
    """Threads on the new name are never reported and get their values, while others spend and renew the budget."""
    texts, turns = [], iter(range(10**6))

    @deprecated_args({"old": "new"}, stream=texts.append)
    def f(new=0):
        return new

    def use():
        if next(turns) % 2:
            assert [f(new=number) for number in range(200)] == list(range(200))
        else:
            for number in range(100):
                assert f(old=number) == number
                registry.reset(f)

    with crew(8) as together:
        together(use)
    assert 1 <= len(texts) <= 1 + 4 * 100
    texts.clear()
    registry.reset(f)
    assert (f(old=1), f(old=2), len(texts)) == (1, 2, 1)
