"""The one place that warns."""

from __future__ import annotations

import sys
import warnings

from ._attribution import caller_of, direct_caller, hands_on, place_of
from ._errors import DeprecatedError
from ._filters import action_for
from ._registry import registry
from ._signatures import code_of
from ._spec import NOTIFY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any

    from ._attribution import Place
    from ._watch import Watch

_PEP_702_MODULES = ("warnings", "_py_warnings", "typing_extensions")


def notify(watch: Watch | None, depth: int = 1) -> None:
    """Look at one use of something deprecated: warn, raise or stay silent.

    Args:
        watch: The watch over what is used; None if its last warning was claimed after the wrapper had looked.
        depth: How many frames above this one the wrapper runs.
    """
    if watch is None or not ((watch.is_plain and registry.is_quick) or _is_reported(watch, depth)):
        return
    caller = direct_caller(depth + 1)
    if caller is None:
        wrapper = sys._getframe(depth)
        caller = caller_of(wrapper)
        if _is_announced(wrapper, caller):
            return
    if watch.send is None:
        _warn(watch, caller)
    else:
        _send(watch, watch.send, caller)


def _is_reported(watch: Watch, depth: int) -> bool:
    """Tell whether a use that is out of the ordinary leads to a warning; raise if it leads to an error."""
    if watch.pending is not None:
        watch.pending()
    if registry.is_suppressed() or (watch.spec.mode == NOTIFY and _skips(watch.spec.skip_if)):
        return False
    if watch.raises():
        raise DeprecatedError(watch.text())
    if registry.listeners:
        caller = caller_of(sys._getframe(depth + 1))
        place = _definition(watch) if caller is None else place_of(caller)
        for listener in registry.listeners:
            listener(watch, place)
    return True


def _skips(skip_if: Any) -> bool:
    return skip_if if type(skip_if) is bool else check_answer(skip_if())


def check_answer(answer: object) -> bool:
    """Return the answer of a `skip_if` function, which must be a bool."""
    if type(answer) is not bool:
        raise TypeError(f"User function 'skip_if' shall return bool, but got: {type(answer)}")
    return answer


def _warn(watch: Watch, caller: FrameType | None) -> None:
    """Warn within the budget: what a filter ignores is not claimed, and what it raises does not count."""
    text = watch.message or watch.face["__deprecated__"]
    category: type[Warning] = watch.spec.category  # type: ignore[assignment]  # where it is None, nothing comes here
    filename, lineno, module, seen = _definition(watch) if caller is None else place_of(caller)
    claimed = False
    if watch.left >= 0:
        action = action_for(text, category, module, lineno)
        if action == "ignore":
            return
        if action != "error":
            claimed = watch.claim()
            if not claimed:
                return
    try:
        warnings.warn_explicit(text, category, filename, lineno, module, seen)
    except BaseException:
        if claimed:
            watch.give_back()
        raise


def _send(watch: Watch, send: Callable[..., None], caller: FrameType | None) -> None:
    """Give the text to the author's own stream; a stream that raises has not delivered it."""
    if not watch.claim():
        return
    try:
        send(watch.text(), caller)
    except BaseException:
        watch.give_back()
        raise


def _definition(watch: Watch) -> Place:
    """Return the place of the deprecated definition, for a use that no line of Python code asked for."""
    code = code_of(watch.source)
    scope = getattr(watch.source, "__globals__", {})
    module = getattr(watch.source, "__module__", None) or "<unknown>"
    registry = scope.setdefault("__warningregistry__", {})
    return (code.co_filename, code.co_firstlineno, module, registry) if code else ("<unknown>", 1, module, registry)


def _is_announced(wrapper: FrameType, caller: FrameType | None) -> bool:
    """Tell whether a PEP 702 decorator above ours has just shown a warning of its own for this use."""
    above = wrapper.f_back
    if above is None or above is caller or above.f_globals.get("__name__") not in _PEP_702_MODULES:
        return False
    if caller is None or not hands_on(above, wrapper):
        return False
    scope, (_, lineno, module, _) = above.f_locals, place_of(caller)
    return action_for(scope["msg"], scope["category"], module, lineno) != "ignore"
