"""Assertions about deprecations, for test suites.

They record warnings with `warnings.catch_warnings`. Python keeps its filters for the whole process (since 3.14, where the
flag `context_aware_warnings` is set, for the current context), so what other threads do within a block is recorded too.
Within each block every deprecated object has its full budget, so an assertion does not depend on the tests before it.
"""

from __future__ import annotations

import re
import warnings
from contextlib import contextmanager

from ._registry import registry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import Any, TypeVar

    T = TypeVar("T")

__all__ = ["assert_deprecated", "assert_no_warnings", "assert_not_deprecated", "assert_same", "fresh_budgets"]

DEPRECATIONS = (DeprecationWarning, PendingDeprecationWarning, FutureWarning)


@contextmanager
def fresh_budgets(*objects: object) -> Generator[None]:
    """Give deprecated objects their full budget of warnings, and afterwards what they had left.

    Args:
        objects: The objects, as decorated; none stands for all.

    Raises:
        LookupError: One of the objects is not deprecated.

    Example:
        >>> import warnings
        >>> from deprecate import deprecated, registry
        >>> from deprecate.testing import fresh_budgets
        >>> @deprecated("Use area() instead")
        ... def surface() -> int:
        ...     return 1
        >>> with fresh_budgets(surface):
        ...     surface()
        1
    """
    saved = [(watch, watch.budget()) for watch in registry.watches(*objects)]
    for watch, _ in saved:
        watch.reset()
    try:
        yield
    finally:
        for watch, budget in saved:
            watch.restore(budget)


@contextmanager
def assert_no_warnings(warning_type: type[Warning] | None = None, match: str | None = None) -> Generator[None]:
    """Fail if the block warns; warnings of another kind go on to whoever listens.

    Args:
        warning_type: Only warnings of this category count; None for all.
        match: Only texts in which this regular expression is found, or which contain it as it stands, count.

    Raises:
        AssertionError: A warning of that kind was given; the text lists what was seen, and where.

    Example:
        >>> from deprecate import assert_no_warnings
        >>> with assert_no_warnings(FutureWarning):
        ...     _ = 1 + 1
    """
    with _recorded() as seen:
        yield
    found = [warning for warning in seen if _is_meant(warning, warning_type or Warning, match)]
    _pass_on([warning for warning in seen if warning not in found])
    if found:
        raise AssertionError(f"expected no {_kind(warning_type, match)}, but saw\n{_listed(found)}")


@contextmanager
def assert_not_deprecated(match: str | None = None) -> Generator[None]:
    """Fail if the block uses anything deprecated.

    Args:
        match: Only texts in which this regular expression is found, or which contain it as it stands, count.

    Raises:
        AssertionError: A deprecation was used; the text lists what was seen, and where.

    Example:
        >>> from deprecate.testing import assert_not_deprecated
        >>> with assert_not_deprecated():
        ...     _ = 1 + 1
    """
    with _recorded() as seen:
        yield
    found = [warning for warning in seen if _is_meant(warning, DEPRECATIONS, match)]
    _pass_on([warning for warning in seen if warning not in found])
    if found:
        raise AssertionError(f"expected no use of anything deprecated, but saw\n{_listed(found)}")


@contextmanager
def assert_deprecated(
    match: str | None = None,
    *,
    category: type[Warning] | None = None,
    filename: str | None = None,
    lineno: int | None = None,
    count: int | None = None,
) -> Generator[list[warnings.WarningMessage]]:
    """Fail unless the block uses something deprecated; yields the list of what was recorded.

    Args:
        match: A regular expression that is found in the text, or a part of it as it stands.
        category: The category of the warning; None for any that announces a deprecation.
        filename: The file that is blamed; None for any.
        lineno: The line that is blamed; None for any.
        count: How many such warnings there must be; None for one or more.

    Raises:
        AssertionError: No such warning was given, or too many; the text lists what was seen, and where.

    Example:
        >>> from deprecate import deprecated
        >>> from deprecate.testing import assert_deprecated
        >>> @deprecated("Use area() instead")
        ... def surface() -> int:
        ...     return 1
        >>> with assert_deprecated("area", category=FutureWarning, count=1):
        ...     _ = surface()
    """
    seen: list[warnings.WarningMessage] = []
    with _recorded() as recorded:
        yield seen
        seen += recorded
    found = [
        warning
        for warning in seen
        if _is_meant(warning, category or DEPRECATIONS, match)
        and filename in (None, warning.filename)
        and lineno in (None, warning.lineno)
    ]
    _pass_on([warning for warning in seen if warning not in found])
    if len(found) != count if count is not None else not found:
        wanted = f"{_kind(category, match)}{_place(filename, lineno)}"
        number = "at least one" if count is None else f"exactly {count}"
        raise AssertionError(f"expected {number} {wanted}, but saw\n{_listed(seen)}")


def assert_same(old: Callable[[], T], new: Callable[[], T]) -> T | None:
    """Run the old and the new spelling of a call, and fail unless they do the same and only the old one is deprecated.

    Args:
        old: Makes the call in the old spelling.
        new: Makes it in the new one.

    Returns:
        The result of both, None if both raised the same exception with the same text.

    Raises:
        AssertionError: The results or exceptions differ, the old spelling is not deprecated or the new one is.

    Example:
        >>> from deprecate import deprecated_args
        >>> from deprecate.testing import assert_same
        >>> @deprecated_args({"factor": "scale"})
        ... def grow(size: int, scale: int = 2) -> int:
        ...     return size * scale
        >>> assert_same(lambda: grow(3, factor=5), lambda: grow(3, scale=5))
        15
    """
    with assert_deprecated():
        of_old = _outcome(old)
    with assert_not_deprecated():
        of_new = _outcome(new)
    # Compared through an `if`, because arrays and the like have no single truth value under `==` of tuples.
    if not _equal(of_old, of_new):
        raise AssertionError(f"the spellings differ: the old one {_told(of_old)}, the new one {_told(of_new)}")
    return of_new[0]


@contextmanager
def _recorded() -> Generator[list[warnings.WarningMessage]]:
    with fresh_budgets(), warnings.catch_warnings(record=True) as recorded:
        warnings.simplefilter("always")
        yield recorded


def _is_meant(
    warning: warnings.WarningMessage, category: type[Warning] | tuple[type[Warning], ...], match: str | None
) -> bool:
    text = str(warning.message)
    return issubclass(warning.category, category) and (match is None or match in text or bool(re.search(match, text)))


def _pass_on(seen: list[warnings.WarningMessage]) -> None:
    """Give warnings once more, under the filters that were there before."""
    for warning in seen:
        warnings.warn_explicit(
            warning.message, warning.category, warning.filename, warning.lineno, source=warning.source
        )


def _kind(category: type[Warning] | None, match: str | None) -> str:
    name = category.__name__ if category else "warning"
    return name if match is None else f"{name} that matches {match!r}"


def _place(filename: str | None, lineno: int | None) -> str:
    place = f" in {filename}" if filename else ""
    return f"{place} at line {lineno}" if lineno else place


def _listed(seen: list[warnings.WarningMessage]) -> str:
    lines = [
        f"  {seen_at.filename}:{seen_at.lineno}: {seen_at.category.__name__}: {seen_at.message}" for seen_at in seen
    ]
    return "\n".join(lines) or "  nothing"


def _outcome(call: Callable[[], T]) -> tuple[T | None, Exception | None]:
    try:
        return call(), None
    except Exception as error:  # noqa: BLE001 - whatever it is, the other spelling has to raise it too
        return None, error


def _equal(first: tuple[object, Exception | None], second: tuple[object, Exception | None]) -> bool:
    if first[1] is not None or second[1] is not None:
        return type(first[1]) is type(second[1]) and str(first[1]) == str(second[1])
    same: Any = first[0] == second[0]
    return bool(same.all() if hasattr(same, "all") else same)


def _told(outcome: tuple[object, Exception | None]) -> str:
    result, error = outcome
    return f"returned {result!r}" if error is None else f"raised {error!r}"
