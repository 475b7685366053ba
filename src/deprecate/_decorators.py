"""The decorators: an author's words that can be applied to a function."""

from __future__ import annotations

import sys

from ._class_body import class_body
from ._kinds import _function
from ._messages import name_of
from ._signatures import METHOD_OBJECTS, Function
from ._spec import ATTRS_REMAP, Deprecation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from ._changes import Change


class deprecated(Deprecation):  # noqa: N801 - a decorator is written like a function
    """Mark a function, method or property as deprecated.

    The decorated function stays what it was: its signature, its kind (`async def`, generator), its errors. A use of it
    warns, at the line of the caller, and then runs the successor if there is one, the body if not.

    Args:
        message_or_target: A string is the text of the warning, as in PEP 702. Anything else is the `target`.
        deprecated_in: Version (PEP 440) in which the deprecation is announced, for example "1.2".
        remove_in: Version (PEP 440) in which the function will be gone.
        stream: Receives the text instead of `warnings.warn`, for example `logging.warning`. None silences.
        num_warns: How many warnings are given in the life of the process: N, 0 for never, -1 for every use. A warning
            that a filter ignored or raised as an error does not count.
        message_template: A `%`-template for the text. Placeholders: `source_name`, `source_path`, `target_name`,
            `target_path`, `deprecated_in`, `remove_in`, `argument_map`.
        args_mapping: Old parameter names and their new names; None drops the argument. Without a target, the body runs,
            and only calls that use an old name warn.
        args_extra: Arguments added to each call of the target or of the body; they win over all others.
        skip_if: True, or a function without parameters that returns True, where the deprecation does not apply: the body
            runs, nothing warns.
        update_docstring: True puts a notice into the docstring, where the documentation tools of its style expect it.
        docstring_style: Markup of the notice: "rst", "mkdocs", or "auto" to tell by the tool that is running.
        template_mgs: The old spelling of `message_template`.
        target: The successor that calls are forwarded to, arguments bound by name: a callable, or a
            "package.module:name" string that is imported at the first use. In a class body, a method of the same class
            is looked up at each call, so that subclasses may override it.
        as_exception: True raises `DeprecatedError` at every use instead of warning.
        changes: Changes of parameters as values, `Renamed` and `Removed`; `args_mapping` is their short form.
        category: Category of the warning; None gives none.
        note: A sentence appended to the text.
        url: A link appended to the text.

    Raises:
        TypeError: An option has the wrong type, options exclude each other, or a call of the target could not be right.
        ValueError: A template or a target path is malformed.

    Example:
        >>> from deprecate import deprecated
        >>> def compute(a: int = 0, b: int = 3) -> int:
        ...     return a + b
        >>> @deprecated(target=compute, deprecated_in="0.1", remove_in="0.5")
        ... def calculate(a: int, b: int = 5) -> int: ...
        >>> calculate(1)
        6
        >>> print(calculate.__deprecated__)
        The `calculate` was deprecated since v0.1 in favor of `__main__.compute`. It will be removed in v0.5.

    The positional text and `__deprecated__` follow PEP 702.
    """

    __module__ = "deprecate"
    __slots__ = ()

    def __call__(self, obj: Any, /) -> Any:
        """Return `obj` as a deprecated object of the same kind."""
        if self.mode == ATTRS_REMAP:
            raise TypeError(
                f"TargetMode.ATTRS_REMAP is for classes; `{name_of(obj)}` takes TargetMode.NOTIFY or ARGS_REMAP"
            )
        frame = sys._getframe(1)
        if type(obj) is Function:
            return _function.wrap(self, obj, frame)
        if isinstance(obj, type):
            raise TypeError(f"a class cannot be decorated: {obj!r}; decorate its `__init__`")
        if isinstance(obj, (property, classmethod, staticmethod)) or _is_cached_property(obj):
            return self._wrap_descriptor(obj, frame)
        if not callable(obj):
            raise TypeError(f"{obj!r} is not callable; `@deprecated` takes functions, methods and properties")
        wrapper = _function.wrap(self, obj, frame)
        # A callable object in a class body is given no instance, and neither must be the function that stands for it.
        is_bound = hasattr(type(obj), "__get__") or class_body(frame) is None
        return wrapper if is_bound else staticmethod(wrapper)

    def _wrap_descriptor(self, obj: Any, frame: Any) -> Any:
        from ._kinds import _descriptors

        if isinstance(obj, property):
            return _descriptors.wrap_property(self, obj)
        if isinstance(obj, METHOD_OBJECTS):
            return _descriptors.wrap_method(self, obj, frame)
        return _descriptors.wrap_cached_property(self, obj)


class deprecated_callable(deprecated):  # noqa: N801 - a decorator is written like a function
    """Mark a function, method or property as deprecated; refuse anything else.

    The options are those of `deprecated`. `TargetMode.AUTO` is refused: leave `target` out instead.

    Raises:
        TypeError: As in `deprecated`, and for a class.

    Example:
        >>> from deprecate import deprecated_callable
        >>> @deprecated_callable("Use area() instead", num_warns=0)
        ... def surface() -> int:
        ...     return 1
        >>> surface()
        1
    """

    __module__ = "deprecate"
    __slots__ = ()
    accepts_auto = False


def _is_cached_property(obj: object) -> bool:
    functools = sys.modules.get("functools")
    return functools is not None and isinstance(obj, functools.cached_property)


def deprecated_args(changes: Mapping[str, str | None] | Iterable[Change], /, **options: Any) -> deprecated:
    """Mark arguments of a function as deprecated; the function itself is not.

    It is `deprecated` under a name that no type checker mistakes for the deprecation of the whole function. A call that
    uses none of the old names runs the function directly and never warns.

    Args:
        changes: `Renamed` and `Removed` values, or a mapping of old names to new ones, None for what is dropped.
        options: Those of `deprecated`, except `target`, `args_mapping` and `changes`.

    Raises:
        TypeError: The changes cannot apply to the function, or an option is not known.

    Example:
        >>> from deprecate import deprecated_args
        >>> @deprecated_args({"coef": "new_coef"}, deprecated_in="0.2", remove_in="0.4", num_warns=0)
        ... def any_pow(base: float, new_coef: float = 1) -> float:
        ...     return base**new_coef
        >>> any_pow(2, coef=3)
        8
    """
    for name in ("target", "args_mapping", "changes"):
        if name in options:
            raise TypeError(f"deprecated_args() has no option {name!r}; name the arguments in its first argument")
    if callable(changes):
        raise TypeError("`@deprecated_args` needs parentheses and the arguments: write `@deprecated_args({...})`")
    if not changes or isinstance(changes, str):
        raise TypeError(f"deprecated_args() needs a mapping or values such as Renamed(...), not {changes!r}")
    short = {"args_mapping": changes} if hasattr(changes, "keys") else {"changes": changes}
    return deprecated(**short, **options)


deprecated_args.__module__ = "deprecate"


def void(*args: object, **kwargs: object) -> Any:
    """Accept anything and return None: the body of a function whose calls are forwarded.

    Type checkers see a function that never returns, so `return void(a, b)` fits any return type.

    Example:
        >>> from deprecate import void
        >>> void(1, x=2)
    """


void.__module__ = "deprecate"


def get_deprecation_config(obj: object) -> Deprecation | None:
    """Return what the author said of a deprecated object, None for anything else.

    Args:
        obj: A function, method, property, classmethod or staticmethod object, as decorated.

    Example:
        >>> from deprecate import deprecated, get_deprecation_config
        >>> @deprecated("Use area() instead", deprecated_in="1.2")
        ... def surface() -> int:
        ...     return 1
        >>> get_deprecation_config(surface).deprecated_in
        '1.2'
    """
    from ._registry import watches_of

    watches = watches_of(obj)
    return watches[0].spec if watches else None


get_deprecation_config.__module__ = "deprecate"
