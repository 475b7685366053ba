"""Single cases of changed arguments that generated ones have brought to light, in both ways of making a wrapper."""

from __future__ import annotations

from functools import partial

import pytest

from deprecate import Removed, Renamed, deprecated, deprecated_args
from helpers import recorded
from property.test_arguments import ignored_names
from property.test_calls import ENGINES, engine


@ENGINES
@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ([Renamed("a", "b"), Removed("b", keep=False)], "'a' is renamed to 'b', which is removed; remove 'a' too"),
        ([Renamed("class", "b")], "'class' is a keyword of Python"),
        ([Renamed("a", "lambda")], "'lambda' is a keyword of Python"),
        ([Removed("async", keep=False)], "'async' is a keyword of Python"),
    ],
)
def test_changes_that_would_drop_or_never_meet_a_value(relabelled, changes, text):
    """A name whose value could get lost on its way, or that nobody can write, is refused at decoration."""
    with engine(relabelled=relabelled), pytest.raises(TypeError, match=text):

        @deprecated_args(changes)
        def f(b=0, **rest): ...


@ENGINES
def test_notice_names_what_the_caller_wrote(relabelled):
    """Of three names given at once, each whose value is not used is named, whichever held the place before."""
    with engine(relabelled=relabelled):

        @deprecated_args([Renamed("a", "b", conflict="old"), Renamed("b", "c", conflict="new")], num_warns=0)
        def f(c=0):
            return c

    for arguments, value, ignored in (
        ({"a": 1, "b": 2}, 1, ["b"]),
        ({"b": 2, "c": 3}, 3, ["b"]),
        ({"a": 1, "c": 3}, 1, ["c"]),
        ({"a": 1, "b": 2, "c": 3}, 1, ["b", "c"]),
    ):
        with recorded() as caught:
            assert f(**arguments) == value
        assert sorted(ignored_names(caught)) == ignored


@ENGINES
def test_surplus_arguments_do_not_slip(relabelled):
    """What is missing is missed, even where surplus positional arguments could take its place."""
    with engine(relabelled=relabelled):

        @deprecated_args({"a": "b", "b": "a"}, num_warns=0)
        def f(a, /, *rest, b):
            return a, rest, b

    assert f(1, 70, b=2) == (2, (70,), 1)
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'a'"):
        f(1, 70)


@ENGINES
def test_no_category_no_notice(relabelled):
    """`category=None` asks for no warning of any kind."""
    with engine(relabelled=relabelled):

        @deprecated(args_mapping={"old": "new"}, category=None)
        def f(new=0):
            return new

    assert (f(old=1), f(old=1, new=2)) == (1, 2)


@ENGINES
def test_spent_argument_beside_one_that_is_not(relabelled):
    """A name whose budget is spent is no longer looked at, although another name still has some."""
    texts = []
    with engine(relabelled=relabelled):

        @deprecated_args({"o": "n", "p": "m"}, stream=texts.append)
        def f(n=0, m=0):
            return n, m

    assert (f(o=1), f(o=2)) == ((1, 0), (2, 0))
    looks = []
    f.__deprecation_watch__.send = lambda text, caller: looks.append(text)
    assert f(o=3) == (3, 0)
    assert f(o=4, p=5) == (4, 5)
    assert (texts, looks) == (
        ["The `f` uses deprecated arguments: `o` -> `n`."],
        ["The `f` uses deprecated arguments: `o` -> `n`, `p` -> `m`."],
    )


@ENGINES
def test_several_old_names_among_surplus_keywords(relabelled):
    """Old names that come as surplus keywords meet the same policies as those of parameters."""
    with engine(relabelled=relabelled):

        def new(**options):
            return options

        @deprecated(
            target=new, changes=[Renamed("a", "c", conflict="new"), Renamed("b", "c", conflict="old")], num_warns=0
        )
        def old(**options): ...

        @deprecated(target=new, changes=[Renamed("a", "b"), Renamed("b", "a")], num_warns=0)
        def swapped(**options): ...

    for arguments, value, ignored in (
        ({"a": 1, "b": 2}, 2, {"a"}),
        ({"a": 1, "c": 3}, 3, {"a"}),
        ({"b": 2, "c": 3}, 2, {"c"}),
    ):
        with recorded() as caught:
            assert old(**arguments) == {"c": value}
        assert ignored_names(caught) == ignored
        assert [(found.filename, found.category) for found in caught] == [(__file__, UserWarning)]
    assert swapped(a=1, b=2) == {"a": 2, "b": 1}


def lazy_target(scale=1):
    return scale


@ENGINES
@pytest.mark.parametrize("conflict", ["error", "new", "old"])
def test_no_conflict_with_a_default(relabelled, conflict):
    """A default is no argument: to give the old name alone is no conflict, also before the target is known."""
    with engine(relabelled=relabelled):

        @deprecated(
            target=f"{__name__}:lazy_target", changes=[Renamed("factor", "scale", conflict=conflict)], num_warns=0
        )
        def old(factor=2, scale=3): ...

    with recorded() as caught:
        assert [(old(factor=5), old(scale=6), old(7), old()) for _ in range(2)] == [(5, 6, 7, 3)] * 2
    assert not caught


@ENGINES
def test_own_default_is_sent(relabelled):
    """A parameter keeps the default that it has in the source where an old name is merged into it."""
    with engine(relabelled=relabelled):

        def new(scale=1):
            return scale

        @deprecated(target=new, changes=[Renamed("factor", "scale", conflict="old")], num_warns=0)
        def old(factor=2, scale=3): ...

    assert (old(), old(factor=5), old(scale=6)) == (3, 5, 6)


@ENGINES
def test_refusal_for_what_has_no_name(relabelled):
    """A conflict is refused in words also where the function is a `partial`, which has no name of its own."""
    with engine(relabelled=relabelled):
        part = deprecated_args([Renamed("old", "new")])(partial(lambda a, new=0: (a, new), 1))

    with pytest.raises(TypeError, match=r"partial\(\) got values for both 'old' \(deprecated\) and 'new'"):
        part(old=1, new=2)
    with pytest.warns(FutureWarning, match="`old` -> `new`"):
        assert part(old=3) == (1, 3)
