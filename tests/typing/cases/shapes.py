"""One function of each shape, all deprecated. The tests read it a second time without the decorators."""

from __future__ import annotations

import functools
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any, Generic, ParamSpec, Self, TypeVar, overload

from deprecate import TargetMode, deprecated, deprecated_args, deprecated_callable

T = TypeVar("T")
P = ParamSpec("P")
untyped: Any = print


@deprecated("Use something else")
def plain(a: int, b: str = "x") -> float:
    return a + len(b)


@deprecated(target=max, deprecated_in="1.0", remove_in="2.0")
def strict(a: int, /, b: int, *, c: int = 0) -> int:
    return a + b + c


@deprecated(max, "1.0", "2.0")
def loose(*numbers: int, **named: str) -> int:
    return sum(numbers) + len(named)


@deprecated()
def generic(first: T, *rest: T) -> list[T]:
    return [first, *rest]


@deprecated_callable("Use something else")
def wrapping(call: Callable[P, T]) -> Callable[P, list[T]]:
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> list[T]:
        return [call(*args, **kwargs)]

    return wrapper


@deprecated(args_mapping={"old": "new"})
def mapped(new: int = 0, old: int = 0) -> int:
    return new + old


@deprecated_args({"old": "new"})
def args_mapped(new: int = 0, old: int = 0) -> int:
    return new + old


@deprecated(TargetMode.NOTIFY)
def notified(a: int) -> int:
    return a


@deprecated(untyped, "1.0")
def to_untyped(a: int) -> int:
    return a


@deprecated(target=untyped, args_mapping={"b": "a"})
def mapped_to_untyped(b: int) -> int:
    return b


@deprecated("Use something else")
async def awaited(a: int) -> str:
    return str(a)


@deprecated("Use something else")
def iterated(a: int) -> Iterator[int]:
    yield a


@deprecated("Use something else")
def generated(a: int) -> Generator[int, str, bytes]:
    yield len((yield a))
    return b""


@deprecated("Use something else")
async def streamed(a: int) -> AsyncIterator[int]:
    yield a


@deprecated("Use something else")
@contextmanager
def managed(a: int) -> Generator[int]:
    yield a


@deprecated("Use something else")
@functools.lru_cache
def cached(a: int) -> int:
    return a


@overload
def either(a: int) -> int: ...
@overload
def either(a: str, b: int = 0) -> str: ...
@deprecated("Use something else")
def either(a: int | str, b: int = 0) -> int | str:
    return a if b else a


class Box(Generic[T]):
    @deprecated("Use something else")
    def __init__(self, content: T) -> None:
        self.content = content

    @deprecated("Use something else")
    def get(self, default: T | None = None) -> T:
        return self.content or default or self.content

    @deprecated("Use something else")
    def chained(self) -> Self:
        return self

    @deprecated("Use something else")
    async def fetch(self, wait: Awaitable[float]) -> T:
        await wait
        return self.content

    @classmethod
    @deprecated("Use something else")
    def make(cls, content: T) -> Self:
        return cls(content)

    @deprecated("Use something else")
    @classmethod
    def build(cls, content: T) -> Self:
        return cls(content)

    @staticmethod
    @deprecated("Use something else")
    def size(a: int) -> int:
        return a

    @deprecated("Use something else")
    @staticmethod
    def weight(a: int) -> int:
        return a

    @property
    @deprecated("Use something else")
    def label(self) -> str:
        return str(self.content)

    @label.setter
    @deprecated("Use something else")
    def label(self, value: str) -> None: ...

    @functools.cached_property
    @deprecated("Use something else")
    def number(self) -> int:
        return 1
