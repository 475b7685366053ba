"""Everything that leans on the inside of CPython: names and flags inside code objects.

A wrapper is generated from a text (see `_codegen`). Compiling a text for each wrapper is what makes generated code slow
to decorate with, so here a text with neutral names is compiled once per shape, and its code is then relabelled for the
function at hand. Where this module may not be used, `_codegen` compiles the text with the real names instead.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import CodeType, FrameType, FunctionType
    from typing import Any

    from ._codegen import Label

USABLE = sys.implementation.name == "cpython" and not os.environ.get("DEPRECATE_PLAIN_WRAPPERS")

_Function: Any = type(lambda: None)
_Code: Any = type((lambda: None).__code__)

# CO_GENERATOR, CO_COROUTINE, CO_ITERABLE_COROUTINE and CO_ASYNC_GENERATOR. Since 3.11 it is an instruction, not the flag,
# that makes a call build a generator or a coroutine. So a plain function may carry the flag of what it returns:
# `inspect` then tells the truth about calling it, and the body runs at the call.
COROUTINE = 0x80
_KIND = 0x20 | COROUTINE | 0x100 | 0x200


def maker_for(template: tuple[CodeType, int], labels: Mapping[str, str], label: Label, filename: str) -> FunctionType:
    """Return the function `make` of a template, the function inside it renamed after `labels` and `label`.

    The wrapper itself is built by running `make`: from 3.13 on only functions that were made by a `def` statement are
    called fast.
    """
    code, position = template
    inner: CodeType = code.co_consts[position]
    relabelled = inner.replace(
        co_varnames=tuple([labels.get(name, name) for name in inner.co_varnames]),
        co_names=tuple([labels.get(name, name) for name in inner.co_names]),
        co_consts=tuple([_renamed(constant, labels) for constant in inner.co_consts]),
        co_name=label.name,
        co_qualname=label.qualname,
        co_filename=filename,
        co_flags=inner.co_flags | label.flags & _KIND,
    )
    # The constants of `make` name the keyword-only parameters that have a default.
    constants = [_renamed(constant, labels) for constant in code.co_consts]
    constants[position] = relabelled
    maker: FunctionType = _Function(code.replace(co_consts=tuple(constants)), label.namespace)
    return maker


def template_of(text: str) -> tuple[CodeType, int]:
    """Return the code of the function `make` in `text`, and the place of the wrapper's code in its constants."""
    module = compile(text, "<deprecate>", "exec", dont_inherit=True)
    code = next(constant for constant in module.co_consts if type(constant) is _Code)
    position = next(index for index, constant in enumerate(code.co_consts) if type(constant) is _Code)
    return code, position


def _renamed(constant: Any, labels: Mapping[str, str]) -> Any:
    """Rename a name, and what may be the keyword names of a call."""
    if type(constant) is str:
        return labels.get(constant, constant)
    if type(constant) is tuple:
        names: tuple[Any, ...] = constant  # pyright: ignore[reportUnknownVariableType]  # of anything
        return tuple([labels.get(name, name) for name in names])
    return constant


def mark_coroutine_function(function: FunctionType) -> None:
    """Make `inspect.iscoroutinefunction` (on 3.11 `asyncio.iscoroutinefunction`) true without the flag."""
    import inspect

    if sys.version_info >= (3, 12):
        inspect.markcoroutinefunction(function)
    else:
        import asyncio

        function._is_coroutine = asyncio.coroutines._is_coroutine  # type: ignore[attr-defined]  # the only way there


def spreads_arguments(frame: FrameType) -> bool:
    """Tell whether the call that `frame` is making is of the form `f(*args, **kwargs)`."""
    if not USABLE:
        return True
    from opcode import opmap

    return frame.f_code.co_code[frame.f_lasti] == opmap["CALL_FUNCTION_EX"]
