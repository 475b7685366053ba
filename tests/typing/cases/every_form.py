"""A user's file with every form of declaration: nothing to report in strict mode, and it runs."""

from __future__ import annotations

import asyncio
import functools
import io
import json
import logging
import warnings
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from typing import NoReturn, TypeVar

import deprecate
from deprecate import (
    DeprecatedError,
    Deprecation,
    Record,
    Removed,
    Renamed,
    TargetMode,
    deprecated,
    deprecated_args,
    deprecated_callable,
    get_deprecation_config,
    registry,
    void,
)

T = TypeVar("T")


def area(width: int, height: int = 3) -> int:
    return width * height


# Functions, in every way to name the successor.


@deprecated("Use area() instead")
def by_message(width: int, height: int = 3) -> int:
    return width * height


@deprecated(target=area, deprecated_in="1.0", remove_in="2.0")
def by_keyword(width: int, height: int = 3) -> int:
    return void(width, height)


@deprecated(area, "1.0", "2.0")
def by_position(width: int, height: int = 3) -> int:
    return void(width, height)


@deprecated(target="os.path:join", deprecated_in="1.0")
def by_path(a: str, *p: str) -> str:
    return void(a, p)


@deprecated(target=Record)
def by_class(kind: str, module: str, qualname: str, message: str, mode: str) -> Record:
    return void(kind, module, qualname, message, mode)


@deprecated(target=functools.partial(area, height=4))
def by_partial(width: int) -> int:
    return void(width)


@deprecated(TargetMode.NOTIFY, "1.0", "2.0")
def by_mode(width: int) -> int:
    return width


@deprecated()
def by_nothing(width: int) -> int:
    return width


@deprecated_callable(area, "1.0")
def by_other_name(width: int, height: int = 3) -> int:
    return void(width, height)


@deprecate.deprecated("Use area() instead", category=DeprecationWarning)
def by_dotted_name(width: int) -> int:
    return width


# Where the warning goes, how often, with which text.


@deprecated(target=area, stream=logging.getLogger("shop").warning, num_warns=5)
def to_a_logger(width: int, height: int = 3) -> int:
    return void(width, height)


@deprecated("Use area() instead", stream=print, num_warns=-1)
def to_print(width: int) -> int:
    return width


@deprecated("Use area() instead", stream=None)
def to_nowhere(width: int) -> int:
    return width


@deprecated("Use area() instead", stream=functools.partial(warnings.warn, category=DeprecationWarning))
def to_warn(width: int) -> int:
    return width


@deprecated(target=area, message_template="%(source_name)s is now %(target_path)s")
def by_template(width: int, height: int = 3) -> int:
    return void(width, height)


@deprecated("Use area() instead", note="It also takes a height.", url="https://example.org/area", category=None)
def with_more(width: int) -> int:
    return width


@deprecated("Use area() instead", skip_if=True)
def skipped(width: int) -> int:
    return width


@deprecated(target=area, skip_if=lambda: False, as_exception=True)
def refused(width: int, height: int = 3) -> int:
    return void(width, height)


@deprecated(target=area, update_docstring=True, docstring_style="mkdocs")
def documented(width: int, height: int = 3) -> int:
    """Compute the area."""
    return void(width, height)


# Arguments.


@deprecated(target=area, args_mapping={"w": "width", "unit": None}, args_extra={"height": 5})
def mapped(w: int, unit: str = "cm") -> int:
    return void(w, unit)


@deprecated(target=area, changes=[Renamed("w", "width"), Removed("unit", keep=False)])
def changed(w: int, unit: str = "cm") -> int:
    return void(w, unit)


@deprecated(args_mapping={"w": "width"}, deprecated_in="1.0")
def arguments_only(width: int = 1, w: int = 1) -> int:
    return width


@deprecated(TargetMode.ARGS_REMAP, args_mapping={"w": "width"})
def arguments_by_mode(width: int = 1, w: int = 1) -> int:
    return width


@deprecated_args([Renamed("w", "width", conflict="old", note="Shorter was not better.")], deprecated_in="1.0")
def arguments_changed(width: int = 1, w: int = 1) -> int:
    return width


@deprecated_args({"w": "width"}, remove_in="2.0", num_warns=3)
def arguments_mapped(width: int = 1, w: int = 1) -> int:
    return width


# Kinds of functions.


@deprecated("Use area() instead")
async def awaited(width: int) -> int:
    return width


@deprecated(target=area)
async def awaited_from_sync(width: int, height: int = 3) -> int:
    return void(width, height)


@deprecated("Use area() instead")
def iterated(width: int) -> Iterator[int]:
    yield width


@deprecated("Use area() instead")
def generated(width: int) -> Generator[int, str, bytes]:
    yield len((yield width))
    return b""


@deprecated("Use area() instead")
async def streamed(width: int) -> AsyncIterator[int]:
    yield width


@deprecated("Use something else")
def generic(first: T, call: Callable[[T], T]) -> T:
    return call(first)


@deprecated("Use area() instead", num_warns=0)
def to_none(width: int) -> None:
    void(width)


@deprecated("Use sys.exit() instead")
def never(code: int) -> NoReturn:
    raise SystemExit(code)


# What many declarations share.

soon_gone = deprecated("Soon gone", deprecated_in="1.0")
in_1_0 = functools.partial(deprecated, deprecated_in="1.0", remove_in="2.0")


@soon_gone
def by_variable(width: int) -> int:
    return width


@in_1_0(target=area)
def by_preset(width: int, height: int = 3) -> int:
    return void(width, height)


class Shape:
    """Every kind of member."""

    def __init__(self, width: int) -> None:
        self.width = width

    def scale(self, by: int) -> int:
        return self.width * by

    @classmethod
    def square(cls, width: int) -> Shape:
        return cls(width)

    @staticmethod
    def unit(width: int) -> int:
        return width

    @deprecated(target=scale)
    def grow(self, by: int) -> int:
        return void(self, by)

    @classmethod
    @deprecated(target=square)
    def make(cls, width: int) -> Shape:
        return void(cls, width)

    @deprecated(square, "1.0")
    @classmethod
    def build(cls, width: int) -> Shape:
        return void(cls, width)

    @staticmethod
    @deprecated(target=unit)
    def one(width: int) -> int:
        return void(width)

    @deprecated(unit, "1.0")
    @staticmethod
    def uno(width: int) -> int:
        return void(width)

    @property
    @deprecated("Use width instead")
    def size(self) -> int:
        return self.width

    @size.setter
    @deprecated("Use width instead")
    def size(self, value: int) -> None:
        self.width = value

    @functools.cached_property
    @deprecated("Use width instead")
    def perimeter(self) -> int:
        return 4 * self.width


class Square(Shape):
    """A class whose constructor forwards to its parent."""

    @deprecated(target=Shape)
    def __init__(self, width: int) -> None:
        void(width)


def look() -> list[str]:
    """Use what is there for looking at deprecations; none of it counts as a use."""
    config: Deprecation | None = get_deprecation_config(Shape.scale)
    record: Record | None = registry.find(Shape.scale)
    paths = [entry.path for entry in registry if entry.target is not None]
    paths += [record.path] if record is not None else []
    paths += [Record.from_json(entry.to_json()).qualname for entry in registry]
    paths += [config.deprecated_in] if config is not None else []
    with registry.suppress():
        registry.reset()
    json.dump([entry.to_dict() for entry in registry], io.StringIO())
    try:
        return [*paths, str(len(registry)), str(look in registry)]
    except DeprecatedError:
        raise
    finally:
        deprecate.AS_EXCEPTIONS = False


if __name__ == "__main__":
    asyncio.run(asyncio.sleep(0))
    print(*look(), sep="\n")
