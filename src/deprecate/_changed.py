"""Writes the wrapper of a function some of whose arguments are deprecated; a caller of the new names runs the body.

The text for `def any_pow(base, new_coef=1)` with `Renamed("coef", "new_coef")` reads

    def make(_call, _missing, _watch, _default1):
        def any_pow(base, new_coef=_missing, *, coef=_missing):
            if coef is not _missing:
                if new_coef is not _missing:
                    _watch.conflicts.refuse(2, 1)
                if _watch.armed:
                    _watch.look((coef,))
                new_coef = coef
            return _call(base, _default1 if new_coef is _missing else new_coef)
        return any_pow
"""

from __future__ import annotations

from keyword import iskeyword

from . import _codegen
from ._changes import Removed, Renamed
from ._conflicts import Conflicts
from ._errors import did_you_mean
from ._messages import name_of
from ._signatures import EMPTY, KEYWORD_ONLY, MISSING, POSITIONAL, POSITIONAL_ONLY, VAR_KEYWORD, VAR_POSITIONAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FunctionType
    from typing import Any, NoReturn

    from ._argument_watch import ArgumentWatch
    from ._signatures import Parameter


def changed_wrapper(watch: ArgumentWatch, label: _codegen.Label, parameters: list[Parameter]) -> FunctionType:
    """Return the wrapper of a function with `parameters` that watches the arguments named by the changes of `watch`."""
    plan = Plan(watch, parameters)
    watch.conflicts = Conflicts(watch.spec, watch.source, [name for name, _, _ in plan.parameters])
    spec = watch.spec
    values: dict[str, Any] = {"call": watch.source, "missing": MISSING, "watch": watch, **plan.fixed_values()}
    if spec.skip_if is not False:
        values.update(skip_if=spec.skip_if if callable(spec.skip_if) else lambda: True, skipped=watch.source_if)
    words = list(dict.fromkeys([*watch.conflicts.names, *spec.args_extra]))
    defaults = [default for _, _, default in plan.parameters if default is not EMPTY and default is not MISSING]

    def write(names: Any) -> str:
        return _Text(plan, names, tuple(values)).written()

    return _codegen.generate_text(write, plan.parameters, words, label, [*values.values(), *defaults])


class Plan:
    """What is decided at decoration about a function whose arguments have changed.

    Attributes:
        parameters: Those of the wrapper: the old names are among them, and what may be left out has a default.
        renamed: For each new name the old ones, the one to be preferred first.
        swapped: Old and new names that change places.
    """

    def __init__(self, watch: ArgumentWatch, own: list[Parameter]) -> None:
        self.source, self.spec = watch.source, watch.spec
        self.own = {name: (kind, default) for name, kind, default in own}
        self.changes = {change.name: change for change in self.spec.changes}
        self.takes_any_name = any(kind == VAR_KEYWORD for _, kind, _ in own)
        self.swapped = {change.name: change.new for change in self._renames() if self._final(change.name) is None}
        self.renamed = self._renamed()
        self._check()
        self.optional = {*self.changes, *self.renamed}
        self.parameters = self._parameters(own)

    def _renames(self) -> list[Renamed]:
        return [change for change in self.spec.changes if isinstance(change, Renamed)]

    def _final(self, name: str) -> str | None:
        """Follow a chain of renamings to its end; None if it comes back to `name`."""
        seen = [name]
        while isinstance(change := self.changes.get(seen[-1]), Renamed):
            if change.new in seen:
                if change.new != name:
                    self._refuse(f"{name!r} is renamed into names that are themselves swapped")
                return None
            seen.append(change.new)
        return seen[-1]

    def _distance(self, name: str) -> int:
        change = self.changes[name]
        return 1 + self._distance(change.new) if isinstance(change, Renamed) and change.new in self.changes else 1

    def _renamed(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for change in reversed(self._renames()):
            if change.name not in self.swapped:
                found.setdefault(self._final(change.name) or "", []).append(change.name)
        return {new: sorted(olds, key=self._distance) for new, olds in found.items()}

    def _check(self) -> None:
        for name in [*self.renamed, *self.swapped.values(), *self.spec.args_extra]:
            kind, _ = self.own.get(name, (VAR_KEYWORD if not self.takes_any_name else KEYWORD_ONLY, None))
            if kind in (VAR_POSITIONAL, VAR_KEYWORD):
                self._refuse(f"it has no parameter {name!r} for one value{did_you_mean(name, self.own)}")
        for name, change in self.changes.items():
            kind, default = self.own.get(name, (KEYWORD_ONLY, None))
            if kind in (VAR_POSITIONAL, VAR_KEYWORD):
                self._refuse(f"{name!r} stands for any number of arguments and cannot change by itself")
            if default is EMPTY and name not in self.swapped and not change.keep:
                self._refuse(f"the old parameter {name!r} has no default; give it one, so that it can be left out")
            if change.keep and name not in self.own and not self.takes_any_name:
                self._refuse(f"there is no parameter {name!r} whose value could be kept; say keep=False")
            if isinstance(change, Renamed) and self._is_dropped(self._final(name)):
                self._refuse(f"{name!r} is renamed to {self._final(name)!r}, which is removed; remove {name!r} too")
        for name in [*self.changes, *self.renamed]:
            if iskeyword(name):
                self._refuse(f"{name!r} is a keyword of Python, which no caller can write as a name")

    def _is_dropped(self, name: str | None) -> bool:
        change = self.changes.get(name or "")
        return isinstance(change, Removed) and not change.keep

    def _parameters(self, own: list[Parameter]) -> list[Parameter]:
        parameters: list[Parameter] = []
        may_be_left_out = False
        for name, kind, default in own:
            positional = kind in (POSITIONAL_ONLY, POSITIONAL)
            is_optional = name in self.optional or (positional and may_be_left_out and default is EMPTY)
            parameters.append((name, kind, MISSING if is_optional else default))
            may_be_left_out = may_be_left_out or (positional and (is_optional or default is not EMPTY))
        traps: list[Parameter] = [
            (name, KEYWORD_ONLY, MISSING) for name in sorted(self.optional) if name not in self.own
        ]
        end = len(parameters) - self.takes_any_name
        return [*parameters[:end], *traps, *parameters[end:]]

    def _default_of(self, name: str) -> Any:
        return self.own[name][1] if name in self.own else EMPTY

    def required(self) -> list[str]:
        """Return the parameters that a call must give although the wrapper has a default for them."""
        return [
            name
            for name, _, default in self.parameters
            if default is MISSING and name in self.own and self._default_of(name) is EMPTY
        ]

    def fixed_values(self) -> dict[str, Any]:
        """Return the defaults that are passed on, and the values of `args_extra`."""
        defaults = {
            f"default{index}": self.own[name][1]
            for index, (name, _, default) in enumerate(self.parameters)
            if default is MISSING and self._default_of(name) is not EMPTY and self._default_of(name) is not MISSING
        }
        return {**defaults, **{f"x{index}": value for index, value in enumerate(self.spec.args_extra.values())}}

    def _refuse(self, reason: str) -> NoReturn:
        raise TypeError(f"the arguments of `{name_of(self.source)}()` cannot change like this: {reason}")


class _Text:
    """Writes one plan with the given names."""

    def __init__(self, plan: Plan, names: _codegen.Names, closed_over: tuple[str, ...]) -> None:
        self.plan, self.names, self.closed_over = plan, names, closed_over
        self.own = names.private
        self.index = {name: index for index, (name, _, _) in enumerate(plan.parameters)}
        self.missing = f"{self.own}missing"

    def written(self) -> str:
        """Return the source of the function `make`."""
        plan = self.plan
        signature = _codegen.signature_text(plan.parameters, self.names)
        ordinary = [
            _codegen.default_name(index, default, self.names)
            for index, (_, _, default) in enumerate(plan.parameters)
            if default is not EMPTY and default is not MISSING
        ]
        closed_over = [f"{self.own}{name}" for name in self.closed_over]
        lines = [f"def make({', '.join([*closed_over, *ordinary])}):", f"    def {self.names.function}({signature}):"]
        if "skip_if" in self.closed_over:
            lines.append(f"        if ({self.own}skip := {self.own}skip_if()) is not False:")
            lines.append(
                f"            return {self._as_given(f'{self.own}skipped({self.own}skip)', handed_over=False)}"
            )
        if plan.changes:
            lines.append(f"        if {self._any_given(list(plan.changes))}:")
            lines += [f"            {line}" for line in self._old_names_used()]
        if required := plan.required():
            lines.append(f"        if {' or '.join(f'{self._p(name)} is {self.missing}' for name in required)}:")
            lines.append(f"            return {self._as_given(f'{self.own}call', handed_over=True)}")
        lines.append(f"        return {self.own}call({', '.join(self._arguments())})")
        lines.append(f"    return {self.names.function}")
        return "\n".join([*lines, ""])

    def _p(self, name: str) -> str:
        return self.names.parameter(self.index[name])

    def _any_given(self, names: list[str]) -> str:
        return " or ".join([f"{self._p(name)} is not {self.missing}" for name in names])

    def _old_names_used(self) -> list[str]:
        """Return the lines for a call that uses an old name: refuse it, or look at it and hand the values over."""
        plan = self.plan
        lines = self._refused_conflicts()
        for name in plan.required():
            sources = [name, *plan.renamed.get(name, [])]
            if name in plan.swapped:
                sources = [old for old, new in plan.swapped.items() if new == name]
            lines.append(f"if {' is '.join([*map(self._p, sources), self.missing])}:")
            lines.append(f"    return {self._as_given(f'{self.own}call', handed_over=True)}")
        olds = "".join([f"{self._p(name)}, " for name in plan.changes])
        lines += [f"if {self._is_looked_at()}:", f"    {self.own}watch.look(({olds.rstrip()}))"]
        if plan.swapped:
            news = ", ".join(map(self._p, plan.swapped.values()))
            lines.append(f"{news} = {', '.join(map(self._p, plan.swapped))}")
        for new, names in plan.renamed.items():
            if len(names) > 1:
                lines.append(f"{self._held(new)} = {self.index[new]}")
            for old in names:
                lines += self._handed_over(old, new)
        return lines

    def _is_looked_at(self) -> str:
        """Return the condition on which the watch looks at a call that uses some old name."""
        watch = f"{self.own}watch"
        if len(self.plan.changes) == 1:
            return f"{watch}.armed"
        live = [
            f"{self._p(name)} is not {self.missing} and {watch}.live[{number}]"
            for number, name in enumerate(self.plan.changes)
        ]
        return f"{watch}.armed and ({' or '.join(live)})"

    def _refused_conflicts(self) -> list[str]:
        lines: list[str] = []
        for new, olds in self.plan.renamed.items():
            for position, old in enumerate(olds):
                if self.plan.changes[old].conflict != "error":
                    continue
                for other in [new, *olds[:position]]:
                    both = [old, other] if len(self.plan.changes) > 1 else [other]  # the only change is given already
                    lines.append(f"if {' and '.join([f'{self._p(name)} is not {self.missing}' for name in both])}:")
                    lines.append(f"    {self.own}watch.conflicts.refuse({self.index[old]}, {self.index[other]})")
        return lines

    def _handed_over(self, old: str, new: str) -> list[str]:
        """Return the lines that give the value of an old name to the new one, as its policy says."""
        source, target, missing = self._p(old), self._p(new), self.missing
        several = len(self.plan.renamed[new]) > 1
        holder = self._held(new) if several else str(self.index[new])
        taken = [f"{target} = {source}"]
        if several:
            taken.append(f"{holder} = {self.index[old]}")
        ignore = f"{self.own}watch.conflicts.ignore"
        if (policy := self.plan.changes[old].conflict) == "new":
            given = f"    {ignore}({self.index[old]}, {holder})"
            lines = [f"if {target} is {missing}:", *[f"    {line}" for line in taken], "else:", given]
        elif policy == "old":
            lines = [f"if {target} is not {missing}:", f"    {ignore}({holder}, {self.index[old]})", *taken]
        else:
            lines = taken
        if len(self.plan.changes) == 1:
            return lines
        return [f"if {source} is not {missing}:", *[f"    {line}" for line in lines]]

    def _held(self, new: str) -> str:
        """Return the variable that says under which of several names the value of `new` came."""
        return f"{self.own}held{self.index[new]}"

    def _arguments(self) -> list[str]:
        """Return the arguments of the body."""
        positional: list[str] = []
        keywords: list[str] = []
        rest: list[str] = []
        for index, (name, kind, default) in enumerate(self.plan.parameters):
            shown = self.names.parameter(index)
            if kind == VAR_POSITIONAL:
                positional.append(f"*{shown}")
            elif kind == VAR_KEYWORD:
                rest.append(f"**{shown}")
            elif name not in self.plan.own:
                if self._reaches_body(name):
                    rest.append(f"**{self.own}watch.given({self.names.keyword(name)}={shown})")
            elif kind == KEYWORD_ONLY:
                keywords.append(f"{self.names.keyword(name)}={self._value(index, name, default)}")
            else:
                positional.append(self._value(index, name, default))
        extra = [name for name in self.plan.spec.args_extra if name not in self.plan.own]
        if extra:  # the body takes any name, or they would have been refused
            fixed = [(self.names.keyword(name), self._extra(name)) for name in extra]
            rest[-1] = f"**{_codegen.overriding(rest[-1].removeprefix('**'), fixed)}"
        return [*positional, *keywords, *rest]

    def _extra(self, name: str) -> str:
        return f"{self.own}x{list(self.plan.spec.args_extra).index(name)}"

    def _reaches_body(self, name: str) -> bool:
        change = self.plan.changes.get(name)
        if name in self.plan.spec.args_extra:
            return False
        if isinstance(change, Removed):
            return change.keep
        return change is None or name in self.plan.swapped

    def _value(self, index: int, name: str, default: Any) -> str:
        """Return what the body gets for one of its own parameters."""
        shown = self.names.parameter(index)
        if name in self.plan.spec.args_extra:
            return self._extra(name)
        known = f"default{index}" in self.closed_over
        fixed = f"{self.own}default{index}" if known else self.missing
        if not self._reaches_body(name):
            return fixed
        if default is not MISSING or not known:
            return shown
        return f"{fixed} if {shown} is {self.missing} else {shown}"

    def _is_sent(self, name: str) -> bool:
        return self._reaches_body(name) and (name in self.plan.own or name in self.plan.renamed)

    def _handed_value(self, name: str) -> str:
        """Return the expression for what reaches `name`: its own value, or that of the old names."""
        sources = [name, *self.plan.renamed.get(name, [])]
        sources = [old for old, new in self.plan.swapped.items() if new == name] or sources
        *first, last = map(self._p, sources)
        chosen = "".join([f"{source} if {source} is not {self.missing} else " for source in first])
        return f"({chosen}{last})" if first else last

    def _as_given(self, callee: str, *, handed_over: bool) -> str:
        """Return a call with just the arguments that the caller gave.

        They come under the names that the caller used, or handed over to the new names: then what is missing is missed by
        the body itself, in Python's own words, and surplus arguments stay away from the place of what is missing.
        """
        kinds = {kind: self.names.parameter(index) for index, (_, kind, _) in enumerate(self.plan.parameters)}
        leading: list[str] = []
        given: list[str] = []
        for index, (name, kind, _) in enumerate(self.plan.parameters):
            if kind in (VAR_POSITIONAL, VAR_KEYWORD) or (handed_over and not self._is_sent(name)):
                continue
            shown = self._handed_value(name) if handed_over else self.names.parameter(index)
            if kind == POSITIONAL_ONLY:
                leading.append(shown)
            else:
                given.append(f"{self.names.keyword(name)}={shown}")
        parts = [f"*{self.own}watch.leading({', '.join(leading)})"] if leading else []
        parts += [f"**{self.own}watch.given({', '.join(given)})"] if given else []
        parts += [f"**{kinds[VAR_KEYWORD]}"] if VAR_KEYWORD in kinds else []
        call = f"{callee}({', '.join(parts)})"
        if handed_over or VAR_POSITIONAL not in kinds:
            return call
        return f"{callee}({self._all_by_position()}) if {kinds[VAR_POSITIONAL]} else {call}"

    def _all_by_position(self) -> str:
        """Return the arguments as given by a caller whose surplus arguments prove that no positional one is missing."""
        passed: list[str] = []
        given: list[str] = []
        rest: list[str] = []
        for index, (name, kind, _) in enumerate(self.plan.parameters):
            shown = self.names.parameter(index)
            if kind == KEYWORD_ONLY:
                given.append(f"{self.names.keyword(name)}={shown}")
            elif kind == VAR_KEYWORD:
                rest.append(f"**{shown}")
            else:
                passed.append(f"*{shown}" if kind == VAR_POSITIONAL else shown)
        named = [f"**{self.own}watch.given({', '.join(given)})"] if given else []
        return ", ".join([*passed, *named, *rest])
