"""Calls that give one argument under two names."""

from __future__ import annotations

from ._attribution import warn_caller
from ._messages import conflict_text
from ._registry import DISABLED, registry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

    from ._changes import Change
    from ._spec import Deprecation


class Conflicts:
    """What a wrapper asks when a call gives an argument twice; parameters are told by their place in its signature."""

    __slots__ = ("deprecated", "names", "source", "spec")

    def __init__(self, spec: Deprecation, source: Callable[..., Any], names: list[str]) -> None:
        self.spec, self.source, self.names = spec, source, names
        self.deprecated = {change.name for change in spec.changes}

    def refuse(self, old: int, other: int) -> NoReturn:
        """Refuse the call."""
        raise TypeError(_refusal(self.source, self.names[old], self.names[other]))

    def ignore(self, loser: int, winner: int) -> None:
        """Say whose value is not used; each such call is told, whatever the budget."""
        self._warn(self.names[loser], self.names[winner])

    def settle(self, loser: int, winner: int) -> None:
        """Refuse the call or say whose value is not used, as the change of the losing name says."""
        name = self.names[loser]
        policy = next((change.conflict for change in self.spec.changes if change.name == name), "")
        if policy == "error":
            self.refuse(loser, winner)
        self._warn(name, self.names[winner])

    def renamed(self, keywords: dict[str, Any]) -> dict[str, Any]:
        """Return keyword arguments under their new names; what is dropped is left out."""
        found = {name: value for name, value in keywords.items() if name not in self.deprecated}
        holders = {name: name for name in found}
        for change in reversed(self.spec.changes):  # as everywhere, of two old names the one declared last counts
            name, new = change.name, change.name if change.keep else change.new
            if new is None or name not in keywords:
                continue
            if new in found and not self._replaces(change, holders[new]):
                continue
            found[new], holders[new] = keywords[name], name
        return found

    def _replaces(self, change: Change, holder: str) -> bool:
        """Tell whether a value under an old name is used in place of the one under `holder`; warn or refuse."""
        policy = change.conflict
        if policy == "error":
            raise TypeError(_refusal(self.source, change.name, holder))
        loser, winner = (holder, change.name) if policy == "old" else (change.name, holder)
        self._warn(loser, winner, depth=4)
        return policy == "old"

    def _warn(self, loser: str, winner: str, depth: int = 3) -> None:
        is_silent = self.spec.stream is None or self.spec.category is None or DISABLED
        if is_silent or registry.is_suppressed():
            return
        warn_caller(conflict_text(self.source, loser, winner, self.deprecated), UserWarning, depth=depth)


def _refusal(source: Any, old: str, other: str) -> str:
    name = getattr(source, "__qualname__", type(source).__qualname__)
    return f"{name}() got values for both {old!r} (deprecated) and {other!r}; give one of them"
