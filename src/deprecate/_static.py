"""What type checkers see of the decorators; never imported at run time.

Checkers know one deprecation marker: an instance of `typing_extensions.deprecated` among the decorators. So the call
of a decorator here yields such an instance, and pyright, basedpyright and ty report every use of the decorated object.
pyrefly looks for a decorator of the name `deprecated`. mypy goes by the full name of the decorator, so all it learns
here is that every signature is kept.

The shape below is the one that all of them understand:

* the marker passes through a type variable, and `deprecated` has no annotation, because ty follows inference only;
* the call is a call of a class, because pyright then shows the text given as the first argument;
* decorators take and return an unbounded type variable, which keeps functions, methods and descriptors exactly.

Each option stands once in every overload, in the order of `Deprecation.__init__`; a test compares them.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Generic, Literal, NoReturn, Protocol, TypeAlias, TypeVar, overload

import typing_extensions

from ._changes import Change  # noqa: TC001 - this whole module is for checkers
from ._modes import TargetMode

AnyT = TypeVar("AnyT")
MarkerT = TypeVar("MarkerT")

# What replaces the decorated object. The classmethod object that a class body sees is not callable.
Target: TypeAlias = Callable[..., Any] | classmethod[Any, ..., Any]
# The modes in which a mapping means that only arguments are deprecated; True is the old spelling of ARGS_REMAP.
ArgumentsMode: TypeAlias = Literal[TargetMode.AUTO, TargetMode.ARGS_REMAP, True]
# All modes of functions; None is the old spelling of NOTIFY.
Mode: TypeAlias = ArgumentsMode | Literal[TargetMode.NOTIFY] | None
DocstringStyle: TypeAlias = Literal["auto", "rst", "mkdocs"]

MYPY = False  # mypy alone reads this name as True
if MYPY:
    # A target of type Any fits all overloads, and then mypy keeps the signature only if all of them return the same.
    from typing_extensions import deprecated as Identity  # noqa: N812 - it is called like what it stands for
else:

    class Identity(Protocol):
        """A decorator that keeps the type of what it decorates, and marks nothing."""

        def __call__(self, obj: AnyT, /) -> AnyT: ...


class Face(Generic[MarkerT]):
    """The decorators as checkers see them; `MarkerT` is what marks the decorated object as deprecated."""

    @overload  # a mapping without a target: only arguments are deprecated, so a use of the function is not reported
    def __new__(  # type: ignore[misc]  # it makes a decorator, not a Face
        cls,
        message_or_target: str | ArgumentsMode = ...,
        /,
        deprecated_in: str = "",
        remove_in: str = "",
        stream: Callable[..., Any] | None = warnings.warn,
        num_warns: int = 1,
        message_template: str | None = None,
        *,
        args_mapping: Mapping[str, str | None],
        args_extra: Mapping[str, Any] | None = None,
        skip_if: bool | Callable[[], bool] = False,
        update_docstring: bool = False,
        docstring_style: DocstringStyle = "auto",
        template_mgs: str | None = None,
        target: ArgumentsMode = ...,
        as_exception: bool | None = None,
        changes: Iterable[Change] = (),
        category: type[Warning] | None = FutureWarning,
        note: str = "",
        url: str = "",
    ) -> Identity: ...
    @overload  # the same for changes
    def __new__(  # type: ignore[misc]  # it makes a decorator, not a Face
        cls,
        message_or_target: str | ArgumentsMode = ...,
        /,
        deprecated_in: str = "",
        remove_in: str = "",
        stream: Callable[..., Any] | None = warnings.warn,
        num_warns: int = 1,
        message_template: str | None = None,
        args_mapping: None = None,
        args_extra: Mapping[str, Any] | None = None,
        skip_if: bool | Callable[[], bool] = False,
        update_docstring: bool = False,
        docstring_style: DocstringStyle = "auto",
        template_mgs: str | None = None,
        *,
        changes: Iterable[Change],
        target: ArgumentsMode = ...,
        as_exception: bool | None = None,
        category: type[Warning] | None = FutureWarning,
        note: str = "",
        url: str = "",
    ) -> Identity: ...
    @overload  # everything else deprecates the function
    def __new__(  # type: ignore[misc]  # it makes a marker, not a Face
        cls,
        message_or_target: str | Target | Mode = ...,
        /,
        deprecated_in: str = "",
        remove_in: str = "",
        stream: Callable[..., Any] | None = warnings.warn,
        num_warns: int = 1,
        message_template: str | None = None,
        args_mapping: Mapping[str, str | None] | None = None,
        args_extra: Mapping[str, Any] | None = None,
        skip_if: bool | Callable[[], bool] = False,
        update_docstring: bool = False,
        docstring_style: DocstringStyle = "auto",
        template_mgs: str | None = None,
        *,
        target: str | Target | Mode = ...,
        as_exception: bool | None = None,
        changes: Iterable[Change] = (),
        category: type[Warning] | None = FutureWarning,
        note: str = "",
        url: str = "",
    ) -> MarkerT: ...
    def __new__(cls, *args: Any, **options: Any) -> Any:
        raise NotImplementedError

    def __call__(self, obj: AnyT, /) -> AnyT:
        # Checkers that ignore what `__new__` returns come here.
        raise NotImplementedError


def _face(marker: MarkerT) -> type[Face[MarkerT]]:
    raise NotImplementedError


deprecated: Final = _face(typing_extensions.deprecated("see the warning given at run time"))
deprecated_callable: Final = _face(typing_extensions.deprecated("see the warning given at run time"))


def deprecated_args(  # noqa: PLR0913 - the options of the contract
    changes: Mapping[str, str | None] | Iterable[Change],
    /,
    *,
    deprecated_in: str = "",
    remove_in: str = "",
    stream: Callable[..., Any] | None = warnings.warn,
    num_warns: int = 1,
    message_template: str | None = None,
    args_extra: Mapping[str, Any] | None = None,
    skip_if: bool | Callable[[], bool] = False,
    update_docstring: bool = False,
    docstring_style: DocstringStyle = "auto",
    template_mgs: str | None = None,
    as_exception: bool | None = None,
    category: type[Warning] | None = FutureWarning,
    note: str = "",
    url: str = "",
) -> Identity:
    """Mark arguments only: what `deprecated` does for them, under a name that pyrefly does not take for more."""
    raise NotImplementedError


def void(*args: object, **kwargs: object) -> NoReturn:
    """Stand for any result: `return void(a, b)` fits every return type.

    mypy allows no `return` with a value in a function that returns None; there, and in generators, write `void(a, b)`.
    """
    raise NotImplementedError
