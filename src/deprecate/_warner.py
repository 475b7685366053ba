"""The one place that warns."""

from __future__ import annotations

import sys
import warnings

from ._attribution import caller_of, hands_on, place_of
from ._errors import DeprecatedError
from ._filters import action_for
from ._registry import registry
from ._signatures import code_of
from ._spec import FORWARD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

    from ._watch import Watch

_PEP_702_MODULES = ("warnings", "_py_warnings", "typing_extensions")


def notify(watch: Watch | None) -> None:
    """Look at one use of something deprecated: warn, raise or stay silent. Called by a wrapper whose cell is armed."""
    if watch is None:  # the last warning was claimed by another thread after the wrapper had tested its cell
        return
    if watch.pending is not None:
        watch.pending()
    spec = watch.spec
    if (spec.mode != FORWARD and skips(spec.skip_if)) or registry.is_suppressed():
        return
    if watch.raises():
        raise DeprecatedError(watch.text())
    wrapper = sys._getframe(1)
    caller = caller_of(wrapper)
    if watch.send is None:
        _warn(watch, wrapper, caller)
    else:
        _send(watch, caller)


def skips(skip_if: Any) -> bool:
    """Ask `skip_if`; its answer must be a bool."""
    answer = skip_if if type(skip_if) is bool else skip_if()
    if type(answer) is not bool:
        raise TypeError(f"User function 'skip_if' shall return bool, but got: {type(answer)}")
    return answer


def _warn(watch: Watch, wrapper: FrameType, caller: FrameType | None) -> None:
    text, category = watch.text(), watch.spec.category
    place = _definition(watch) if caller is None else place_of(caller)
    above = wrapper.f_back
    if above is not None and above is not caller and _has_announced(above, wrapper, place):
        return
    claimed = False
    if watch.left > 0:
        action = action_for(text, category, place["module"], place["lineno"])
        if action == "ignore":
            return
        if action != "error":
            claimed = watch.claim()
            if not claimed:
                return
    try:
        warnings.warn_explicit(text, category, **place)
    except BaseException:
        if claimed:
            watch.give_back()
        raise


def _send(watch: Watch, caller: FrameType | None) -> None:
    """Give the text to the author's own stream; a stream that raises has not delivered it."""
    if not watch.claim():
        return
    try:
        watch.send(watch.text(), caller)
    except BaseException:
        watch.give_back()
        raise


def _definition(watch: Watch) -> dict[str, Any]:
    """Return the place of the deprecated definition, for a use that no line of Python code asked for."""
    code = code_of(watch.source)
    return {
        "filename": code.co_filename if code else "<unknown>",
        "lineno": code.co_firstlineno if code else 1,
        "module": getattr(watch.source, "__module__", None) or "<unknown>",
        "registry": getattr(watch.source, "__globals__", {}).setdefault("__warningregistry__", {}),
    }


def _has_announced(above: FrameType, wrapper: FrameType, place: dict[str, Any]) -> bool:
    """Tell whether the frame above our wrapper is that of a PEP 702 decorator which has just shown its own warning."""
    if above.f_globals.get("__name__") not in _PEP_702_MODULES or not hands_on(above, wrapper):
        return False
    scope = above.f_locals
    return action_for(scope["msg"], scope["category"], place["module"], place["lineno"]) != "ignore"
