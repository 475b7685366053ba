"""Changed arguments, for generated signatures, changes and calls: the deprecated spelling is the modern spelling."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deprecate import Renamed, deprecated, deprecated_args
from helpers import recorded
from property.strategies import (
    DOUBLE_STAR,
    POSITIONAL_ONLY,
    STAR,
    Changed,
    Merged,
    Spelling,
    calls,
    changed,
    function,
    merged,
    modern_call,
    signatures,
    spellings,
)
from property.test_calls import ENGINES, engine, outcome

EXAMPLES = settings(max_examples=200, deadline=None)

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
    ones when it words what is missing or too much. The old names also are among those that it suggests (since 3.13).
    """
    if found == expected:
        return True
    if "raised" not in (found[0], expected[0]) or found[:2] != expected[:2]:
        return False
    texts = [outcome[2].partition(". Did you mean")[0] for outcome in (found, expected)]
    return texts[0] == texts[1] or all(re.search(OPTIONAL_IN_THE_WRAPPER, words) for words in texts)


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
    assert not any(is_renamed(case, name, "error") and case.final(name) in call.given for name in call.given)
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


def is_renamed(case: Changed | Merged, name: str, policy: str) -> bool:
    """Tell whether `name` is an old one whose conflicts are settled by `policy`."""
    change = case.by_name.get(name)
    return isinstance(change, Renamed) and policy in (change.conflict, "any")


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
    assert alike(found, expected) or {*call.by_keyword} - {*case.source.parameters}, (found, expected)
    assert found[0] == expected[0]
    assert not caught


WAYS_TO_A_TARGET = st.sampled_from(["known", "asked", "lazy"])


def forwarded(case: Merged, way: str, num_warns: int = 1):
    """Return the source, forwarded with its changes to a target that is known, or after `skip_if`, or found later."""
    target = function("target", case.target)
    globals()["lazy_target"] = target
    options: dict[str, Any] = {"skip_if": lambda: False} if way == "asked" else {}
    found = f"{__name__}:lazy_target" if way == "lazy" else target
    return deprecated(target=found, changes=case.changes, num_warns=num_warns, **options)(
        function("source", case.source)
    )


def arrived_defaults(case: Merged, given: dict[str, int]) -> dict[str, int]:
    """Return what the target gets for the parameters of the source that a call did not give, as defaults of the source.

    The default of a renamed parameter is sent only where neither the target nor another parameter has one.
    """
    reached = {case.final(name) for name in given}
    defaults: dict[str, int] = {}
    for name, parameter in case.source.parameters.items():
        final = case.final(name)
        if final in reached or final is None or parameter.kind is DOUBLE_STAR:
            continue
        if not is_renamed(case, name, "any"):
            defaults[final] = parameter.default
    # Of several old names the one counts that wins conflicts, then the one declared last.
    for change in sorted(case.changes, key=lambda change: is_renamed(case, change.name, "old")):
        final = case.final(change.name)
        if isinstance(change, Renamed) and final not in reached and change.name in case.source.parameters:
            accepted = case.target.parameters.get(final)
            has_own = final in case.source.parameters and case.final(final) == final
            if accepted is not None and accepted.default is accepted.empty and not has_own:
                defaults[final] = case.source.parameters[change.name].default
    return defaults


@st.composite
def forwarded_calls(draw, case: Merged, *, ambiguous: bool) -> Spelling:
    """Draw a call that the source accepts; each parameter of the target comes under one name unless `ambiguous`."""
    named = [name for name, parameter in case.source.parameters.items() if parameter.kind is not DOUBLE_STAR]
    names: list[str] = []
    finals: set[str | None] = set()
    takes_any = len(named) < len(case.source.parameters)
    for name in draw(st.permutations([*dict.fromkeys([*named, *(case.by_name if takes_any else ())])])):
        parameter = case.source.parameters.get(name)
        is_required = parameter is not None and parameter.default is parameter.empty
        if is_required or (draw(st.booleans()) and (ambiguous or case.final(name) not in finals)):
            names.append(name)
            finals.add(case.final(name))
    return draw(spellings(Changed(case.source, []), names))


@ENGINES
@EXAMPLES
@given(data=st.data(), way=WAYS_TO_A_TARGET)
def test_forwarded(relabelled, data, way):
    """A forwarded call gives each parameter of the target what came under any of its names, and nothing else."""
    case = data.draw(merged())
    call = data.draw(forwarded_calls(case, ambiguous=False))
    finals = [case.final(name) for name in call.given if case.final(name)]
    assume(len(finals) == len(set(finals)))
    assume(outcome(function("source", case.source), call.positional, call.by_keyword)[0] == "returned")
    values = {case.final(name): value for name, value in call.given.items() if case.final(name)}
    modern = modern_call(case.target, {**arrived_defaults(case, call.given), **values}, [])
    assert modern is not None
    with engine(relabelled=relabelled):
        old = forwarded(case, way)
    with recorded() as caught:
        results = [outcome(old, call.positional, call.by_keyword) for _ in range(2)]
    assert results == [outcome(function("target", case.target), *modern)] * 2
    assert [found.category for found in caught] == [FutureWarning]


@ENGINES
@EXAMPLES
@given(data=st.data(), way=WAYS_TO_A_TARGET)
def test_nothing_is_dropped_on_the_way(relabelled, data, way):
    """Every value of a forwarded call reaches the target, or is named as ignored, or was declared as dropped."""
    case = data.draw(merged())
    call = data.draw(forwarded_calls(case, ambiguous=True))
    assume(outcome(function("source", case.source), call.positional, call.by_keyword)[0] == "returned")
    with engine(relabelled=relabelled):
        old = forwarded(case, way, num_warns=0)
    with recorded() as caught:
        found = outcome(old, call.positional, call.by_keyword)
    groups = [
        [name for name in call.given if case.final(name) == final] for final in {*map(case.final, call.given)} - {None}
    ]
    strict = [[is_renamed(case, name, "error") for name in names] for names in groups if len(names) > 1]
    if found[0] == "raised":
        assert "values for both" in found[2]
        assert any(map(any, strict))
        return
    assert not any(map(all, strict))
    body = found[1][1]
    arrived = {*body.pop("options", {}).values(), *body.values()}
    for name, value in call.given.items():
        if case.final(name) is not None:
            assert (value in arrived) is (name not in ignored_names(caught)), (name, found)


@ENGINES
@EXAMPLES
@given(data=st.data(), is_lazy=st.booleans())
def test_skipped_on_the_way(relabelled, data, is_lazy):
    """Where `skip_if` is true, the source runs with just what the caller gave, whatever its arguments would become."""
    case = data.draw(merged())
    call = data.draw(forwarded_calls(case, ambiguous=True))
    source, target = function("source", case.source), function("target", case.target)
    globals()["lazy_target"] = target
    found = f"{__name__}:lazy_target" if is_lazy else target
    with engine(relabelled=relabelled):
        old = deprecated(target=found, changes=case.changes, skip_if=lambda: True, num_warns=-1)(source)
    with recorded() as caught:
        assert outcome(old, call.positional, call.by_keyword) == outcome(source, call.positional, call.by_keyword)
    assert not caught
