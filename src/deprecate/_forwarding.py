"""Wrappers that forward: to a target that is known, or to one that is named and found at the first use."""

from __future__ import annotations

from . import _codegen
from ._binding import own_call, same_call
from ._conflicts import Conflicts
from ._errors import did_you_mean
from ._messages import name_of
from ._signatures import EMPTY, MISSING, VAR_KEYWORD, own_attribute
from ._warner import notify

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FunctionType
    from typing import Any

    from ._binding import Argument
    from ._routes import Route, Router
    from ._signatures import Parameter
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
    if not (spec.changes or spec.args_extra or spec.skip_if is not False or route.unknown or watch.pending):
        flagged = bool(route.method) or spec.num_warns < 0 or _may_repeat(route)
        shape = _codegen.Shape(route.parameters, route.arguments, route.method, flagged=flagged)
        return _codegen.generate(shape, label, {"call": route.call, "armed": watch, "notify": notify})
    return _generate_with_options(watch, label, router, route)


def _generate_with_options(watch: Watch, label: _codegen.Label, router: Router, route: Route) -> FunctionType:
    spec = watch.spec
    skipped, own = _skipped_call(router, route) if spec.skip_if is not False else (None, {})
    values = {**_values(watch, router, route), **own}
    shape = _codegen.Shape(
        route.parameters,
        route.arguments,
        route.method,
        skipped=skipped,
        checked=same_call(route.parameters) if route.unknown else None,
        extra=tuple(_extra(watch)),
        flagged=bool(route.method) or (watch.pending is None and (spec.num_warns < 0 or _may_repeat(route))),
        fallbacks=(*route.fallbacks, *own),
        conflicts=tuple(route.conflicts),
        renames=_renames_keywords(watch, router, route),
    )
    if route.unknown:
        values["check"] = _codegen.stand_in(router.parameters, label)
    return _codegen.generate(shape, label, values)


def _may_repeat(route: Route) -> bool:
    """Tell whether a keyword may come twice: Python's error for that names what is called, so it must be the target."""
    has_surplus = bool(route.arguments) and route.arguments[-1][0] == "**"
    return has_surplus and any(keyword for _, keyword, _ in route.arguments)


def _skipped_call(router: Router, route: Route) -> tuple[list[Argument], dict[str, Any]]:
    if route.unknown:
        return same_call(route.parameters), {}
    return own_call(route.parameters, router.parameters)


def _values(watch: Watch, router: Router, route: Route) -> dict[str, Any]:
    """Return all that a forwarding wrapper may close over."""
    skip_if = watch.spec.skip_if
    names = [name for name, _, _ in router.parameters]
    return {
        "call": route.call,
        "armed": watch,
        "notify": notify,
        "missing": MISSING,
        "skip_if": skip_if if callable(skip_if) else lambda: skip_if,
        "skipped": watch.source_if,
        "conflicts": Conflicts(watch.spec, watch.source, names) if watch.spec.changes else None,
        **_extra(watch),
        **route.fallbacks,
    }


def _renames_keywords(watch: Watch, router: Router, route: Route) -> bool:
    """Tell whether old names may come as surplus keyword arguments."""
    names = {name for name, kind, _ in router.parameters if kind != VAR_KEYWORD}
    takes_any_name = any(kind == VAR_KEYWORD for _, kind, _ in route.parameters)
    return takes_any_name and any(route.unknown or change.name not in names for change in watch.spec.changes)


def _late_forwarder(watch: Watch, label: _codegen.Label, router: Router, path: str) -> FunctionType:
    """Return a wrapper that looks for its target at the first use, and from then on calls it directly."""
    from ._routes import Route

    def settle() -> Callable[..., Any]:
        target = _find(path, watch.source)
        route = router.route_to(target)
        call: Callable[..., Any]
        # A route without a call has a method to look up, and its arguments are never those of the wrapper.
        call = route.call if route.arguments == own_arguments else _rearranger(watch, label, router, route)  # type: ignore[assignment]
        watch.settle(call)
        return call

    def first_call(*args: Any, **kwargs: Any) -> Any:
        return settle()(*args, **kwargs)

    router.leave_class_body()
    own_arguments = same_call(router.parameters)
    watch.pending = settle
    merged = {*router.mapping, *router.mapping.values()}
    parameters = [
        (name, kind, MISSING if name in merged and default is not EMPTY else default)
        for name, kind, default in router.parameters
    ]
    return _generate(watch, label, router, Route(first_call, parameters, own_arguments))


def _rearranger(watch: Watch, label: _codegen.Label, router: Router, route: Route) -> FunctionType:
    """Return a function that takes the arguments of the source as they come and gives them to the target."""
    parameters: list[Parameter] = [(name, kind, EMPTY) for name, kind, _ in route.parameters]
    shape = _codegen.Shape(
        parameters,
        route.arguments,
        extra=tuple(_extra(watch)),
        fallbacks=tuple(route.fallbacks),
        conflicts=tuple(route.conflicts),
        renames=_renames_keywords(watch, router, route),
    )
    return _codegen.generate(shape, label, _values(watch, router, route))


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
        raise ImportError(  # noqa: TRY004 - what was found by importing is not what was promised
            f"the target {path!r} of `{name_of(source)}()` is not callable: {found!r}"
        )
    _refuse_cycle(source, found)
    return found


def _refuse_cycle(source: Any, target: Any) -> None:
    """Raise TypeError if calls that are forwarded from `source` to `target` would come back to what wraps `source`."""
    chain = [source]
    while target is not None and not any(target is passed for passed in chain[1:]):
        watch = own_attribute(target, "__deprecation_watch__")
        if target is source or (watch is not None and watch.source is source):
            names = " -> ".join([name_of(part) for part in [*chain, source]])
            raise TypeError(f"`{name_of(source)}()` is forwarded to itself: {names}")
        chain.append(target)
        target = _loaded(watch.spec.successor) if watch is not None else None


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
