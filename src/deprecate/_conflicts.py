"""Calls that give one argument under two names."""

from __future__ import annotations

from ._attribution import warn_caller
from ._messages import conflict_text
from ._registry import DISABLED, registry
from ._signatures import MISSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

    from ._spec import Deprecation


class Conflicts:
    """What a wrapper asks when a call gives an argument twice; parameters are told by their place in its signature."""

    __slots__ = ("deprecated", "names", "source", "spec")

    def __init__(self, spec: Deprecation, source: Callable[..., Any], names: list[str]) -> None:
        self.spec, self.source, self.names = spec, source, names
        self.deprecated = {change.name for change in spec.changes}

    def refuse(self, old: int, other: int) -> NoReturn:
        """Refuse the call."""
        names = f"{self.names[old]!r} (deprecated) and {self.names[other]!r}"
        raise TypeError(f"{self.source.__qualname__}() got values for both {names}; give one of them")

    def ignore(self, loser: int, winner: int) -> None:
        """Say whose value is not used; each such call is told, whatever the budget."""
        self._warn(self.names[loser], self.names[winner])

    def settle(self, loser: int, winner: int) -> None:
        """Refuse the call or say whose value is not used, as the change of the losing name says."""
        name = self.names[loser]
        policy = next(
            (
                getattr(change, "conflict", "")
                for change in self.spec.changes
                if change.name == name and hasattr(change, "new")
            ),
            "",
        )
        if policy == "error":
            self.refuse(loser, winner)
        self._warn(name, self.names[winner])

    def renamed(self, keywords: dict[str, Any]) -> dict[str, Any]:
        """Return keyword arguments under their new names; what is dropped is left out."""
        found = dict(keywords)
        for change in self.spec.changes:
            value = found.pop(change.name, MISSING) if change.name in keywords else MISSING
            new = getattr(change, "new", None)
            if value is MISSING or new is None:
                if value is not MISSING and getattr(change, "keep", False):
                    found[change.name] = value
            elif new not in keywords:
                found[new] = value
            elif getattr(change, "conflict", "") == "error":
                raise TypeError(
                    f"{self.source.__qualname__}() got values for both {change.name!r} (deprecated) and {new!r}"
                )
            else:
                self._warn(change.name, new)
        return found

    def _warn(self, loser: str, winner: str) -> None:
        if self.spec.stream is None or DISABLED or registry.is_suppressed():
            return
        warn_caller(conflict_text(self.source, loser, winner, self.deprecated), UserWarning, depth=3)
