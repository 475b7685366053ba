"""The guard over one deprecated object: its budget of warnings, and the cell that brings its uses to it."""

from __future__ import annotations

from . import _registry
from ._messages import name_of, path_of
from ._signatures import code_of
from ._spec import FORWARD, NOTIFY, WARN
from ._warner import check_answer, notify

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CellType
    from typing import Any

    from ._record import Record
    from ._spec import Deprecation


class Watch:
    """The mutable state of one wrapper.

    A wrapper calls whatever one cell holds. While its uses have to be looked at, that is the method `use`, which looks and
    then calls the real thing; afterwards it is the real thing. So after the last warning a call touches no lock, no counter
    and no filter.

    The count is exact because each warning is claimed by decrementing `left` under one lock, and the cell is written
    under the same lock. A thread that read the cell just before it changed comes in here, finds nothing left to claim
    and goes on. Nothing in this depends on a GIL: on a free-threaded build the lock alone orders the claims, and two
    unsynchronised writers of a cell, which such a build does not promise to survive, cannot occur.
    """

    __slots__ = (
        "__weakref__",
        "call",
        "cell",
        "face",
        "is_flag",
        "is_plain",
        "kind",
        "left",
        "message",
        "pending",
        "send",
        "source",
        "spec",
    )

    def __init__(self, spec: Deprecation, source: Callable[..., Any], kind: str, message: str | None) -> None:
        self.spec = spec
        self.source = source
        self.kind = kind
        # None: the text is the `__deprecated__` of the wrapper, which a PEP 702 decorator above it may have set.
        self.message = message
        self.left = spec.num_warns
        self.call: Any = None
        self.is_plain = False
        self.pending: Callable[[], object] | None = None
        self.send: Callable[..., None] | None = None
        if spec.stream is not WARN and spec.stream is not None:
            from ._streams import sender

            self.send = sender(spec.stream)

    def use(self, /, *args: Any, **kwargs: Any) -> Any:
        """Look at a use and let it pass."""
        notify(self, 2)
        return self.call(*args, **kwargs)

    def attach(self, face: dict[str, Any], cell: CellType, is_flag: bool) -> None:
        """Take charge of a wrapper.

        Args:
            face: The attributes of the wrapper.
            cell: What it calls, or its flag.
            is_flag: The cell is a flag, which is None while there is nothing to look at.
        """
        self.face, self.cell, self.is_flag = face, cell, is_flag
        if self.pending is None and "._" in face.get("__deprecated__", ""):
            self.pending = self._name_public_target
        self.rearm()
        _registry.registry.add(self)

    def _name_public_target(self) -> None:
        """Name the target by its public path, which a package may have opened only after the decoration."""
        self.pending = None
        target: Any = self.spec.successor
        private, public = f"`{getattr(target, '__module__', '')}.{name_of(target)}`", f"`{path_of(target)}`"
        if self.message is None and not isinstance(target, str):
            self.face["__deprecated__"] = self.face["__deprecated__"].replace(private, public)
        self.rearm()

    def text(self) -> str:
        """Return the text of the warning."""
        return self.face["__deprecated__"] if self.message is None else self.message

    def record(self) -> Record:
        """Return what is deprecated here as plain data."""
        from ._record import Record

        if self.pending == self._name_public_target:
            self._name_public_target()
        spec, source, code = self.spec, self.source, code_of(self.source)
        return Record(
            kind=self.kind,
            module=getattr(source, "__module__", None) or "builtins",
            qualname=getattr(source, "__qualname__", type(source).__qualname__),
            message=self.text(),
            mode=spec.mode,
            target=path_of(spec.successor) or None if spec.mode == FORWARD else None,
            deprecated_in=spec.deprecated_in,
            remove_in=spec.remove_in,
            category=spec.category.__name__ if spec.category else None,
            num_warns=spec.num_warns,
            changes=spec.changes,
            note=spec.note,
            url=spec.url,
            filename=code.co_filename if code else None,
            lineno=code.co_firstlineno if code else None,
        )

    def raises(self) -> bool:
        """Tell whether a use raises `DeprecatedError` instead of warning."""
        return self.spec.as_exception or _registry.registry.as_exceptions

    def source_if(self, answer: object) -> Callable[..., Any]:
        """Return the source, which runs in place of the target because `skip_if` gave this answer."""
        check_answer(answer)
        return self.source

    def settle(self, call: Callable[..., Any]) -> None:
        """Take `call` as the real thing from now on."""
        with _registry.LOCK:
            self.call, self.pending = call, None
            self.rearm()

    def claim(self) -> bool:
        """Take one warning off the budget; return False if another thread was faster."""
        with _registry.LOCK:
            if self.left > 0:
                self.left -= 1
                if not self.left:
                    self.rearm()
                return True
            return self.left < 0

    def give_back(self) -> None:
        """Return a claimed warning that nobody saw."""
        with _registry.LOCK:
            if 0 <= self.left < self.spec.num_warns:
                self.left += 1
                self.rearm()

    def budget(self) -> Any:
        """Return what is left, for `restore`."""
        return self.left

    def restore(self, budget: Any) -> None:
        """Go back to what was left once."""
        with _registry.LOCK:
            self.left = budget
            self.rearm()

    def reset(self) -> None:
        """Start again with the full budget."""
        with _registry.LOCK:
            self.left = self.spec.num_warns
            self.rearm()

    def rearm(self) -> None:
        """Make the cell agree with the budget and the switches."""
        with _registry.LOCK:
            armed, idle = (self, None) if self.is_flag else (self.use, self.call)
            self.cell.cell_contents = armed if self._is_armed() else idle
            asks = self.spec.mode == NOTIFY and self.spec.skip_if is not False
            self.is_plain = self.pending is None and self.send is None and not asks and not self.raises()

    def _is_armed(self) -> bool:
        spec = self.spec
        if _registry.DISABLED or spec.skip_if is True:
            return False
        if self.raises():
            return True
        return bool(self.left) and spec.stream is not None and spec.category is not None
