"""What type checkers see of the decorators; never imported at run time.

Checkers know one deprecation marker: an instance of `typing_extensions.deprecated` among the decorators. So the call
of a decorator here yields such an instance, and pyright, basedpyright and ty report every use of the decorated object.
pyrefly looks for a decorator of the name `deprecated`, and mypy for the full name of the decorator's class, so mypy only
learns here that every signature is kept.

The shape below is the one that all of them understand:

* the marker passes through a type variable, and `deprecated` has no annotation, because ty follows inference only;
* the call is a call of a class, because pyright then shows the text given as the first argument;
* decorators take and return an unbounded type variable, which keeps functions, methods and descriptors exactly.

Each option stands once in every overload, in the order of `Deprecation.__init__`; a test compares them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Generic, Literal, NoReturn, Protocol, TypeAlias, TypeVar, overload

import typing_extensions

from ._modes import TargetMode

AnyT = TypeVar("AnyT")
MarkerT = TypeVar("MarkerT")

# What replaces the decorated object, or says that its body still runs. A function in its class body may already be
# decorated; a classmethod object cannot be called, and `None` is pyDeprecate's old spelling of NOTIFY.
Target: TypeAlias = Callable[..., Any] | classmethod[Any, ..., Any] | Literal[TargetMode.NOTIFY] | None
# The modes in which only arguments are deprecated; True is pyDeprecate's old spelling of ARGS_REMAP.
ArgumentsOnly: TypeAlias = Literal[TargetMode.ARGS_REMAP, True]


class Identity(Protocol):
    """A decorator that keeps the type of what it decorates, and marks nothing."""

    def __call__(self, obj: AnyT, /) -> AnyT: ...


class Face(Generic[MarkerT]):
    """The decorators as checkers see them; `MarkerT` is what marks the decorated object as deprecated."""

    @overload  # the target comes first
    def __new__(  # type: ignore[misc]  # it makes a marker, not a Face
        cls,
        target: Target,
        /,
        deprecated_in: str = ...,
        remove_in: str = ...,
        stream: Callable[..., Any] | None = ...,
        num_warns: int = ...,
        message_template: str | None = ...,
        args_mapping: Mapping[str, str | None] | None = ...,
        args_extra: Mapping[str, Any] | None = ...,
        skip_if: bool | Callable[[], bool] = ...,
        template_mgs: str | None = ...,
        *,
        as_exception: bool | None = ...,
        category: type[Warning] | None = ...,
        note: str = ...,
        url: str = ...,
    ) -> MarkerT: ...
    @overload  # the target is named
    def __new__(  # type: ignore[misc]  # it makes a marker, not a Face
        cls,
        message: str = ...,
        /,
        deprecated_in: str = ...,
        remove_in: str = ...,
        stream: Callable[..., Any] | None = ...,
        num_warns: int = ...,
        message_template: str | None = ...,
        args_mapping: Mapping[str, str | None] | None = ...,
        args_extra: Mapping[str, Any] | None = ...,
        skip_if: bool | Callable[[], bool] = ...,
        template_mgs: str | None = ...,
        *,
        target: Target | str,
        as_exception: bool | None = ...,
        category: type[Warning] | None = ...,
        note: str = ...,
        url: str = ...,
    ) -> MarkerT: ...
    @overload  # no target and no arguments: the body is deprecated as a whole
    def __new__(  # type: ignore[misc]  # it makes a marker, not a Face
        cls,
        message: str | Literal[TargetMode.AUTO] = ...,
        /,
        deprecated_in: str = ...,
        remove_in: str = ...,
        stream: Callable[..., Any] | None = ...,
        num_warns: int = ...,
        message_template: str | None = ...,
        args_mapping: None = ...,
        args_extra: Mapping[str, Any] | None = ...,
        skip_if: bool | Callable[[], bool] = ...,
        template_mgs: str | None = ...,
        *,
        target: Literal[TargetMode.AUTO] = ...,
        as_exception: bool | None = ...,
        category: type[Warning] | None = ...,
        note: str = ...,
        url: str = ...,
    ) -> MarkerT: ...
    @overload  # arguments without a target: only they are deprecated, so a use as such is not reported
    def __new__(  # type: ignore[misc]  # it makes a decorator, not a Face
        cls,
        message: str | Literal[TargetMode.AUTO] | ArgumentsOnly = ...,
        /,
        deprecated_in: str = ...,
        remove_in: str = ...,
        stream: Callable[..., Any] | None = ...,
        num_warns: int = ...,
        message_template: str | None = ...,
        args_mapping: Mapping[str, str | None] | None = ...,
        args_extra: Mapping[str, Any] | None = ...,
        skip_if: bool | Callable[[], bool] = ...,
        template_mgs: str | None = ...,
        *,
        target: Literal[TargetMode.AUTO] | ArgumentsOnly = ...,
        as_exception: bool | None = ...,
        category: type[Warning] | None = ...,
        note: str = ...,
        url: str = ...,
    ) -> Identity: ...
    def __new__(cls, *args: Any, **options: Any) -> Any:
        raise NotImplementedError

    def __call__(self, obj: AnyT, /) -> AnyT:
        # Checkers that ignore what `__new__` returns come here.
        raise NotImplementedError


def _face(marker: MarkerT) -> type[Face[MarkerT]]:
    raise NotImplementedError


deprecated: Final = _face(typing_extensions.deprecated("see the warning given at run time"))
deprecated_callable: Final = _face(typing_extensions.deprecated("see the warning given at run time"))


def void(*args: object, **kwargs: object) -> NoReturn:
    """Stand for any result: `return void(a, b)` fits every return type.

    mypy allows no `return` with a value in a function that returns None; there, and in generators, write `void(a, b)`.
    """
    raise NotImplementedError
