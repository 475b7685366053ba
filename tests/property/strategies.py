"""Signatures, calls and ways to a target, drawn at random."""

from __future__ import annotations

from dataclasses import dataclass, field
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

POSITIONAL_ONLY, POSITIONAL, STAR, KEYWORD_ONLY, DOUBLE_STAR = (
    Parameter.POSITIONAL_ONLY,
    Parameter.POSITIONAL_OR_KEYWORD,
    Parameter.VAR_POSITIONAL,
    Parameter.KEYWORD_ONLY,
    Parameter.VAR_KEYWORD,
)
IN_PASSING = (POSITIONAL_ONLY, POSITIONAL)

# Some are names that the wrappers use themselves.
NAMES = ["a", "b", "c", "value", "self", "_call", "p0", "k0"]
FRESH = ["x", "y", "p1", "k1", "_armed", "new", "old", "z"]
SURPLUS = ["more", "args", "_notify"]


def function(name: str, signature: Signature) -> Callable[..., Any]:
    """Return a function that tells which values its parameters have got."""
    values = ", ".join(f"{parameter!r}: {parameter}" for parameter in signature.parameters)
    namespace: dict[str, Any] = {}
    exec(f"def {name}{signature}: return {name!r}, {{{values}}}", namespace)
    return namespace[name]


def with_defaults(draw, parameters: list[Parameter], first: int, required: set[str] = frozenset()) -> list[Parameter]:
    """Return parameters of which some have a default: the last positional ones, any of the keyword-only ones.

    A parameter whose name is not in `required` gets one wherever the rules of Python ask for it or chance gives it.
    """
    given: list[Parameter] = []
    follows_default = False
    for number, parameter in enumerate(parameters, first):
        free = parameter.kind is KEYWORD_ONLY or not follows_default
        has_default = parameter.name in required or (draw(st.booleans()) if free else True)
        follows_default = follows_default or (has_default and parameter.kind in IN_PASSING)
        given.append(parameter.replace(default=number) if has_default else parameter)
    return given


@st.composite
def signatures(draw) -> Signature:
    """Draw a signature with all kinds of parameters."""
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=5))
    kinds = sorted(draw(st.sampled_from([POSITIONAL_ONLY, POSITIONAL, KEYWORD_ONLY])) for _ in names)
    named = with_defaults(draw, [Parameter(*pair) for pair in zip(names, kinds, strict=True)], 100)
    if draw(st.booleans()):
        named.append(Parameter("rest", STAR))
    if draw(st.booleans()):
        named.append(Parameter("options", DOUBLE_STAR))
    return Signature(sorted(named, key=lambda parameter: parameter.kind))


@st.composite
def calls(draw, signature: Signature) -> tuple[list[int], dict[str, int]]:
    """Draw arguments that a signature may or may not accept; mostly it does."""
    parameters = list(signature.parameters.values())
    kinds = {parameter.kind for parameter in parameters}
    in_passing = [parameter for parameter in parameters if parameter.kind in IN_PASSING]
    most = len(in_passing) + (2 if STAR in kinds else 0) + draw(st.sampled_from([0, 0, 0, 1]))
    positional = list(range(1, 1 + draw(st.integers(0, most))))
    open_names = [parameter.name for parameter in in_passing[len(positional) :] if parameter.kind is POSITIONAL]
    open_names += [parameter.name for parameter in parameters if parameter.kind is KEYWORD_ONLY]
    names = [name for name in open_names if draw(st.sampled_from([True, True, True, False]))]
    if DOUBLE_STAR in kinds:
        names += draw(st.lists(st.sampled_from(SURPLUS), unique=True, max_size=2))
    if draw(st.sampled_from([False] * 5 + [True])):
        names.append(draw(st.sampled_from([*NAMES, "unknown"])))
    return positional, {name: number for number, name in enumerate(dict.fromkeys(draw(st.permutations(names))), 50)}


@dataclass
class Way:
    """How the arguments of one signature reach another one."""

    source: Signature
    target: Signature
    mapping: dict[str, str | None] = field(default_factory=dict)
    extra: dict[str, int] = field(default_factory=dict)


@st.composite
def ways(draw) -> Way:
    """Draw a source, and a target that takes what it has: in another order, under other names, or not at all."""
    source = draw(signatures())
    named = [parameter for parameter in source.parameters.values() if parameter.kind not in (STAR, DOUBLE_STAR)]
    has_star = any(parameter.kind is STAR for parameter in source.parameters.values())
    new_names = _new_names(draw, [parameter.name for parameter in named])
    mapping = {old: new for old, new in new_names.items() if old != new}
    free = [name for name in FRESH if name not in new_names.values()]
    extra = {name: number for number, name in enumerate(free[: draw(st.integers(0, 2))], 300)}
    unsent = free[len(extra) : len(extra) + draw(st.integers(0, 2))]
    if has_star:
        target = _same_order(draw, named, new_names, list(extra), unsent)
    else:
        target = _any_order(draw, [name for name in new_names.values() if name], list(extra), unsent)
    given = with_defaults(draw, target, 200, set(unsent))
    if has_star or draw(st.booleans()):
        given.append(Parameter("others", STAR))
    if draw(st.booleans()):
        given.append(Parameter("keywords", DOUBLE_STAR))
    return Way(source, Signature(sorted(given, key=lambda parameter: parameter.kind)), mapping, extra)


def _new_names(draw, names: list[str]) -> dict[str, str | None]:
    """Return what each name becomes: itself, another one (those of the others included, so names may swap), or None."""
    taken = draw(st.permutations([*names, *FRESH[: len(names)]])) if draw(st.booleans()) else names
    return {
        old: None if draw(st.sampled_from([True] + [False] * 5)) else new
        for old, new in zip(names, taken, strict=False)
    }


def _any_order(draw, sent: list[str], extra: list[str], unsent: list[str]) -> list[Parameter]:
    """Return target parameters in any order; one that nothing is sent to stands behind all positional-only ones."""
    names = draw(st.permutations([*sent, *extra]))
    only, either = sorted(draw(st.integers(0, len(names))) for _ in range(2))
    kinds = [POSITIONAL_ONLY] * only + [POSITIONAL] * (either - only) + [KEYWORD_ONLY] * (len(names) - either)
    parameters = [Parameter(*pair) for pair in zip(names, kinds, strict=True)]
    for name in unsent:
        kind = draw(st.sampled_from([POSITIONAL, KEYWORD_ONLY]))
        bounds = [index for index, parameter in enumerate(parameters) if parameter.kind == kind]
        low = sum(parameter.kind < kind for parameter in parameters)
        parameters.insert(draw(st.integers(low, low + len(bounds))), Parameter(name, kind))
    return parameters


def _same_order(
    draw, named: list[Parameter], new_names: dict[str, str | None], extra: list[str], unsent: list[str]
) -> list[Parameter]:
    """Return target parameters that surplus positional arguments can follow: those before them keep their order."""
    in_passing = [new_names[parameter.name] for parameter in named if parameter.kind in IN_PASSING]
    by_keyword = [new_names[parameter.name] for parameter in named if parameter.kind is KEYWORD_ONLY]
    leading = [name for name in in_passing if name]
    others = [name for name in by_keyword if name] + unsent
    for name in extra:
        if draw(st.booleans()):
            leading.insert(draw(st.integers(0, len(leading))), name)
        else:
            others.append(name)
    only = draw(st.integers(0, len(leading)))
    kinds = [POSITIONAL_ONLY] * only + [POSITIONAL] * (len(leading) - only)
    parameters = [Parameter(*pair) for pair in zip(leading, kinds, strict=True)]
    return parameters + [Parameter(name, KEYWORD_ONLY) for name in draw(st.permutations(others))]
