"""Whose line is it? Finds the frame that a warning should point at, by walking and never by counting.

Skipped are our own frames and plumbing: the standard library, the `__init__` that dataclasses and attrs generate, and
decorators of other people that stand above ours and only hand the call on.
"""

from __future__ import annotations

import os
import sys

from ._cpython import spreads_arguments
from ._signatures import Function, Method

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType
    from typing import Any, TypeAlias

    Place: TypeAlias = tuple[str, int, str, dict[Any, Any]]

# The file name of generated code has the form "<deprecate name>".
GENERATED = "<deprecate "

_OURS = os.path.dirname(__file__) + os.sep  # noqa: PTH120 - pathlib costs more to import than the library
_STDLIB = os.path.dirname(os.__file__) + os.sep  # noqa: PTH120 - as above
_NOT_STDLIB = ("site-packages", "dist-packages")
_GENERATED_BY_OTHERS = ("<frozen ", "<attrs generated")
OPTIMIZED = 0x01  # CO_OPTIMIZED: the code of a function, not of a module or class body
TAKES_ANYTHING = 0x04 | 0x08  # CO_VARARGS | CO_VARKEYWORDS

_plumbing_files: dict[str, bool] = {}


def caller_of(frame: FrameType) -> FrameType | None:
    """Return the first frame above `frame` whose line a person could change, or None (a thread pool, a C caller)."""
    below, above = frame, frame.f_back
    while above is not None and (_is_plumbing(above.f_code) or hands_on(above, below)):
        below, above = above, above.f_back
    return above


def direct_caller(depth: int) -> FrameType | None:
    """Return the frame right above the one that is `depth` frames above this one, if it surely is a person's.

    It is the quick way for nearly all uses; `caller_of` is the thorough one.
    """
    try:
        frame = sys._getframe(depth + 1)
    except ValueError:
        return None
    code = frame.f_code
    if _plumbing_files.get(code.co_filename) is False and code.co_flags & TAKES_ANYTHING != TAKES_ANYTHING:
        return frame
    return None


def author() -> FrameType | None:
    """Return the frame of the line that is decorating something right now."""
    return caller_of(sys._getframe(1))


def warn_author(message: str, category: type[Warning]) -> None:
    """Give a warning about a declaration, blamed on the line that declares."""
    _warn_at(author(), message, category)


def warn_caller(message: str, category: type[Warning], depth: int) -> None:
    """Give a warning about a call, blamed on the caller of the wrapper that runs `depth` frames above this one."""
    _warn_at(caller_of(sys._getframe(depth)), message, category)


def _warn_at(frame: FrameType | None, message: str, category: type[Warning]) -> None:
    import warnings

    if frame is None:
        warnings.warn(message, category, stacklevel=2)
    else:
        warnings.warn_explicit(message, category, *place_of(frame))


def is_being_defined(obj: object, frame: FrameType | None) -> bool:
    """Tell whether `obj` is a function or class whose definition `frame` is executing, not yet bound to its name."""
    name, qualname = getattr(obj, "__name__", None), getattr(obj, "__qualname__", None)
    if frame is None or qualname is None or name == "<lambda>":
        return False
    if getattr(obj, "__module__", None) != frame.f_globals.get("__name__"):
        return False
    scope = frame.f_locals
    if frame.f_code.co_flags & OPTIMIZED:
        prefix = f"{frame.f_code.co_qualname}.<locals>."
    else:
        prefix = f"{scope['__qualname__']}." if "__qualname__" in scope else ""
    return qualname == f"{prefix}{name}" and not any(value is obj for value in scope.values())


def place_of(frame: FrameType) -> Place:
    """Return the file, line, module and registry that tell `warnings.warn_explicit` what `frame` is executing."""
    scope = frame.f_globals
    try:
        registry = scope["__warningregistry__"]
    except KeyError:
        registry = scope.setdefault("__warningregistry__", {})
    return frame.f_code.co_filename, frame.f_lineno, scope.get("__name__") or "<string>", registry


def hands_on(frame: FrameType, below: FrameType) -> bool:
    """Tell whether `frame` is a decorator's `*args, **kwargs` closure around the function that runs in `below`."""
    code = frame.f_code
    if code.co_flags & TAKES_ANYTHING != TAKES_ANYTHING or not code.co_freevars:
        return False
    if not spreads_arguments(frame):
        return False
    scope = frame.f_locals
    return any(_code_of_function(scope.get(name)) is below.f_code for name in code.co_freevars)


def _code_of_function(value: object) -> CodeType | None:
    """Return the code of a function or method; no other object is touched, for it may answer with anything."""
    function: Any = getattr(value, "__func__", None) if type(value) is Method else value
    return function.__code__ if type(function) is Function else None


def _is_plumbing(code: CodeType) -> bool:
    filename = code.co_filename
    if filename == "<string>":  # shared by what dataclasses generate and by a person's own `exec`
        return code.co_qualname.startswith("__create_fn__")
    known = _plumbing_files.get(filename)
    if known is None:
        known = _plumbing_files[filename] = _is_plumbing_file(filename)
    return known


def _is_plumbing_file(filename: str) -> bool:
    if filename.startswith((GENERATED, _OURS, *_GENERATED_BY_OTHERS)):
        return True
    return filename.startswith(_STDLIB) and not any(name in filename for name in _NOT_STDLIB)
