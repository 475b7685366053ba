"""Signatures, calls and ways to a target, drawn at random."""

from __future__ import annotations

from dataclasses import dataclass, field
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from deprecate import Removed, Renamed

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


@dataclass
class Changed:
    """A function of which some parameters have changed."""

    source: Signature
    changes: list[Renamed | Removed]

    def __post_init__(self) -> None:
        self.by_name = {change.name: change for change in self.changes}

    def final(self, name: str) -> str | None:
        """Return the parameter at which a value given under `name` arrives, None if it is dropped."""
        while isinstance(change := self.by_name.get(name), Renamed):
            name = change.new
        return None if isinstance(change, Removed) and not change.keep else name

    def names_for(self, final: str) -> list[str]:
        """Return the names under which a value for `final` may be given."""
        return [final, *[old for old in self.by_name if old != final and self.final(old) == final]]

    def finals(self) -> list[str]:
        """Return the parameters that callers of the modern spelling know."""
        named = [
            name for name, parameter in self.source.parameters.items() if parameter.kind not in (STAR, DOUBLE_STAR)
        ]
        arrived = [self.final(name) for name in [*named, *self.by_name]]
        return list(dict.fromkeys([name for name in arrived if name is not None]))

    def dropped(self) -> list[str]:
        """Return the names whose values do not arrive."""
        return [name for name in self.by_name if self.final(name) is None]


@st.composite
def changed(draw) -> Changed:
    """Draw a signature and changes of its parameters: old names in it or not, chains, several old names for one."""
    source = draw(signatures())
    named = [parameter for parameter in source.parameters.values() if parameter.kind not in (STAR, DOUBLE_STAR)]
    takes_any = any(parameter.kind is DOUBLE_STAR for parameter in source.parameters.values())
    roles = {parameter.name: draw(st.sampled_from(_roles_of(parameter))) for parameter in named}
    fresh = draw(st.permutations(FRESH))[: draw(st.integers(0, 3))]
    roles |= {name: draw(st.sampled_from(["renamed", "renamed", "removed", *(["kept"] * takes_any)])) for name in fresh}
    news = [name for name, role in roles.items() if role == "plain"] + ["anything"] * takes_any
    changes: list[Renamed | Removed] = []
    for name in draw(st.permutations(list(roles))):
        if roles[name] == "renamed" and news:
            policy = draw(st.sampled_from(["error", "new", "old"]))
            changes.append(Renamed(name, draw(st.sampled_from(news)), conflict=policy))
            news.append(name)
        elif roles[name] in ("kept", "removed"):
            changes.append(Removed(name, keep=roles[name] == "kept"))
    return Changed(source, draw(st.permutations(changes)))


def _roles_of(parameter: Parameter) -> list[str]:
    if parameter.default is parameter.empty:
        return ["plain", "plain", "plain", "kept"]
    return ["plain", "plain", "renamed", "kept", "removed"]


@dataclass
class Spelling:
    """A call, and which value it gives under which name."""

    positional: list[int]
    by_keyword: dict[str, int]
    given: dict[str, int]
    more: list[int]


@st.composite
def spellings(draw, case: Changed, names: list[str]) -> Spelling:
    """Draw a call that gives values under these names, as far as Python lets it, in some order."""
    passing = [parameter for parameter in case.source.parameters.values() if parameter.kind in IN_PASSING]
    longest = next((index for index, parameter in enumerate(passing) if parameter.name not in names), len(passing))
    only = sum(parameter.kind is POSITIONAL_ONLY for parameter in passing[:longest])
    count = draw(st.integers(only, longest))
    leading = [parameter.name for parameter in passing[:count]]
    impossible = [parameter.name for parameter in passing[count:] if parameter.kind is POSITIONAL_ONLY]
    keywords = draw(st.permutations([name for name in names if name not in [*leading, *impossible]]))
    has_star = any(parameter.kind is STAR for parameter in case.source.parameters.values())
    more = list(range(70, 70 + draw(st.integers(0, 2)))) if has_star and count == len(passing) else []
    values = list(range(1, 1 + count))
    by_keyword = {name: number for number, name in enumerate(keywords, 50)}
    return Spelling([*values, *more], by_keyword, {**dict(zip(leading, values, strict=True)), **by_keyword}, more)


def modern_call(
    signature: Signature, values: dict[str, int], more: list[int]
) -> tuple[list[int], dict[str, int]] | None:
    """Return the call that gives these values to these parameters; None if there is no way to write it."""
    left, positional = dict(values), []
    passing = [parameter for parameter in signature.parameters.values() if parameter.kind in IN_PASSING]
    by_position = [parameter for parameter in passing if more or parameter.kind is POSITIONAL_ONLY]
    while by_position and not more and by_position[-1].name not in left:
        by_position.pop()
    for parameter in by_position:
        value = left.pop(parameter.name, parameter.default)
        if value is parameter.empty:
            return None
        positional.append(value)
    return [*positional, *more], left


@dataclass
class Merged:
    """A source whose changed parameters meet those of its target."""

    source: Signature
    target: Signature
    changes: list[Renamed | Removed]

    def __post_init__(self) -> None:
        self.by_name = {change.name: change for change in self.changes}

    def final(self, name: str) -> str | None:
        """Return the parameter of the target at which a value given under `name` arrives, None if it is dropped."""
        change = self.by_name.get(name)
        return change.new if isinstance(change, Renamed) else name if change is None or change.keep else None


@st.composite
def merged(draw) -> Merged:
    """Draw a source and a target: several old names for one new, surplus keywords under old names, dropped values."""
    source = draw(signatures().filter(lambda drawn: all(p.kind is not STAR for p in drawn.parameters.values())))
    named = [parameter for parameter in source.parameters.values() if parameter.kind is not DOUBLE_STAR]
    takes_any = len(named) < len(source.parameters)
    roles = {parameter.name: draw(st.sampled_from(_roles_of(parameter))) for parameter in named}
    plain = [name for name, role in roles.items() if role in ("plain", "kept")]
    changes: list[Renamed | Removed] = []
    for name, role in roles.items():
        if role == "renamed":
            policy = draw(st.sampled_from(["error", "new", "old"]))
            changes.append(Renamed(name, draw(st.sampled_from([*plain, "new", "z"])), conflict=policy))
        elif role != "plain":
            changes.append(Removed(name, keep=role == "kept"))
    arriving = list(dict.fromkeys([*plain, *[change.new for change in changes if isinstance(change, Renamed)]]))
    if takes_any:  # the new names of surplus keywords are those of no parameter: Python would call that a repetition
        for name in draw(st.permutations(["x", "y", "p1"]))[: draw(st.integers(0, 3))]:
            policy = draw(st.sampled_from(["error", "new", "old"]))
            changes.append(draw(st.sampled_from([Renamed(name, "w", conflict=policy), Removed(name, keep=False)])))
    target = with_defaults(draw, _any_order(draw, arriving, [], []), 200)
    if takes_any:
        target.append(Parameter("options", DOUBLE_STAR))
    return Merged(
        source, Signature(sorted(target, key=lambda parameter: parameter.kind)), draw(st.permutations(changes))
    )
