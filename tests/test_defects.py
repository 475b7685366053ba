"""Defects of an earlier library with the same interface, absent here; each test says which one it is about."""

from __future__ import annotations

import asyncio
import functools
import inspect
import warnings
from collections import namedtuple
from functools import cached_property, partial

import pytest

from deprecate import deprecated, deprecated_callable, registry, void
from helpers import recorded, refused_class, this_line


def _places(caught):
    return [(found.filename, found.lineno) for found in caught]


# --- W1: legitimate re-entrancy raised RuntimeError


def test_w1_callback_through_the_old_name():
    """A callback that calls the old name again is no cycle."""

    def visit(tree, function):
        return [function(branch) if isinstance(branch, list) else branch for branch in tree]

    @deprecated(target=visit, deprecated_in="1.0")
    def old_visit(tree, function):
        return void(tree, function)

    def flatten(branch):
        return old_visit(branch, flatten)

    with recorded() as caught:
        assert old_visit([[1, [2]], 3], flatten) == [[1, [2]], 3]
    assert len(caught) == 1


def test_w1_recursion_through_the_old_name():
    """A target that still calls itself by its old name works."""

    def factorial(n):
        return 1 if n <= 1 else n * old_factorial(n - 1)

    @deprecated(target=factorial, deprecated_in="1.0")
    def old_factorial(n):
        return void(n)

    with recorded() as caught:
        assert old_factorial(5) == 120
    assert len(caught) == 1


def test_w1_recursion_in_child_tasks():
    """A task that the target starts may use the old name."""

    async def total(numbers):
        if not numbers:
            return 0
        return numbers[0] + await asyncio.create_task(old_total(numbers[1:]))

    @deprecated(target=total, deprecated_in="1.0", num_warns=0)
    async def old_total(numbers):
        return void(numbers)

    assert asyncio.run(old_total([1, 2, 3])) == 6


# --- W5: warn-only mode rewrote the call into keywords


def test_w5_single_dispatch():
    """A function that dispatches on its positional argument gets it by position."""

    @deprecated("Old.", num_warns=0)
    @functools.singledispatch
    def describe(thing):
        return "thing"

    describe.register(int)(lambda thing: "int")
    assert (describe("a"), describe(1)) == ("thing", "int")


def test_w5_decorator_that_takes_positional_arguments_only():
    """A `functools.wraps` closure that takes `*args` alone is called with them."""

    def positional(function):
        @functools.wraps(function)
        def inner(*args):
            return function(*args)

        return inner

    @deprecated("Old.", num_warns=0)
    @positional
    def old(a, b=2):
        return a, b

    assert (old(1), old(1, 3)) == ((1, 2), (1, 3))


def test_w5_cache_key():
    """The spelling of the call, and with it the cache key, is that of the caller; the cache stays accessible."""

    @deprecated("Old.", num_warns=0)
    @functools.lru_cache
    def square(x):
        return x * x

    assert [square(3), square(3), square(x=3)] == [9, 9, 9]
    assert square.cache_info()[:2] == (1, 2)
    square.cache_clear()
    assert square.cache_info().currsize == 0


# --- W6: two old names for one new name gave the wrong value


def test_w6_two_old_names_for_one_new_name():
    """Whichever of two old names a caller used, its value arrives; the default of the other one does not replace it."""

    def compute(a):
        return a

    @deprecated(target=compute, args_mapping={"o1": "a", "o2": "a"}, num_warns=0)
    def old(o1=0, o2=0):
        return void(o1, o2)

    assert [old(o1=1), old(o2=2), old(7), old()] == [1, 2, 7, 0]


# --- W7: Python's own argument errors disappeared, data was lost


@pytest.mark.parametrize("forwarding", [False, True])
@pytest.mark.parametrize(
    ("parameters", "call"),
    [
        ("a, b=2", "(1, a=2)"),
        ("a, /, b=2, **k", "(1, a=5)"),
        ("a, /", "(a=1)"),
        ("a, b", "(1, 2, 3)"),
        ("a, b", "()"),
        ("a, *, b", "(1)"),
        ("a", "(1, c=2)"),
    ],
)
def test_w7_errors_and_data(parameters, call, forwarding):
    """Errors and results are those of the plain function, to the letter."""
    scope: dict = {}
    exec(f"def f({parameters}): return locals()\ndef target({parameters}): return locals()", scope)
    plain = scope["f"]
    wrapper = deprecated("Old.", num_warns=0, **({"target": scope["target"]} if forwarding else {}))(plain)

    def outcome(function):
        try:
            return eval(f"f{call}", {"f": function})
        except TypeError as error:
            return str(error)

    assert outcome(wrapper) == outcome(plain)


# --- W8: *args


def test_w8_surplus_arguments_keep_their_order():
    """A target that takes anything gets the arguments as they were given."""

    def anything(*args, **kwargs):
        return args, kwargs

    @deprecated(target=anything, deprecated_in="1.0", num_warns=0)
    def old(a, *args):
        return void(a, args)

    assert old(1, 2, 3) == ((1, 2, 3), {})


# --- W9: array-like defaults crashed


class _Array:
    """Compares element by element, as arrays do: the result has no single truth value."""

    def __eq__(self, other):
        return self

    __ne__ = __eq__
    __hash__ = None

    def __bool__(self):
        raise ValueError("the truth value is ambiguous")


@pytest.mark.parametrize("mapping", [None, {"weights": "new_weights"}])
def test_w9_default_without_a_truth_value(mapping):
    """A default is never compared."""
    array = _Array()

    def compute(weights=None, new_weights=array):
        return weights, new_weights

    @deprecated(target=compute, args_mapping=mapping, num_warns=0)
    def old(weights=array):
        return void(weights)

    @deprecated("Old.", num_warns=0)
    def warned(weights=array):
        return weights

    assert any(value is array for value in old())
    assert any(value is array for value in old(array))
    assert warned() is array


# --- W10: many targets failed only at the call


@pytest.mark.parametrize(
    ("target", "arguments", "expected"),
    [
        (max, (1, 2), 2),
        (print, (), None),
        (str.upper, ("a",), "A"),
        (partial(pow, 2), (3,), 8),
        (int, ("7",), 7),
        (dict, ([("a", 1)],), {"a": 1}),
        ([1, 2].count, (1,), 1),
        (type("Adder", (), {"__call__": lambda self, *args: sum(args)})(), (1, 2), 3),
    ],
    ids=lambda value: getattr(value, "__name__", type(value).__name__),
)
def test_w10_any_callable_is_a_target(target, arguments, expected, capsys):
    """Builtins, classes, methods, partials and callable objects work, and the text can be built."""

    @deprecated(target=target, deprecated_in="1.0")
    def old(*args):
        return void(args)

    with recorded() as caught:
        assert old(*arguments) == expected
    assert [str(found.message)[:32] for found in caught] == ["The `old` was deprecated since v"]


# --- W11: swaps


def test_w11_swap():
    """Names that are exchanged are no collision."""

    def compute(a, b):
        return a, b

    @deprecated(target=compute, args_mapping={"a": "b", "b": "a"})
    def old(a, b):
        return void(a, b)

    with recorded() as caught:
        assert old(a=1, b=2) == (2, 1)
    assert [found.category for found in caught] == [FutureWarning]


# --- W12: an invalid target was silently a no-op


@pytest.mark.parametrize("target", ["mod.fn", "auto", 5, [abs], {}])
def test_w12_invalid_target(target):
    """What can be no target is refused at decoration."""
    with pytest.raises((TypeError, ValueError), match="target"):
        deprecated(target=target, deprecated_in="1.0")


# --- W13: no forwarding to a method of the parent


def test_w13_method_of_the_parent():
    """A method may be forwarded to one of the parent class."""

    class Parent:
        def new(self):
            return self

    class Child(Parent):
        @deprecated(target=Parent.new, deprecated_in="1.0", num_warns=0)
        def old(self):
            return void(self)

    child = Child()
    assert child.old() is child


def test_w13_constructor_of_an_unrelated_class():
    """A constructor that would leave the instance half-made is refused when the class is made."""

    class New:
        def __init__(self, a):
            self.a = a

    with refused_class("does not derive"):

        class Old:
            @deprecated(target=New.__init__, deprecated_in="1.0")
            def __init__(self, a):
                void(a)


@pytest.mark.parametrize("base", [namedtuple("Pair", "a b"), tuple])  # noqa: PYI024 - the classic form
def test_w13_constructor_in_new(base):
    """A base that takes its arguments in `__new__` cannot be reached from `__init__`, and decoration says so."""
    with pytest.raises(TypeError, match="__new__"):

        class Old(base):
            @deprecated(target=base, deprecated_in="1.0")
            def __init__(self, a, b):
                void(a, b)


# --- W14: async edge cases


def test_w14_nothing_is_left_unawaited():
    """A target that gives a coroutine without looking like it is awaited."""

    async def work(x):
        return x

    class Worker:
        async def __call__(self, x):
            return x

    def start(x):
        return work(x)

    for target in (start, Worker()):

        @deprecated(target=target, num_warns=0)
        async def old(x):
            return void(x)

        with recorded() as caught:
            assert asyncio.run(old(1)) == 1
        assert not caught


# --- W15: the budget


def test_w15_ignored_warning_keeps_the_budget():
    """A warning that a filter hid can still be seen later."""

    @deprecated("Old.")
    def old():
        return 1

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("ignore")
        old()
    assert not caught
    with pytest.warns(FutureWarning):
        old()
    assert old() == 1


def test_w15_every_call_raises_while_warnings_are_errors():
    """Under `-W error` the second call is not let through."""

    @deprecated("Old.")
    def old():
        return 1

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in range(3):
            with pytest.raises(FutureWarning):
                old()
    with pytest.warns(FutureWarning):
        assert old() == 1


def test_w15_public_reset():
    """A test suite can start again with the full budget."""

    @deprecated("Old.")
    def old():
        return 1

    with pytest.warns(FutureWarning):
        old()
    assert old() == 1
    registry.reset(old)
    with pytest.warns(FutureWarning):
        old()


# --- W16: attribution


def test_w16_stacked_layers_and_chains():
    """Inner layers and deprecated targets blame the line of the call."""

    def newest():
        return 1

    @deprecated(target=newest)
    def newer():
        return void()

    @deprecated("Outer.")
    @deprecated(target=newer)
    def old():
        return void()

    with recorded() as caught:
        line = this_line() + 1
        assert old() == 1
    assert _places(caught) == [(__file__, line)] * 3


def test_w16_cached_property():
    """The reader of a cached property is blamed, not `functools`."""

    class Shape:
        @deprecated("Old.")
        @cached_property
        def area(self):
            return 1

    with recorded() as caught:
        line = this_line() + 1
        assert Shape().area == 1
    assert _places(caught) == [(__file__, line)]


def test_w16_tasks():
    """The line that makes the coroutine is blamed, not the event loop."""

    @deprecated("Old.", num_warns=-1)
    async def old():
        return 1

    async def main():
        line = this_line() + 1
        await asyncio.gather(old(), old())
        await asyncio.create_task(old())
        return line

    with recorded() as caught:
        line = asyncio.run(main())
        asyncio.run(old())
    assert _places(caught)[:3] == [(__file__, line), (__file__, line), (__file__, line + 1)]
    assert _places(caught)[3] == (__file__, this_line() - 2)


def test_w16_python_stream():
    """A stream that honours `stacklevel` blames the caller."""

    @deprecated("Old.", stream=lambda text, stacklevel: warnings.warn(text, FutureWarning, stacklevel))
    def old():
        return 1

    with recorded() as caught:
        line = this_line() + 1
        old()
    assert _places(caught) == [(__file__, line)]


def test_w16_warnings_about_the_declaration():
    """A warning about a declaration blames the declaration."""
    with recorded() as caught:
        line = this_line() + 1
        deprecated(None, "1.0")
        deprecated_callable(None, "1.0")
    assert _places(caught) == [(__file__, line), (__file__, line + 1)]


def test_w16_decorator_above():
    """A decorator that only hands the call on is not blamed."""

    def logged(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            return function(*args, **kwargs)

        return inner

    @logged
    @deprecated("Old.")
    def old():
        return 1

    with recorded() as caught:
        line = this_line() + 1
        old()
    assert _places(caught) == [(__file__, line)]


# --- W17: a stream was called twice


@pytest.mark.parametrize("text", ["got an unexpected keyword argument 'stacklevel'", "stacklevel", "keyword"])
@pytest.mark.parametrize("names_stacklevel", [False, True])
def test_w17_stream_is_called_once(text, names_stacklevel):
    """What a stream raises is not mistaken for a complaint about its arguments."""
    calls = []

    def stream(message):
        calls.append(message)
        raise TypeError(text)

    def stream_with_level(message, stacklevel=1):
        stream(message)

    @deprecated("Old.", stream=stream_with_level if names_stacklevel else stream)
    def old():
        return 1

    with pytest.raises(TypeError, match=text):
        old()
    assert calls == ["Old."]


# --- W18: forgotten parentheses


@pytest.mark.parametrize("decorator", [deprecated, deprecated_callable])
def test_w18_forgotten_parentheses(decorator):
    """The bare decorator is refused at decoration: on functions, methods, classes, here and at module level."""
    with pytest.raises(TypeError, match="needs parentheses"):

        @decorator
        def old(a):
            return a

    with pytest.raises(TypeError, match="needs parentheses"):

        class Service:
            @decorator
            def run(self):
                return 1

    with pytest.raises(TypeError, match="needs parentheses"):

        @decorator
        class Old:
            pass

    with pytest.raises(TypeError, match=r"needs parentheses.*`old`"):
        exec("@decorator\ndef old(): pass", {"decorator": decorator, "__name__": "a_module"})


@pytest.mark.parametrize("descriptor", [property, classmethod, staticmethod, cached_property])
def test_w18_forgotten_parentheses_on_descriptors(descriptor):
    """The bare decorator is refused on descriptors, too."""
    with pytest.raises(TypeError, match="parentheses"):

        class Service:
            @deprecated
            @descriptor
            def run(self):
                return 1


def test_w18_redefinition_with_forgotten_parentheses():
    """A function that replaces one of the same name is told apart from a target just as well."""

    def old():
        return 1

    with pytest.raises(TypeError, match="needs parentheses"):

        @deprecated
        def old():
            return 2


# --- W19: messages


@pytest.mark.parametrize(
    "options", [{}, {"deprecated_in": "1.0"}, {"remove_in": "2.0"}, {"target": abs}, {"target": abs, "remove_in": "2"}]
)
def test_w19_no_dangling_parts(options):
    """A text never ends in a version that is not there."""

    @deprecated(**options)
    def old(x, /):
        return void(x)

    assert "v." not in old.__deprecated__
    assert "v`" not in old.__deprecated__
    assert "  " not in old.__deprecated__
    assert old.__deprecated__ == old.__deprecated__.strip()


def test_w19_class_of_a_method():
    """Methods are named with their class."""

    class Service:
        def execute(self):
            return 1

        @deprecated(target=execute)
        def run(self):
            return void()

    assert Service.run.__deprecated__ == (f"The `Service.run` was deprecated in favor of `{__name__}.Service.execute`.")


def test_w19_public_path_of_the_target():
    """A target that a package offers under a public name is named by it, not by the private module it comes from."""
    import json.encoder
    from concurrent.futures import wait

    assert wait.__module__ == "concurrent.futures._base"

    @deprecated(target=wait)
    def old(fs, timeout=None, return_when="ALL_COMPLETED"):
        return void(fs, timeout, return_when)

    @deprecated(target=json.encoder.JSONEncoder)
    def old_encoder():
        return void()

    assert "`concurrent.futures.wait`" in old.__deprecated__
    assert "`json.encoder.JSONEncoder`" in old_encoder.__deprecated__


# --- W20: almost no validation


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("num_warns", "1"),
        ("num_warns", None),
        ("num_warns", 1.5),
        ("num_warns", True),
        ("deprecated_in", 1.0),
        ("remove_in", (2, 0)),
        ("note", None),
        ("url", 5),
        ("args_mapping", ["old"]),
        ("args_mapping", "old"),
        ("args_mapping", {1: "new"}),
        ("args_extra", 5),
        ("skip_if", "yes"),
        ("skip_if", None),
        ("as_exception", "yes"),
        ("category", RuntimeError),
        ("category", "FutureWarning"),
        ("stream", "stderr"),
        ("message_template", 5),
    ],
)
def test_w20_wrong_types(option, value):
    """An option of a wrong type is refused at decoration; the text names the option and shows the value."""
    with pytest.raises(TypeError, match=option) as raised:
        deprecated(**{"target": abs, option: value})
    shown = 1 if option == "args_mapping" and isinstance(value, dict) else value
    assert repr(shown) in str(raised.value)


@pytest.mark.parametrize(("wrong", "right"), [("removed_in", "remove_in"), ("num_warn", "num_warns"), ("zzz", None)])
def test_w20_unknown_option(wrong, right):
    """An unknown option is refused, with the nearest one suggested."""
    with pytest.raises(TypeError, match=f"no option '{wrong}'") as raised:
        deprecated(**{wrong: "1.0"})
    assert (right is None) == ("did you mean" not in str(raised.value))
    assert right is None or f"'{right}'" in str(raised.value)


@pytest.mark.parametrize(
    ("mapping", "problem"),
    [
        ({"old": "colour"}, "sends `old` to `colour`, which the target does not accept; did you mean 'color'"),
        ({"odl": "color"}, "names 'odl', which is no parameter; did you mean 'old'"),
    ],
)
def test_w20_mapping_is_checked(mapping, problem):
    """Both sides of a mapping have to exist."""

    def compute(color=0):
        return color

    with pytest.raises(TypeError, match=problem):

        @deprecated(target=compute, args_mapping=mapping)
        def calculate(old):
            return void(old)


def test_w20_extra_is_checked():
    """An extra argument that the target does not take is refused."""

    def compute(color=0):
        return color

    with pytest.raises(TypeError, match=r"args_extra gives `colour`.*did you mean 'color'"):

        @deprecated(target=compute, args_extra={"colour": 1})
        def calculate():
            return void()


@pytest.mark.parametrize("value", [3, ["new"], True])
def test_w20_new_name_must_be_a_name(value):
    """What an argument is renamed to is a string or None."""
    with pytest.raises(TypeError, match="name") as raised:
        deprecated(target=abs, args_mapping={"old": value})(lambda old: old)
    assert repr(value) in str(raised.value)


# --- W21: entry points disagreed


def test_w21_one_set_of_options():
    """The strict decorator has the options and defaults of the other one."""
    assert inspect.signature(deprecated_callable) == inspect.signature(deprecated)


def test_w21_one_behaviour():
    """Both decorators warn with the same text, at the same place, as often."""

    def plain(x):
        return x

    texts = []
    for decorator in (deprecated, deprecated_callable):
        old = decorator(target=abs, args_mapping={"x": None}, args_extra={}, stream=None)
        assert old.num_warns == 1
        function = decorator("Old.", deprecated_in="1.0")(plain)
        with recorded() as caught:
            function(1), function(2)
        texts.append([str(found.message) for found in caught])
    assert texts[0] == texts[1] == ["Old."]
