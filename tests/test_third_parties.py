"""Real parts: what other people's code does to a deprecated function, and what `inspect` and friends see of it."""

from __future__ import annotations

import copy
import functools
import gc
import inspect
import os
import pickle
import subprocess
import sys
import typing
import weakref
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, runtime_checkable
from unittest.mock import create_autospec

import pytest

import deprecate
from deprecate import _cpython, deprecated, get_deprecation_config, void
from helpers import recorded, third_party, this_line

pytest_plugins = ["pytester"]


def compute(a, b=0):
    """Return a sum: a target that can be imported."""
    return a + b


@deprecated(target=compute, deprecated_in="1.0", num_warns=0)
def importable(a, b=5):
    """Forward: a deprecated function that can be imported."""
    return void(a, b)


class Importable:
    """Holds deprecated methods that can be imported."""

    @deprecated("Old.", num_warns=0)
    def method(self):
        """Return something."""
        return 1


# --- cloudpickle

_LOADED_ELSEWHERE = """
import pickle, sys, warnings

function = pickle.load(sys.stdin.buffer)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    results = [function(1), function(1, b=2)]
print(results, [str(found.message) for found in caught], function.__name__, function.__deprecated__)
"""


def _run(code, stdin=b""):
    """Run code in a process that knows the library, but nothing of the tests."""
    env = {**os.environ, "PYTHONPATH": str(Path(deprecate.__file__).parent.parent)}
    ran = subprocess.run(
        [sys.executable, "-P", "-c", code], input=stdin, env=env, capture_output=True, check=False, cwd="/", timeout=10
    )
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout.decode().strip()


@pytest.mark.parametrize("options", [{}, {"skip_if": lambda: False}, {"num_warns": -1}])
@pytest.mark.parametrize("forwarding", [False, True])
@pytest.mark.parametrize("spent", [False, True])
def test_cloudpickle_by_value(spent, forwarding, options):
    """A function that travels by value works where its module is unknown, and takes the rest of its budget along."""
    cloudpickle = third_party("cloudpickle")

    def target(a, b=0):
        return a * 10 + b

    target = {"target": target} if forwarding else {}

    @deprecated(deprecated_in="1.0", message_template="Leave %(source_name)s.", **target, **options)
    def old(a, b=5):
        return a * 10 + b

    if spent:
        with pytest.warns(FutureWarning):
            old(1)
    count = 2 if options.get("num_warns") == -1 else int(not spent)
    assert _run(_LOADED_ELSEWHERE, cloudpickle.dumps(old)) == f"[15, 12] {['Leave old.'] * count} old Leave old."


def test_cloudpickle_leaves_the_original_alone():
    """Pickling a function uses none of its budget."""
    cloudpickle = third_party("cloudpickle")

    @deprecated("Old.")
    def old():
        return 1

    clone = pickle.loads(cloudpickle.dumps(old))
    with recorded() as caught:
        assert (old(), old(), clone(), clone()) == (1, 1, 1, 1)
    assert len(caught) == 2


def test_cloudpickle_of_a_class():
    """A class with deprecated methods and properties travels by value."""
    cloudpickle = third_party("cloudpickle")

    class Service:
        def execute(self, job):
            return job

        @deprecated(target=execute, num_warns=0)
        def run(self, job):
            return void(job)

        @deprecated("Old.", num_warns=0)
        @property
        def name(self):
            return "service"

    code = "import pickle, sys; made = pickle.load(sys.stdin.buffer)(); print(made.run(1), made.name)"
    assert _run(code, cloudpickle.dumps(Service)) == "1 service"


# --- copying and pickling


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickle_by_reference(protocol):
    """A function that can be imported is pickled by its name, and is itself again afterwards."""
    assert pickle.loads(pickle.dumps(importable, protocol)) is importable
    assert pickle.loads(pickle.dumps(Importable.method, protocol)) is Importable.method


def test_copies_are_the_function_itself():
    """Functions are not copied, and a deprecated one is a function."""
    assert copy.copy(importable) is importable
    assert copy.deepcopy(importable) is importable
    assert copy.deepcopy({"f": [importable]})["f"][0] is importable


def test_configuration_can_be_copied_and_pickled():
    """What the author said survives copying and pickling."""
    config = get_deprecation_config(importable)
    for clone in (copy.copy(config), copy.deepcopy(config), pickle.loads(pickle.dumps(config))):
        assert (clone.target, clone.deprecated_in, clone.num_warns) == (compute, "1.0", 0)
        assert clone.stream is config.stream


# --- the standard library


def test_partial_and_partialmethod():
    """A partial over a deprecated function warns, and a partialmethod is bound to its instance."""

    @deprecated("Old.")
    def join(first, second, end="."):
        return first, second, end

    class Service:
        @deprecated("Old method.")
        def run(self, job, *, dry=False):
            return self, job, dry

        dry_run = functools.partialmethod(run, dry=True)

    service = Service()
    with recorded() as caught:
        line = this_line() + 1
        assert functools.partial(join, 1, end="!")(2) == (1, 2, "!")
        assert service.dry_run(5) == (service, 5, True)
    assert [(found.filename, found.lineno) for found in caught] == [(__file__, line), (__file__, line + 1)]


def test_single_dispatch_below():
    """A deprecated generic function dispatches, and new implementations can be registered on it."""

    @deprecated("Old.")
    @functools.singledispatch
    def describe(thing):
        return "thing"

    @describe.register
    def _(thing: int):
        return "int"

    with recorded() as caught:
        line = this_line() + 1
        assert (describe("a"), describe(1)) == ("thing", "int")
        with pytest.raises(TypeError):
            describe()
    assert [(found.filename, found.lineno) for found in caught] == [(__file__, line)]
    assert describe.dispatch(int)(1) == "int"


def test_single_dispatch_above():
    """A generic function may have a deprecated implementation; only that one warns."""

    @functools.singledispatch
    def describe(thing):
        return "thing"

    @describe.register(int)
    @deprecated("No more numbers.")
    def describe_int(thing):
        return "int"

    with recorded() as caught:
        assert describe("a") == "thing"
        assert not caught
        line = this_line() + 1
        assert describe(1) == "int"
    assert [(found.filename, found.lineno) for found in caught] == [(__file__, line)]


def test_cache_below_and_above():
    """Below, the cache keeps its keys and its functions; above, only a miss is a use."""

    @deprecated("Below.")
    @functools.lru_cache(maxsize=8)
    def below(x, y=1):
        return x + y

    @functools.lru_cache(maxsize=8)
    @deprecated("Above.", num_warns=-1)
    def above(x, y=1):
        return x + y

    with recorded() as caught:
        assert [below(1), below(1), below(x=1), below(1, 1)] == [2, 2, 2, 2]
        assert [above(1), above(1)] == [2, 2]
    assert (below.cache_info().hits, below.cache_info().misses) == (1, 3)
    assert below.cache_parameters()["maxsize"] == 8
    assert [str(found.message) for found in caught] == ["Below.", "Above."]
    below.cache_clear()
    assert below.cache_info().currsize == 0


def test_autospec():
    """A mock made after a deprecated function has its signature; making and calling it is no use."""

    @deprecated("Old.")
    def old(a, *, b=2):
        return a, b

    class Service:
        @deprecated("Old.")
        def run(self, job):
            return job

        @deprecated("Old.")
        @property
        def name(self):
            return "service"

    with recorded() as caught:
        mocked = create_autospec(old, return_value=7)
        service = create_autospec(Service, instance=True)
        assert mocked(1, b=3) == 7
        service.run(5)
        with pytest.raises(TypeError):
            mocked()
        with pytest.raises(TypeError):
            service.run()
    mocked.assert_called_once_with(1, b=3)
    assert not caught


_EVERY_ATTRIBUTE = """
from unittest.mock import Mock, MagicMock
from deprecate import deprecated

class Remote:
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, a, b=0):
        return 3

for target in (Mock(return_value=3), MagicMock(return_value=3), Remote()):

    @deprecated(target=target, deprecated_in="1.0")
    def old(a, b=2):
        raise AssertionError

    assert old(1, b=4) == 3
    assert deprecated("Old.")(target)(1, b=4) == 3
print("fine")
"""


def test_objects_that_have_every_attribute():
    """A mock or a remote object, which has any attribute that is asked for, can be a target and a source.

    In a process of its own, because following such attributes would never end.
    """
    assert _run(_EVERY_ATTRIBUTE) == "fine"


@pytest.mark.parametrize("above", [False, True])
def test_abstract_methods(above):
    """A class with an abstract deprecated method stays abstract in either order; implementing it is no use of it."""
    mark = deprecated("Old.", num_warns=-1)

    def run(self):
        return 1

    base = type(ABC)("Base", (ABC,), {"run": mark(abstractmethod(run)) if above else abstractmethod(mark(run))})

    class Child(base):
        def run(self):
            return 2

        def run_old(self):
            return super().run()

    assert base.__abstractmethods__ == {"run"}
    with pytest.raises(TypeError, match="abstract"):
        base()
    assert Child().run() == 2
    with pytest.warns(FutureWarning):
        assert Child().run_old() == 1


def test_protocol():
    """A deprecated method of a protocol is a member like any other; checking an instance is no use."""

    @runtime_checkable
    class Runs(Protocol):
        @deprecated("Old.")
        def run(self, job: int) -> int: ...

    class Service:
        def run(self, job):
            return job

    with recorded() as caught:
        assert isinstance(Service(), Runs)
        assert not isinstance(5, Runs)
    assert not caught


def test_dataclass():
    """A dataclass may have deprecated methods and a deprecated default factory."""

    @deprecated("Old.")
    def default():
        return [1]

    @dataclass(frozen=True)
    class Point:
        x: int
        tags: list = field(default_factory=default)

        @deprecated("Use x.")
        def get(self):
            return self.x

    with recorded() as caught:
        line = this_line() + 1
        point = Point(1)
        assert point.get() == 1
    assert point == Point(1, [1])
    assert [(found.filename, found.lineno) for found in caught] == [(__file__, line), (__file__, line + 1)]


# --- other packages


def test_attrs():
    """A class made by attrs may have deprecated methods, validators and factories; the user's line is blamed."""
    attrs = third_party("attrs")

    @deprecated("Old factory.")
    def default():
        return [1]

    @attrs.define
    class Point:
        x: int
        tags: list = attrs.field(factory=default)

        @deprecated("Use x.")
        def get(self):
            return self.x

    with recorded() as caught:
        line = this_line() + 1
        point = Point(1)
        assert point.get() == 1
    assert point.tags == [1]
    assert [(found.filename, found.lineno) for found in caught] == [(__file__, line), (__file__, line + 1)]


@pytest.mark.parametrize("above", [False, True])
def test_click_command(above):
    """A deprecated command keeps its options, wherever the decorator stands."""
    click = third_party("click")
    testing = third_party("click.testing")
    mark = deprecated("Use new.")
    # `deprecated` stands right above the function in both; what differs is which side of the option it is on.
    option = click.option("--name", default="world")

    def hello(name):
        click.echo(f"Hello {name}")

    hello = click.command(mark(option(hello)) if above else option(mark(hello)))

    with recorded() as caught:
        result = testing.CliRunner().invoke(hello, ["--name", "you"])
        shown = testing.CliRunner().invoke(hello, ["--help"])
    assert (result.exit_code, result.output) == (0, "Hello you\n")
    assert "--name" in shown.output
    assert [str(found.message) for found in caught] == ["Use new."]


def test_click_command_that_forwards():
    """A command whose function is forwarded to another one."""
    click = third_party("click")
    testing = third_party("click.testing")

    def greet(name, greeting="Hi"):
        click.echo(f"{greeting} {name}")

    @click.command()
    @click.argument("name")
    @deprecated(target=greet, num_warns=0)
    def hello(name):
        """Say hello."""
        return void(name)

    assert testing.CliRunner().invoke(hello, ["you"]).output == "Hi you\n"
    assert "Say hello." in testing.CliRunner().invoke(hello, ["--help"]).output


@pytest.mark.parametrize("forwarding", [False, True])
def test_numpy_array_as_default(forwarding):
    """An array is a default like any other: the same object arrives, nothing is compared."""
    numpy = third_party("numpy")
    weights = numpy.array([1.0, 2.0])

    def scale(x, weights=None):
        return x, weights

    @deprecated("Old.", num_warns=0, **({"target": scale} if forwarding else {}))
    def old(x, weights=weights):
        return x, weights

    assert old(1)[1] is weights
    other = numpy.zeros(2)
    assert old(other, other)[0] is other


def test_numpy_function_as_target():
    """A function of numpy, which goes through a C dispatcher, and a ufunc can be targets."""
    numpy = third_party("numpy")

    @deprecated(target=numpy.sum, num_warns=0)
    def total(a, axis=None):
        return void(a, axis)

    @deprecated(target=numpy.add, num_warns=0)
    def add(x1, x2):
        return void(x1, x2)

    assert total(numpy.ones((2, 3)), 0).tolist() == [2.0, 2.0, 2.0]
    assert add(1, 2) == 3


@pytest.mark.skipif(not _cpython.USABLE, reason="plain wrappers of generator functions do not tell what they are")
def test_pytest_fixtures_and_tests(pytester):
    """A deprecated fixture function and a deprecated test are requested and run as if nothing were."""
    pytester.makepyfile(
        """
        import pytest
        from deprecate import deprecated

        def new_data(request):
            return request.node.name

        @pytest.fixture
        @deprecated(target=new_data, deprecated_in="1.0")
        def data(request):
            raise AssertionError

        @pytest.fixture
        @deprecated("Old resource.")
        def resource(data):
            yield [data]

        @pytest.mark.parametrize("number", [1, 2])
        @deprecated("Old test.")
        def test_old(resource, number):
            assert resource == [f"test_old[{number}]"]
        """
    )
    pytester.syspathinsert(Path(deprecate.__file__).parent.parent)
    result = pytester.runpytest_inprocess("-q", "-p", "no:cacheprovider", "-W", "always")
    result.assert_outcomes(passed=2, warnings=3)


# --- PEP 702


def _pep_702(*args, **kwargs):
    return third_party("typing_extensions").deprecated(*args, **kwargs)


@pytest.mark.parametrize("category", [DeprecationWarning, None])
@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize("kind", ["function", "method", "classmethod"])
def test_pep_702_stacked(kind, above, category):
    """With a PEP 702 decorator, in either order, a use gives one warning, with one text, at the caller's line."""
    decorators = [_pep_702("Their text.", category=category), deprecated(deprecated_in="1.0", remove_in="2.0")]

    def old(*args):
        return len(args)

    for decorator in decorators if not above else reversed(decorators):
        old = decorator(old)
    if kind == "method":
        call = type("Service", (), {"old": old})().old
    elif kind == "classmethod":
        call = type("Service", (), {"old": classmethod(old)}).old
    else:
        call = old

    with recorded() as caught:
        line = this_line() + 1
        assert call() == int(kind != "function")
    assert [(found.filename, found.lineno) for found in caught] == [(__file__, line)]
    assert str(caught[0].message) == "Their text."
    assert old.__deprecated__ == "Their text."
    assert get_deprecation_config(old).deprecated_in == "1.0"


@pytest.mark.parametrize("category", [DeprecationWarning, None])
@pytest.mark.parametrize("above", [False, True])
def test_pep_702_stacked_with_a_target(above, category):
    """A PEP 702 decorator changes nothing about forwarding, and its text is not overwritten."""
    decorators = [_pep_702("Their text.", category=category), deprecated(target=compute)]

    def old(a, b=5):
        return void(a, b)

    for decorator in decorators if not above else reversed(decorators):
        old = decorator(old)
    with recorded() as caught:
        assert old(1) == 6
    assert [str(found.message) for found in caught] == ["Their text."]


def test_pep_702_below_and_own_message():
    """The author's own text is what is shown; what the PEP 702 decorator said to checkers stays."""

    @deprecated("Our text.")
    @_pep_702("Their text.", category=None)
    def old():
        return 1

    with recorded() as caught:
        assert old() == 1
    assert [str(found.message) for found in caught] == ["Our text."]
    assert old.__deprecated__ == "Their text."


@pytest.mark.skipif(sys.version_info < (3, 13), reason="warnings.deprecated is new in 3.13")
@pytest.mark.parametrize("above", [False, True])
def test_pep_702_of_the_standard_library(above):
    """`warnings.deprecated` is treated as that of typing_extensions is."""
    import warnings

    decorators = [warnings.deprecated("Their text."), deprecated(deprecated_in="1.0")]

    def old():
        return 1

    for decorator in decorators if not above else reversed(decorators):
        old = decorator(old)
    with recorded() as caught:
        line = this_line() + 1
        assert old() == 1
    assert [(str(found.message), found.lineno) for found in caught] == [("Their text.", line)]


# --- introspection


def _sample():
    def old(a, /, b: int = 2, *args: str, c, d: list[int] = [], **kwargs) -> tuple:  # noqa: B006 - shown, not changed
        """Docstring of the source."""
        return a, b, args, c, d, kwargs

    old.own_attribute = "kept"
    return old


@pytest.mark.parametrize(
    "options",
    [{}, {"target": lambda *args, **kwargs: None}, {"num_warns": -1}, {"skip_if": lambda: False}, {"target": dict}],
    ids=["warn-only", "forwarding", "uncapped", "skip_if", "unknown"],
)
def test_introspection_of_functions(options):
    """A wrapper looks like its source."""
    source = _sample()
    wrapper = deprecated("Old.", **options)(source)

    assert inspect.isfunction(wrapper)
    assert inspect.signature(wrapper) == inspect.signature(source)
    assert inspect.unwrap(wrapper) is wrapper.__wrapped__ is source
    assert wrapper.__annotations__ == source.__annotations__
    assert typing.get_type_hints(wrapper) == typing.get_type_hints(source)
    for name in ("__doc__", "__name__", "__qualname__", "__module__", "own_attribute"):
        assert getattr(wrapper, name) == getattr(source, name), name
    assert wrapper.__deprecated__ == "Old."
    assert "__signature__" not in vars(wrapper)
    assert inspect.getsource(wrapper) == inspect.getsource(source)
    assert not inspect.iscoroutinefunction(wrapper)


def test_own_signature_of_the_wrapper():
    """Even what does not follow `__wrapped__` sees the parameters: the wrapper really has them."""
    source = _sample()
    wrapper = deprecated("Old.")(source)

    assert str(inspect.signature(wrapper, follow_wrapped=False)) == str(inspect.signature(source))
    assert wrapper.__defaults__ == source.__defaults__
    assert wrapper.__kwdefaults__ == source.__kwdefaults__
    assert wrapper.__kwdefaults__["d"] is source.__kwdefaults__["d"]


@pytest.mark.skipif(not _cpython.USABLE, reason="plain wrappers do not tell of what kind they are")
@pytest.mark.parametrize("forwarding", [False, True])
@pytest.mark.parametrize("code", ["def f(): yield", "async def f(): yield", "async def f(): pass", "def f(): pass"])
def test_kind_of_function(code, forwarding):
    """`inspect` tells the kind of the source."""
    scope: dict = {}
    exec(f"{code}\n{code.replace('f()', 'target()')}", scope)
    source = scope["f"]
    wrapper = deprecated("Old.", **({"target": scope["target"]} if forwarding else {}))(source)

    for test in (inspect.iscoroutinefunction, inspect.isgeneratorfunction, inspect.isasyncgenfunction):
        assert test(wrapper) == test(source), test


def test_wrapper_lives_no_longer_than_its_source():
    """A wrapper can be weakly referenced, and nothing keeps it alive: not the registry, not a cache."""

    def target(a):
        return a

    references = []
    for options in ({}, {"target": target}, {"target": f"{__name__}:compute"}, {"num_warns": -1}):
        wrapper = deprecated("Old.", **options)(lambda a: a)
        with pytest.warns(FutureWarning):
            wrapper(1)
        references += [weakref.ref(wrapper), weakref.ref(wrapper.__wrapped__)]
        del wrapper
    gc.collect()
    assert [reference() for reference in references] == [None] * 8


def test_doctest_and_help_see_the_docstring():
    """`help` shows the signature and the docstring of the source, and looking is no use."""
    import pydoc

    wrapper = deprecated("Old.")(_sample())
    with recorded() as caught:
        shown = pydoc.render_doc(wrapper, renderer=pydoc.plaintext)
    assert "Docstring of the source." in shown
    assert "old(a, /, b" in shown
    assert not caught
