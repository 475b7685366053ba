"""What Python's warning filters would do with a warning; the one place that knows how they are evaluated."""

from __future__ import annotations

import warnings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any


def action_for(message: str, category: type[Warning], module: str, lineno: int) -> str:
    """Return the action of the first filter that matches, or the default action.

    The rules are those of the `warnings` module: the last filter added is asked first. Since 3.14 the filters of the
    current context come before those of the process.
    """
    for action, text, wanted, place, line in _active_filters():
        if (
            issubclass(category, wanted)
            and (line == 0 or line == lineno)
            and _matches(text, message)
            and _matches(place, module)
        ):
            return action
    return warnings.defaultaction  # type: ignore[attr-defined]  # undocumented, and what `warnings` itself reads


def _active_filters() -> Iterable[Any]:
    if _context_filters is None:
        return warnings.filters
    return [*_context_filters(), *warnings.filters]


def _matches(pattern: Any, text: str) -> bool:
    """Match as `warnings` does: its built-in filters hold plain strings, all others compiled patterns."""
    if pattern is None:
        return True
    return pattern == text if type(pattern) is str else pattern.match(text) is not None


_context_filters: Any = getattr(warnings, "_get_filters", None)
