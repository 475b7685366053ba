"""All deprecated objects of the process, and the switches that concern all of them."""

from __future__ import annotations

import os
from _thread import RLock
from _weakref import ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextvars import ContextVar
    from typing import Any, TypeAlias

    from ._attribution import Place
    from ._record import Record
    from ._watch import Watch

    Listener: TypeAlias = Callable[[Watch, Place], object]


def _switched_on(variable: str) -> bool:
    return os.environ.get(variable, "").strip().lower() in ("1", "true", "yes", "on")


DISABLED = _switched_on("DEPRECATE_DISABLED")
AS_EXCEPTIONS = _switched_on("DEPRECATE_AS_EXCEPTIONS")

# The one lock of the library. It is only taken while a warning is being given, on registration and by switches. It is
# reentrant because a signal handler or a finaliser may use something deprecated while this thread holds it.
LOCK = RLock()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=LOCK._at_fork_reinit)  # type: ignore[attr-defined]  # a lock of a gone thread


class _Entry(ref["Watch"]):
    """A weak reference that knows its place in the registry."""

    __slots__ = ("key",)
    key: int


def _forget(entry: _Entry) -> None:
    registry._watches.pop(entry.key, None)


class Registry:
    """The deprecated objects that are alive in this process.

    Iterating yields a `Record` for each of them. The registry keeps none of them alive, and builds records only when
    they are asked for. All methods may be called from any thread.
    """

    __module__ = "deprecate"

    def __init__(self) -> None:
        self._watches: dict[int, _Entry] = {}
        self._suppressed: ContextVar[bool] | None = None
        self.listeners: tuple[Listener, ...] = ()
        # False once a use may be suppressed or listened to: each is then looked at more closely.
        self.is_quick = True
        self.as_exceptions = AS_EXCEPTIONS

    def __repr__(self) -> str:
        return f"<deprecate.registry of {len(self)} deprecated objects>"

    def __iter__(self) -> Iterator[Record]:
        """Yield the record of each deprecated object once, in the order of declaration."""
        found: dict[object, Record] = {}
        for watch in self._alive():
            record = watch.record()
            # The accessors of one property are one deprecated object.
            found.setdefault((record.path, record.kind) if record.kind == "property" else record, record)
        return iter(found.values())

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __contains__(self, obj: object) -> bool:
        return bool(watches_of(obj))

    def add(self, watch: Watch) -> None:
        """Take up a watch."""
        entry = _Entry(watch, _forget)
        entry.key = id(watch)
        with LOCK:
            self._watches[entry.key] = entry

    def find(self, obj: object) -> Record | None:
        """Return the record of a deprecated object, None if it is not deprecated.

        Args:
            obj: A function, method, property, classmethod or staticmethod object, as decorated.
        """
        watches = watches_of(obj)
        return watches[0].record() if watches else None

    def reset(self, obj: object = None) -> None:
        """Give one deprecated object, or all of them, the full budget of warnings again.

        Args:
            obj: The object, as decorated; None for all.

        Raises:
            LookupError: `obj` is not deprecated.
        """
        for watch in self.watches(*([] if obj is None else [obj])):
            watch.reset()

    def watches(self, *objects: object) -> list[Watch]:
        """Return what counts the warnings of the given deprecated objects, or of all of them if none is given.

        Raises:
            LookupError: One of the objects is not deprecated.
        """
        if not objects:
            return self._alive()
        found = [(obj, watches_of(obj)) for obj in objects]
        for obj, watches in found:
            if not watches:
                raise LookupError(f"{obj!r} is not deprecated; it has no budget of warnings to reset")
        return [watch for _, watches in found for watch in watches]

    def suppress(self) -> Any:
        """Return a context manager in which no deprecated object warns or raises.

        It concerns the current thread or task alone, and uses up no budget.

        Example:
            >>> from deprecate import deprecated, registry
            >>> @deprecated("Use area() instead", as_exception=True)
            ... def surface() -> int:
            ...     return 1
            >>> with registry.suppress():
            ...     surface()
            1
        """
        from ._suppression import suppression

        with LOCK:
            self._suppressed, context = suppression(self._suppressed)
            self.is_quick = False
        return context

    def is_suppressed(self) -> bool:
        """Tell whether the current thread or task is within `suppress()`."""
        return self._suppressed is not None and self._suppressed.get()

    def listen(self, listener: Listener) -> None:
        """Tell `listener` of each use that is about to be reported: what is used, and the place that is blamed."""
        with LOCK:
            self.listeners, self.is_quick = (*self.listeners, listener), False

    def unlisten(self, listener: Listener) -> None:
        """Stop telling `listener`."""
        with LOCK:
            self.listeners = tuple([other for other in self.listeners if other != listener])
            self.is_quick = not self.listeners and self._suppressed is None

    def set_as_exceptions(self, value: object) -> None:
        """Make every deprecated object raise or warn; anything but a bool restores what the environment said."""
        self.as_exceptions = value if type(value) is bool else AS_EXCEPTIONS
        for watch in self._alive():
            watch.rearm()

    def _alive(self) -> list[Watch]:
        # `copy` is atomic: a watch that dies meanwhile must not disturb the iteration.
        return [watch for entry in self._watches.copy().values() if (watch := entry()) is not None]


def watches_of(obj: Any) -> list[Watch]:
    """Return the watches over a function, or over the functions inside a method, descriptor or property."""
    try:
        if isinstance(obj, property):
            parts = [obj.fget, obj.fset, obj.fdel]
        else:
            parts = [obj, getattr(obj, "__func__", None), getattr(obj, "func", None)]
        found = [getattr(part, "__dict__", {}).get("__deprecation_watch__") for part in parts]
    except Exception:  # noqa: BLE001 - an object that refuses to be looked at is not one of ours
        return []
    return list(dict.fromkeys([watch for watch in found if watch is not None]))


registry = Registry()
