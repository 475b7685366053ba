"""How the arguments of one signature reach another one; decided once, at decoration.

A call is a list of arguments `(prefix, keyword, value)`: the prefix is "", "*" or "**", the keyword is "" for an argument
passed by position, and the value is the index of a source parameter or the name of a fixed value.
"""

from __future__ import annotations

from ._errors import did_you_mean, nearest
from ._messages import name_of
from ._signatures import (
    EMPTY,
    KEYWORD_ONLY,
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

    Argument: TypeAlias = tuple[str, str, int | str]

_PREFIXES = {VAR_POSITIONAL: "*", VAR_KEYWORD: "**"}


def same_call(parameters: list[Parameter]) -> list[Argument]:
    """Return the call that hands every parameter on under its own name, as it came."""
    return [
        (_PREFIXES.get(kind, ""), name if kind == KEYWORD_ONLY else "", index)
        for index, (name, kind, _) in enumerate(parameters)
    ]


def forwarded_defaults(
    parameters: list[Parameter], accepted: list[Parameter], mapping: Mapping[str, str | None]
) -> list[Parameter]:
    """Return `parameters` in which a renamed one takes the default of its target, where the target has one."""
    if not mapping:
        return parameters
    of_target = {name: default for name, _, default in accepted}
    return [
        (name, kind, default if default is EMPTY else _or(of_target.get(mapping.get(name) or "", EMPTY), default))
        for name, kind, default in parameters
    ]


def _or(default: Any, other: Any) -> Any:
    return other if default is EMPTY else default


class Binding:
    """The way from the parameters of a source to those of its target, bound by name."""

    def __init__(
        self,
        source: Callable[..., Any],
        parameters: list[Parameter],
        target: Callable[..., Any],
        accepted: list[Parameter],
    ) -> None:
        self.source, self.parameters = source, parameters
        self.target, self.accepted = target, accepted
        self.positional = [name for name, kind, _ in accepted if kind in (POSITIONAL_ONLY, POSITIONAL)]

    def arguments(self, mapping: Mapping[str, str | None], extra: list[str]) -> list[Argument]:
        """Return the call of the target; raise TypeError where no call of it could be right."""
        if not mapping and not extra and self._is_plain():
            return same_call(self.parameters)
        self.named = {name: kind for name, kind, _ in self.accepted if kind not in _PREFIXES}
        kinds = {kind for _, kind, _ in self.accepted}
        self.takes_more, self.takes_any_name = VAR_POSITIONAL in kinds, VAR_KEYWORD in kinds
        values = self._values(mapping, extra)
        leading = self._leading(values)
        by_position = [("", "", values[name]) for name in leading]
        by_keyword = [("", name, value) for name, value in values.items() if name not in leading]
        star = [("*", "", index) for index, (_, kind, _) in enumerate(self.parameters) if kind == VAR_POSITIONAL]
        double_star = [("**", "", index) for index, (_, kind, _) in enumerate(self.parameters) if kind == VAR_KEYWORD]
        if star:
            self._check_order(by_position, by_keyword)
        self._check_accepted(by_keyword)
        self._check_required(values, may_fill=bool(star), may_name=bool(double_star))
        return [*by_position, *star, *by_keyword, *double_star]

    def _is_plain(self) -> bool:
        """Tell whether the target begins with the same positional parameters and needs no others: by far the usual case."""
        count = len(self.parameters)
        return (
            [name for name, kind, _ in self.parameters if kind <= POSITIONAL] == self.positional[:count]
            and len(self.positional[:count]) == count
            and all(default is not EMPTY or kind in _PREFIXES for _, kind, default in self.accepted[count:])
        )

    def _values(self, mapping: Mapping[str, str | None], extra: list[str]) -> dict[str, int | str]:
        values: dict[str, int | str] = {}
        for index, (name, kind, _) in enumerate(self.parameters):
            new = mapping.get(name, name)
            if kind in _PREFIXES or not new:
                continue
            if new in values:
                self._refuse(f"both `{self.parameters[int(values[new])][0]}` and `{name}` would become `{new}`")
            values[new] = index
        for name in mapping:
            if name not in {parameter[0] for parameter in self.parameters}:
                names = [parameter[0] for parameter in self.parameters]
                self._refuse(f"args_mapping names {name!r}, which is no parameter{did_you_mean(name, names)}")
        for position, name in enumerate(extra):
            values[name] = f"x{position}"
        return values

    def _leading(self, values: dict[str, int | str]) -> list[str]:
        """Return the names whose values can go by position: as far as the order of the target allows."""
        leading: list[str] = []
        for name in self.positional:
            if name not in values:
                return leading
            leading.append(name)
        if self.takes_more:
            leading += [name for name, value in values.items() if name not in self.named and self._is_positional(value)]
        return leading

    def _is_positional(self, value: int | str) -> bool:
        return isinstance(value, int) and self.parameters[value][1] in (POSITIONAL_ONLY, POSITIONAL)

    def _check_order(self, by_position: list[Argument], by_keyword: list[Argument]) -> None:
        passed = [value for _, _, value in by_position if isinstance(value, int)]
        if passed != sorted(passed) or any(self._is_positional(value) for _, _, value in by_keyword):
            self._refuse("surplus positional arguments would land in other parameters, as the orders differ")

    def _check_accepted(self, by_keyword: list[Argument]) -> None:
        for _, name, value in by_keyword:
            if self.named.get(name) == POSITIONAL_ONLY:
                gap = next(other for other in self.positional if other not in {argument[1] for argument in by_keyword})
                self._refuse(f"positional-only `{name}` cannot be passed without `{gap}` before it")
            if name not in self.named and not self.takes_any_name:
                self._refuse_name(name, value)

    def _check_required(self, values: dict[str, int | str], *, may_fill: bool, may_name: bool) -> None:
        for name, kind, default in self.accepted:
            optional = default is not EMPTY or kind in _PREFIXES or name in values
            filled = (may_fill and kind != KEYWORD_ONLY) or (may_name and kind != POSITIONAL_ONLY)
            if not optional and not filled:
                self._refuse(f"the target requires `{name}`; supply it with args_extra={{{name!r}: ...}}")

    def _refuse_name(self, name: str, value: int | str) -> NoReturn:
        close = nearest(name, self.named)
        if isinstance(value, str):
            self._refuse(f"args_extra gives `{name}`, which the target does not accept{did_you_mean(name, self.named)}")
        old = self.parameters[value][0]
        if old != name:
            self._refuse(f"args_mapping sends `{old}` to `{name}`, which the target does not accept"
                         f"{did_you_mean(name, self.named)}")
        rename = f", or rename it with args_mapping={{{old!r}: {close!r}}}" if close else ""
        self._refuse(f"the target does not accept `{old}`; drop it with args_mapping={{{old!r}: None}}{rename}")

    def _refuse(self, reason: str) -> NoReturn:
        raise TypeError(f"`{name_of(self.source)}()` cannot be forwarded to `{name_of(self.target)}()`: {reason}")
