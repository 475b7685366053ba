"""Without CPython's inside: the wrappers that the environment asks for behave like the others, line for line.

A comment `# warns` marks the lines of a program that are blamed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from textwrap import dedent

import pytest

PROLOGUE = """\
import asyncio, inspect
from deprecate import DeprecatedError, _cpython, deprecated, void
if _cpython.USABLE == {plain}:
    raise SystemExit("the environment was not asked, or this is no CPython")
"""

PROGRAMS = {
    "function": (
        """
        @deprecated("Use new()")
        def old(a, /, b=2, *more, c, d=4, **rest):
            return a, b, more, c, d, rest

        print(old(1, c=3), old(1, 2, 3, c=4, e=5), inspect.signature(old))  # warns
        try:
            old(1)
        except TypeError as error:
            print(error)
        """,
        (
            "(1, 2, (), 3, 4, {}) (1, 2, (3,), 4, 4, {'e': 5}) (a, /, b=2, *more, c, d=4, **rest)\n"
            "old() missing 1 required keyword-only argument: 'c'\n"
        ),
    ),
    "forwarded": (
        """
        def new(y, x, *, unit="m"):
            return y, x, unit

        @deprecated(target=new, args_mapping={"size": "unit", "gone": None})
        def old(x, y=5, size="cm", gone=None): ...

        print(old(1), old(y=2, x=1, size="mm"), old(1, 2, "km", "gone"))  # warns
        """,
        "(5, 1, 'm') (2, 1, 'mm') (2, 1, 'km')\n",
    ),
    "every use": (
        """
        @deprecated(target=abs, args_mapping={"value": "x"}, num_warns=-1)
        def old(value): ...

        print(old(-1))  # warns
        print(old(-2))  # warns
        """,
        "1\n2\n",
    ),
    "coroutine function": (
        """
        async def new(x):
            await asyncio.sleep(0)
            return x

        @deprecated(target=new)
        async def old(x): ...

        @deprecated("Use new()")
        async def in_place(x):
            return x

        async def main():
            print(await asyncio.gather(old(1), in_place(2)))  # warns warns

        asyncio.run(main())
        is_coroutine_function = inspect.iscoroutinefunction if hasattr(inspect, "markcoroutinefunction") else (
            asyncio.iscoroutinefunction
        )
        print(is_coroutine_function(old), is_coroutine_function(in_place))
        """,
        "[1, 2]\nTrue True\n",
    ),
    "generator": (
        """
        @deprecated("Use new()")
        def old(stop):
            yield from range(stop)

        @deprecated("Use new()")
        async def later(stop):
            for number in range(stop):
                yield number

        async def main():
            print([number async for number in later(2)])  # warns

        values = old(2)  # warns
        print(list(values))
        asyncio.run(main())
        """,
        "[0, 1]\n[0, 1]\n",
    ),
    "method": (
        """
        class Service:
            def new(self, x): return "new", x

            @deprecated(target=new)
            def old(self, x): ...

            @deprecated("Use new()")
            @classmethod
            def of_class(cls, x): return cls.__name__, x

            @deprecated("Use new()")
            @staticmethod
            def static(x): return x

        class Special(Service):
            def new(self, x): return "special", x

        print(Special().old(1))  # warns
        print(Special.of_class(2))  # warns
        print(Service().static(3))  # warns
        """,
        "('special', 1)\n('Special', 2)\n3\n",
    ),
    "constructor": (
        """
        class Client:
            def __init__(self, port, path="/"):
                self.place = port, path

        class OldClient(Client):
            @deprecated(target=Client)
            def __init__(self, port, path="/old"):
                void(port, path)

        print(OldClient(1).place)  # warns
        """,
        "(1, '/old')\n",
    ),
    "property": (
        """
        class Box:
            @deprecated("Use new")
            @property
            def old(self): return 1

            @old.setter
            def old(self, value): print("set", value)

        box = Box()
        print(box.old)  # warns
        box.old = 2  # warns
        """,
        "1\nset 2\n",
    ),
    "lazy": (
        """
        @deprecated(target="operator:sub", args_mapping={"x": "b", "y": "a"})
        def old(x, y): ...

        print(old(1, 10), old(2, 10), old(y=10, x=3))  # warns
        """,
        "9 8 7\n",
    ),
    "unknown signature": (
        """
        @deprecated(target=max)
        def old(first, second): ...

        try:
            old(1)
        except TypeError as error:
            print(error)
        print(old(1, 2))  # warns
        """,
        "old() missing 1 required positional argument: 'second'\n2\n",
    ),
    "skip_if": (
        """
        @deprecated(target=int, skip_if=lambda: answers.pop())
        def old(x): return x

        answers = [False, True]
        print(repr(old("1")))
        print(repr(old("1")))  # warns
        """,
        "'1'\n1\n",
    ),
    "errors": (
        """
        @deprecated("Use new()", as_exception=True)
        def old(): print("ran")

        for _ in range(2):
            try:
                old()
            except DeprecatedError as error:
                print(error)
        """,
        "Use new()\nUse new()\n",
    ),
}


@pytest.mark.parametrize("plain", ["", "1"], ids=["relabelled", "plain"])
@pytest.mark.parametrize("name", PROGRAMS)
def test_program(name, plain, tmp_path):
    """A program prints the same and is warned at the same lines, however its wrappers are made."""
    program, printed = PROGRAMS[name]
    path = tmp_path / "program.py"
    path.write_text(text := PROLOGUE.format(plain=bool(plain)) + dedent(program))
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("DEPRECATE_", "PYTHONWARN"))}
    run = subprocess.run(
        [sys.executable, "-W", "always::FutureWarning", path],
        env={**clean, "DEPRECATE_PLAIN_WRAPPERS": plain},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (0, printed), run.stderr
    expected = [
        number
        for number, line in enumerate(text.splitlines(), 1)
        for _ in range(line.partition("# ")[2].count("warns"))
    ]
    warned = [line for line in run.stderr.splitlines() if "FutureWarning" in line]
    assert sorted(int(line.removeprefix(f"{path}:").partition(":")[0]) for line in warned) == expected
