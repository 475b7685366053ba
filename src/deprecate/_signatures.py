"""Parameter lists of callables, read from code objects where that is enough: `inspect` is slow to import and to run.

A parameter is a tuple `(name, kind, default)`. The kinds are those of `inspect.Parameter`.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, FunctionType, MethodType
    from typing import Any, TypeAlias

    Parameter: TypeAlias = tuple[str, int, Any]

POSITIONAL_ONLY, POSITIONAL, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = range(5)

_HAS_VAR_POSITIONAL = 0x04
_HAS_VAR_KEYWORD = 0x08
_COROUTINE = 0x80


class _Empty:
    """The default of a parameter that has none."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<no default>"

    def __reduce__(self) -> str:
        return "EMPTY"


class _Missing:
    """Stands for an argument that a call did not give."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<not given>"

    def __reduce__(self) -> str:
        return "MISSING"


EMPTY = _Empty()
MISSING = _Missing()
ANYTHING: list[Parameter] = [("args", VAR_POSITIONAL, EMPTY), ("kwargs", VAR_KEYWORD, EMPTY)]

if TYPE_CHECKING:
    Function: TypeAlias = FunctionType
    Method: TypeAlias = MethodType
else:  # the same, without importing types
    Function = type(lambda: None)
    Method = type(EMPTY.__repr__)
METHOD_OBJECTS: tuple[type[Any], ...] = (classmethod, staticmethod)


def own_parameters(function: FunctionType) -> list[Parameter]:
    """Return the parameters that the code of `function` really takes, whatever it shows to `inspect`."""
    code = function.__code__
    names = code.co_varnames
    count = code.co_argcount
    keyword_end = count + code.co_kwonlyargcount
    defaults = function.__defaults__ or ()
    padded = [EMPTY] * (count - len(defaults)) + list(defaults)
    only = code.co_posonlyargcount
    found: list[Parameter] = [(names[i], POSITIONAL if i >= only else POSITIONAL_ONLY, padded[i]) for i in range(count)]
    if code.co_flags & _HAS_VAR_POSITIONAL:
        found.append((names[keyword_end], VAR_POSITIONAL, EMPTY))
    if keyword_end > count:
        keyword_defaults = function.__kwdefaults__ or {}
        found += [(name, KEYWORD_ONLY, keyword_defaults.get(name, EMPTY)) for name in names[count:keyword_end]]
    if code.co_flags & _HAS_VAR_KEYWORD:
        position = keyword_end + bool(code.co_flags & _HAS_VAR_POSITIONAL)
        found.append((names[position], VAR_KEYWORD, EMPTY))
    return found


def shown_parameters(call: Any) -> list[Parameter] | None:
    """Return the parameters that `call` shows to its callers, or None where Python does not know them (`max`, `dict`)."""
    if type(call) is Function and "__wrapped__" not in call.__dict__ and "__signature__" not in call.__dict__:
        return own_parameters(call)
    if type(call) is Method and type(call.__func__) is Function:
        parameters = shown_parameters(call.__func__)
        return None if parameters is None else without_receiver(parameters)
    import inspect

    try:
        signature = inspect.signature(call)
    except (TypeError, ValueError):  # not known, or an object whose `__signature__` is none
        return None
    return [
        (parameter.name, int(parameter.kind), EMPTY if parameter.default is parameter.empty else parameter.default)
        for parameter in signature.parameters.values()
    ]


def assumed_parameters(call: Callable[..., Any]) -> list[Parameter]:
    """Return the parameters that `call` shows, or any number of any arguments where Python does not know them."""
    known = shown_parameters(call)
    return ANYTHING if known is None else known


def without_receiver(parameters: list[Parameter]) -> list[Parameter]:
    """Return the parameters that remain when the first one is bound to an instance or a class."""
    return parameters[1:] if parameters and parameters[0][1] in (POSITIONAL_ONLY, POSITIONAL) else parameters


def own_attribute(obj: Any, name: str) -> Any:
    """Return what `obj` itself holds under `name`, or None; a mock, which has every attribute, is not asked."""
    attributes: dict[str, Any] | None = getattr(obj, "__dict__", None)
    return attributes.get(name) if type(attributes) is dict else None


def code_of(call: Any) -> CodeType | None:
    """Return the code that runs when `call` is called, looking through methods, partials and callable objects."""
    while type(call) is not Function:
        if type(call) is Method:
            call = call.__func__
        elif is_partial(call):
            call = call.func
        else:
            kind: type[Any] = type(call)  # pyright: ignore[reportUnknownVariableType]  # its type of Any is unknown
            call = getattr(kind, "__call__", None)  # noqa: B004 - its code is wanted
            if type(call) is not Function:
                return None
    code: CodeType = call.__code__
    return code


def is_partial(obj: object) -> bool:
    """Tell whether `obj` is a `functools.partial`."""
    functools = sys.modules.get("functools")
    return functools is not None and isinstance(obj, functools.partial)


def is_coroutine_function(call: Callable[..., Any]) -> bool:
    """Tell whether calling `call` gives a coroutine."""
    code = code_of(call)
    return code is not None and bool(code.co_flags & _COROUTINE)
