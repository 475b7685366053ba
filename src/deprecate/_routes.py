"""The way of a call to its target: what is called, and with which arguments. Decided once, at decoration."""

from __future__ import annotations

from ._binding import Binding, same_call
from ._class_body import demand_base, name_in, owner_of
from ._messages import name_of
from ._noun import NOTHING, noun
from ._signatures import (
    ANYTHING,
    METHOD_OBJECTS,
    Function,
    Method,
    assumed_parameters,
    is_coroutine_function,
    shown_parameters,
    without_receiver,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping, Sequence
    from types import FrameType
    from typing import Any

    from ._binding import Argument
    from ._signatures import Parameter


@noun
class Route:
    """Where a wrapper sends its calls.

    Attributes:
        call: What it calls, None for a method looked up on the first argument.
        parameters: The signature of the wrapper.
        arguments: The arguments it passes.
        method: Name of the method to look up, or "".
        unknown: Python does not know the signature of the target, so the wrapper takes and passes anything.
        fallbacks: Values that the call passes where the caller gave none.
        conflicts: Pairs of parameters of which a call may give one.
    """

    call: Callable[..., Any] | None
    parameters: list[Parameter]
    arguments: list[Argument]
    method: str = ""
    unknown: bool = False
    fallbacks: Mapping[str, Any] = NOTHING
    conflicts: Sequence[tuple[int, int]] = ()


class Router:
    """Finds the route from one source to a target.

    Args:
        source: The deprecated function.
        kind: Its kind, as in `Record.kind`.
        mapping: Old parameter names and their new ones, None for those that are dropped.
        extra: Names of the arguments that are added.
        late: As in `Binding`.
        body: The namespace of the class that is being built around the source, if any.
        frame: The frame that decorates.
    """

    def __init__(
        self,
        source: Callable[..., Any],
        kind: str,
        mapping: dict[str, str | None],
        extra: list[str],
        late: bool,
        body: MutableMapping[str, Any] | None,
        frame: FrameType | None,
    ) -> None:
        self.source, self.kind, self.mapping, self.extra = source, kind, mapping, extra
        self.late = late
        self.winners: frozenset[str] = frozenset()
        self.body, self.frame = body, frame
        self.parameters = assumed_parameters(source)
        self.is_method = body is not None and kind != "staticmethod"
        self.is_async = is_coroutine_function(source)

    def leave_class_body(self) -> None:
        """Let go of what lives only while the class is being built."""
        self.body = self.frame = None

    def route_to(self, target: Any) -> Route:
        """Return the route to `target`; raise TypeError where no call of it could be right."""
        own = name_in(self.body, target) if self.body is not None and self.is_method else None
        if own is not None and isinstance(target, (classmethod, Function)):
            return self._to_own_method(own, target)
        if isinstance(target, METHOD_OBJECTS):
            return self._past_receiver(target.__func__)
        if not self.is_method:
            return self._bound(target, self.mapping)
        if isinstance(target, type) and self.source.__name__ == "__init__":
            return self._to_constructor(target)
        if isinstance(target, Function):
            owner = owner_of(target, self.frame)
            if owner is not None and isinstance(_raw(owner, target.__name__), staticmethod):
                return self._past_receiver(target)
            if owner is not None:
                return self._to_method_of(owner, target)
        if isinstance(target, Method):
            return self._past_receiver(target)
        return self._bound(target, self.mapping)

    def _to_own_method(self, name: str, target: Any) -> Route:
        """Forward to a method of the class that is being built: looked up at the call, so that subclasses may override it."""
        function = target.__func__ if isinstance(target, METHOD_OBJECTS) else target
        if self.kind == "classmethod" and function is target:
            self._refuse(f"`{name}` needs an instance; make it a classmethod too, or decorate an instance method")
        accepted = without_receiver(assumed_parameters(function))
        binding = self._binding(function, accepted, {**self.mapping, self._receiver(): None})
        arguments = binding.bind()
        if self.is_async and not is_coroutine_function(function):
            return self._route(_awaited_method(name), binding, [("", "", 0), *arguments])
        return self._route(None, binding, arguments, method=name)

    def _to_constructor(self, target: Any) -> Route:
        """Forward `__init__` to the constructor of a base."""
        constructor = target.__init__
        if constructor is object.__init__ and target.__new__ is not object.__new__:
            self._refuse(
                f"`{target.__qualname__}` takes its arguments in `__new__`; construct it in the body of `__new__`"
            )
        return self._to_method_of(target, constructor)

    def _to_method_of(self, owner: type, target: Any) -> Route:
        """Forward to a method that was named by its class: called as it is, with the same receiver."""
        if self.body is not None:
            demand_base(self.body, owner, self.source)
        accepted = assumed_parameters(target)
        first = accepted[0][0] if accepted else ""
        receiver = {} if accepted is ANYTHING or not first else {self._receiver(): first}
        return self._bound(target, {**self.mapping, **receiver})

    def _past_receiver(self, target: Any) -> Route:
        """Forward to a callable that has its own receiver or needs none."""
        accepted = {name for name, _, _ in shown_parameters(target) or ()}
        drop = self.is_method and self.parameters and self.parameters[0][0] not in accepted
        return self._bound(target, {**self.mapping, self._receiver(): None} if drop else self.mapping)

    def _bound(self, target: Any, mapping: dict[str, str | None]) -> Route:
        accepted = shown_parameters(target)
        call = target
        if self.is_async and not is_coroutine_function(target):
            call = _awaited(target)
        if accepted is None:
            added: list[Argument] = [("", name, f"x{position}") for position, name in enumerate(self.extra)]
            arguments = same_call(ANYTHING)
            return Route(call, ANYTHING, [arguments[0], *added, arguments[1]], unknown=True)
        binding = self._binding(target, accepted, mapping)
        return self._route(call, binding, binding.bind())

    def _binding(self, target: Any, accepted: list[Parameter], mapping: dict[str, str | None]) -> Binding:
        return Binding(
            self.source, self.parameters, target, accepted, mapping, self.extra, winners=self.winners, late=self.late
        )

    def _route(self, call: Any, binding: Binding, arguments: list[Argument], method: str = "") -> Route:
        return Route(
            call, binding.parameters, arguments, method, fallbacks=binding.fallbacks, conflicts=binding.conflicts
        )

    def _receiver(self) -> str:
        if not self.parameters:
            self._refuse("a method needs a first parameter, `self` or `cls`; add it or use @staticmethod")
        return self.parameters[0][0]

    def _refuse(self, reason: str) -> None:
        raise TypeError(f"`{name_of(self.source)}()` cannot be forwarded: {reason}")


def _raw(owner: type, name: str) -> Any:
    """Return the attribute as it stands in the class, without binding it."""
    return next((vars(base)[name] for base in owner.__mro__ if name in vars(base)), None)


def _awaited(call: Callable[..., Any]) -> Callable[..., Any]:
    """Return a coroutine function that calls `call`, and awaits what it returns if that can be awaited."""

    async def awaited(*args: Any, **kwargs: Any) -> Any:
        result = call(*args, **kwargs)
        return await result if hasattr(result, "__await__") else result

    return awaited


def _awaited_method(name: str) -> Callable[..., Any]:
    def call(receiver: Any, /, *args: Any, **kwargs: Any) -> Any:
        return getattr(receiver, name)(*args, **kwargs)

    return _awaited(call)
