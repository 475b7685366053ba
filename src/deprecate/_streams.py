"""Streams other than `warnings.warn`: who they are, and how each is told of the caller's line."""

from __future__ import annotations

import inspect
import sys
import warnings
from functools import partial

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any


def warning_category(stream: Callable[..., Any]) -> type[Warning] | None:
    """Return the category if `stream` is `warnings.warn` or a partial of it, None if it is anything else."""
    if stream is warnings.warn:
        return UserWarning
    if not isinstance(stream, partial) or stream.func is not warnings.warn or stream.args:
        return None
    if not stream.keywords.keys() <= {"category", "stacklevel"}:
        return None
    return stream.keywords.get("category") or UserWarning


def sender(stream: Callable[..., Any]) -> Callable[[str, FrameType | None], None]:
    """Return the function that gives a text and the frame of the caller to `stream`."""
    if _is_logging(stream) or _innermost(stream) is warnings.warn:
        return _counting_sender(stream, own_frames=0)
    if _names_stacklevel(stream):
        return _counting_sender(stream, own_frames=1)

    def send(text: str, _: FrameType | None) -> None:
        stream(text)

    return send


def _counting_sender(stream: Callable[..., Any], own_frames: int) -> Callable[[str, FrameType | None], None]:
    """Return a sender that counts: the first level is who calls logging or `warnings.warn`, perhaps the stream itself."""

    def send(text: str, caller: FrameType | None) -> None:
        stream(text, stacklevel=_levels_up_to(caller) + own_frames)

    return send


def _levels_up_to(caller: FrameType | None) -> int:
    """Return how many frames lie between `send` and `caller`, both counted; the import system's own are not counted."""
    level, frame = 1, sys._getframe(1)
    while caller is not None and frame is not caller:
        above = frame.f_back
        if above is None:
            return level
        frame = above
        level += "importlib" not in frame.f_code.co_filename or "_bootstrap" not in frame.f_code.co_filename
    return level


def _is_logging(stream: Any) -> bool:
    logging = sys.modules.get("logging")
    if logging is None:
        return False
    function = _innermost(stream)
    owner = getattr(function, "__self__", None)
    return (
        isinstance(owner, (logging.Logger, logging.LoggerAdapter)) or getattr(function, "__module__", "") == "logging"
    )


def _innermost(stream: Any) -> Any:
    while isinstance(stream, partial):
        stream = stream.func
    return stream


def _names_stacklevel(stream: Callable[..., Any]) -> bool:
    try:
        return "stacklevel" in inspect.signature(stream).parameters
    except ValueError:
        return False
