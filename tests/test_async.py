"""Coroutine functions, generators and async generators stay what they are and warn at the call."""

from __future__ import annotations

import asyncio
import inspect
import sys
from contextlib import asynccontextmanager, contextmanager
from functools import partial

import pytest

from deprecate import DeprecatedError, _cpython, deprecated, void
from helpers import recorded, this_line

# Plain wrappers of generator functions do not tell what they are.
KINDS_ARE_TOLD = _cpython.USABLE


def _is_coroutine_function(function):
    """Ask whoever is told: `inspect` in general, `asyncio` of plain wrappers on 3.11."""
    if KINDS_ARE_TOLD or sys.version_info >= (3, 12):
        return inspect.iscoroutinefunction(function)
    return asyncio.iscoroutinefunction(function)


async def _fetch(url, retries=1):
    await asyncio.sleep(0)
    return url, retries


def _fetch_at_once(url, retries=1):
    return url, retries


@pytest.mark.parametrize("options", [{}, {"target": _fetch}, {"target": _fetch_at_once}, {"num_warns": -1}])
def test_coroutine_function_stays_one(options):
    """`inspect` and `asyncio` see a coroutine function, whatever it is forwarded to."""

    @deprecated("Old.", **options)
    async def download(url, retries=2):
        return url, retries

    assert _is_coroutine_function(download)
    assert not inspect.isgeneratorfunction(download)
    assert not inspect.isasyncgenfunction(download)


@pytest.mark.parametrize("target", [None, _fetch, _fetch_at_once])
def test_coroutine_function_warns_at_the_call(target):
    """The warning comes when the coroutine is made, at that line, and awaiting gives the result."""
    options = {"target": target} if target else {}

    @deprecated("Old.", **options)
    async def download(url, retries=2):
        return url, retries

    async def main():
        with recorded() as caught:
            line = this_line() + 1
            coroutine = download("a")
            assert [(found.filename, found.lineno) for found in caught] == [(__file__, line)]
            assert inspect.iscoroutine(coroutine)
            assert await coroutine == ("a", 2)
            assert await download("b", retries=3) == ("b", 3)
        assert len(caught) == 1

    asyncio.run(main())


def test_creating_the_wrapper_is_silent():
    """Decorating a coroutine function warns of nothing."""
    with recorded() as caught:

        @deprecated("Old.")
        async def download():
            return 1

    assert not caught


def test_rejected_call_of_a_coroutine_function():
    """Wrong arguments fail at the call, as they do for any coroutine function."""

    @deprecated("Old.")
    async def download(url):
        return url

    with recorded() as caught, pytest.raises(TypeError, match="missing 1 required positional argument: 'url'"):
        download()
    assert not caught


def test_sync_target_that_returns_a_coroutine():
    """What a plain function returns is awaited if it can be awaited."""

    def start(url):
        return _fetch(url, 9)

    @deprecated(target=start, num_warns=0)
    async def download(url):
        return void(url)

    assert asyncio.run(download("a")) == ("a", 9)


def test_targets_that_do_not_look_asynchronous():
    """An object with an `async def __call__` and a partial of a coroutine function are awaited once."""

    class Fetcher:
        async def __call__(self, url):
            return ("object", url)

    @deprecated(target=Fetcher(), num_warns=0)
    async def first(url):
        return void(url)

    @deprecated(target=partial(_fetch, retries=5), num_warns=0)
    async def second(url):
        return void(url)

    assert asyncio.run(first("a")) == ("object", "a")
    assert asyncio.run(second("a")) == ("a", 5)


def test_plain_function_with_an_async_target():
    """The call returns the coroutine of the target; the wrapper does not claim to be a coroutine function."""

    @deprecated(target=_fetch)
    def download(url, retries=3):
        return void(url, retries)

    async def main():
        return await download("a")

    assert not inspect.iscoroutinefunction(download)
    with pytest.warns(FutureWarning):
        assert asyncio.run(main()) == ("a", 3)


def test_lazy_async_target():
    """A target that is named is awaited as one that is known."""

    @deprecated(target=f"{__name__}:_fetch")
    async def download(url, retries=4):
        return void(url, retries)

    async def main():
        with recorded() as caught:
            line = this_line() + 1
            assert await download("a") == ("a", 4)
            assert await download("b") == ("b", 4)
        assert [found.lineno for found in caught] == [line]

    assert _is_coroutine_function(download)
    asyncio.run(main())


def test_async_methods():
    """A coroutine method of the same class is looked up on the instance."""

    class Service:
        async def execute(self, job):
            return job

        def execute_now(self, job):
            return [job]

        @deprecated(target=execute, num_warns=0)
        async def run(self, job):
            return void(job)

        @deprecated(target=execute_now, num_warns=0)
        async def run_now(self, job):
            return void(job)

    class Child(Service):
        async def execute(self, job):
            return job * 2

    async def main():
        return await Service().run(1), await Child().run(1), await Service().run_now(1)

    assert asyncio.run(main()) == (1, 2, [1])
    assert _is_coroutine_function(Service.run)
    assert _is_coroutine_function(Service().run_now)


def test_async_skip_and_error():
    """`skip_if` runs the old coroutine function, `as_exception` raises at the call."""

    @deprecated(target=_fetch, skip_if=lambda: True)
    async def skipped(url):
        return ("own", url)

    @deprecated(target=_fetch, as_exception=True)
    async def refused(url):
        return void(url)

    assert _is_coroutine_function(skipped)
    assert asyncio.run(skipped("a")) == ("own", "a")
    with pytest.raises(DeprecatedError):
        refused("a")


def test_skip_if_is_no_coroutine_function():
    """Nobody could await the answer, so it is refused at decoration."""

    async def answer():
        return True

    with pytest.raises(TypeError, match="skip_if cannot be a coroutine function"):
        deprecated("Old.", skip_if=answer)


def test_generator():
    """The warning comes at the call, not at the first step; the iteration is normal."""

    @deprecated("Old.")
    def count(stop, start=0):
        sent = yield start
        yield sent
        return stop

    with recorded() as caught:
        line = this_line() + 1
        steps = count(2)
        assert [found.lineno for found in caught] == [line]
        assert (next(steps), steps.send("x")) == (0, "x")
        with pytest.raises(StopIteration) as stopped:
            next(steps)
    assert stopped.value.value == 2
    assert inspect.isgenerator(steps)
    assert inspect.isgeneratorfunction(count) or not KINDS_ARE_TOLD


def test_generator_with_a_target():
    """A generator function that is forwarded gives the iterator of its target."""

    def numbers(stop):
        yield from range(stop)

    @deprecated(target=numbers)
    def count(stop=3):
        yield void(stop)

    with pytest.warns(FutureWarning):
        assert list(count()) == [0, 1, 2]
    assert list(count(1)) == [0]
    assert inspect.isgeneratorfunction(count) or not KINDS_ARE_TOLD


def test_async_generator():
    """An async generator function stays one and warns at the call."""

    @deprecated("Old.")
    async def count(stop):
        for number in range(stop):
            yield number

    async def main():
        with recorded() as caught:
            line = this_line() + 1
            steps = count(3)
            assert [found.lineno for found in caught] == [line]
            assert [number async for number in steps] == [0, 1, 2]
            assert [number async for number in count(1)] == [0]
        assert len(caught) == 1

    assert inspect.isasyncgenfunction(count) or not KINDS_ARE_TOLD
    assert not inspect.iscoroutinefunction(count)
    asyncio.run(main())


def test_context_managers():
    """Below `@contextmanager` and `@asynccontextmanager`, the warning points at the `with` statement."""

    @contextmanager
    @deprecated("Old.")
    def opened(name):
        yield name

    @asynccontextmanager
    @deprecated("Old too.")
    async def connected(name):
        yield name

    async def main():
        line = this_line() + 1
        async with connected("b") as name:
            assert name == "b"
        return line

    with recorded() as caught:
        line = this_line() + 1
        with opened("a") as name:
            assert name == "a"
        async_line = asyncio.run(main())
    assert [(found.filename, found.lineno) for found in caught] == [(__file__, line), (__file__, async_line)]


def test_recursion_in_child_tasks():
    """Tasks that the target starts may use the old name: nothing remembers that it is running."""

    async def walk(tree):
        if isinstance(tree, int):
            return tree
        return sum(await asyncio.gather(*(asyncio.create_task(old_walk(branch)) for branch in tree)))

    @deprecated(target=walk, deprecated_in="1.0")
    async def old_walk(tree):
        return void(tree)

    with recorded() as caught:
        assert asyncio.run(old_walk([1, [2, 3], [[4]]])) == 10
    assert len(caught) == 1
