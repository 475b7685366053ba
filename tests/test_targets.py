"""What may be a target, what is refused as one, and how the old spellings of targets are read."""

from __future__ import annotations

import functools
import sys
from collections import namedtuple
from functools import partial
from types import ModuleType

import pytest

from deprecate import TargetMode, deprecated, deprecated_callable, get_deprecation_config, registry, void
from helpers import recorded, this_line


def test_class():
    """A function whose target is a class returns an instance of it."""

    class Point:
        def __init__(self, x, y=0):
            self.x, self.y = x, y

    @deprecated(target=Point, deprecated_in="1.0")
    def make_point(x, y=1):
        return void(x, y)

    with pytest.warns(FutureWarning):
        point = make_point(3)
    assert (type(point), point.x, point.y) == (Point, 3, 1)


def test_class_that_is_built_in_new():
    """A class whose arguments go to `__new__`, here a named tuple, is a target like any other."""
    Point = namedtuple("Point", "x y")  # noqa: PYI024 - the classic form is the one with a generated `__new__`

    @deprecated(target=Point, deprecated_in="1.0", num_warns=0)
    def make_point(x, y=1):
        return void(x, y)

    assert make_point(3) == Point(3, 1)


def test_bound_method():
    """A bound method gets the arguments, not the instance a second time."""
    store = {"a": 1}

    @deprecated(target=[3, 1, 2].index, deprecated_in="1.0")
    def position(value, start=0, /):
        return void(value, start)

    @deprecated(target=store.get, deprecated_in="1.0", num_warns=0)
    def lookup(key, default=7, /):
        return void(key, default)

    with pytest.warns(FutureWarning):
        assert position(2) == 2
    assert (lookup("a"), lookup("b")) == (1, 7)


def test_lambda():
    """A lambda is a function; having no name that a reader could look up, it is left out of the text."""

    @deprecated(target=lambda a, b: (a, b), deprecated_in="1.0")
    def old(a, b=2):
        return void(a, b)

    with recorded() as caught:
        assert old(1) == (1, 2)
    assert str(caught[0].message) == "The `old` was deprecated since v1.0."


def test_lambda_as_source():
    """A lambda can be deprecated."""
    with recorded() as caught:
        old = deprecated("Old.", num_warns=2)(lambda a, b=2: (a, b))
        assert (old(1), old(1, b=3)) == ((1, 2), (1, 3))
    assert len(caught) == 2


def test_partial():
    """A partial is called with what it has fixed, and the text names the function inside it."""

    def area(width, height, unit):
        return f"{width * height} {unit}"

    @deprecated(target=partial(area, unit="cm"), deprecated_in="1.0")
    def surface(width, height=2):
        return void(width, height)

    with recorded() as caught:
        assert surface(3) == "6 cm"
    assert str(caught[0].message) == f"The `surface` was deprecated since v1.0 in favor of `{__name__}.area`."


def test_callable_object():
    """An object with `__call__` is called."""

    class Adder:
        def __call__(self, a, b=0):
            return a + b

    @deprecated(target=Adder(), deprecated_in="1.0")
    def old(a, b=5):
        return void(a, b)

    with pytest.warns(FutureWarning):
        assert old(1) == 6


def test_partial_and_bound_method_as_source():
    """A partial and a bound method can be deprecated, and keep what they have fixed."""
    power_of_two = deprecated("Old.")(partial(pow, 2))
    lookup = deprecated("Old.")({"a": 1}.get)

    with recorded() as caught:
        assert (power_of_two(3), power_of_two(4)) == (8, 16)
        assert (lookup("a"), lookup("b", 7)) == (1, 7)
    assert len(caught) == 2


def test_builtin_source_warns_and_runs():
    """A deprecated builtin keeps its result and its errors."""
    old = deprecated("Old.")(max)

    with recorded() as caught:
        assert old(1, 3, 2) == 3
        assert old([1, 2], key=lambda x: -x) == 1
    assert len(caught) == 1
    with pytest.raises(TypeError):
        old()


def test_callable_object_as_source():
    """A callable object can be deprecated: its state stays in it, its public attributes are kept."""

    class Counter:
        count = 0

        def __call__(self, step=1):
            self.count += step
            return self.count

    counter = Counter()
    old = deprecated("Old.")(counter)

    with recorded() as caught:
        assert (old(), old(step=2), counter.count) == (1, 3, 3)
    assert len(caught) == 1


def test_callable_object_in_a_class_body_gets_no_instance():
    """An object that would not be bound to an instance is not bound after decoration either."""

    class Echo:
        def __call__(self, *args):
            return args

    class Plain:
        echo = Echo()

    class Decorated:
        echo = deprecated("Old.", num_warns=0)(Echo())

    assert Plain().echo(1) == Decorated().echo(1) == (1,)


def test_builtin_with_a_signature():
    """A builtin whose signature Python knows is bound by name like any function."""

    @deprecated(target=sorted, deprecated_in="1.0")
    def arrange(iterable, /, *, reverse=True):
        return void(iterable, reverse)

    with pytest.warns(FutureWarning):
        assert arrange([1, 3, 2]) == [3, 2, 1]


def test_builtin_without_a_signature_gets_what_the_caller_gave():
    """Python does not know the parameters of `max`: the caller's arguments are passed as they are, no default added."""

    @deprecated(target=max, deprecated_in="1.0")
    def biggest(a, b=5, *more):
        return void(a, b, more)

    with pytest.warns(FutureWarning):
        assert biggest(1, 3, 2) == 3
    assert biggest([1, 2]) == 2


def test_builtin_without_a_signature_keeps_keywords():
    """A keyword of the caller stays a keyword."""

    @deprecated(target=dict, deprecated_in="1.0", num_warns=0)
    def make(**entries):
        return void(entries)

    assert make(a=1, b=2) == {"a": 1, "b": 2}


def test_builtin_without_a_signature_is_checked_against_the_source():
    """A call that the old signature does not allow is refused in the name of the old function, before any warning."""

    @deprecated(target=max, deprecated_in="1.0")
    def biggest(a, b):
        return void(a, b)

    with recorded() as caught, pytest.raises(TypeError, match=r"biggest\(\) missing 1 .*: 'b'"):
        biggest(1)
    assert not caught


def test_builtin_without_a_signature_takes_renamed_keywords():
    """Where names cannot be bound, a mapping concerns the arguments that the caller passes by keyword."""

    @deprecated(target=dict, deprecated_in="1.0", args_mapping={"old": "new", "gone": None}, num_warns=0)
    def make(old=0, gone=0, other=0):
        return void(old, gone, other)

    assert make(old=1, gone=2, other=3) == {"new": 1, "other": 3}
    assert make() == {}


def test_builtin_without_a_signature_gets_extra_arguments():
    """`args_extra` is added to what the caller gave."""

    @deprecated(target=dict, deprecated_in="1.0", args_extra={"unit": "cm"}, num_warns=0)
    def make(**entries):
        return void(entries)

    assert make(a=1) == {"a": 1, "unit": "cm"}


@pytest.mark.parametrize("target", [str.upper, str.__len__, int.__add__])
def test_method_of_a_builtin_class(target):
    """An unbound method of a builtin class takes the instance as its first argument."""
    arguments = {str.upper: ("a",), str.__len__: ("abc",), int.__add__: (1, 2)}[target]

    @deprecated(target=target, deprecated_in="1.0", num_warns=0)
    def old(*args):
        return void(args)

    assert old(*arguments) == target(*arguments)


@pytest.fixture
def late_module(monkeypatch):
    """A module that can be imported by name and was not there at decoration."""
    module = ModuleType("late_module_for_tests")

    def successor(a, new=0):
        return a, new

    class Holder:
        @staticmethod
        def method(a):
            return a

    module.successor, module.Holder, module.number = successor, Holder, 5
    return lambda: monkeypatch.setitem(sys.modules, module.__name__, module)


def test_lazy_target(late_module):
    """A "package.module:name" string is imported at the first use, not before."""

    @deprecated(target="late_module_for_tests:successor", deprecated_in="1.0", args_mapping={"old": "new"})
    def old_name(a, old):
        return void(a, old)

    late_module()
    with recorded() as caught:
        assert old_name(1, 2) == (1, 2)
        assert old_name(old=2, a=1) == (1, 2)
    assert [str(warning.message) for warning in caught] == [
        "The `old_name` was deprecated since v1.0 in favor of `late_module_for_tests.successor`."
    ]


def test_lazy_target_inside_a_class(late_module):
    """The name behind the colon may be dotted."""

    @deprecated(target="late_module_for_tests:Holder.method", deprecated_in="1.0", num_warns=0)
    def old_name(a):
        return void(a)

    late_module()
    assert old_name(1) == 1


@pytest.mark.parametrize("num_warns", [0, 1, -1])
@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("no_such_module_at_all:f", "cannot be imported"),
        ("late_module_for_tests:succesor", "did you mean 'successor'"),
        ("late_module_for_tests:number", "is not callable: 5"),
    ],
)
def test_lazy_target_that_is_not_there(late_module, path, problem, num_warns):
    """A target that cannot be found is an `ImportError` at the use, which names it and the deprecated function."""
    late_module()

    @deprecated(target=path, deprecated_in="1.0", num_warns=num_warns)
    def old_name(a):
        return void(a)

    with recorded() as caught, pytest.raises(ImportError, match=problem) as raised:
        old_name(1)
    assert repr(path) in str(raised.value)
    assert "old_name" in str(raised.value)
    assert not caught


def test_lazy_target_that_does_not_fit(late_module):
    """A named target is checked as soon as it is known, with the text that an early target would have given."""
    late_module()

    @deprecated(target="late_module_for_tests:successor", deprecated_in="1.0")
    def old_name(a, other):
        return void(a, other)

    with recorded() as caught, pytest.raises(TypeError, match="does not accept `other`"):
        old_name(1, 2)
    assert not caught


def test_lazy_target_keeps_the_old_default(late_module):
    """The default of the source is passed on to a named target, too."""
    late_module()

    @deprecated(target="late_module_for_tests:successor", deprecated_in="1.0", num_warns=0)
    def old_name(a, new=7):
        return void(a, new)

    assert (old_name(1), old_name(1, 2)) == ((1, 7), (1, 2))


def test_lazy_renamed_parameter_takes_the_default_of_the_target(late_module):
    """The rule for the default of a renamed parameter does not depend on when the target is found."""
    late_module()

    @deprecated(target="late_module_for_tests:successor", args_mapping={"old": "new"}, num_warns=0)
    def old_name(a, old=7):
        return void(a, old)

    assert (old_name(1), old_name(1, 2), old_name(1, old=3)) == ((1, 0), (1, 2), (1, 3))


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("pkg.mod.fn", "did you mean 'pkg.mod:fn'"),
        ("fn", ""),
        ("pkg.mod:", ""),
        ("pkg mod:fn", ""),
        ("", ""),
        ("auto", ""),
    ],
)
def test_malformed_path(path, hint):
    """A path without its colon is refused at decoration, with the likely correction."""
    with pytest.raises(ValueError, match=r"package\.module:name") as raised:
        deprecated(target=path)
    assert hint in str(raised.value)


@pytest.mark.parametrize("target", [5, 1.5, [], object()])
def test_target_that_cannot_be_called(target):
    """A target that is nothing of what a target may be is refused, and shown."""
    with pytest.raises(TypeError) as raised:
        deprecated(target=target)
    assert repr(target) in str(raised.value)


@pytest.mark.parametrize(
    ("target", "category", "mode"),
    [
        (None, DeprecationWarning, TargetMode.NOTIFY),
        (False, UserWarning, TargetMode.NOTIFY),
    ],
)
def test_legacy_target(target, category, mode):
    """The old spellings of "no target" still work and say so on the decorating line."""
    with recorded() as caught:
        line = this_line() + 2

        @deprecated(target, "1.0", "2.0")
        def old():
            return 1

    assert [(found.category, found.filename, found.lineno) for found in caught] == [(category, __file__, line)]
    config = get_deprecation_config(old)
    assert (config.target, config.misconfigured) == (mode, target is False)
    with pytest.warns(FutureWarning, match=r"since v1.0. It will be removed in v2.0"):
        assert old() == 1


def test_legacy_target_true():
    """`target=True` means that arguments are mapped in place."""
    with recorded() as caught:

        @deprecated(True, "1.0", "2.0", args_mapping={"old": "new"})
        def power(new=0, old=0):
            return new

    assert [found.category for found in caught] == [DeprecationWarning]
    assert get_deprecation_config(power).target is TargetMode.ARGS_REMAP


@pytest.mark.parametrize(
    "options",
    [
        {"target": TargetMode.NOTIFY, "args_mapping": {"a": "b"}},
        {"target": TargetMode.NOTIFY, "args_extra": {"a": 1}},
        {"target": TargetMode.ARGS_REMAP},
    ],
)
def test_contradictory_mode(options):
    """A mode that ignores another option says so at decoration, on the decorating line, and ignores it."""
    with recorded() as caught:
        line = this_line() + 2

        @deprecated(deprecated_in="1.0", num_warns=0, **options)
        def old(a=5, b=6):
            return a, b

    assert [(found.category, found.filename, found.lineno) for found in caught] == [(UserWarning, __file__, line)]
    assert old() == (5, 6)
    assert old(7) == (7, 6)


def test_mode_for_classes():
    """`ATTRS_REMAP` on a function is refused."""
    with pytest.raises(TypeError, match="ATTRS_REMAP"):

        @deprecated(target=TargetMode.ATTRS_REMAP)
        def old():
            return 1


def test_target_given_twice():
    """A target by position and by name is refused."""
    with pytest.raises(TypeError, match="target is given twice"):
        deprecated(abs, target=len)


def test_positional_target_that_is_defined_elsewhere():
    """A function or a class given by position is the target, wherever it was defined."""

    def new(a):
        return a

    class New:
        def __init__(self, a):
            self.a = a

    @deprecated(new, "1.0", "2.0")
    def old(a):
        return void(a)

    @deprecated(New, "1.0", num_warns=0)
    def old_class(a):
        return void(a)

    with pytest.warns(FutureWarning, match=r"in favor of `.*\.new`"):
        assert old(1) == 1
    assert old_class(2).a == 2


def test_positional_target_in_a_class_body():
    """A method given by position is the target, also inside the class that is being built."""

    class Service:
        def execute(self, job):
            return job

        @deprecated(execute, "1.0", num_warns=0)
        def run(self, job):
            return void(job)

    assert Service().run(5) == 5


def test_cycle_of_two():
    """Functions that are forwarded to each other are refused as soon as the second one is decorated."""
    module = ModuleType("cycle_for_tests")
    sys.modules[module.__name__] = module
    try:
        first = deprecated(target="cycle_for_tests:second")(lambda: None)

        def plain():
            return void()

        module.second = deprecated(target=first)(plain)
        with pytest.raises(TypeError, match="forwarded to itself"):
            first()
    finally:
        del sys.modules[module.__name__]


def test_target_that_is_the_source():
    """A function that is forwarded to itself is refused at decoration."""

    def old():
        return 1

    with pytest.raises(TypeError, match="forwarded to itself: old -> old"):
        deprecated(target=old)(old)
    with pytest.raises(TypeError, match="forwarded to itself"):
        deprecated(target=deprecated(target=dict)(old))(old)


def test_chain_is_no_cycle():
    """A target that is deprecated itself is allowed; both warn, at the caller's line."""

    def newest(a):
        return a

    @deprecated(target=newest, deprecated_in="2.0")
    def newer(a):
        return void(a)

    @deprecated(target=newer, deprecated_in="1.0")
    def old(a):
        return void(a)

    with recorded() as caught:
        line = this_line() + 1
        assert old(1) == 1
    assert [str(found.message).split("`")[1] for found in caught] == ["old", "newer"]
    assert [(found.filename, found.lineno) for found in caught] == [(__file__, line)] * 2


def test_warning_over_forwarding():
    """Two useful layers both warn, and the call is forwarded."""

    def compute(a):
        return a * 2

    with recorded() as caught:

        @deprecated("Outer.")
        @deprecated(target=compute, deprecated_in="1.0")
        def old(a):
            return void(a)

        assert not caught
        line = this_line() + 1
        assert old(3) == 6
        assert old(3) == 6
    assert [found.lineno for found in caught] == [line, line]
    assert str(caught[0].message) == "Outer."
    assert "in favor of" in str(caught[1].message)


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ({"target": abs}, {"target": abs}),
        ({"target": abs}, {}),
        ({}, {}),
        ({}, {"args_mapping": {"old": "x"}}),
        ({"target": abs}, {"args_mapping": {"old": "x"}}),
        ({"args_mapping": {"old": "x"}}, {"target": abs}),
    ],
)
def test_useless_stacking(outer, inner):
    """A pair of layers of which one has no say is reported at decoration, on the decorating line."""

    def old(x, /):
        return x

    once = deprecated(deprecated_in="1.0", **inner)(old)
    with recorded() as caught:
        line = this_line() + 1
        deprecated(deprecated_in="2.0", **outer)(once)
    assert [(found.category, found.filename, found.lineno) for found in caught] == [(UserWarning, __file__, line)]


def test_strict_decorator():
    """`deprecated_callable` behaves as `deprecated`, and refuses a class and `TargetMode.AUTO`."""

    @deprecated_callable(target=abs, deprecated_in="1.0")
    def magnitude(x, /):
        return void(x)

    with pytest.warns(FutureWarning, match="in favor of `abs`"):
        assert magnitude(-1) == 1
    with pytest.raises(TypeError, match="class"):
        deprecated_callable("Old.")(type("Old", (), {}))
    with pytest.raises(TypeError, match="AUTO"):
        deprecated_callable(TargetMode.AUTO)(lambda: None)


@pytest.mark.parametrize("obj", [5, "text", [1], None])
@pytest.mark.parametrize("decorator", [deprecated, deprecated_callable])
def test_what_is_no_callable(decorator, obj):
    """A plain object is refused, and shown."""
    with pytest.raises(TypeError) as raised:
        decorator("Old.")(obj)
    assert repr(obj) in str(raised.value)


def test_configuration():
    """`get_deprecation_config` returns what the author said, and None for what is not deprecated."""

    @deprecated(target=abs, deprecated_in="1.0", remove_in="2.0", num_warns=3, note="Sorry.")
    def old(x, /):
        return void(x)

    config = get_deprecation_config(old)
    assert (config.target, config.deprecated_in, config.remove_in) == (abs, "1.0", "2.0")
    assert (config.num_warns, config.note) == (3, "Sorry.")
    with pytest.raises((AttributeError, TypeError)):
        config.remove_in = "3.0"
    assert old in registry
    for plain in (abs, 5, None, type, config):
        assert get_deprecation_config(plain) is None


def test_configuration_tolerates_hostile_objects():
    """Looking at an object whose attributes cannot be read gives None."""

    class Hostile:
        def __getattr__(self, name):
            raise RuntimeError(name)

    assert get_deprecation_config(Hostile()) is None


def test_target_made_of_the_source():
    """A target that calls the undecorated function goes round in no circle."""

    def compute(x):
        return x

    cached = functools.lru_cache(compute)
    old = deprecated(target=cached, num_warns=0)(compute)
    assert (old(1), old(1), cached.cache_info().hits) == (1, 1, 1)
