"""What Python's warning filters would do with a warning; the one place that knows how they are evaluated."""

from __future__ import annotations

import warnings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def action_for(message: str, category: type[Warning], module: str, lineno: int) -> str:
    """Return the action of the first filter that matches, or the default action.

    The rules are those of the `warnings` module: the last filter added is asked first. Since 3.14 a context may have
    filters of its own, which then hold in place of those of the process.
    """
    for action, text, wanted, place, line in warnings.filters if _filters_here is None else _filters_here():
        if (
            issubclass(category, wanted)
            and (text is None or _matches(text, message))
            and (place is None or _matches(place, module))
            and line in (0, lineno)
        ):
            return action
    return warnings.defaultaction  # type: ignore[attr-defined, no-any-return]  # undocumented, and what `warnings` itself reads


def _matches(pattern: Any, text: str) -> bool:
    """Match as `warnings` does: its built-in filters hold plain strings, all others compiled patterns."""
    return pattern == text if type(pattern) is str else pattern.match(text) is not None


_filters_here: Any = getattr(warnings, "_get_filters", None)
