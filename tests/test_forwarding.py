"""A deprecated function with a target hands its calls on: arguments by name, old defaults, the result."""

from __future__ import annotations

import pytest

from deprecate import deprecated, void
from helpers import recorded


def test_default_of_the_source_is_forwarded():
    """The old default wins over the default of the target for a parameter of the same name."""

    def compute(a=0, b=3):
        return a + b

    @deprecated(target=compute, deprecated_in="0.1", remove_in="0.5")
    def calculate(a, b=5):
        return void(a, b)

    with pytest.warns(FutureWarning):
        assert calculate(1) == 6
    assert calculate(1, 2) == 3
    assert calculate(1, b=7) == 8
    assert calculate(b=1, a=1) == 2


def test_body_of_the_source_never_runs():
    """A forwarded call runs the target alone."""
    ran = []

    def compute(a):
        ran.append("target")
        return a

    @deprecated(target=compute, deprecated_in="1.0")
    def calculate(a):
        ran.append("source")
        return -a

    with pytest.warns(FutureWarning):
        assert calculate(1) == 1
    assert calculate(2) == 2
    assert ran == ["target", "target"]


def test_only_the_first_call_warns_by_default():
    """One warning, a `FutureWarning`, is enough for the life of the process."""

    def compute(a):
        return a

    @deprecated(target=compute, deprecated_in="1.0")
    def calculate(a):
        return void(a)

    with recorded() as caught:
        assert [calculate(1), calculate(2), calculate(3)] == [1, 2, 3]
    assert [warning.category for warning in caught] == [FutureWarning]


def test_source_parameter_unknown_to_the_target_is_refused_at_decoration():
    """What would fail at each call fails at once, and the text says how to drop the argument."""

    def compute(a):
        return a

    with pytest.raises(TypeError, match=r"does not accept `c`.*args_mapping=\{'c': None\}"):

        @deprecated(target=compute, deprecated_in="1.0")
        def calculate(a, c=1):
            return void(a, c)


def test_refused_parameter_gets_the_nearest_name_suggested():
    """A parameter that was renamed by a letter or two is offered as a rename."""

    def compute(colour):
        return colour

    with pytest.raises(TypeError, match=r"args_mapping=\{'color': 'colour'\}"):

        @deprecated(target=compute, deprecated_in="1.0")
        def calculate(color):
            return void(color)


def test_required_parameter_of_the_target_must_be_supplied():
    """A target that needs more than the source has is refused, with `args_extra` as the way out."""

    def compute(a, unit):
        return a, unit

    with pytest.raises(TypeError, match=r"requires `unit`.*args_extra"):

        @deprecated(target=compute, deprecated_in="1.0")
        def calculate(a):
            return void(a)


def test_unknown_names_arrive_in_the_keywords_of_the_target():
    """A target that takes `**kwargs` takes every parameter of the source."""

    def compute(a, **options):
        return a, options

    @deprecated(target=compute, deprecated_in="1.0")
    def calculate(a, color="red"):
        return void(a, color)

    with pytest.warns(FutureWarning):
        assert calculate(1) == (1, {"color": "red"})
    assert calculate(1, "blue") == (1, {"color": "blue"})


def test_keywords_of_the_source_are_forwarded():
    """What a source collects in `**kwargs` reaches the target under its own names."""

    def compute(a, b=2, **rest):
        return a, b, rest

    @deprecated(target=compute, deprecated_in="1.0")
    def calculate(a, **kwargs):
        return void(a, kwargs)

    with pytest.warns(FutureWarning):
        assert calculate(1, b=5, z=6) == (1, 5, {"z": 6})
    assert calculate(1) == (1, 2, {})


def test_keyword_that_the_target_does_not_take_raises_its_error():
    """An undeclared keyword that comes through `**kwargs` is refused by the target itself."""

    def compute(a):
        return a

    @deprecated(target=compute, deprecated_in="1.0", num_warns=0)
    def calculate(a, **kwargs):
        return void(a, kwargs)

    assert calculate(1) == 1
    with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
        calculate(1, z=1)


def test_values_bind_by_name_where_the_orders_differ():
    """A positional call of the source reaches the parameters of the same names, wherever the target has them."""

    def compute(b, a):
        return {"a": a, "b": b}

    @deprecated(target=compute, deprecated_in="1.0")
    def calculate(a, b):
        return void(a, b)

    with pytest.warns(FutureWarning):
        assert calculate(1, 2) == {"a": 1, "b": 2}
    assert calculate(b=1, a=2) == {"a": 2, "b": 1}


def test_surplus_positional_arguments_are_forwarded():
    """`*args` of the source fill `*args` of the target, behind the named ones."""

    def compute(a, *rest):
        return a, rest

    @deprecated(target=compute, deprecated_in="1.0")
    def calculate(a, *args):
        return void(a, args)

    with pytest.warns(FutureWarning):
        assert calculate(1, 2, 3) == (1, (2, 3))
    assert calculate(1) == (1, ())


def test_surplus_positional_arguments_that_do_not_fit_are_an_error():
    """What a target has no room for is refused, never dropped."""

    def compute(a, b=0):
        return a, b

    @deprecated(target=compute, deprecated_in="1.0", num_warns=0)
    def calculate(a, *args):
        return void(a, args)

    assert calculate(1, 2) == (1, 2)
    with pytest.raises(TypeError, match="positional argument"):
        calculate(1, 2, 3)


def test_surplus_positional_arguments_never_land_elsewhere():
    """Where the orders of the parameters differ, `*args` cannot be placed and the target is refused."""

    def compute(b, a, *rest):
        return a, b, rest

    with pytest.raises(TypeError, match=r"as the order \(a, b\) is not that of the target"):

        @deprecated(target=compute, deprecated_in="1.0")
        def calculate(a, b, *args):
            return void(a, b, args)


def test_positional_only_parameters_of_the_target_are_passed_by_position():
    """A caller may use keywords of the source for what the target takes by position only; nothing warns of it."""

    def compute(a, b, /, c=3):
        return a, b, c

    @deprecated(target=compute, deprecated_in="1.0")
    def calculate(a, b=2):
        return void(a, b)

    with pytest.warns(FutureWarning):
        assert calculate(1) == (1, 2, 3)
    assert calculate(b=5, a=4) == (4, 5, 3)


def test_positional_only_parameter_that_cannot_be_reached_is_refused():
    """A positional-only parameter behind one that the source lacks has no spelling."""

    def compute(a=1, b=2, /):
        return a, b

    with pytest.raises(TypeError, match="positional-only `b` cannot be passed without `a`"):

        @deprecated(target=compute, deprecated_in="1.0")
        def calculate(b):
            return void(b)


def test_positional_only_parameters_of_the_source_stay_so():
    """The caller is bound by the signature of the source, also while forwarding."""

    def compute(a, b=1):
        return a, b

    @deprecated(target=compute, deprecated_in="1.0", num_warns=0)
    def calculate(a, /, b=2):
        return void(a, b)

    assert calculate(1, b=3) == (1, 3)
    with pytest.raises(TypeError, match=r"positional-only arguments? passed as keyword"):
        calculate(a=1)


def test_keyword_only_parameters_are_forwarded_with_the_old_default():
    """Keyword-only parameters on both sides meet by name."""

    def compute(*, unit="cm", scale=1):
        return unit, scale

    @deprecated(target=compute, deprecated_in="1.0")
    def calculate(*, scale=2, unit="mm"):
        return void(scale, unit)

    with pytest.warns(FutureWarning):
        assert calculate() == ("mm", 2)
    assert calculate(unit="m") == ("m", 2)


def test_decorator_may_be_applied_to_an_existing_function():
    """The call form wraps an existing function and leaves that one alone."""

    def compute(a):
        return a * 10

    def existing(a):
        return a

    wrapper = deprecated(target=compute, deprecated_in="1.0")(existing)

    assert wrapper.__name__ == "existing"
    with pytest.warns(FutureWarning):
        assert wrapper(1) == 10
    assert existing(1) == 1


def test_one_declaration_may_mark_several_functions():
    """Each decorated function has a budget of its own."""

    def compute(a):
        return a

    mark = deprecated(target=compute, deprecated_in="1.0")

    @mark
    def first(a):
        return void(a)

    @mark
    def second(a):
        return void(a)

    with recorded() as caught:
        first(1), second(1), first(1), second(1)
    assert len(caught) == 2


@pytest.mark.parametrize("call", ["f()", "f(1, 2, 3, 4)", "f(1, a=2)", "f(1, zzz=2)", "f(1, 2, 3)"])
def test_rejected_call_raises_what_the_source_would_raise(call):
    """A wrong call gets Python's own error for the old signature, before any warning and without using budget."""

    def compute(a, b=0, *, c=0):
        return a, b, c

    def plain(a, b=1, *, c=2):
        return void(a, b, c)

    wrapper = deprecated(target=compute, deprecated_in="1.0")(plain)

    with pytest.raises(TypeError) as expected:
        eval(call, {"f": plain})
    with recorded() as caught, pytest.raises(TypeError) as actual:
        eval(call, {"f": wrapper})
    assert str(actual.value) == str(expected.value)
    assert not caught
    with pytest.warns(FutureWarning):
        assert wrapper(1) == (1, 1, 2)


def test_renamed_and_dropped_arguments():
    """`args_mapping` renames by name and drops with None, for positional and keyword callers alike."""

    def score(y_true, y_pred):
        return y_true, y_pred

    @deprecated(target=score, deprecated_in="1.0", args_mapping={"preds": "y_pred", "target": "y_true", "blabla": None})
    def old_score(preds, target, blabla):
        return void(preds, target, blabla)

    with pytest.warns(FutureWarning, match="in favor of"):
        assert old_score("p", "t", 1.23) == ("t", "p")
    assert old_score(target="t", preds="p", blabla=0) == ("t", "p")


def test_default_of_a_renamed_parameter_gives_way_to_that_of_the_target():
    """A renamed parameter that the caller left out takes the default of the target, where the target has one."""

    def with_default(new=3):
        return new

    def without_default(new):
        return new

    @deprecated(target=with_default, deprecated_in="1.0", args_mapping={"old": "new"}, num_warns=0)
    def first(old=5):
        return void(old)

    @deprecated(target=without_default, deprecated_in="1.0", args_mapping={"old": "new"}, num_warns=0)
    def second(old=5):
        return void(old)

    assert (first(), first(1), first(old=2)) == (3, 1, 2)
    assert (second(), second(1), second(old=2)) == (5, 1, 2)


def test_swapped_names():
    """Two parameters may exchange their names."""

    def compute(a, b):
        return a, b

    @deprecated(target=compute, deprecated_in="1.0", args_mapping={"a": "b", "b": "a"}, num_warns=0)
    def calculate(a, b):
        return void(a, b)

    assert calculate(1, 2) == (2, 1)
    assert calculate(b=2, a=1) == (2, 1)


def test_extra_arguments_win_over_all_others():
    """`args_extra` is passed last, also over what the caller gave."""

    def compute(a, unit="m", scale=1):
        return a, unit, scale

    @deprecated(target=compute, deprecated_in="1.0", args_extra={"unit": "cm", "scale": 2}, num_warns=0)
    def calculate(a, unit="mm"):
        return void(a, unit)

    assert calculate(1) == (1, "cm", 2)
    assert calculate(1, "km") == (1, "cm", 2)
    assert calculate(1, unit="km") == (1, "cm", 2)


def test_mapping_that_is_changed_afterwards_has_no_effect():
    """The declaration keeps copies of what it was given."""

    def compute(new, unit):
        return new, unit

    mapping, extra = {"old": "new"}, {"unit": "cm"}

    @deprecated(target=compute, deprecated_in="1.0", args_mapping=mapping, args_extra=extra, num_warns=0)
    def calculate(old):
        return void(old)

    mapping.clear()
    extra["unit"] = "km"
    assert calculate(1) == (1, "cm")


def test_skip_if_runs_the_source_with_the_original_arguments():
    """While the deprecation does not apply, nothing warns, nothing is mapped, and the old body runs."""
    skipping = False

    def power(base, new=2):
        return base**new

    @deprecated(target=power, deprecated_in="1.0", args_mapping={"c": "new"}, skip_if=lambda: skipping)
    def skip_pow(base, c=1):
        return base**-c

    skipping = True
    assert skip_pow(2, 3) == 0.125
    assert skip_pow(2) == 0.5
    skipping = False
    with pytest.warns(FutureWarning):
        assert skip_pow(2, 3) == 8
    skipping = True
    assert skip_pow(2, c=3) == 0.125


def test_mutable_default_is_the_same_object():
    """A default is handed on as it is, neither copied nor compared."""

    def append(item, to):
        to.append(item)
        return to

    @deprecated(target=append, deprecated_in="1.0", num_warns=0)
    def push(item, to=[]):  # noqa: B006 - the shared default is the point
        return void(item, to)

    assert push(1) is push(2)
    assert push(3) == [1, 2, 3]


def test_exception_of_the_target_reaches_the_caller():
    """The wrapper neither catches nor wraps what the target raises."""
    error = LookupError("nothing there")

    def find(key):
        raise error

    @deprecated(target=find, deprecated_in="1.0", num_warns=0)
    def search(key):
        return void(key)

    with pytest.raises(LookupError) as raised:
        search(1)
    assert raised.value is error
