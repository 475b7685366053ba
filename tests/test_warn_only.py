"""A deprecated function without a target warns, then runs its own body with exactly the caller's arguments."""

from __future__ import annotations

import functools
import logging
import os
import subprocess
import sys
import warnings
from functools import partial
from pathlib import Path

import pytest

import deprecate
from deprecate import DeprecatedError, TargetMode, deprecated, get_deprecation_config, void
from helpers import recorded, this_line


def test_body_runs():
    """Without a target the body does the work, and the first call warns."""

    @deprecated(deprecated_in="1.0", remove_in="2.0")
    def double(number):
        return number * 2

    with recorded() as caught:
        assert [double(1), double(number=2)] == [2, 4]
    assert [str(warning.message) for warning in caught] == [
        "The `double` was deprecated since v1.0. It will be removed in v2.0."
    ]


def test_arguments_arrive_as_they_were_given():
    """Every kind of parameter receives what it would receive without the decorator."""

    @deprecated("Old.", num_warns=0)
    def echo(a, /, b=2, *args, c, d=4, **kwargs):
        return a, b, args, c, d, kwargs

    assert echo(1, c=3) == (1, 2, (), 3, 4, {})
    assert echo(1, 5, 6, 7, c=3, d=8, a=9, e=10) == (1, 5, (6, 7), 3, 8, {"a": 9, "e": 10})


def test_one_keyword_beside_others():
    """A single keyword-only parameter before `**kwargs` keeps its name."""

    @deprecated("Old.", num_warns=0)
    def echo(*, key, **kwargs):
        return key, kwargs

    assert echo(key=1) == (1, {})
    assert echo(key=1, other=2) == (1, {"other": 2})


def test_positional_only_parameters():
    """A positional-only parameter is passed by position, and its name stays free for `**kwargs`."""

    @deprecated("Old.", num_warns=0)
    def echo(a, /, **kwargs):
        return a, kwargs

    assert echo(1, a=2) == (1, {"a": 2})
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'a'"):
        echo(a=1)


def test_rejected_call_uses_no_budget():
    """A call that Python refuses is refused in Python's words, before any warning."""

    @deprecated("Old.")
    def double(number):
        return number * 2

    with recorded() as caught:
        with pytest.raises(TypeError, match=r"double\(\) missing 1 required positional argument: 'number'"):
            double()
        assert not caught
        assert double(2) == 4
    assert len(caught) == 1


@pytest.mark.parametrize(("num_warns", "expected"), [(0, 0), (1, 1), (3, 3), (-1, 5), (-7, 5), (9, 5)])
@pytest.mark.parametrize("forwarding", [False, True])
def test_num_warns(num_warns, expected, forwarding):
    """N warnings for N, none for 0, one at each of the five calls for a negative number."""
    options = {"target": abs} if forwarding else {}

    @deprecated(deprecated_in="1.0", num_warns=num_warns, **options)
    def magnitude(x, /):
        return abs(x)

    with recorded() as caught:
        assert [magnitude(-number) for number in range(5)] == [0, 1, 2, 3, 4]
    assert len(caught) == expected


def test_category():
    """The category of the warning may be chosen; None gives no warning at all."""

    @deprecated("Old.", category=PendingDeprecationWarning)
    def later():
        return 1

    @deprecated("Old.", category=None)
    def never():
        return 2

    with recorded() as caught:
        assert (later(), never()) == (1, 2)
    assert [warning.category for warning in caught] == [PendingDeprecationWarning]


def test_warning_points_at_the_caller():
    """File and line are those of the call."""

    @deprecated("Old.")
    def old():
        return 1

    with recorded() as caught:
        line = this_line() + 1
        old()
    assert (caught[0].filename, caught[0].lineno) == (__file__, line)


def test_stream_none_silences():
    """`stream=None` emits nothing, and the call works."""

    @deprecated(target=abs, stream=None)
    def magnitude(x, /):
        return void(x)

    with recorded() as caught:
        assert magnitude(-3) == 3
    assert not caught


def test_stream_receives_the_text_alone():
    """A stream that does not name `stacklevel` is called once with the text, in place of `warnings.warn`."""
    received = []

    def stream(*args, **kwargs):
        received.append((args, kwargs))

    @deprecated("Use area().", stream=stream)
    def surface():
        return 1

    with recorded() as caught:
        assert [surface(), surface()] == [1, 1]
    assert received == [(("Use area().",), {})]
    assert not caught


def test_stream_that_names_stacklevel_can_tell_the_line():
    """A function with a `stacklevel` parameter gets the level that `warnings.warn` would need in its place."""

    def stream(text, stacklevel=1):
        warnings.warn(text, ImportWarning, stacklevel=stacklevel)

    @deprecated("Old.", stream=stream)
    def old():
        return 1

    with recorded() as caught:
        line = this_line() + 1
        old()
    assert (caught[0].category, caught[0].filename, caught[0].lineno) == (ImportWarning, __file__, line)


def test_partial_of_warn_as_stream_sets_the_category():
    """`partial(warnings.warn, category=...)` is the default stream with another category, at the caller's line."""

    @deprecated("Old.", stream=partial(warnings.warn, category=DeprecationWarning))
    def old():
        return 1

    with recorded() as caught:
        line = this_line() + 1
        old()
        old()
    assert [(found.category, found.filename, found.lineno) for found in caught] == [
        (DeprecationWarning, __file__, line)
    ]


@pytest.mark.parametrize("stream", [logging.warning, logging.getLogger("deprecate.test").error])
def test_logging_as_stream(stream, caplog):
    """Functions and methods of `logging` get the caller's line, `num_warns` times."""

    @deprecated("Old.", stream=stream, num_warns=2)
    def old():
        return 1

    with recorded() as caught:
        line = this_line() + 1
        assert [old() for _ in range(4)] == [1, 1, 1, 1]
    assert [(log.getMessage(), log.pathname, log.lineno) for log in caplog.records] == [("Old.", __file__, line)] * 2
    assert not caught


def test_stream_that_raises_keeps_the_budget():
    """What a stream raises reaches the caller, and the warning counts as not delivered."""
    attempts = []

    def stream(text):
        attempts.append(text)
        if len(attempts) < 3:
            raise OSError("full")

    @deprecated("Old.", stream=stream)
    def old():
        return 1

    for _ in range(2):
        with pytest.raises(OSError, match="full"):
            old()
    assert [old(), old()] == [1, 1]
    assert len(attempts) == 3


def test_stream_that_calls_the_deprecated_function_again():
    """A stream may use what it is told about; the call inside it finds the budget spent."""
    received = []

    def stream(text):
        received.append((text, old()))

    @deprecated("Old.", stream=stream)
    def old():
        return 1

    assert old() == 1
    assert received == [("Old.", 1)]


def test_skip_if_true_makes_the_wrapper_transparent(monkeypatch):
    """`skip_if=True` wins over everything, errors included."""

    @deprecated(target=abs, skip_if=True, as_exception=True)
    def negative(x, /):
        return -x

    assert negative(3) == -3
    monkeypatch.setattr(deprecate, "AS_EXCEPTIONS", True)
    assert negative(3) == -3


def test_skip_if_is_asked_at_each_call():
    """The answer may change in the life of the process."""
    answers = iter([True, False, True, False, False])

    @deprecated("Old.", skip_if=lambda: next(answers), num_warns=2)
    def old():
        return 1

    counts = []
    for _ in range(3):
        with recorded() as caught:
            assert old() == 1
        counts.append(len(caught))
    assert counts == [0, 1, 0]


def test_use_that_began_before_the_last_warning_was_given():
    """A use that is already being looked at when another one takes the last warning does not warn again."""
    nested = []

    def use_it_meanwhile():
        if not nested:
            nested.append(True)
            old()
        return False

    @deprecated("Old.", skip_if=use_it_meanwhile)
    def old():
        return 1

    with recorded() as caught:
        assert [old(), old()] == [1, 1]
    assert len(caught) == 1


@pytest.mark.parametrize("answer", [1, "yes", None])
def test_skip_if_must_answer_with_a_bool(answer):
    """Any other answer is a mistake and says so."""

    @deprecated("Old.", skip_if=lambda: answer)
    def old():
        return 1

    with pytest.raises(TypeError) as raised:
        old()
    assert str(raised.value) == f"User function 'skip_if' shall return bool, but got: {type(answer)}"


@pytest.mark.parametrize("options", [{}, {"stream": None}, {"num_warns": 0}, {"category": None}])
@pytest.mark.parametrize("forwarding", [False, True])
def test_as_exception(options, forwarding):
    """Every use raises the text as `DeprecatedError`, and neither the target nor the body runs."""
    ran = []

    def target():
        ran.append("target")

    if forwarding:
        options = {**options, "target": target}

    @deprecated(deprecated_in="1.0", as_exception=True, **options)
    def old():
        ran.append("source")

    for _ in range(3):
        with pytest.raises(DeprecatedError) as raised:
            old()
        assert str(raised.value) == old.__deprecated__
    assert ran == []


def test_deprecated_error_is_no_warning():
    """No filter can hide the error, and code that catches `RuntimeError` catches it."""
    assert issubclass(DeprecatedError, RuntimeError)
    assert not issubclass(DeprecatedError, Warning)


def test_switch_makes_everything_raise(monkeypatch):
    """`AS_EXCEPTIONS = True` beats `as_exception=False`; switching back restores the warning, budget untouched."""

    @deprecated("Old.", as_exception=False)
    def old():
        return 1

    @deprecated("Spent.")
    def spent():
        return 2

    with pytest.warns(FutureWarning):
        spent()
    with monkeypatch.context() as patch:
        patch.setattr(deprecate, "AS_EXCEPTIONS", True)
        for function in (old, spent):
            with pytest.raises(DeprecatedError):
                function()
    with recorded() as caught:
        assert [old(), old(), spent()] == [1, 1, 2]
    assert [str(found.message) for found in caught] == ["Old."]


def test_switch_ignores_what_is_no_bool(monkeypatch):
    """Anything but True and False leaves the switch as the environment set it."""

    @deprecated("Old.", num_warns=0)
    def old():
        return 1

    monkeypatch.setattr(deprecate, "AS_EXCEPTIONS", "yes")
    assert old() == 1


def _in_a_new_process(code, **environment):
    env = {**os.environ, **environment, "PYTHONPATH": str(Path(deprecate.__file__).parent.parent)}
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], env=env, capture_output=True, text=True, check=True
    )
    return ran.stdout.strip()


OLD_IN_A_PROCESS = """
import deprecate

@deprecate.deprecated("Old.")
def old():
    return "ran"

try:
    print(deprecate.AS_EXCEPTIONS, old())
except deprecate.DeprecatedError as error:
    print(deprecate.AS_EXCEPTIONS, error)
"""


@pytest.mark.parametrize(
    ("word", "printed"),
    [("1", "True Old."), ("TRUE", "True Old."), ("on", "True Old."), ("maybe", "False ran"), ("0", "False ran")],
)
def test_environment_switches_errors_on(word, printed):
    """`DEPRECATE_AS_EXCEPTIONS` is read at import; unknown words leave the switch off."""
    assert _in_a_new_process(OLD_IN_A_PROCESS, DEPRECATE_AS_EXCEPTIONS=word) == printed


def test_environment_switches_the_library_off():
    """With `DEPRECATE_DISABLED` nothing warns and nothing raises."""
    code = "import warnings; warnings.simplefilter('error', FutureWarning)" + OLD_IN_A_PROCESS
    assert _in_a_new_process(code, DEPRECATE_DISABLED="1", DEPRECATE_AS_EXCEPTIONS="1").endswith(" ran")


def test_mode_is_recorded():
    """The configuration names what a call does, never `AUTO`."""

    @deprecated(TargetMode.AUTO, "1.0")
    def by_mode():
        return 1

    @deprecated("Old.")
    def by_message():
        return 1

    assert get_deprecation_config(by_mode).target is TargetMode.NOTIFY
    assert get_deprecation_config(by_message).target is TargetMode.NOTIFY


def test_versions_are_optional():
    """Missing versions are a matter for an audit, not for the reader of the code: decorating is silent."""
    with recorded() as caught:

        @deprecated()
        def old():
            return 1

    assert not caught


def test_attributes_of_a_callable_object():
    """What a callable object offers is kept, but its properties are not computed for that."""

    class Operator:
        def __call__(self, x):
            return x

        def reset(self):
            return "reset"

        @property
        def cost(self):
            raise RuntimeError("computed")

    old = deprecated("Old.", num_warns=0)(Operator())
    assert (old(1), old.reset(), hasattr(old, "cost")) == (1, "reset", False)


def test_wrapping_with_wraps():
    """A function that took over our attributes by `functools.wraps` is not deprecated twice when it is decorated."""

    @deprecated("Old.", num_warns=0)
    def old():
        return 1

    @functools.wraps(old)
    def mine():
        return old()

    with recorded() as caught:
        again = deprecated("Mine.", num_warns=0)(mine)
    assert (again(), caught) == (1, [])
