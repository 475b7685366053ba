"""Whose line is it? Finds the frame that a warning should point at, by walking and never by counting.

Skipped are our own frames and plumbing: the standard library, the `__init__` that dataclasses and attrs generate, and
decorators of other people that stand above ours and only hand the call on.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType

# The file name of generated code has the form "<deprecate name>".
GENERATED = "<deprecate "

_OURS = os.path.dirname(__file__) + os.sep
_STDLIB = os.path.dirname(os.__file__) + os.sep
_NOT_STDLIB = ("site-packages", "dist-packages")
_GENERATED_BY_OTHERS = ("<frozen ", "<attrs generated")
_OPTIMIZED = 0x01  # CO_OPTIMIZED: the code of a function, not of a module or class body
_TAKES_ANYTHING = 0x04 | 0x08  # CO_VARARGS | CO_VARKEYWORDS

_plumbing_files: dict[str, bool] = {}


def caller_of(frame: FrameType) -> FrameType | None:
    """Return the first frame above `frame` whose line a person could change, or None (a thread pool, a C caller)."""
    below, above = frame, frame.f_back
    while above is not None and (_is_plumbing(above.f_code) or hands_on(above, below)):
        below, above = above, above.f_back
    return above


def author() -> FrameType | None:
    """Return the frame of the line that is decorating something right now."""
    return caller_of(sys._getframe(1))


def warn_author(message: str, category: type[Warning]) -> None:
    """Give a warning about a declaration, blamed on the line that declares."""
    import warnings

    frame = author()
    if frame is None:
        warnings.warn(message, category, stacklevel=2)
    else:
        warnings.warn_explicit(message, category, **place_of(frame))


def is_being_defined(obj: object, frame: FrameType | None) -> bool:
    """Tell whether `obj` is a function or class whose definition `frame` is executing, not yet bound to its name."""
    name, qualname = getattr(obj, "__name__", None), getattr(obj, "__qualname__", None)
    if frame is None or qualname is None or name == "<lambda>":
        return False
    if getattr(obj, "__module__", None) != frame.f_globals.get("__name__"):
        return False
    scope = frame.f_locals
    if frame.f_code.co_flags & _OPTIMIZED:
        prefix = f"{frame.f_code.co_qualname}.<locals>."
    else:
        prefix = f"{scope['__qualname__']}." if "__qualname__" in scope else ""
    return qualname == f"{prefix}{name}" and not any(value is obj for value in scope.values())


def place_of(frame: FrameType) -> dict[str, object]:
    """Return the arguments that tell `warnings.warn_explicit` of the line that `frame` is executing."""
    scope = frame.f_globals
    return {
        "filename": frame.f_code.co_filename,
        "lineno": frame.f_lineno,
        "module": scope.get("__name__") or "<string>",
        "registry": scope.setdefault("__warningregistry__", {}),
    }


def hands_on(frame: FrameType, below: FrameType) -> bool:
    """Tell whether `frame` is a decorator's `*args, **kwargs` closure around the function that runs in `below`."""
    code = frame.f_code
    if code.co_flags & _TAKES_ANYTHING != _TAKES_ANYTHING or not code.co_freevars:
        return False
    scope = frame.f_locals
    return any(getattr(scope.get(name), "__code__", None) is below.f_code for name in code.co_freevars)


def _is_plumbing(code: CodeType) -> bool:
    filename = code.co_filename
    known = _plumbing_files.get(filename)
    if known is None:
        known = _plumbing_files[filename] = _is_plumbing_file(filename)
    return known or (filename == "<string>" and code.co_qualname.startswith("__create_fn__"))


def _is_plumbing_file(filename: str) -> bool:
    if filename.startswith((GENERATED, _OURS, *_GENERATED_BY_OTHERS)):
        return True
    return filename.startswith(_STDLIB) and not any(name in filename for name in _NOT_STDLIB)
