"""The watch over the deprecated arguments of one function: a budget for each."""

from __future__ import annotations

from . import _registry
from ._messages import render_arguments
from ._signatures import MISSING
from ._warner import notify
from ._watch import Watch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ._changes import Removed, Renamed
    from ._conflicts import Conflicts
    from ._spec import Deprecation


class ArgumentWatch(Watch):
    """The mutable state of a wrapper that watches arguments.

    The wrapper reads `armed` when it meets an old name, and where there are several also `live`, which says for each of
    them whether its use has to be looked at.
    """

    __slots__ = ("armed", "budgets", "conflicts", "live")
    conflicts: Conflicts

    def __init__(self, spec: Deprecation, source: Callable[..., Any], kind: str) -> None:
        super().__init__(spec, source, kind, None)
        self.budgets = {change.name: spec.num_warns for change in spec.changes}
        self.armed = False
        self.live: tuple[bool, ...] = ()

    def text(self) -> str:
        """Return the text of a warning about all deprecated arguments."""
        return render_arguments(self.spec, self.source, self.spec.changes)

    def look(self, given: tuple[Any, ...]) -> None:
        """Look at a call in which the values `given`, in the order of the changes, came under deprecated names."""
        changes = self.spec.changes
        used = tuple([change for change, value in zip(changes, given, strict=True) if value is not MISSING])
        use: Any = ArgumentUse(self, used)  # to the warner it is a watch
        notify(use, 2)

    def budget(self) -> Any:
        """Return what is left for each argument, for `restore`."""
        return dict(self.budgets)

    def restore(self, budget: Any) -> None:
        """Go back to what was left once."""
        with _registry.LOCK:
            self.budgets = dict(budget)
            self.rearm()

    def reset(self) -> None:
        """Start again with full budgets."""
        with _registry.LOCK:
            self.budgets = dict.fromkeys(self.budgets, self.spec.num_warns)
            self.rearm()

    def rearm(self) -> None:
        """Make `armed` and `live` agree with the budgets and the switches."""
        with _registry.LOCK:
            self.left = max(self.budgets.values(), key=lambda left: (left < 0, left), default=0)
            self.armed, raises = self._is_armed(), self.raises()
            self.live = tuple([self.armed and (raises or left != 0) for left in self.budgets.values()])
            self.is_plain = self.send is None and not raises

    @staticmethod
    def given(**values: Any) -> dict[str, Any]:
        """Return the arguments that a call gave."""
        return {name: value for name, value in values.items() if value is not MISSING}

    @staticmethod
    def leading(*values: Any) -> list[Any]:
        """Return the positional arguments before the first one that a call did not give."""
        end = next((index for index, value in enumerate(values) if value is MISSING), len(values))
        return list(values[:end])


class ArgumentUse:
    """One call that used deprecated arguments, as the warner sees it."""

    __slots__ = ("claimed", "message", "used", "watch")

    def __init__(self, watch: ArgumentWatch, used: tuple[Renamed | Removed, ...]) -> None:
        self.watch, self.used = watch, used
        self.message = render_arguments(watch.spec, watch.source, used)
        self.claimed: list[str] = []

    def __getattr__(self, name: str) -> Any:
        """Be like the watch in all else."""
        return getattr(self.watch, name)

    @property
    def left(self) -> int:
        """The largest budget among the arguments used."""
        budgets = [self.watch.budgets[change.name] for change in self.used]
        return min(budgets) if min(budgets) < 0 else max(budgets)

    def text(self) -> str:
        """Return the text of the warning."""
        return self.message

    def claim(self) -> bool:
        """Take one warning off the budget of each argument used; return False if none had any left."""
        with _registry.LOCK:
            budgets = self.watch.budgets
            self.claimed = [change.name for change in self.used if budgets[change.name] > 0]
            for name in self.claimed:
                budgets[name] -= 1
            if self.claimed:
                self.watch.rearm()
            return bool(self.claimed) or self.watch.spec.num_warns < 0

    def give_back(self) -> None:
        """Return what was claimed for a warning that nobody saw."""
        with _registry.LOCK:
            for name in self.claimed:
                self.watch.budgets[name] = min(self.watch.budgets[name] + 1, self.watch.spec.num_warns)
            self.watch.rearm()
