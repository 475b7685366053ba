"""Changed arguments, for generated signatures, changes and calls: the deprecated spelling is the modern spelling."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from deprecate import Renamed, deprecated, deprecated_args
from helpers import recorded
from property.strategies import (
    DOUBLE_STAR,
    POSITIONAL_ONLY,
    STAR,
    Changed,
    Spelling,
    calls,
    changed,
    function,
    modern_call,
    signatures,
    spellings,
)
from property.test_calls import ENGINES, EXAMPLES, engine, outcome

OPTIONAL_IN_THE_WRAPPER = r"missing \d|takes (from )?\d"


def declared(case: Changed, source, **options):
    """Return the function with its changes declared: in the short form where that says the same."""
    changes = case.changes
    is_short = all(change.conflict == "new" if isinstance(change, Renamed) else not change.keep for change in changes)
    if is_short:
        return deprecated(args_mapping={change.name: getattr(change, "new", None) for change in changes}, **options)(
            source
        )
    return deprecated_args(changes, **options)(source)


def alike(found: tuple[Any, ...], expected: tuple[Any, ...]) -> bool:
    """Tell whether two calls ended in the same way.

    A parameter that may come under an old name has a default in the wrapper, so Python counts it among the optional
    ones when it words what is missing or too much.
    """
    if found == expected:
        return True
    if "raised" not in (found[0], expected[0]) or found[:2] != expected[:2]:
        return False
    return all(re.search(OPTIONAL_IN_THE_WRAPPER, words) for words in (found[2], expected[2]))


def used_names(caught) -> list[set[str]]:
    """Return the old names that each warning lists."""
    texts = [str(found.message) for found in caught if found.category is FutureWarning]
    return [set(re.findall(r"`(\w+)` (?:->|\()", text)) for text in texts]


def ignored_names(caught) -> set[str]:
    """Return the names whose values some warning says are not used."""
    return {name for found in caught for name in re.findall(r"; `(\w+)` is ignored", str(found.message))}


@st.composite
def unambiguous(draw, case: Changed) -> Spelling:
    """Draw a call that gives each parameter under one name at most."""
    givers = [
        draw(st.sampled_from([None, *[name] * 2, *case.names_for(name)])) if draw(st.booleans()) else name
        for name in case.finals()
    ]
    givers += [name for name in case.dropped() if draw(st.booleans())]
    return draw(spellings(case, [name for name in givers if name is not None]))


@ENGINES
@EXAMPLES
@given(data=st.data())
def test_deprecated_spelling(relabelled, data):
    """A call under old names is the call under the new ones, and its warning lists just the old names it used."""
    case = data.draw(changed())
    assume(case.changes)
    call = data.draw(unambiguous(case))
    source = function("source", case.source)
    values = {case.final(name): value for name, value in call.given.items() if case.final(name)}
    modern = modern_call(case.source, values, call.more)
    expected = outcome(source, *modern) if modern else ("raised", TypeError, "missing 1")
    with engine(relabelled=relabelled):
        wrapper = declared(case, source, num_warns=-1)
    with recorded() as caught:
        found = outcome(wrapper, call.positional, call.by_keyword)
    assert alike(found, expected), (found, expected)
    used = set(case.by_name) & set(call.given)
    assert used_names(caught) == ([used] if used and expected[0] == "returned" else [])
    assert not ignored_names(caught)


@ENGINES
@EXAMPLES
@given(data=st.data())
def test_migrated_call(relabelled, data):
    """A call that knows the new names only is the call of the undecorated function, and silent."""
    case = data.draw(changed())
    assume(case.changes)
    positional, by_keyword = data.draw(calls(case.source))
    names = list(case.source.parameters)[: len(positional)]
    assume(not set(case.by_name) & {*names, *by_keyword})
    source = function("source", case.source)
    expected = outcome(source, positional, by_keyword)
    with engine(relabelled=relabelled):
        wrapper = declared(case, source, num_warns=-1)
    with recorded() as caught:
        found = outcome(wrapper, positional, by_keyword)
    assert alike(found, expected), (found, expected)
    assert not caught


@ENGINES
@EXAMPLES
@given(data=st.data())
def test_nothing_is_dropped_silently(relabelled, data):
    """Every value of a call reaches the body, or is named by a warning, or the call is refused; conflicts by policy."""
    case = data.draw(changed())
    assume(case.changes)
    names = [name for name in dict.fromkeys([*case.finals(), *case.by_name]) if data.draw(st.booleans())]
    call = data.draw(spellings(case, names))
    source = function("source", case.source)
    with engine(relabelled=relabelled):
        wrapper = declared(case, source, num_warns=-1)
    with recorded() as caught:
        found = outcome(wrapper, call.positional, call.by_keyword)
    rivals = [[name for name in call.given if case.final(name) == final] for final in case.finals()]
    strict = [[is_renamed(case, name, "error") for name in names] for names in rivals if len(names) > 1]
    if found[0] == "raised":
        assert "missing" in found[2] or ("values for both" in found[2] and any(map(any, strict)))
        return
    assert not any(map(all, strict))
    assert not any([is_renamed(case, name, "error") and case.final(name) in call.given for name in call.given])
    body = found[1][1]
    more, options = body.pop("rest", ()), body.pop("options", {})
    arrived = {*body.values(), *more, *options.values()}
    ignored, listed = ignored_names(caught), used_names(caught)[0] if set(case.by_name) & set(call.given) else set()
    for name, value in call.given.items():
        if value not in arrived:
            assert name in ignored or (case.final(name) is None and name in listed), (name, found, caught)
        else:
            assert name not in ignored
    assert list(more) == call.more


def is_renamed(case: Changed, name: str, policy: str) -> bool:
    """Tell whether `name` is an old one whose conflicts are settled by `policy`."""
    return getattr(case.by_name.get(name), "conflict", None) == policy


@ENGINES
@EXAMPLES
@given(data=st.data(), policy=st.sampled_from(["error", "new", "old"]))
def test_conflict(relabelled, data, policy):
    """A call that gives an old and its new name is refused, or settled by the policy with a notice at each call."""
    source_signature = data.draw(signatures())
    named = [p for p in source_signature.parameters.values() if p.kind not in (STAR, DOUBLE_STAR, POSITIONAL_ONLY)]
    assume(named)
    new = data.draw(st.sampled_from(named)).name
    olds = [p.name for p in named if p.name != new and p.default is not p.empty]
    old = data.draw(st.sampled_from([*olds, "x", "new"]))
    case = Changed(source_signature, [Renamed(old, new, conflict=policy)])
    required = [p.name for p in source_signature.parameters.values() if p.default is p.empty and p.kind not in (2, 4)]
    call = data.draw(spellings(case, list(dict.fromkeys([*required, old, new]))))
    assume({old, new} <= set(call.given))
    source = function("source", source_signature)
    with engine(relabelled=relabelled):
        wrapper = declared(case, source, num_warns=0)
    with recorded() as caught:
        found = outcome(wrapper, call.positional, call.by_keyword)
    if policy == "error":
        assert found[1:] == (
            TypeError,
            f"source() got values for both {old!r} (deprecated) and {new!r}; give one of them",
        )
        assert not caught
        return
    loser, winner = (old, new) if policy == "new" else (new, old)
    values = {name: value for name, value in call.given.items() if name not in (old, new)}
    modern = modern_call(source_signature, {**values, new: call.given[winner]}, call.more)
    assert modern is not None
    assert found == outcome(source, *modern)
    assert [(w.category, str(w.message)) for w in caught] == [
        (UserWarning, f"Both `{old}` (deprecated) and `{new}` were supplied to `source()`; `{loser}` is ignored.")
    ]


@ENGINES
@EXAMPLES
@given(data=st.data())
def test_names_that_change_places(relabelled, data):
    """Names that are swapped, or go round in a circle, take their values with them, however the call is written."""
    source_signature = data.draw(signatures())
    named = [p.name for p in source_signature.parameters.values() if p.kind not in (STAR, DOUBLE_STAR)]
    assume(len(named) > 1)
    circle = data.draw(st.permutations(named))[: data.draw(st.integers(2, 3))]
    target = dict(zip(circle, [*circle[1:], circle[0]], strict=True))
    case = Changed(source_signature, [])
    call = data.draw(spellings(case, [name for name in named if data.draw(st.sampled_from([True, True, False]))]))
    source = function("source", source_signature)
    values = {target.get(name, name): value for name, value in call.given.items()}
    modern = modern_call(source_signature, values, call.more)
    expected = outcome(source, *modern) if modern else ("raised", TypeError, "missing 1")
    with engine(relabelled=relabelled):
        wrapper = deprecated_args(target, num_warns=-1)(source)
    with recorded() as caught:
        found = outcome(wrapper, call.positional, call.by_keyword)
    assert alike(found, expected), (found, expected)
    used = set(target) & set(call.given)
    assert used_names(caught) == ([used] if used and expected[0] == "returned" else [])


@ENGINES
@EXAMPLES
@given(data=st.data())
def test_skipped(relabelled, data):
    """Where `skip_if` is true, the function gets just what the caller gave, under the names that the caller used."""
    case = data.draw(changed())
    assume(case.changes)
    names = [name for name in dict.fromkeys([*case.finals(), *case.by_name]) if data.draw(st.booleans())]
    call = data.draw(spellings(case, names))
    source = function("source", case.source)
    with engine(relabelled=relabelled):
        wrapper = declared(case, source, skip_if=lambda: True)
    with recorded() as caught:
        found = outcome(wrapper, call.positional, call.by_keyword)
    expected = outcome(source, call.positional, call.by_keyword)
    assert alike(found, expected), (found, expected)
    assert not caught
