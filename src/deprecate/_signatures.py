"""Parameter lists of callables, read from code objects where that is enough: `inspect` is slow to import and to run.

A parameter is a tuple `(name, kind, default)`. The kinds are those of `inspect.Parameter`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, FunctionType
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


EMPTY = _Empty()
ANYTHING: list[Parameter] = [("args", VAR_POSITIONAL, EMPTY), ("kwargs", VAR_KEYWORD, EMPTY)]

# types.FunctionType and types.MethodType, without importing types
Function = type(lambda: None)
Method = type(EMPTY.__repr__)


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


def shown_parameters(call: Callable[..., Any]) -> list[Parameter] | None:
    """Return the parameters that `call` shows to its callers, or None where Python does not know them (`max`, `dict`)."""
    if type(call) is Function and "__wrapped__" not in call.__dict__ and "__signature__" not in call.__dict__:
        return own_parameters(call)
    if type(call) is Method and type(call.__func__) is Function:
        parameters = shown_parameters(call.__func__)
        return parameters and without_receiver(parameters)
    import inspect

    try:
        signature = inspect.signature(call)
    except ValueError:
        return None
    return [
        (parameter.name, int(parameter.kind), EMPTY if parameter.default is parameter.empty else parameter.default)
        for parameter in signature.parameters.values()
    ]


def without_receiver(parameters: list[Parameter]) -> list[Parameter]:
    """Return the parameters that remain when the first one is bound to an instance or a class."""
    return parameters[1:] if parameters[0][1] in (POSITIONAL_ONLY, POSITIONAL) else parameters


def code_of(call: Callable[..., Any]) -> CodeType | None:
    """Return the code that runs when `call` is called, looking through methods, partials and callable objects."""
    while not hasattr(call, "__code__"):
        inner = getattr(call, "__func__", None) or getattr(call, "func", None)
        if inner is None:
            inner = getattr(type(call), "__call__", None)
            if type(inner) is not Function:
                return None
        call = inner
    return call.__code__


def is_coroutine_function(call: Callable[..., Any]) -> bool:
    """Tell whether calling `call` gives a coroutine."""
    code = code_of(call)
    return code is not None and bool(code.co_flags & _COROUTINE)
