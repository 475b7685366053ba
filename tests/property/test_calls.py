"""Calling a deprecated function is calling a function: for generated signatures and calls, old call == new call."""

from __future__ import annotations

import inspect
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deprecate import _cpython, deprecated
from helpers import recorded
from property.strategies import IN_PASSING, Way, calls, function, signatures, ways

EXAMPLES = settings(max_examples=400, deadline=None)
ENGINES = pytest.mark.parametrize(
    "relabelled",
    [
        pytest.param(True, marks=pytest.mark.skipif(not _cpython.USABLE, reason="relabelling is off or impossible")),
        False,
    ],
    ids=["relabelled", "plain"],
)


@contextmanager
def engine(*, relabelled: bool):
    """Make wrappers in one of the two ways."""
    before, _cpython.USABLE = _cpython.USABLE, relabelled
    try:
        yield
    finally:
        _cpython.USABLE = before


def outcome(call, positional: list[int], by_keyword: dict[str, int]) -> tuple[Any, ...]:
    """Return what a call returns, or what it raises.

    Python words a name that comes twice by whether the first of its values came by position, which is nobody's concern.
    """
    try:
        return "returned", call(*positional, **by_keyword)
    except TypeError as error:
        return (
            "raised",
            type(error),
            str(error).replace("multiple values for keyword argument", "multiple values for argument"),
        )


def by_hand(way: Way, target):
    """Return the forwarder that a person would write, who reads both signatures and the mapping."""
    accepted = way.target.parameters
    unset = [  # the source, in which an argument that is not given shows
        parameter if parameter.default is parameter.empty else parameter.replace(default=...)
        for parameter in way.source.parameters.values()
    ]
    bind = function("source", inspect.Signature(unset))

    def default_of(name: str) -> int:
        new = way.mapping.get(name)
        default = accepted[new].default if new else inspect.Parameter.empty
        return way.source.parameters[name].default if default is inspect.Parameter.empty else default

    def forwarder(*args, **kwargs):
        _, given = bind(*args, **kwargs)
        more, options = given.pop("rest", ()), given.pop("options", {})
        values = {name: default_of(name) if value is ... else value for name, value in given.items()}
        sent = {way.mapping.get(name, name): value for name, value in values.items()}
        sent.pop(None, None)
        sent.update(way.extra)
        positional = []
        for name, parameter in accepted.items():
            if parameter.kind not in IN_PASSING or name not in sent:
                break
            positional.append(sent.pop(name))
        return target(*positional, *more, **sent, **options)

    return forwarder


@ENGINES
@EXAMPLES
@given(data=st.data(), num_warns=st.sampled_from([0, 1, -1]))
def test_warn_only(relabelled, data, num_warns):
    """A function that only warns returns what it returned, and rejects what it rejected, with the same words."""
    signature = data.draw(signatures())
    positional, by_keyword = data.draw(calls(signature))
    source = function("source", signature)
    expected = outcome(source, positional, by_keyword)
    with engine(relabelled=relabelled):
        old = deprecated("Use new()", num_warns=num_warns)(source)
    with recorded() as caught:
        first, second = outcome(old, positional, by_keyword), outcome(old, positional, by_keyword)
    assert first == second == expected
    assert len(caught) == (0 if expected[0] == "raised" else {0: 0, 1: 1, -1: 2}[num_warns])


@ENGINES
@EXAMPLES
@given(data=st.data(), num_warns=st.sampled_from([0, 1, -1]))
def test_forwarded(relabelled, data, num_warns):
    """A forwarded call is the call that a person would write by hand, and wrong arguments are refused by the source."""
    way = data.draw(ways())
    positional, by_keyword = data.draw(calls(way.source))
    source, target = function("source", way.source), function("target", way.target)
    rejected = outcome(source, positional, by_keyword)
    expected = rejected if rejected[0] == "raised" else outcome(by_hand(way, target), positional, by_keyword)
    with engine(relabelled=relabelled):
        old = deprecated(target=target, args_mapping=way.mapping, args_extra=way.extra, num_warns=num_warns)(source)
    with recorded() as caught:
        first, second = outcome(old, positional, by_keyword), outcome(old, positional, by_keyword)
    assert first == second == expected
    assert len(caught) == (0 if rejected[0] == "raised" else {0: 0, 1: 1, -1: 2}[num_warns])


@ENGINES
@EXAMPLES
@given(data=st.data(), skipped=st.booleans())
def test_skip_if(relabelled, data, skipped):
    """Where `skip_if` is true a call is a call of the source, elsewhere it is the call that a person would write."""
    way = data.draw(ways())
    positional, by_keyword = data.draw(calls(way.source))
    source, target = function("source", way.source), function("target", way.target)
    expected = outcome(source, positional, by_keyword)
    if not skipped and expected[0] == "returned":
        expected = outcome(by_hand(way, target), positional, by_keyword)
    options = {"args_mapping": way.mapping, "args_extra": way.extra, "skip_if": lambda: skipped}
    with engine(relabelled=relabelled):
        old = deprecated(target=target, stream=None, **options)(source)
    assert outcome(old, positional, by_keyword) == expected


@ENGINES
@EXAMPLES
@given(data=st.data())
def test_lazy_target(relabelled, data):
    """A target that is found at the first use gets the call that one known from the start would get."""
    way = data.draw(ways())
    positional, by_keyword = data.draw(calls(way.source))
    source = function("source", way.source)
    globals()["lazy_target"] = target = function("target", way.target)
    rejected = outcome(source, positional, by_keyword)
    expected = rejected if rejected[0] == "raised" else outcome(by_hand(way, target), positional, by_keyword)
    options = {"args_mapping": way.mapping, "args_extra": way.extra, "stream": None}
    with engine(relabelled=relabelled):
        old = deprecated(target=f"{__name__}:lazy_target", **options)(source)
        first = outcome(old, positional, by_keyword)
    assert first == outcome(old, positional, by_keyword) == expected


@ENGINES
@settings(max_examples=100, deadline=None)
@given(signature=signatures())
def test_signature(relabelled, signature):
    """The signature of the wrapper is that of the source, to `inspect` and in fact."""
    source = function("source", signature)
    with engine(relabelled=relabelled):
        old = deprecated("Use new()")(source)
    assert inspect.signature(old) == inspect.signature(old, follow_wrapped=False) == signature


@ENGINES
@pytest.mark.parametrize("num_warns", [0, 1, -1])
def test_added_arguments_win(relabelled, num_warns):
    """`args_extra` comes last, over everything: over a surplus keyword argument of the same name as well."""

    def new(**options):
        return options

    with engine(relabelled=relabelled):

        @deprecated(target=new, args_extra={"safe": True}, num_warns=num_warns)
        def old(**options): ...

    with recorded():
        assert old(safe=False, fast=True) == {"safe": True, "fast": True}


@ENGINES
@pytest.mark.parametrize("num_warns", [0, 1, -1])
def test_error_of_the_forwarded_call_names_the_target(relabelled, num_warns):
    """Where the target refuses what the source accepted, the error is the target's, before and after the cap."""

    def new(size, *, unit="m", **options): ...

    def hand_written(*, width, measure="cm", **options):
        return new(width, unit=measure, **options)

    with engine(relabelled=relabelled):

        @deprecated(target=new, args_mapping={"width": "size", "measure": "unit"}, num_warns=num_warns)
        def old(*, width, measure="cm", **options): ...

    for surplus in ("size", "unit"):
        expected = outcome(hand_written, [], {"width": 1, surplus: 2})
        assert "new() got multiple values" in expected[-1]
        with recorded():
            assert [outcome(old, [], {"width": 1, surplus: 2}) for _ in range(3)] == [expected] * 3
