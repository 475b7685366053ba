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
    for action, text, wanted, place, line in warnings.filters if _context_filters is None else _all_filters():
        if (
            issubclass(category, wanted)
            and (text is None or _matches(text, message))
            and (place is None or _matches(place, module))
            and line in (0, lineno)
        ):
            return action
    return warnings.defaultaction  # type: ignore[attr-defined, no-any-return]  # undocumented, and what `warnings` itself reads


def _all_filters() -> Iterable[Any]:
    return [*_context_filters(), *warnings.filters]


def _matches(pattern: Any, text: str) -> bool:
    """Match as `warnings` does: its built-in filters hold plain strings, all others compiled patterns."""
    return pattern == text if type(pattern) is str else pattern.match(text) is not None


_context_filters: Any = getattr(warnings, "_get_filters", None)
