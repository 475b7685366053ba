"""Writes the wrapper: a small function with the signature of the deprecated one, in which everything is decided.

The text for `def area(side, *, unit="m")` that warns and runs its own body reads

    def make(_call, _default_unit):
        def area(side, *, unit=_default_unit):
            return _call(side, unit=unit)
        return area

which is what a person would write by hand. `_call` is a cell: while uses have to be looked at it holds a `Watch`, which
looks at the use and lets it pass, and afterwards the function that is to run.

A method that is looked up on its instance has no such function, and a wrapper that warns at every use need not become
fast by a detour. These test a flag instead, a cell that holds the `Watch` or None. It is read twice, so it may have become
None when `_notify` gets it; `_notify` knows.

    def make(_armed, _notify):
        def run(self, x):
            if _armed is not None:
                _notify(_armed)
            return self.execute(x)
        return run
"""

from __future__ import annotations

from keyword import iskeyword

from . import _cpython
from ._attribution import GENERATED
from ._noun import noun
from ._signatures import EMPTY, KEYWORD_ONLY, MISSING, POSITIONAL_ONLY, VAR_KEYWORD, VAR_POSITIONAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CellType, CodeType, FunctionType
    from typing import Any, TypeAlias

    from ._binding import Argument, Value
    from ._signatures import Parameter

    Names: TypeAlias = "_RealNames | _NeutralNames"


@noun
class Shape:
    """What a wrapper looks like.

    Attributes:
        parameters: Its signature.
        arguments: The call it ends in.
        method: Name of the method of its first argument that it calls, or "" for a fixed callable.
        skipped: The call of the source when `skip_if` says so, None where `skip_if` has no say in what runs.
        checked: The call of a stand-in for the source that refuses wrong arguments, None where the signature does.
        extra: Names of the fixed values that the call passes.
        flagged: It tests a flag before the call.
        fallbacks: Names of the values that stand in for arguments that the caller did not give.
        conflicts: Pairs of parameters of which a call may give one, the loser first.
        renames: Surplus keyword arguments are renamed on their way.
    """

    parameters: list[Parameter]
    arguments: list[Argument]
    method: str = ""
    skipped: list[Argument] | None = None
    checked: list[Argument] | None = None
    extra: tuple[str, ...] = ()
    flagged: bool = False
    fallbacks: tuple[str, ...] = ()
    conflicts: tuple[tuple[int, int], ...] = ()
    renames: bool = False


class _RealNames:
    """Writes a shape with the names of its parameters; what the wrapper needs besides starts with underscores."""

    def __init__(self, parameters: list[Parameter], function: str) -> None:
        usable = function.isidentifier() and not iskeyword(function) and not function.startswith("_")
        self.function = function if usable else "wrapper"
        self.parameters = [name for name, _, _ in parameters]
        longest = max([len(name) - len(name.lstrip("_")) for name in self.parameters], default=0)
        self.private = "_" * (longest + 1)

    def parameter(self, index: int) -> str:
        return self.parameters[index]

    def keyword(self, name: str) -> str:
        return name


class _NeutralNames:
    """Writes a shape with names that are the same for all functions of the shape."""

    function = "wrapper"
    private = "_"

    def __init__(self, words: list[str]) -> None:
        self.words = words

    def parameter(self, index: int) -> str:
        return _neutral(index)

    def keyword(self, name: str) -> str:
        return f"k{self.words.index(name)}"


def _neutral(index: int) -> str:
    return _PARAMETERS[index] if index < len(_PARAMETERS) else f"p{index}"


_PARAMETERS = [f"p{index}" for index in range(64)]


def _words(shape: Shape) -> list[str]:
    """Return the names that a shape mentions besides its parameters, each once."""
    mentioned = [shape.method] if shape.method else []
    for arguments in (shape.arguments, shape.skipped, shape.checked):
        mentioned += [keyword for _, keyword, _ in arguments or () if keyword]
    return list(dict.fromkeys(mentioned))


def _call_key(arguments: list[Argument] | None, words: list[str]) -> object:
    if arguments is None:
        return None
    return tuple([(prefix, keyword and words.index(keyword), value) for prefix, keyword, value in arguments])


def _key(shape: Shape, words: list[str]) -> object:
    """Return what two shapes have in common if their texts with neutral names are the same."""
    calls = [_call_key(arguments, words) for arguments in (shape.arguments, shape.skipped, shape.checked)]
    signature = tuple([kind if default is EMPTY else ~kind for _, kind, default in shape.parameters])
    missing = tuple([index for index, (_, _, default) in enumerate(shape.parameters) if default is MISSING])
    rest = shape.flagged, shape.extra, shape.fallbacks, shape.conflicts, shape.renames
    return signature, missing, bool(shape.method), rest, *calls


def text_of(shape: Shape, names: Names) -> str:
    """Return the source of a function `make` that makes the wrapper out of what it closes over and its defaults."""
    own = names.private
    called = _arguments(shape.arguments, shape, names, "fallback")
    defaults = [
        default_name(index, default, names)
        for index, (_, _, default) in enumerate(shape.parameters)
        if default is not EMPTY and default is not MISSING
    ]
    closed_over = [f"{own}{name}" for name in _closed_over(shape)]
    lines = [f"    def {names.function}({signature_text(shape.parameters, names)}):"]
    if shape.checked is not None:
        lines.append(f"        {own}check({_arguments(shape.checked, shape, names)})")
    if shape.skipped is not None:
        lines.append(f"        if ({own}skip := {own}skip_if()) is not False:")
        skipped = _arguments(shape.skipped, shape, names, "own")
        lines.append(f"            return {own}skipped({own}skip)({skipped})")
    for loser, winner in shape.conflicts:
        both = f"{names.parameter(loser)} is not {own}missing and {names.parameter(winner)} is not {own}missing"
        lines += [f"        if {both}:", f"            {own}conflicts.settle({loser}, {winner})"]
    if shape.flagged:
        lines += [f"        if {own}armed is not None:", f"            {own}notify({own}armed)"]
    lines += [
        f"        return {_callee(shape, names)}({called})",
        f"    return {names.function}",
    ]
    return "\n".join([f"def make({', '.join([*closed_over, *defaults])}):", *lines, ""])


def _closed_over(shape: Shape) -> list[str]:
    names = [] if shape.method else ["call"]
    if shape.flagged:
        names += ["armed", "notify"]
    if shape.checked is not None:
        names.append("check")
    if shape.skipped is not None:
        names += ["skip_if", "skipped"]
    if shape.conflicts or shape.renames:
        names.append("conflicts")
    if shape.conflicts or _mentions_missing(shape):
        names.append("missing")
    return [*names, *shape.extra, *shape.fallbacks]


def _mentions_missing(shape: Shape) -> bool:
    values = [value for _, _, value in (*shape.arguments, *(shape.skipped or ()))]
    return tuple in map(type, values) or any(default is MISSING for _, _, default in shape.parameters)


def _callee(shape: Shape, names: Names) -> str:
    return f"{names.parameter(0)}.{names.keyword(shape.method)}" if shape.method else f"{names.private}call"


def default_name(index: int, default: Any, names: Names) -> str:
    """Return the name of the default of a parameter within `make`."""
    return f"{names.private}missing" if default is MISSING else f"{names.private}default_{names.parameter(index)}"


def signature_text(parameters: list[Parameter], names: Names) -> str:
    """Return the parameter list of a `def` statement."""
    written: list[str] = []
    previous = starred = None
    for index, (_, kind, default) in enumerate(parameters):
        if previous == POSITIONAL_ONLY != kind:
            written.append("/")
        if kind == KEYWORD_ONLY and not starred:
            written.append("*")
        starred = starred or kind in (VAR_POSITIONAL, KEYWORD_ONLY)
        prefix = {VAR_POSITIONAL: "*", VAR_KEYWORD: "**"}.get(kind, "")
        name = names.parameter(index)
        written.append(f"{prefix}{name}" if default is EMPTY else f"{name}={default_name(index, default, names)}")
        previous = kind
    if previous == POSITIONAL_ONLY:
        written.append("/")
    return ", ".join(written)


def _arguments(arguments: list[Argument], shape: Shape, names: Names, kind: str = "") -> str:
    """Write the arguments of a call; `kind` says whose defaults stand in: "fallback" those of the target, "own"."""
    written: list[str] = []
    fixed = [(keyword, value) for _, keyword, value in arguments if keyword and isinstance(value, str)]
    merges = fixed and any(prefix == "**" for prefix, _, _ in arguments)
    for prefix, keyword, value in arguments:
        shown = _value(value, shape, names, kind)
        if prefix == "**" and shape.renames and kind == "fallback":
            shown = f"{names.private}conflicts.renamed({shown})"
        if prefix == "**" and merges:
            shown = overriding(shown, [(names.keyword(name), f"{names.private}{extra}") for name, extra in fixed])
        if not (merges and (keyword, value) in fixed):
            written.append(f"{prefix}{names.keyword(keyword)}={shown}" if keyword else f"{prefix}{shown}")
    return ", ".join(written)


def overriding(shown: str, fixed: list[tuple[str, str]]) -> str:
    """Return the expression for surplus keyword arguments over which fixed ones win."""
    return f"{{**{shown}, {', '.join([f'{name!r}: {value}' for name, value in fixed])}}}"


def _value(value: Value, shape: Shape, names: Names, kind: str) -> str:
    """Return the expression for a value: the first parameter that was given, then what stands in for it."""
    if isinstance(value, str):
        return f"{names.private}{value}"
    if isinstance(value, int):
        return names.parameter(value)
    chosen = [names.parameter(index) for index in value]
    last = f"{names.private}{kind}_{value[0]}" if f"{kind}_{value[0]}" in shape.fallbacks else chosen.pop()
    return "(" + " else ".join([*[f"{name} if {name} is not {names.private}missing" for name in chosen], last]) + ")"


@noun
class Label:
    """What a wrapper is called, and what it says of itself: the identity of the function that it stands for."""

    name: str
    qualname: str
    flags: int
    namespace: dict[str, Any]


def generate(shape: Shape, label: Label, values: dict[str, Any]) -> FunctionType:
    """Return the wrapper of a shape.

    Args:
        shape: What it looks like.
        label: What it is called.
        values: What it closes over, by the names of `_closed_over`.
    """
    words = _words(shape)
    make = _maker(_key(shape, words), lambda names: text_of(shape, names), shape.parameters, words, label)
    defaults = [default for _, _, default in shape.parameters if default is not EMPTY and default is not MISSING]
    known = {"missing": MISSING, **values}
    return _named(make(*[known[name] for name in _closed_over(shape)], *defaults), label)


def generate_text(
    write: Callable[[Any], str], parameters: list[Parameter], words: list[str], label: Label, values: list[Any]
) -> FunctionType:
    """Return the wrapper that `write` writes with the names it is given.

    Args:
        write: Returns the text of a function `make`.
        parameters: Those of the wrapper.
        words: All names that the text mentions besides them.
        label: What the wrapper is called.
        values: The arguments of `make`.
    """
    key = write(_NeutralNames(words)) if _cpython.USABLE else None
    return _named(_maker(key, write, parameters, words, label)(*values), label)


def _maker(
    key: object, write: Callable[[Any], str], parameters: list[Parameter], words: list[str], label: Label
) -> Callable[..., FunctionType]:
    """Return the function `make` of a text: a relabelled template where that is possible, the text itself elsewhere."""
    filename = f"{GENERATED}{label.qualname}>"
    if not _cpython.USABLE:
        return _compiled(write(_RealNames(parameters, label.name)), label, filename)
    template = _templates.get(key)
    if template is None:
        template = _templates[key] = _cpython.template_of(write(_NeutralNames(words)))
    labels = {_neutral(index): parameter[0] for index, parameter in enumerate(parameters)}
    for index, word in enumerate(words):
        labels[f"k{index}"] = word
    return _cpython.maker_for(template, labels, label, filename)


_templates: dict[object, tuple[CodeType, int]] = {}


def stand_in(parameters: list[Parameter], label: Label) -> FunctionType:
    """Return a function that does nothing but refuse what `parameters` do not allow, in the name of `label`."""
    return generate(Shape(parameters, []), Label(label.name, label.qualname, 0, label.namespace), {"call": _nothing})


def _nothing() -> None:
    return None


def _compiled(text: str, label: Label, filename: str) -> Callable[..., FunctionType]:
    made: dict[str, Any] = {}
    exec(compile(text, filename, "exec", dont_inherit=True), label.namespace, made)  # noqa: S102 - our own text
    make: Callable[..., FunctionType] = made["make"]
    return make


def _named(wrapper: FunctionType, label: Label) -> FunctionType:
    """Name a wrapper that was made without relabelling; what can be said of its kind is said by a mark."""
    if not _cpython.USABLE:
        wrapper.__name__, wrapper.__qualname__ = label.name, label.qualname
        if label.flags & _cpython.COROUTINE:
            _cpython.mark_coroutine_function(wrapper)
    return wrapper


def watched_cell(wrapper: FunctionType) -> tuple[CellType, bool]:
    """Return the cell of a wrapper that its watch writes, and whether it is a flag."""
    names = [name.lstrip("_") for name in wrapper.__code__.co_freevars]
    is_flag = "armed" in names
    return (wrapper.__closure__ or ())[names.index("armed" if is_flag else "call")], is_flag
