"""Assertions about deprecations, for test suites.

Within each block every deprecated object has its full budget of warnings, so an assertion does not depend on the tests
before it; afterwards it has what it had. Warnings that a block is not about go on to whoever listens.

Warnings are recorded with `warnings.catch_warnings`. Python keeps its filters for the whole process (since 3.14, where the
flag `context_aware_warnings` is set, for the current context). So what other threads and tasks do within a block is recorded
too. Blocks may be nested, but those of several threads or tasks must not overlap: that is noticed, and a `RuntimeError`.
"""

from __future__ import annotations

import os
import re
import sys
import warnings
from contextlib import ContextDecorator, ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import PurePath
from types import ModuleType

from ._attribution import caller_of
from ._errors import DeprecatedError
from ._registry import DISABLED, LOCK, registry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import Any, TypeVar

    from ._attribution import Place
    from ._watch import Watch

    T = TypeVar("T")

__all__ = ["assert_deprecated", "assert_no_warnings", "assert_not_deprecated", "assert_same", "fresh_budgets"]

_DEPRECATIONS = (DeprecationWarning, PendingDeprecationWarning, FutureWarning)
_OVERLAP = (
    "an assertion about warnings overlapped with that of another thread or task; warnings are recorded for the whole "
    "process, so it cannot be told which of the two saw what: let one block end before the other begins"
)


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


def assert_no_warnings(warning_type: type[Warning] | None = None, match: str | None = None) -> _Expectation:
    """Fail if the block warns.

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
    name = warning_type.__name__ if warning_type else "warning"
    return _Expectation(_Wanted(0, 0, warning_type or Warning, match, name=name))


def assert_not_deprecated(match: str | None = None) -> _Expectation:
    """Fail if the block uses anything deprecated.

    A use is a warning whose category announces a deprecation, and whatever an object deprecated with this library has to
    say, also under another category or to a stream of its own.

    Args:
        match: Only texts in which this regular expression is found, or which contain it as it stands, count.

    Raises:
        AssertionError: Something deprecated was used; the text lists what was seen, and where.

    Example:
        >>> from deprecate.testing import assert_not_deprecated
        >>> with assert_not_deprecated():
        ...     _ = 1 + 1
    """
    return _Expectation(_Wanted(0, 0, match=match))


def assert_deprecated(
    match: str | None = None,
    *,
    category: type[Warning] | None = None,
    filename: str | os.PathLike[str] | None = None,
    lineno: int | None = None,
    count: int | None = None,
    anywhere: bool = False,
) -> _Expectation:
    """Fail unless the block uses something deprecated, and the file of the block is blamed; yields what is recorded.

    Args:
        match: A regular expression that is found in the text, or a part of it as it stands.
        category: The category of the warning; None for any that announces a deprecation.
        filename: The file that is blamed, or the end of its path; None for the file of the block.
        lineno: The line that is blamed; None for any.
        count: How many such warnings there must be; None for one or more.
        anywhere: True if it does not matter which file is blamed, for example where the block calls what uses the
            deprecated object.

    Raises:
        AssertionError: No such warning was given, or not so many; the text lists what was seen, and where.

    Example:
        >>> from deprecate import deprecated
        >>> from deprecate.testing import assert_deprecated
        >>> @deprecated("Use area() instead")
        ... def surface() -> int:
        ...     return 1
        >>> with assert_deprecated("area", category=FutureWarning, count=1):
        ...     _ = surface()
    """
    if filename is None and not anywhere:
        caller = caller_of(sys._getframe())
        filename = caller.f_code.co_filename if caller else None
    place = None if filename is None else os.fspath(filename)
    name = category.__name__ if category else "deprecation"
    return _Expectation(_Wanted(1 if count is None else count, count, category, match, place, lineno, name))


def assert_same(
    old: Callable[[], T], new: Callable[[], T], *, equal: Callable[[Any, Any], object] | None = None
) -> T | None:
    """Run the old and the new spelling of a call, and fail unless they do the same and only the old one is deprecated.

    Args:
        old: Makes the call in the old spelling.
        new: Makes it in the new one.
        equal: Compares the results, for example `numpy.array_equal`; None for `==`, of arrays everywhere.

    Returns:
        The result of the new spelling, None if both raised an exception of the same type with the same text.

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
    __tracebackhide__ = True
    with _Expectation(_Wanted(name="deprecation in the old spelling")):
        of_old, old_error = _outcome(old)
    with _Expectation(_Wanted(0, 0, name="deprecation in the new spelling")):
        of_new, new_error = _outcome(new)
    if old_error is None and new_error is None:
        are_same = (equal or _equal)(of_old, of_new)
    else:
        are_same = type(old_error) is type(new_error) and str(old_error) == str(new_error)
    if not are_same:
        told_old, told_new = _told(of_old, old_error), _told(of_new, new_error)
        raise AssertionError(f"the spellings differ: the old one {told_old}, the new one {told_new}")
    return of_new


@dataclass(frozen=True)
class _Wanted:
    """What a block is about, and how many of it there must be."""

    least: int = 1
    most: int | None = None
    category: type[Warning] | None = None  # None for whatever announces a deprecation
    match: str | None = None
    filename: str | None = None
    lineno: int | None = None
    name: str = "deprecation"

    def fits(self, warning: warnings.WarningMessage, is_ours: bool) -> bool:
        """Tell whether the block is about a warning; `is_ours` if an object deprecated with this library gave it."""
        if self.category is None:
            is_of_kind = is_ours or issubclass(warning.category, _DEPRECATIONS)
        else:
            is_of_kind = issubclass(warning.category, self.category) and not isinstance(warning, _Streamed)
        return (
            is_of_kind
            and (self.match is None or _is_in(self.match, str(warning.message)))
            and (self.filename is None or _is_end_of(self.filename, warning.filename))
            and self.lineno in (None, warning.lineno)
        )

    def complaint(self, found: list[warnings.WarningMessage], seen: list[warnings.WarningMessage]) -> str | None:
        """Return what is wrong with the number of what was found, None if it is right."""
        if len(found) >= self.least and (self.most is None or len(found) <= self.most):
            return None
        lines = [_line_of(warning) for warning in (found if self.most == 0 else seen)] or ["  nothing"]
        reason = ["  (the environment variable DEPRECATE_DISABLED switches off what this library deprecates)"]
        return "\n".join([f"expected {self}, but saw", *lines, *(reason if DISABLED and not found else [])])

    def __str__(self) -> str:
        number = {None: "at least one", 0: "no"}.get(self.most, f"exactly {self.most}")
        plural = "s" if self.most not in (None, 0, 1) else ""
        match = f" matching {self.match!r}" if self.match is not None else ""
        filename = f" in {self.filename}" if self.filename is not None else ""
        lineno = f" at line {self.lineno}" if self.lineno is not None else ""
        return f"{number} {self.name}{plural}{match}{filename}{lineno}"


class _Streamed(warnings.WarningMessage):
    """What a deprecated object said to a stream of its own, in the form of a warning."""


class _Recording:
    """What a block has to say; `seen` lists it."""

    def __init__(self) -> None:
        self.seen: list[warnings.WarningMessage] = []
        self.is_overlapped = False
        self._ours: set[tuple[str, type[Warning]]] = set()
        self._undo = ExitStack()

    def __call__(self, watch: Watch, place: Place) -> None:
        """Take notice of a use of an object deprecated with this library, which is about to be reported."""
        text, category = watch.text(), watch.spec.category or Warning
        self._ours.add((text, category))
        if watch.send is not None and watch.left:
            self.seen.append(_Streamed(category(text), category, place[0], place[1]))

    def found(self, wanted: _Wanted) -> list[warnings.WarningMessage]:
        """Return what was wanted of what was seen."""
        return [x for x in self.seen if wanted.fits(x, is_ours=(str(x.message), x.category) in self._ours)]

    def start(self) -> None:
        """Record from now on."""
        with LOCK:
            self._undo.enter_context(fresh_budgets())
            self.seen = self._undo.enter_context(warnings.catch_warnings(record=True))
            warnings.simplefilter("always")
            registry.listen(self)

    def stop(self) -> None:
        """Leave everything as it was before the block; if another began later and still runs, that is left to it."""
        with LOCK:
            began = [listener for listener in registry.listeners if isinstance(listener, _Recording)]
            registry.unlisten(self)
            if began[-1] is self:
                self._undo.close()
            else:
                began[began.index(self) + 1]._undo_also(self)

    def _undo_also(self, earlier: _Recording) -> None:
        """Undo what `earlier` did after what this one did: the other way round, its filters would stay for good."""
        undo = ExitStack()
        undo.callback(earlier._undo.close)
        undo.callback(self._undo.pop_all().close)
        self._undo = undo
        self.is_overlapped = earlier.is_overlapped = True


class _Expectation(ContextDecorator):
    """A block, or a function, in which warnings are expected or not; it can be used any number of times."""

    def __init__(self, wanted: _Wanted) -> None:
        self._wanted = wanted
        self._recordings: list[_Recording] = []

    def __enter__(self) -> list[warnings.WarningMessage]:
        recording = _Recording()
        self._recordings.append(recording)
        recording.start()
        return recording.seen

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        __tracebackhide__ = True  # pytest then shows the line of the block
        recording = self._recordings.pop()
        recording.stop()
        found = recording.found(self._wanted)
        is_judged = error is None and not recording.is_overlapped
        complaint = self._wanted.complaint(found, recording.seen) if is_judged else None
        for warning in recording.seen:
            if warning not in found and not isinstance(warning, _Streamed):
                # What went wrong says more than a warning that a filter makes an error.
                with suppress(*[Warning] if error or complaint else []):
                    _give_again(warning)
        if complaint:
            raise AssertionError(complaint)
        if recording.is_overlapped and error is None:
            raise RuntimeError(_OVERLAP)


def _give_again(warning: warnings.WarningMessage) -> None:
    """Give a recorded warning under the filters of now, those for a module included."""
    modules = [name for name, module in list(sys.modules.items()) if _file_of(module) == warning.filename]
    warnings.warn_explicit(
        warning.message,
        warning.category,
        warning.filename,
        warning.lineno,
        module=modules[0] if modules else None,
        source=warning.source,
    )


def _file_of(module: object) -> object:
    return vars(module).get("__file__") if type(module) is ModuleType else None


def _is_in(match: str, text: str) -> bool:
    with suppress(re.error):  # what is no regular expression can still be a part of the text
        return match in text or re.search(match, text) is not None
    return False


def _is_end_of(end: str, path: str) -> bool:
    parts = PurePath(end).parts
    return end == path or PurePath(path).parts[-len(parts) :] == parts


def _line_of(warning: warnings.WarningMessage) -> str:
    return f"  {warning.filename}:{warning.lineno}: {warning.category.__name__}: {warning.message}"


def _outcome(call: Callable[[], T]) -> tuple[T | None, Exception | None]:
    try:
        return call(), None
    except DeprecatedError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the other spelling has to raise it too
        return None, error


def _equal(first: Any, second: Any) -> bool:
    if hasattr(first, "shape") and first.shape != getattr(second, "shape", None):
        return False
    same = first == second
    return bool(same.all() if hasattr(same, "all") else same)


def _told(result: object, error: Exception | None) -> str:
    return f"returned {result!r}" if error is None else f"raised {error!r}"
