"""Immutable, slotted value classes without importing `dataclasses`, which costs ten times the whole library."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypeVar, dataclass_transform

    T = TypeVar("T", bound=type)

    @dataclass_transform(frozen_default=True)
    def noun(cls: T, /) -> T: ...

else:

    def noun(cls: Any, /) -> Any:
        """Make `cls` immutable and slotted; its annotations are its fields, its class attributes their defaults.

        A class that defines its own `__init__` keeps it and fills its fields with `fill`.
        """
        fields = tuple(cls.__annotations__)
        body = {name: value for name, value in cls.__dict__.items() if name not in ("__dict__", "__weakref__")}
        defaults = {name: body.pop(name) for name in fields if name in body}
        body.update(
            __slots__=fields,
            __match_args__=fields,
            __setattr__=_refuse_change,
            __delattr__=_refuse_change,
            __reduce__=_reduce,
        )
        body.setdefault("__repr__", _repr)
        if "__eq__" not in body:
            body.update(__eq__=_equal, __hash__=_hash)
        body.setdefault("__init__", _initializer(fields, defaults, checked="__post_init__" in body))
        return type(cls)(cls.__name__, cls.__bases__, body)


_ReadOnly: Any = type(type.__dict__)  # types.MappingProxyType, without importing types

NOTHING: Mapping[str, Any] = _ReadOnly({})


def fill(instance: object, values: dict[str, Any]) -> None:
    """Set the fields of an immutable `instance` while it is being built; a dict becomes read-only."""
    for name, value in values.items():
        object.__setattr__(instance, name, _ReadOnly(value) if type(value) is dict else value)


def values_of(instance: Any) -> tuple[Any, ...]:
    """Return the field values of a noun, in order."""
    return tuple([getattr(instance, name) for name in instance.__match_args__])


def as_dict(instance: Any) -> dict[str, Any]:
    """Return the fields of a noun by name."""
    return {name: getattr(instance, name) for name in instance.__match_args__}


def _initializer(fields: tuple[str, ...], defaults: dict[str, Any], *, checked: bool) -> Any:
    parameters = ", ".join(f"{name}=_defaults[{name!r}]" if name in defaults else name for name in fields)
    lines = "".join(f"    _set(self, {name!r}, {name})\n" for name in fields)
    namespace: dict[str, Any] = {"_defaults": defaults, "_set": object.__setattr__}
    if checked:
        lines += "    self.__post_init__()\n"
    # Builds a signature that Python itself enforces, as dataclasses does.
    exec(f"def __init__(self, {parameters}):\n{lines}", namespace)  # noqa: S102 - our own text
    return namespace["__init__"]


def _refuse_change(self: Any, name: str, *_: object) -> None:
    raise AttributeError(f"{type(self).__name__} is immutable: {name!r} cannot be changed")


def _equal(self: Any, other: object) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return values_of(self) == values_of(other)


def _hash(self: object) -> int:
    return hash((type(self), values_of(self)))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({shown})"


def _reduce(self: Any) -> tuple[Any, ...]:
    plain = [dict(value) if type(value) is _ReadOnly else value for value in values_of(self)]
    return _rebuild, (type(self), plain)


def _rebuild(cls: Any, values: list[Any]) -> Any:
    instance = cls.__new__(cls)
    fill(instance, dict(zip(cls.__match_args__, values, strict=True)))
    return instance
