"""Wrappers that forward: to a target that is known, or to one that is named and found at the first use."""

from __future__ import annotations

from . import _codegen
from ._binding import same_call
from ._errors import did_you_mean
from ._messages import name_of
from ._signatures import EMPTY
from ._warner import notify

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FunctionType
    from typing import Any

    from ._routes import Route, Router
    from ._watch import Watch


def forwarder(watch: Watch, label: _codegen.Label, router: Router) -> FunctionType:
    """Return a wrapper that warns and calls the target."""
    successor: Any = watch.spec.successor
    if isinstance(successor, str):
        return _late_forwarder(watch, label, router, successor)
    _refuse_cycle(watch.source, successor)
    return _generate(watch, label, router, router.route_to(successor))


def _generate(watch: Watch, label: _codegen.Label, router: Router, route: Route) -> FunctionType:
    spec = watch.spec
    watch.call = route.call
    values: dict[str, Any] = {"call": route.call, "armed": watch, "notify": notify}
    values.update(extra := _extra(watch))
    shape = _codegen.Shape(
        route.parameters,
        route.arguments,
        route.method,
        skipped=None if spec.skip_if is False else same_call(route.parameters),
        checked=same_call(route.parameters) if route.unknown else None,
        extra=tuple(extra),
        flagged=bool(route.method) or (spec.num_warns < 0 and watch.pending is None),
    )
    if route.unknown:
        values["check"] = _codegen.stand_in(router.parameters, label)
    if spec.skip_if is not False:
        values["skip_if"] = (lambda: True) if spec.skip_if is True else spec.skip_if
        values["skipped"] = watch.source_if
    return _codegen.generate(shape, label, values)


def _late_forwarder(watch: Watch, label: _codegen.Label, router: Router, path: str) -> FunctionType:
    """Return a wrapper that looks for its target at the first use, and from then on calls it directly."""
    from ._routes import Route

    def settle() -> Callable[..., Any]:
        target = _find(path, watch.source)
        route = router.route_to(target)
        call = route.call if route.arguments == own_arguments else _rearranger(watch, label, route)
        watch.settle(call)
        return call

    def first_call(*args: Any, **kwargs: Any) -> Any:
        return settle()(*args, **kwargs)

    router.leave_class_body()
    own_arguments = same_call(router.parameters)
    watch.pending = settle
    return _generate(watch, label, router, Route(first_call, router.parameters, own_arguments))


def _rearranger(watch: Watch, label: _codegen.Label, route: Route) -> FunctionType:
    """Return a function that takes the arguments of the source as they come and gives them to the target."""
    parameters = [(name, kind, EMPTY) for name, kind, _ in route.parameters]
    extra = _extra(watch)
    shape = _codegen.Shape(parameters, route.arguments, extra=tuple(extra))
    return _codegen.generate(shape, label, {"call": route.call, **extra})


def _extra(watch: Watch) -> dict[str, Any]:
    """Return the values of `args_extra` under the names that a generated call gives them."""
    return {f"x{position}": value for position, value in enumerate(watch.spec.args_extra.values())}


def _find(path: str, source: Callable[..., Any]) -> Any:
    """Import what a "package.module:name" string names."""
    from importlib import import_module

    module, _, name = path.partition(":")
    try:
        found: Any = import_module(module)
    except ImportError as error:
        raise ImportError(f"the target {path!r} of `{name_of(source)}()` cannot be imported: {error}") from error
    for part in name.split("."):
        try:
            found = getattr(found, part)
        except AttributeError:
            raise ImportError(
                f"the target {path!r} of `{name_of(source)}()` cannot be found: {found!r} has no attribute {part!r}"
                f"{did_you_mean(part, dir(found))}"
            ) from None
    if not callable(found):
        raise ImportError(f"the target {path!r} of `{name_of(source)}()` is not callable: {found!r}")
    _refuse_cycle(source, found)
    return found


def _refuse_cycle(source: Any, target: Any) -> None:
    """Raise TypeError if calls that are forwarded from `source` to `target` would come back."""
    chain = [source]
    while target is not None:
        inner = target
        while inner is not None:
            if inner is source:
                names = " -> ".join([name_of(part) for part in [*chain, source]])
                raise TypeError(f"`{name_of(source)}()` is forwarded to itself: {names}")
            inner = getattr(inner, "__wrapped__", None)
        chain.append(target)
        spec = getattr(target, "__deprecation_config__", None)
        target = _loaded(spec.successor) if spec is not None else None


def _loaded(successor: Any) -> Any:
    """Return a target; one that is named is looked up only in modules that are loaded already."""
    if not isinstance(successor, str):
        return successor
    import sys

    module, _, name = successor.partition(":")
    found: Any = sys.modules.get(module)
    for part in name.split("."):
        found = getattr(found, part, None)
    return found
