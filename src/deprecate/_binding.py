"""How the arguments of one signature reach another one; decided once, at decoration.

A call is a list of arguments `(prefix, keyword, value)`: the prefix is "", "*" or "**", the keyword is "" for an argument
passed by position, and the value is the index of a source parameter, the name of a fixed value, or a tuple of indices of
which the first parameter that the caller gave counts.
"""

from __future__ import annotations

from ._errors import did_you_mean, nearest
from ._messages import name_of
from ._signatures import (
    EMPTY,
    KEYWORD_ONLY,
    MISSING,
    POSITIONAL,
    POSITIONAL_ONLY,
    VAR_KEYWORD,
    VAR_POSITIONAL,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, NoReturn, TypeAlias

    from ._signatures import Parameter

    Value: TypeAlias = int | str | tuple[int, ...]
    Argument: TypeAlias = tuple[str, str, Value]

_PREFIXES = {VAR_POSITIONAL: "*", VAR_KEYWORD: "**"}


def same_call(parameters: list[Parameter]) -> list[Argument]:
    """Return the call that hands every parameter on under its own name, as it came."""
    return [
        (_PREFIXES.get(kind, ""), name if kind == KEYWORD_ONLY else "", index)
        for index, (name, kind, _) in enumerate(parameters)
    ]


def own_call(parameters: list[Parameter], own: list[Parameter]) -> tuple[list[Argument], dict[str, Any]]:
    """Return the call of the source from a wrapper whose defaults differ, and the defaults of its own that it passes."""
    call = same_call(parameters)
    fallbacks: dict[str, Any] = {}
    for index, ((prefix, keyword, _), (_, _, default)) in enumerate(zip(call, own, strict=True)):
        if parameters[index][2] is MISSING and default is not MISSING:
            call[index] = (prefix, keyword, (index,))
            fallbacks[f"own_{index}"] = default
    return call, fallbacks


class Binding:
    """The way from the parameters of a source to those of its target, bound by name.

    Args:
        source: The deprecated function.
        parameters: Its parameters.
        target: The callable that calls are forwarded to.
        accepted: The parameters of the target.
        mapping: Old parameter names and their new ones, None for those that are dropped.
        extra: Names of the arguments that are added.
        winners: Old names whose value is used where a call gives the new name too.
        late: The default of the target is filled in by the call, not by the signature: where the source may run instead,
            or where the wrapper exists before its target is known.
    """

    def __init__(
        self,
        source: Callable[..., Any],
        parameters: list[Parameter],
        target: Callable[..., Any],
        accepted: list[Parameter],
        mapping: Mapping[str, str | None],
        extra: list[str],
        *,
        winners: frozenset[str] = frozenset(),
        late: bool = False,
    ) -> None:
        self.source, self.parameters = source, parameters
        self.target, self.accepted = target, accepted
        self.mapping, self.extra, self.winners, self.late = mapping, extra, winners, late
        self.positional = [name for name, kind, _ in accepted if kind in (POSITIONAL_ONLY, POSITIONAL)]
        self.fallbacks: dict[str, Any] = {}
        self.conflicts: list[tuple[int, int]] = []

    def bind(self) -> list[Argument]:
        """Return the call of the target; raise TypeError where no call of it could be right.

        Afterwards `parameters` are those that the wrapper needs, `fallbacks` the values that a call passes where none was
        given, and `conflicts` the pairs of parameters of which a call may give one.
        """
        if not self.mapping and not self.extra and self._is_plain():
            return same_call(self.parameters)
        self.named = {name: kind for name, kind, _ in self.accepted if kind not in _PREFIXES}
        kinds = {kind for _, kind, _ in self.accepted}
        self.takes_more, self.takes_any_name = VAR_POSITIONAL in kinds, VAR_KEYWORD in kinds
        values = self._values()
        leading = self._leading(values)
        by_position: list[Argument] = [("", "", values[name]) for name in leading]
        by_keyword: list[Argument] = [("", name, value) for name, value in values.items() if name not in leading]
        star: list[Argument] = [
            ("*", "", i) for i, (_, kind, _) in enumerate(self.parameters) if kind == VAR_POSITIONAL
        ]
        rest: list[Argument] = [("**", "", i) for i, (_, kind, _) in enumerate(self.parameters) if kind == VAR_KEYWORD]
        if star:
            self._check_order(by_position, by_keyword)
        self._check_accepted(by_keyword)
        self._check_required(values, may_fill=bool(star), may_name=bool(rest))
        return [*by_position, *star, *by_keyword, *rest]

    def _is_plain(self) -> bool:
        """Tell whether the target begins with the same positional parameters and needs no others: by far the usual case."""
        count = len(self.parameters)
        return (
            [name for name, kind, _ in self.parameters if kind <= POSITIONAL] == self.positional[:count]
            and len(self.positional[:count]) == count
            and all(default is not EMPTY or kind in _PREFIXES for _, kind, default in self.accepted[count:])
        )

    def _values(self) -> dict[str, Value]:
        """Return what each parameter of the target gets."""
        sources: dict[str, list[int]] = {}
        for index, (name, kind, _) in enumerate(self.parameters):
            new = self.mapping.get(name, name)
            if kind not in _PREFIXES and new:
                sources.setdefault(new, []).append(index)
        self._check_mapping()
        values: dict[str, Value] = {new: self._value(new, indices) for new, indices in sources.items()}
        for position, name in enumerate(self.extra):
            values[name] = f"x{position}"
        return values

    def _value(self, new: str, indices: list[int]) -> Value:
        """Return the value of one parameter of the target: its own source parameter first, then the old names, last first."""
        own = self._index(new) if new not in self.mapping else None
        order = sorted(indices, key=lambda index: (not self._wins(index), index != own, -self._declared(index)))
        defaults = [self.parameters[index][2] for index in order]
        theirs = next((default for name, _, default in self.accepted if name == new), EMPTY)
        if order == [own] or (len(order) == 1 and defaults[0] is EMPTY):
            return order[0]
        if len(order) == 1 and not self.late:
            self._set_default(order[0], defaults[0] if theirs is EMPTY else theirs)
            return order[0]
        of_own = self.parameters[own][2] if own is not None else EMPTY
        known = [default for default in (of_own, theirs, *defaults) if default is not EMPTY]
        for index, default in zip(order, defaults, strict=True):
            if default is not EMPTY:
                self._set_default(index, MISSING)
        self.conflicts += [(loser, winner) for i, winner in enumerate(order) for loser in order[i + 1 :]]
        if known:
            self.fallbacks[f"fallback_{order[0]}"] = known[0]
        return tuple(order)

    def _wins(self, index: int) -> bool:
        return self.parameters[index][0] in self.winners

    def _index(self, name: str) -> int | None:
        return next((index for index, parameter in enumerate(self.parameters) if parameter[0] == name), None)

    def _declared(self, index: int) -> int:
        return list(self.mapping).index(self.parameters[index][0]) if self.parameters[index][0] in self.mapping else -1

    def _set_default(self, index: int, default: Any) -> None:
        name, kind, _ = self.parameters[index]
        self.parameters = [*self.parameters[:index], (name, kind, default), *self.parameters[index + 1 :]]

    def _check_mapping(self) -> None:
        names = [name for name, kind, _ in self.parameters if kind not in _PREFIXES]
        takes_any_name = any(kind == VAR_KEYWORD for _, kind, _ in self.parameters)
        for name, new in self.mapping.items():
            if name not in names and not takes_any_name:
                self._refuse(f"args_mapping names {name!r}, which is no parameter{did_you_mean(name, names)}")
            if name not in names and new in names:
                self._refuse(
                    f"both `{name}`, a surplus keyword, and `{new}` would become `{new}`; make `{name}` a parameter"
                )

    def _leading(self, values: dict[str, Value]) -> list[str]:
        """Return the names whose values can go by position: as far as the order of the target allows."""
        leading: list[str] = []
        kinds = [kind for _, kind, _ in self.parameters]
        may_repeat = VAR_KEYWORD in kinds and VAR_POSITIONAL not in kinds
        for name in self.positional:
            # A fixed value must win over a surplus keyword argument of its name, which it can only do as a keyword.
            is_repeated = may_repeat and isinstance(values.get(name), str) and self.named[name] != POSITIONAL_ONLY
            if name not in values or is_repeated:
                return leading
            leading.append(name)
        if self.takes_more:
            leading += [name for name, value in values.items() if name not in self.named and self._is_positional(value)]
        return leading

    def _is_positional(self, value: Value) -> bool:
        return isinstance(value, int) and self.parameters[value][1] in (POSITIONAL_ONLY, POSITIONAL)

    def _check_order(self, by_position: list[Argument], by_keyword: list[Argument]) -> None:
        passed = [value for _, _, value in by_position if isinstance(value, int)]
        if passed != sorted(passed) or any(self._is_positional(value) for _, _, value in by_keyword):
            own = ", ".join([name for name, kind, _ in self.parameters if kind <= POSITIONAL])
            more = next(name for name, kind, _ in self.parameters if kind == VAR_POSITIONAL)
            self._refuse(
                f"`*{more}` would land in other parameters, as the order ({own}) is not that of the target, "
                f"({', '.join(self.positional)}); remove `*{more}`, or leave out target and call it in the body"
            )

    def _check_accepted(self, by_keyword: list[Argument]) -> None:
        passed = {name for _, name, _ in by_keyword}
        for _, name, value in by_keyword:
            if self.named.get(name) == POSITIONAL_ONLY:
                gap = next(other for other in self.positional if other not in passed)
                self._refuse(f"positional-only `{name}` cannot be passed without `{gap}` before it")
            if name not in self.named and not self.takes_any_name:
                self._refuse_name(name, value)

    def _check_required(self, values: dict[str, Value], *, may_fill: bool, may_name: bool) -> None:
        for name, kind, default in self.accepted:
            optional = default is not EMPTY or kind in _PREFIXES or name in values
            filled = (may_fill and kind != KEYWORD_ONLY) or (may_name and kind != POSITIONAL_ONLY)
            if not optional and not filled:
                self._refuse(f"the target requires `{name}`; supply it with args_extra={{{name!r}: ...}}")

    def _refuse_name(self, name: str, value: Value) -> NoReturn:
        close = nearest(name, self.named)
        if isinstance(value, str):
            self._refuse(f"args_extra gives `{name}`, which the target does not accept{did_you_mean(name, self.named)}")
        old = self.parameters[value if isinstance(value, int) else value[-1]][0]
        if old != name:
            meant = did_you_mean(name, self.named)
            self._refuse(f"args_mapping sends `{old}` to `{name}`, which the target does not accept{meant}")
        rename = f", or rename it with args_mapping={{{old!r}: {close!r}}}" if close else ""
        self._refuse(f"the target does not accept `{old}`; drop it with args_mapping={{{old!r}: None}}{rename}")

    def _refuse(self, reason: str) -> NoReturn:
        raise TypeError(f"`{name_of(self.source)}()` cannot be forwarded to `{name_of(self.target)}()`: {reason}")
