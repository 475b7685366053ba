"""Deprecated properties, cached properties, classmethods and staticmethods: the functions inside them are wrapped."""

from __future__ import annotations

from functools import cached_property

from .._messages import name_of
from .._spec import NOTIFY
from . import _function

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any

    from .._spec import Deprecation


# No docstring: that of the class would hide that of the getter.
class DeprecatedProperty(property):
    # The accessors of such a property warn, each with a budget of its own, also those that are added later.

    _spec: Deprecation

    def __reduce__(self) -> tuple[Any, ...]:
        return _property, (self._spec, self.fget, self.fset, self.fdel, self.__doc__)

    def getter(self, fget: Callable[[Any], Any], /) -> DeprecatedProperty:
        """Return a copy with another getter."""
        return _property(self._spec, fget, self.fset, self.fdel, self.__doc__)

    def setter(self, fset: Callable[[Any, Any], None], /) -> DeprecatedProperty:
        """Return a copy with another setter."""
        return _property(self._spec, self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel: Callable[[Any], None], /) -> DeprecatedProperty:
        """Return a copy with another deleter."""
        return _property(self._spec, self.fget, self.fset, fdel, self.__doc__)


def wrap_property(spec: Deprecation, source: property) -> DeprecatedProperty:
    """Return a property like `source` whose accessors warn."""
    accessor = source.fget or source.fset or source.fdel
    name = name_of(accessor) if accessor else "property"
    _refuse_subclass(source, property, DeprecatedProperty)
    _refuse_forwarding(spec, name)
    if any(
        "__deprecation_config__" in getattr(part, "__dict__", {}) for part in (source.fget, source.fset, source.fdel)
    ):
        raise TypeError(f"the property `{name}` is deprecated already; remove one of the two decorators")
    return _property(spec, source.fget, source.fset, source.fdel, _doc(spec, source))


def _doc(spec: Deprecation, source: Any) -> str | None:
    if not spec.update_docstring:
        return source.__doc__  # type: ignore[no-any-return]
    from .._docstrings import updated

    return updated(source.__doc__ or "", spec)


def _refuse_subclass(source: object, *known: type) -> None:
    if type(source) not in known:
        raise TypeError(
            f"a {type(source).__qualname__} may do more than a {known[0].__name__}, which would be lost; put `@deprecated` "
            "below it, on the function inside"
        )


def _refuse_forwarding(spec: Deprecation, name: str) -> None:
    if spec.mode != NOTIFY or spec.args_extra:
        raise TypeError(
            f"the property `{name}` cannot be forwarded or have its arguments mapped; leave out target, args_mapping and "
            "args_extra, and return the new attribute from its body"
        )


def _property(spec: Deprecation, fget: Any, fset: Any, fdel: Any, doc: str | None) -> DeprecatedProperty:
    made = DeprecatedProperty(_accessor(spec, fget), _accessor(spec, fset), _accessor(spec, fdel), doc)
    made._spec = spec
    made.__doc__ = doc  # a subclass of property does not take it from the constructor
    # Griffe would take it for something imported from here.
    made.__module__ = getattr(fget or fset or fdel, "__module__", __name__)
    return made


def _accessor(spec: Deprecation, function: Any) -> Any:
    if function is None or "__deprecation_config__" in getattr(function, "__dict__", {}):
        return function
    return _function.wrap(spec, function, None, "property")


def wrap_cached_property(spec: Deprecation, source: Any) -> Any:
    """Return a cached property like `source` that warns when it computes its value."""
    _refuse_subclass(source, cached_property)
    _refuse_forwarding(spec, name_of(source.func))
    wrapped = type(source)(_function.wrap(spec, source.func, None, "property"))
    wrapped.__doc__ = _doc(spec, source)
    return wrapped


def wrap_method(
    spec: Deprecation, source: classmethod[Any, Any, Any] | staticmethod[Any, Any], frame: FrameType
) -> Any:
    """Return a classmethod or staticmethod like `source` around a function that warns."""
    kind = "classmethod" if isinstance(source, classmethod) else "staticmethod"
    return type(source)(_function.wrap(spec, source.__func__, frame, kind))
