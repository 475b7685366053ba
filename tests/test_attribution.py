"""A warning points at the line that must change: the caller's, in every situation that hides who called."""

from __future__ import annotations

import asyncio
import functools
import importlib.util
import inspect
import os
import re
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from deprecate import TargetMode, _cpython, deprecated
from helpers import here, places, recorded

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

Place = tuple[str, int]


def definition_of(wrapper: object) -> Place:
    """Return where a deprecated function is defined, its decorators included."""
    code = wrapper.__wrapped__.__code__
    return code.co_filename, code.co_firstlineno


def run_file(path: Path, text: str) -> dict[str, object]:
    """Write a module, import it, and return its namespace."""
    path.write_text(text)
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return vars(module)


def hands_on(function):
    """Decorate as most people do: a closure that takes anything and hands it on."""

    @functools.wraps(function)
    def closure(*args, **kwargs):
        return function(*args, **kwargs)

    return closure


def test_plain_call():
    """A call is blamed on its own line."""

    @deprecated("Use new()")
    def old(): ...

    with recorded() as caught:
        _, place = old(), here()
    assert places(caught) == [place]


def test_plain_call_with_the_default_filters(tmp_path):
    """A script sees the warning of its own line with no filter set up at all."""
    script = tmp_path / "script.py"
    script.write_text("from deprecate import deprecated\n\n@deprecated('Use new()')\ndef old(): ...\n\nold()\n")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONWARNINGS"}
    run = subprocess.run([sys.executable, script], env=environment, capture_output=True, text=True, check=True)
    assert run.stderr.startswith(f"{script}:6: FutureWarning: Use new()\n  old()\n")


def in_function(use) -> None:
    def user() -> None:
        use()

    user()


def in_lambda(use) -> None:
    user = lambda: use() or 1  # noqa: E731 - the lambda is what is tested
    user()


def in_generator(use) -> None:
    def user() -> Iterator[int]:
        yield 1
        use()

    list(user())


def in_async_generator(use) -> None:
    async def user() -> AsyncIterator[int]:
        yield 1
        use()

    async def main() -> None:
        [_ async for _ in user()]

    asyncio.run(main())


def in_task(use) -> None:
    async def body() -> None:
        await asyncio.sleep(0)
        use()

    async def main() -> None:
        await asyncio.create_task(body())

    asyncio.run(main())


def in_thread(use) -> None:
    def user() -> None:
        use()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(user).result()


def in_contextmanager(use) -> None:
    @contextmanager
    def user() -> Iterator[None]:
        use()
        yield

    with user():
        pass


def in_post_init(use) -> None:
    @dataclass
    class Point:
        def __post_init__(self) -> None:
            use()

    Point()


BODIES = [
    in_function, in_lambda, in_generator, in_async_generator, in_task, in_thread, in_contextmanager, in_post_init
]  # fmt: skip


@pytest.mark.parametrize("body", BODIES)
def test_use_in_a_body(body):
    """A use is blamed on the person's body that contains it, whoever runs that body."""

    @deprecated("Use new()")
    def old(): ...

    source, first = inspect.getsourcelines(body)
    line = next(first + offset for offset, text in enumerate(source) if "use()" in text)
    with recorded() as caught:
        body(old)
    assert places(caught) == [(__file__, line)]


def test_call_within_a_deprecated_function():
    """A deprecated function that uses another one is a caller like any other."""

    @deprecated("Use new()")
    def inner(): ...

    @deprecated("Use new()")
    def outer() -> Place:
        _, place = inner(), here()
        return place

    with recorded() as caught:
        of_inner, of_outer = outer(), here()
    assert places(caught) == [of_outer, of_inner]


async def by_await(old) -> Place:
    return (await old(), here())[1]


async def by_gather(old) -> Place:
    return (await asyncio.gather(old()), here())[1]


async def by_create_task(old) -> Place:
    task, place = asyncio.create_task(old()), here()
    await task
    return place


async def by_task_group(old) -> Place:
    async with asyncio.TaskGroup() as group:
        _, place = group.create_task(old()), here()
    return place


async def by_wait_for(old) -> Place:
    return (await asyncio.wait_for(old(), 9), here())[1]


@pytest.mark.parametrize("user", [by_await, by_gather, by_create_task, by_task_group, by_wait_for])
def test_coroutine_function(user):
    """The event loop runs the body later, but it is the call that warns, where it is written."""

    @deprecated("Use new()")
    async def old(): ...

    with recorded() as caught:
        place = asyncio.run(user(old))
    assert places(caught) == [place]


def test_thread_pool():
    """No line of a person's code calls what a thread pool runs: the deprecated definition is blamed."""

    @deprecated("Use new()")
    def old(): ...

    with recorded() as caught, ThreadPoolExecutor(1) as pool:
        pool.submit(old).result()
    assert places(caught) == [definition_of(old)]


@pytest.mark.parametrize(("above", "below"), [(1, 0), (2, 0), (0, 1), (1, 1)])
@pytest.mark.parametrize("num_warns", [1, -1])
def test_decorators_of_others(above, below, num_warns):
    """Decorators above ours only hand the call on, those below run after the warning; they change nothing."""

    def function(): ...

    for _ in range(below):
        function = hands_on(function)
    function = deprecated("Use new()", num_warns=num_warns)(function)
    for _ in range(above):
        function = hands_on(function)
    with recorded() as caught:
        _, place = function(), here()
    assert places(caught) == [place]


def test_decorator_above_a_method():
    """A decorator above a deprecated method only hands the call on."""

    class Service:
        @hands_on
        @deprecated("Use new()")
        def old(self): ...

    with recorded() as caught:
        _, place = Service().old(), here()
    assert places(caught) == [place]


def test_lru_cache_above():
    """A decorator written in C leaves no frame to skip."""

    @functools.lru_cache
    @deprecated("Use new()")
    def old(): ...

    with recorded() as caught:
        _, place = old(), here()
    assert places(caught) == [place]


def test_pass_through_function_is_a_caller():
    """A function that takes anything, but looks the deprecated one up by itself, is the line that must change."""

    class Service:
        @deprecated("Use new()")
        def old(self): ...

    def user(*args: object, **kwargs: object) -> Place:
        _, place = Service().old(), here()
        return place

    with recorded() as caught:
        place = user()
    assert places(caught) == [place]


def test_default_factory():
    """The generated `__init__` of a dataclass is not a person's: who constructs is blamed."""

    @deprecated("Use new()")
    def old() -> int:
        return 1

    @dataclass
    class Point:
        x: int = field(default_factory=old)

    with recorded() as caught:
        point, place = Point(), here()
    assert point.x == 1
    assert places(caught) == [place]


def test_deprecated_post_init():
    """A deprecated `__post_init__` is called by the generated `__init__`: who constructs is blamed."""

    @dataclass
    class Point:
        x: int

        @deprecated("Use new()")
        def __post_init__(self): ...

    with recorded() as caught:
        _, place = Point(1), here()
    assert places(caught) == [place]


def test_use_in_post_init():
    """A use in the body of `__post_init__` is blamed on that body."""
    seen = []

    @deprecated("Use new()")
    def old(): ...

    @dataclass
    class Point:
        x: int

        def __post_init__(self):
            seen.append((old(), here())[1])

    with recorded() as caught:
        Point(1)
    assert places(caught) == seen


def test_super_init():
    """A subclass that calls a deprecated `__init__` is blamed at its `super().__init__()`."""
    seen = []

    class Base:
        @deprecated("Use new()")
        def __init__(self): ...

    class Derived(Base):
        def __init__(self):
            seen.append((super().__init__(), here())[1])

    with recorded() as caught:
        Derived()
    assert places(caught) == seen


def test_subclass_without_own_init():
    """A subclass that inherits a deprecated `__init__` is blamed where it is constructed."""

    class Base:
        @deprecated("Use new()")
        def __init__(self): ...

    class Derived(Base): ...

    with recorded() as caught:
        _, place = Derived(), here()
    assert places(caught) == [place]


def test_init_that_forwards_to_its_base():
    """A constructor that forwards to its base is blamed where it is called."""

    class Client:
        def __init__(self, port: int = 1):
            self.port = port

    class OldClient(Client):
        @deprecated(target=Client)
        def __init__(self, port: int = 2): ...

    with recorded() as caught:
        client, place = OldClient(), here()
    assert client.port == 2
    assert places(caught) == [place]


def test_contextmanager_above():
    """`@contextmanager` above ours runs the function from contextlib; who writes `with` is blamed."""

    @contextmanager
    @deprecated("Use new()")
    def old() -> Iterator[int]:
        yield 1

    with recorded() as caught, old() as value:
        place = here()
    assert value == 1
    assert places(caught) == [(place[0], place[1] - 1)]


def test_contextmanager_below():
    """`@contextmanager` below ours: who writes `with` is blamed."""

    @deprecated("Use new()")
    @contextmanager
    def old() -> Iterator[int]:
        yield 1

    with recorded() as caught, old() as value:
        place = here()
    assert value == 1
    assert places(caught) == [(place[0], place[1] - 1)]


def test_import_time(tmp_path):
    """A module that calls while it is imported is blamed, not the import system or who imports."""
    path = tmp_path / "calls_at_import.py"
    text = "from deprecate import deprecated\n\n@deprecated('Use new()')\ndef old(): ...\n\n\nold()\n"
    with recorded() as caught:
        run_file(path, text)
    assert places(caught) == [(str(path), 7)]


def test_use_by_import_statement(tmp_path, monkeypatch):
    """A module imported by a plain `import` is blamed for what it calls."""
    (tmp_path / "supplier_of_old.py").write_text(
        "from deprecate import deprecated\n@deprecated('Use new()')\ndef old(): ...\n"
    )
    (tmp_path / "user_of_old.py").write_text("import supplier_of_old\n\nsupplier_of_old.old()\n")
    monkeypatch.syspath_prepend(tmp_path)
    with recorded() as caught:
        __import__("user_of_old")
    assert places(caught) == [(str(tmp_path / "user_of_old.py"), 3)]


def test_exec_of_a_string():
    """Executed text is blamed by its line within the text."""

    @deprecated("Use new()")
    def old(): ...

    with recorded() as caught:
        exec("\n\nold()", {"old": old})
    assert places(caught) == [("<string>", 3)]


def test_function_in_an_executed_string():
    """A function defined in executed text is blamed by its line within the text."""

    @deprecated("Use new()")
    def old(): ...

    with recorded() as caught:
        exec("def user():\n    old()\n\nuser()", {"old": old})
    assert places(caught) == [("<string>", 2)]


def test_deprecated_generator():
    """A generator function warns where it is called, not where it is first advanced."""

    @deprecated("Use new()")
    def old() -> Iterator[int]:
        yield 1

    with recorded() as caught:
        iterator, place = old(), here()
        assert list(iterator) == [1]
    assert places(caught) == [place]


def test_deprecated_async_generator():
    """An async generator function warns where it is called."""

    @deprecated("Use new()")
    async def old() -> AsyncIterator[int]:
        yield 1

    async def main() -> Place:
        iterator, place = old(), here()
        assert [value async for value in iterator] == [1]
        return place

    with recorded() as caught:
        place = asyncio.run(main())
    assert places(caught) == [place]


@pytest.mark.parametrize(
    "call",
    [
        lambda old: (list(map(old, [1])), here())[1],
        lambda old: (sorted([2, 1], key=old), here())[1],
        lambda old: (functools.reduce(lambda _, value: old(value), [1, 2]), here())[1],
        lambda old: (functools.partial(old, 1)(), here())[1],
        lambda old: (max([1, 2], key=old), here())[1],
    ],
    ids=["map", "sorted", "reduce", "partial", "max"],
)
def test_callback_from_c(call):
    """What C code calls back is blamed on the line that runs the C code."""

    @deprecated("Use new()")
    def old(value: int) -> int:
        return value

    with recorded() as caught:
        place = call(old)
    assert places(caught) == [place]


def test_callback_from_the_standard_library():
    """Python code of the standard library that calls back is skipped."""

    @deprecated("Use new()")
    def old(_: object) -> str:
        return ""

    with recorded() as caught:
        _, place = re.sub("a", old, "a"), here()

        class Wrapper(textwrap.TextWrapper):
            wrap = deprecated("Use new()")(textwrap.TextWrapper.wrap)

        _, second = Wrapper().fill("a"), here()
    assert places(caught) == [place, second]


def test_file_with_a_name_of_the_standard_library(tmp_path):
    """What belongs to the standard library is told by its folder: a person's own `code.py` is a person's."""
    path = tmp_path / "code.py"
    text = "from deprecate import deprecated\n@deprecated('Use new()')\ndef old(): ...\n\ndef user():\n    old()\n"
    user = run_file(path, text)["user"]
    with recorded() as caught:
        user()
    assert places(caught) == [(str(path), 6)]


def test_property():
    """Reading, writing and deleting a property are blamed on the line that does it."""

    class Box:
        @deprecated("Use new")
        @property
        def old(self) -> int:
            return 1

        @old.setter
        def old(self, value: int) -> None: ...

        @old.deleter
        def old(self) -> None: ...

    box = Box()
    with recorded() as caught:
        first, start = box.old, here()
        box.old = first
        del box.old
    filename, line = start
    assert places(caught) == [start, (filename, line + 1), (filename, line + 2)]


def test_property_above():
    """A property around a deprecated function is blamed on the line that reads it."""

    class Box:
        @property
        @deprecated("Use new")
        def old(self) -> int:
            return 1

    with recorded() as caught:
        _, place = Box().old, here()
    assert places(caught) == [place]


@pytest.mark.parametrize("above", [True, False], ids=["cached_property above", "deprecated above"])
def test_cached_property(above):
    """functools computes a cached property in Python code, which is skipped."""
    first, second = deprecated("Use new"), functools.cached_property
    outer, inner = (second, first) if above else (first, second)

    class Box:
        @outer
        @inner
        def old(self) -> int:
            return 1

    Box.old.__set_name__(Box, "old")
    box = Box()
    with recorded() as caught:
        value, place = box.old, here()
        assert value == box.old
    assert places(caught) == [place]


def test_stacked_layers():
    """Each of two stacked layers blames the caller, not the layer above it."""

    def new(): ...

    @deprecated("All of it goes")
    @deprecated(target=new)
    def old(): ...

    with recorded() as caught:
        _, place = old(), here()
    assert str(caught[0].message) == "All of it goes"
    assert places(caught) == [place, place]


def test_target_chain():
    """A deprecated function that forwards to a deprecated one: both blame the caller of the first."""

    def newest(): ...

    @deprecated(target=newest)
    def newer(): ...

    @deprecated(target=newer)
    def old(): ...

    with recorded() as caught:
        _, place = old(), here()
    assert places(caught) == [place, place]


def test_method_looked_up_on_its_instance():
    """A method that is looked up on `self` blames the caller of the old name; an override of the new one is called."""

    class Service:
        def new(self) -> str:
            return "new"

        @deprecated(target=new)
        def old(self) -> str: ...

    class Special(Service):
        def new(self) -> str:
            return "special"

    with recorded() as caught:
        result, place = Special().old(), here()
    assert result == "special"
    assert places(caught) == [place]


def test_classmethod_and_staticmethod():
    """A class or static method is blamed where it is called."""

    class Service:
        @classmethod
        @deprecated("Use new()")
        def of_class(cls): ...

        @deprecated("Use new()")
        @staticmethod
        def static(): ...

    with recorded() as caught:
        _, first = Service.of_class(), here()
        _, second = Service.static(), here()
    assert places(caught) == [first, second]


@pytest.mark.parametrize("target", [None, True], ids=repr)
def test_old_spelling_is_blamed_on_the_decorating_line(target):
    """A warning about a declaration points at the declaration."""
    with recorded() as caught:
        _, place = deprecated(target=target, args_mapping={"a": "b"} if target else None), here()
    assert [warning.category for warning in caught] == [DeprecationWarning]
    assert places(caught) == [place]


def test_contradiction_is_blamed_on_the_decorating_line():
    """Options without effect are reported where they are written."""
    with recorded() as caught:
        _, place = deprecated(target=TargetMode.ARGS_REMAP), here()
    assert [warning.category for warning in caught] == [UserWarning]
    assert places(caught) == [place]


def test_useless_stacking_is_blamed_on_the_decorating_line():
    """Two layers that repeat each other are reported where the second one is applied."""

    @deprecated("Use new()")
    def old(): ...

    with recorded() as caught:
        _, place = deprecated("Use newer()")(old), here()
    assert [warning.category for warning in caught] == [UserWarning]
    assert places(caught) == [place]


def test_objects_of_the_caller_are_not_touched():
    """Looking for decorators never asks an object in a caller's closure for anything."""

    class Unbound:
        def __getattr__(self, name):
            raise RuntimeError("outside of a request")

    @deprecated("Use new()")
    def old(x):
        return x

    def view_of(request):
        def view(*args, **kwargs):
            return old(*args), request if kwargs else None

        return view

    with recorded() as caught:
        assert view_of(Unbound())(1) == (1, None)
    assert caught[0].filename == __file__


@pytest.mark.skipif(not _cpython.USABLE, reason="only CPython tells how a frame calls")
def test_closure_that_is_no_decorator():
    """A person's own closure that takes anything, but does not hand it on, is the line to change."""

    @deprecated("Use new()")
    def old():
        return 1

    def task(*args, **kwargs):
        return old(), sys._getframe().f_lineno

    with recorded() as caught:
        _, line = task(1)
    assert (caught[0].filename, caught[0].lineno) == (__file__, line)
