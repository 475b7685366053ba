"""The class body that is being executed while a method is decorated."""

from __future__ import annotations

from ._attribution import OPTIMIZED
from ._messages import name_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from types import FrameType
    from typing import Any


def class_body(frame: FrameType | None) -> MutableMapping[str, Any] | None:
    """Return the namespace of the class that `frame` is building, None if it is building none."""
    if frame is None or frame.f_code.co_flags & OPTIMIZED or "__qualname__" not in frame.f_locals:
        return None
    return frame.f_locals


def frame_of_class(frame: FrameType | None, source: Any) -> FrameType | None:
    """Return the frame of the class body in which `source` was defined, if it is being executed, else `frame`.

    It may be further up: a project may decorate through a decorator of its own.
    """
    scope, _, name = getattr(source, "__qualname__", "").rpartition(".")
    if not scope or scope.endswith("<locals>"):
        return frame
    above = frame
    while above is not None:
        body = class_body(above)
        if body is not None and body["__qualname__"] == scope and source.__name__ == name:
            return above
        above = above.f_back
    return frame


def name_in(namespace: MutableMapping[str, Any], obj: object) -> str | None:
    """Return the name under which `obj` itself stands in a class body."""
    return next((name for name, value in namespace.items() if value is obj), None)


def owner_of(function: Callable[..., Any], frame: FrameType | None) -> type | None:
    """Return the class in which `function` was defined, found by its qualified name; None for a plain function.

    A class defined in a function is looked for among the variables around `frame`.
    """
    scope, _, _ = getattr(function, "__qualname__", "").rpartition(".")
    if not scope or scope.endswith("<locals>"):
        return None
    local = scope.rpartition("<locals>.")[2]
    places: list[Any] = [getattr(function, "__globals__", {})]
    if frame is not None and frame.f_back is not None:
        places.append(frame.f_back.f_locals)
    for place in places:
        first, *parts = local.split(".")
        found: Any = place.get(first)
        for part in parts:
            found = getattr(found, part, None)
        if isinstance(found, type):
            return found
    return None


def demand_base(namespace: MutableMapping[str, Any], base: type, source: Callable[..., Any]) -> None:
    """Check, as soon as the class exists, that it derives from `base`, to whose method `source` is forwarded."""
    namespace.setdefault(_BaseCheck.NAME, _BaseCheck()).demands.append((base, source))


class _BaseCheck:
    """Stands in a class body until the class exists, then checks its bases and goes."""

    NAME = "__deprecate_bases__"

    def __init__(self) -> None:
        self.demands: list[tuple[type, Callable[..., Any]]] = []

    def __set_name__(self, owner: type, name: str) -> None:
        delattr(owner, name)
        for base, source in self.demands:
            if base not in owner.__mro__:  # not `issubclass`, which a Protocol may refuse
                raise TypeError(
                    f"`{name_of(source)}()` cannot be forwarded to a method of `{base.__qualname__}`: `{owner.__qualname__}` "
                    f"does not derive from it; name a method of this class or of a base, or call `{base.__qualname__}` in "
                    "the body"
                )
