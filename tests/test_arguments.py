"""Arguments that changed, in place: who uses the new names runs the body, who uses an old one is told."""

from __future__ import annotations

import asyncio
import functools
import inspect

import pytest

import deprecate
from deprecate import (
    DeprecatedError,
    Record,
    Removed,
    Renamed,
    TargetMode,
    _cpython,
    deprecated,
    deprecated_args,
    get_deprecation_config,
    registry,
)
from helpers import recorded, this_line


def texts(caught):
    """Return the texts of warnings."""
    return [str(found.message) for found in caught]


def test_old_name_by_position():
    """The position of an old name is a use of it; the value arrives under the new name."""

    @deprecated(args_mapping={"coef": "new_coef"}, deprecated_in="0.2", remove_in="0.4")
    def any_pow(base, coef=0, new_coef=0):
        return base**new_coef

    with recorded() as caught:
        line = this_line() + 1
        assert any_pow(2, 3) == 8
        assert any_pow(2, 3) == 8
    assert texts(caught) == [
        "The `any_pow` uses deprecated arguments: `coef` -> `new_coef`. "
        "They were deprecated since v0.2 and will be removed in v0.4."
    ]
    assert (caught[0].filename, caught[0].lineno, caught[0].category) == (__file__, line, FutureWarning)


def test_new_name_is_silent():
    """A caller of the new name, or of neither, never hears of it."""

    @deprecated(args_mapping={"coef": "new_coef"}, num_warns=-1)
    def any_pow(base, coef=0, new_coef=0):
        return base**new_coef

    assert (any_pow(2, new_coef=3), any_pow(2)) == (8, 1)


def test_old_name_that_the_function_forgot():
    """An old name need not be a parameter any more."""

    @deprecated_args({"coef": "new_coef"})
    def any_pow(base, new_coef=1):
        return base**new_coef

    with pytest.warns(FutureWarning, match="`coef` -> `new_coef`"):
        assert any_pow(2, coef=3) == 8
    assert (any_pow(2, 4), any_pow(2, new_coef=5)) == (16, 32)


def test_required_parameter_under_its_old_name():
    """A parameter without a default may come under either name, and is missed under the new one."""

    @deprecated_args({"old": "new"}, num_warns=0)
    def f(new, other):
        return new, other

    assert (f(1, 2), f(new=1, other=2), f(old=1, other=2)) == ((1, 2), (1, 2), (1, 2))
    with pytest.raises(TypeError, match=r"f\(\) missing 2 required positional arguments: 'new' and 'other'"):
        f()
    with pytest.raises(TypeError, match=r"f\(\) missing 1 required positional argument: 'other'"):
        f(old=1)


def test_rejected_call_uses_no_budget():
    """A call that Python would refuse is refused before it is reported."""

    @deprecated_args({"old": "new"})
    def f(new, other):
        return new, other

    with recorded() as caught:
        for _ in range(3):
            with pytest.raises(TypeError, match="'other'"):
                f(old=1)
            with pytest.raises(TypeError, match="unexpected keyword argument 'odd'"):
                f(old=1, other=2, odd=3)
        assert not caught
        f(old=1, other=2)
    assert len(caught) == 1


@pytest.mark.parametrize(
    ("conflict", "value", "text"),
    [
        ("new", 2, "Both `old` (deprecated) and `new` were supplied to `f()`; `old` is ignored."),
        ("old", 1, "Both `old` (deprecated) and `new` were supplied to `f()`; `new` is ignored."),
    ],
)
def test_conflict_that_is_settled(conflict, value, text):
    """One of two values is used, and each such call says whose is not."""

    @deprecated_args([Renamed("old", "new", conflict=conflict)], num_warns=0)
    def f(new=0):
        return new

    function = f.__wrapped__.__qualname__.rpartition("<locals>.")[2]
    assert function == "f"
    for _ in range(2):
        with recorded() as caught:
            line = this_line() + 1
            assert f(old=1, new=2) == value
        assert [(found.category, str(found.message), found.lineno) for found in caught] == [(UserWarning, text, line)]


def test_conflict_that_is_refused():
    """By default `Renamed` refuses a call that gives both names, even if the new value is the default."""

    @deprecated_args([Renamed("old", "new")])
    def f(new=0):
        return new

    for value in (0, 2):
        with pytest.raises(TypeError, match="got values for both 'old' \\(deprecated\\) and 'new'"):
            f(old=1, new=value)
    with pytest.warns(FutureWarning):
        assert f(old=1) == 1


def test_conflict_is_silent_where_all_is_silent():
    """`stream=None` silences the notice about two names too."""

    @deprecated(args_mapping={"old": "new"}, stream=None)
    def f(new=0):
        return new

    assert f(old=1, new=2) == 2


def test_chain():
    """A value follows a chain of renamings to its end, and the text names the end."""

    @deprecated_args({"a": "b", "b": "c"}, num_warns=-1)
    def f(c=0):
        return c

    with recorded() as caught:
        assert (f(a=1), f(b=2), f(c=3), f(4)) == (1, 2, 3, 4)
    assert texts(caught) == [
        "The `f` uses deprecated arguments: `a` -> `c`.",
        "The `f` uses deprecated arguments: `b` -> `c`.",
    ]


def test_swap():
    """Two parameters may change places."""

    @deprecated_args({"a": "b", "b": "a"}, num_warns=0)
    def f(a, b=5):
        return a, b

    assert (f(1, 2), f(a=1, b=2), f(b=7)) == ((2, 1), (2, 1), (7, 5))
    with pytest.raises(TypeError, match="'a'"):
        f(1)


def test_two_old_names_for_one():
    """Whichever old name is used, the value arrives; both at once are reported."""

    @deprecated_args({"o1": "a", "o2": "a"}, num_warns=0)
    def f(a=0):
        return a

    assert (f(o1=1), f(o2=2), f(3), f()) == (1, 2, 3, 0)
    with pytest.warns(UserWarning, match="`o1` is ignored"):
        assert f(o1=1, o2=2) == 2


def test_removed():
    """A removed argument reaches the body or is dropped, as the author says; both are reported."""

    @deprecated_args([Removed("verbose"), Removed("dead", keep=False), Removed("gone", keep=False)], num_warns=-1)
    def f(x, verbose=False, dead="default"):
        return x, verbose, dead

    assert f(1) == (1, False, "default")
    with recorded() as caught:
        assert f(1, True) == (1, True, "default")
        assert f(1, dead="given", gone=2) == (1, False, "default")
    assert texts(caught) == [
        "The `f` uses deprecated arguments: `verbose` (to be removed).",
        "The `f` uses deprecated arguments: `dead` (removed), `gone` (removed).",
    ]


def test_short_form_of_a_removal():
    """None in a mapping drops the value; the body sees its own default."""

    @deprecated(args_mapping={"x": None})
    def f(x="own"):
        return x

    with pytest.warns(FutureWarning, match=r"`x` \(removed\)"):
        assert f("given") == "own"


def test_budgets_are_per_argument():
    """Each old name has its own budget; a call that uses several is one warning that lists them."""

    @deprecated_args({"o1": "a", "o2": "b"})
    def f(a=0, b=0):
        return a, b

    with recorded() as caught:
        f(o1=1)
        f(o1=1, o2=2)
        f(o1=1, o2=2)
    assert texts(caught) == [
        "The `f` uses deprecated arguments: `o1` -> `a`.",
        "The `f` uses deprecated arguments: `o1` -> `a`, `o2` -> `b`.",
    ]
    registry.reset(f)
    with recorded() as caught:
        f(o2=2)
    assert len(caught) == 1


def test_versions_and_notes_of_one_change():
    """A change may have versions and a note of its own; the closing sentence is about the others."""

    @deprecated_args(
        [
            Renamed("o1", "a", deprecated_in="1.1", remove_in="3.0", note="It was misspelt."),
            Renamed("o2", "b"),
        ],
        deprecated_in="1.0",
        remove_in="2.0",
        note="See the guide.",
        num_warns=-1,
    )
    def f(a=0, b=0):
        return a, b

    with recorded() as caught:
        f(o1=1)
        f(o1=1, o2=2)
    assert texts(caught) == [
        "The `f` uses deprecated arguments: `o1` -> `a` (since v1.1, removed in v3.0). It was misspelt. See the guide.",
        "The `f` uses deprecated arguments: `o1` -> `a` (since v1.1, removed in v3.0), `o2` -> `b`. "
        "They were deprecated since v1.0 and will be removed in v2.0. It was misspelt. See the guide.",
    ]


def test_surplus_arguments():
    """`*args` and `**kwargs` arrive as they came, and old names are found among the keywords."""

    @deprecated_args({"b": "c"}, num_warns=0)
    def s(a, b=0, *args, c=0, **rest):
        return a, b, args, c, rest

    assert s(1, 2, 3, z=4) == (1, 0, (3,), 2, {"z": 4})
    assert s(1, c=5, z=4) == (1, 0, (), 5, {"z": 4})

    @deprecated_args({"old": "new"}, num_warns=0)
    def k(**rest):
        return rest

    assert (k(old=1, z=2), k(new=3), k()) == ({"new": 1, "z": 2}, {"new": 3}, {})


def test_extra_arguments_win():
    """`args_extra` is there in every call, over what the caller gave."""

    @deprecated(args_mapping={"old": "new"}, args_extra={"unit": "cm", "odd": 1})
    def f(new=0, unit="m", **rest):
        return new, unit, rest

    assert f(3, unit="km", odd=2) == (3, "cm", {"odd": 1})
    with pytest.warns(FutureWarning):
        assert f(old=4) == (4, "cm", {"odd": 1})


def test_skip_if():
    """Where the deprecation does not apply, the function gets exactly what the caller gave."""
    skipped = [True]

    @deprecated(args_mapping={"coef": "new_coef"}, skip_if=lambda: skipped[0])
    def skip_pow(base, coef=1, new_coef=1):
        return base**coef * 10 + new_coef

    assert (skip_pow(2), skip_pow(2, 3), skip_pow(2, new_coef=5)) == (21, 81, 25)
    skipped[0] = False
    with pytest.warns(FutureWarning):
        assert skip_pow(2, 3) == 23


def test_methods_and_coroutines():
    """Methods keep their receiver, coroutine functions stay what they are and report at the call."""

    class Shop:
        @deprecated_args({"old": "new"}, num_warns=0)
        def pay(self, new=0):
            return self, new

        @classmethod
        @deprecated_args({"old": "new"}, num_warns=0)
        def make(cls, new=0):
            return cls, new

        @deprecated_args({"old": "new"}, num_warns=0)
        @staticmethod
        def rate(new=0):
            return new

    shop = Shop()
    assert (shop.pay(old=1), Shop.make(old=2), shop.rate(old=3)) == ((shop, 1), (Shop, 2), 3)

    @deprecated_args({"old": "new"})
    async def fetch(new=0):
        return new

    assert inspect.iscoroutinefunction(fetch) or not _cpython.USABLE
    with pytest.warns(FutureWarning):
        coroutine = fetch(old=1)
    assert asyncio.run(coroutine) == 1


def test_stacked_layers():
    """Two layers report one after the other, the outer one first, once each."""

    @deprecated(TargetMode.ARGS_REMAP, args_mapping={"c1": "nc1"}, deprecated_in="0.3", remove_in="0.6")
    @deprecated(TargetMode.ARGS_REMAP, args_mapping={"nc1": "nc2"}, deprecated_in="0.4", remove_in="0.7")
    def any_pow(base, c1=0, nc1=0, nc2=2):
        return base**nc2

    with recorded() as caught:
        assert (any_pow(2, 3), any_pow(2, 3), any_pow(2)) == (8, 8, 4)
    assert ["`c1` -> `nc1`" in texts(caught)[0], "`nc1` -> `nc2`" in texts(caught)[1], len(caught)] == [True, True, 2]


def test_layer_over_a_warning():
    """Over a function that is deprecated as a whole, an old name is a second warning."""

    @deprecated(TargetMode.ARGS_REMAP, args_mapping={"old": "new"})
    @deprecated("Going.", num_warns=-1)
    def f(new=0):
        return new

    with recorded() as caught:
        f(old=1)
        f(new=1)
    assert [text.startswith("The `f` uses") for text in texts(caught)] == [True, False, False]


def test_errors_instead_of_warnings():
    """`as_exception` and `AS_EXCEPTIONS` raise for old names alone, before the body runs."""
    ran = []

    @deprecated(args_mapping={"old": "new"}, as_exception=True)
    def f(new=0):
        ran.append(new)

    for _ in range(2):
        with pytest.raises(DeprecatedError, match="`old` -> `new`"):
            f(old=1)
    f(new=2)
    assert ran == [2]

    @deprecated(args_mapping={"old": "new"}, num_warns=0)
    def g(new=0):
        return new

    deprecate.AS_EXCEPTIONS = True
    try:
        with pytest.raises(DeprecatedError):
            g(old=1)
        assert g(2) == 2
    finally:
        deprecate.AS_EXCEPTIONS = False
    assert g(old=3) == 3


def test_looks():
    """The signature is the author's, the function is not marked as deprecated, and the mapping cannot be changed."""
    mapping = {"old": "new"}

    @deprecated(args_mapping=mapping)
    def f(new: int = 0) -> int:
        """Return."""
        return new

    mapping["other"] = "new"
    assert str(inspect.signature(f)) == "(new: 'int' = 0) -> 'int'"
    assert (f.__name__, f.__doc__, hasattr(f, "__deprecated__")) == ("f", "Return.", False)
    config = get_deprecation_config(f)
    assert (dict(config.args_mapping), config.target) == ({"old": "new"}, TargetMode.ARGS_REMAP)
    with pytest.raises(TypeError):
        config.args_mapping["x"] = "y"


def test_record_with_changes():
    """A record tells of the changes, also after a round trip."""

    @deprecated_args([Renamed("old", "new", remove_in="2.0"), Removed("gone", keep=False)])
    def f(new=0):
        return new

    record = registry.find(f)
    assert record.changes == (Renamed("old", "new", remove_in="2.0"), Removed("gone", keep=False))
    assert Record.from_json(record.to_json()) == record
    with pytest.raises(ValueError, match="'Renamedd' is no kind of change; did you mean 'Renamed'"):
        Record.from_dict({**record.to_dict(), "changes": [{"kind": "Renamedd"}]})


def test_template():
    """A template gets the names that the call used."""

    @deprecated(args_mapping={"old": "new"}, message_template="%(source_name)s: %(argument_map)s")
    def f(new=0):
        return new

    with pytest.warns(FutureWarning, match=r"^f: `old` -> `new`$"):
        f(old=1)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"old": "nwe"}, "it has no parameter 'nwe' for one value; did you mean 'new'\\?"),
        ({"old": "args"}, "it has no parameter 'args' for one value"),
        ({"required": "new"}, "the old parameter 'required' has no default"),
        ({"args": None}, "'args' stands for any number of arguments"),
        ([Removed("unknown")], "there is no parameter 'unknown' whose value could be kept; say keep=False"),
        ({"x": "a", "a": "b", "b": "a"}, "'x' is renamed into names that are themselves swapped"),
    ],
)
def test_changes_that_cannot_apply(changes, text):
    """What cannot work is refused when the function is decorated, by name."""
    with pytest.raises(TypeError, match=text):

        @deprecated_args(changes)
        def f(required, *args, new=0, a=0, b=0):
            return required, args, new, a, b


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (lambda: Renamed("a", "a"), "changes nothing"),
        (lambda: Renamed("a b", "c"), "'a b' is no name"),
        (lambda: Renamed("a", "b", conflict="errror"), "did you mean 'error'"),
        (lambda: Removed(5), "5 is no name"),
        (
            lambda: Removed("a", deprecated_in=1.2),
            "deprecated_in must be a string, for example deprecated_in='1.2', not 1.2",
        ),
        (lambda: Renamed("a", "b", note=None), "note must be a string"),
        (lambda: deprecated(changes=[Renamed("a", "b"), Removed("a")]), "the argument 'a' is changed twice"),
        (lambda: Removed("a", keep="yes"), "keep must be True or False, not 'yes'"),
        (lambda: deprecated(changes={"a": "b"}), "changes takes Renamed and Removed values"),
        (lambda: deprecated(changes=5), "not 5"),
        (lambda: deprecated_args([]), "needs a mapping or values"),
        (lambda: deprecated_args("old"), "not 'old'"),
        (lambda: deprecated_args(print), "needs parentheses"),
        (lambda: deprecated_args({"a": "b"}, target=print), "no option 'target'"),
        (lambda: deprecated(args_mapping={"a": 1}), "1 is no name"),
    ],
)
def test_changes_that_mean_nothing(make, text):
    """A change that cannot be meant is refused, and shown."""
    with pytest.raises((TypeError, ValueError), match=text):
        make()


@pytest.mark.parametrize("options", [{}, {"args_mapping": {"x": "x"}}, {"num_warns": -1}, {"as_exception": True}])
def test_nothing_to_remap(options):
    """Without an old name there is nothing to report: the function runs as it is, and says so in no record."""
    with recorded() as caught:

        @deprecated(TargetMode.ARGS_REMAP, **options)
        def f(x=1):
            return x

    assert [found.category for found in caught] == ([] if "args_mapping" in options else [UserWarning])
    assert (f(), f(2), f(x=3)) == (1, 2, 3)
    assert registry.find(f).changes == ()


def test_extra_arguments_alone():
    """`args_extra` needs no old name to be given to the body."""
    with pytest.warns(UserWarning, match="without args_mapping"):

        @deprecated(TargetMode.ARGS_REMAP, args_extra={"unit": "cm"})
        def f(x, unit="m"):
            return x, unit

    assert f(1) == (1, "cm")


def test_surplus_keyword_beside_its_new_name():
    """An old name that could only come as a surplus keyword cannot be merged with a parameter: the author is told."""

    def area(width, height=1):
        return width * height

    with pytest.raises(TypeError, match="make `w` a parameter"):

        @deprecated(target=area, args_mapping={"w": "width"})
        def surface(width=None, **rest):
            return width, rest


def test_decorator_in_between():
    """Below ours, a decorator that takes anything hides no position of an old name."""

    def plain(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            return function(*args, **kwargs)

        return wrapper

    @deprecated_args([Renamed("o", "n"), Removed("gone", keep=False)])
    @plain
    def f(a, o=None, gone=0, n=1):
        return a, o, gone, n

    with pytest.warns(FutureWarning, match="`o` -> `n`, `gone`"):
        assert f(1, 3, 4) == (1, None, 0, 3)
    with pytest.raises(TypeError, match="got values for both 'o'"):
        f(5, o=3, n=2)
