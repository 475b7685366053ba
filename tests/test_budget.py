"""The budget of warnings: what uses it up, what does not, and the switches that stand above it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import warnings

import pytest

import deprecate
from deprecate import DeprecatedError, deprecated, get_deprecation_config, registry
from helpers import recorded


def cell_of(wrapper):
    """Return what a wrapper calls."""
    return dict(zip(wrapper.__code__.co_freevars, wrapper.__closure__, strict=True))["_call"].cell_contents


def run(code: str, **environment: str) -> str:
    """Return what a program prints in a process of its own; its warnings are shown as errors would be."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DEPRECATE_", "PYTHONWARN"))}
    process = subprocess.run(
        [sys.executable, "-W", "always", "-c", code],
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return process.stdout + process.stderr


@pytest.mark.parametrize(("num_warns", "given"), [(0, 0), (1, 1), (3, 3), (-1, 5), (-7, 5)])
def test_number_of_warnings(num_warns, given):
    """N warnings are given in a lifetime; 0 gives none, a negative number gives one at every call."""

    @deprecated("Use new()", num_warns=num_warns)
    def old() -> int:
        return 1

    with recorded() as caught:
        results = [old() for _ in range(5)]
    assert results == [1] * 5
    assert len(caught) == given


def test_one_warning_is_the_default():
    """Nobody is told twice by default."""

    @deprecated("Use new()")
    def old(): ...

    with recorded() as caught:
        old()
        old()
    assert [str(warning.message) for warning in caught] == ["Use new()"]


def test_each_object_has_a_budget_of_its_own():
    """Two functions made by one decorator do not share its budget."""
    decorate = deprecated("Use new()")
    first, second = decorate(lambda: 1), decorate(lambda: 2)
    with recorded() as caught:
        assert [first(), second(), first(), second()] == [1, 2, 1, 2]
    assert len(caught) == 2


def test_each_accessor_has_a_budget_of_its_own():
    """Reading a property does not use up the warning for writing it."""

    class Box:
        @deprecated("Use new")
        @property
        def old(self) -> int:
            return 1

        @old.setter
        def old(self, value: int) -> None: ...

    box = Box()
    with recorded() as caught:
        for _ in range(2):
            assert box.old == 1
            box.old = 2
    assert len(caught) == 2


def test_ignored_warning_keeps_the_budget():
    """A warning that a filter hides was not seen by anyone."""

    @deprecated("Use new()")
    def old(): ...

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(3):
            old()
    with recorded() as caught:
        old()
        old()
    assert len(caught) == 1


def test_filter_by_module_keeps_the_budget():
    """A filter that hides the warning from one module leaves it for the others."""

    @deprecated("Use new()")
    def old(): ...

    with recorded() as caught:
        warnings.filterwarnings("ignore", module="quiet")
        exec("old()", {"old": old, "__name__": "quiet"})
        assert caught == []
        exec("old()", {"old": old, "__name__": "loud"})
        exec("old()", {"old": old, "__name__": "loud"})
    assert len(caught) == 1


def test_error_filter_raises_at_every_call():
    """A warning that a filter makes an error is raised at every call, before the body runs, and keeps the budget."""
    ran = []

    @deprecated("Use new()")
    def old():
        ran.append(True)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in range(3):
            with pytest.raises(FutureWarning, match=r"Use new\(\)"):
                old()
    assert ran == []
    with recorded() as caught:
        old()
        old()
    assert len(caught) == 1


def test_filters_by_text_category_and_line():
    """All that a filter can match on is matched as Python does it."""

    @deprecated("Use new()", num_warns=-1)
    def old(): ...

    def hidden_by(**options: object) -> bool:
        with recorded() as caught:
            warnings.filterwarnings("ignore", **options)
            exec("\nold()", {"old": old})
        return not caught

    assert hidden_by(message="use NEW")
    assert hidden_by(category=FutureWarning)
    assert hidden_by(lineno=2)
    assert not hidden_by(message="new")
    assert not hidden_by(category=UserWarning)
    assert not hidden_by(lineno=1)


@pytest.mark.parametrize("action", ["default", "once", "module"])
def test_once_per_location_counts_as_delivered(action):
    """A warning that Python has shown for the same place before counts, shown again or not."""

    @deprecated("Use new()", num_warns=3)
    def old(): ...

    user = compile("old()", "user.py", "exec")
    module = {"old": old, "__name__": "user"}
    with warnings.catch_warnings(record=True) as caught:
        warnings.resetwarnings()
        warnings.simplefilter(action)
        for _ in range(3):
            exec(user, module)
        assert len(caught) == 1
        warnings.simplefilter("always")
        exec(user, module)
    assert len(caught) == 1


def test_rejected_call_uses_no_budget():
    """A call with wrong arguments raises Python's own error, warns nothing and uses no budget."""

    def new(a: int) -> int:
        return a

    @deprecated(target=new)
    def forwarded(a: int) -> int: ...

    @deprecated("Use new()")
    def in_place(a: int) -> int:
        return a

    @deprecated(target=max)
    def shell(a: int, b: int) -> int: ...

    for old, arguments in ((forwarded, (1,)), (in_place, (1,)), (shell, (1, 2))):
        with recorded() as caught:
            with pytest.raises(TypeError, match=rf"{old.__qualname__}\(\) missing"):
                old()
            with pytest.raises(TypeError, match=rf"{old.__qualname__}\(\) got an unexpected keyword argument 'c'"):
                old(*arguments, c=1)
            assert caught == []
            old(*arguments)
        assert len(caught) == 1


def test_error_of_the_body_uses_budget():
    """A body that raises comes after the warning, which was given."""

    @deprecated("Use new()")
    def old():
        raise KeyError("body")

    with recorded() as caught:
        for _ in range(2):
            with pytest.raises(KeyError, match="body"):
                old()
    assert len(caught) == 1


def test_reset():
    """A reset gives the full budget again, to one object or to all."""

    @deprecated("Use new()", num_warns=2)
    def old(): ...

    @deprecated("Use new()")
    def other(): ...

    def uses() -> int:
        with recorded() as caught:
            for _ in range(4):
                old()
                other()
        return len(caught)

    assert uses() == 3
    assert uses() == 0
    registry.reset(old)
    assert uses() == 2
    registry.reset()
    assert uses() == 3


def test_reset_of_a_half_used_budget():
    """A reset fills the budget up; it does not add to it."""

    @deprecated("Use new()", num_warns=2)
    def old(): ...

    with recorded() as caught:
        old()
        registry.reset(old)
        for _ in range(5):
            old()
    assert len(caught) == 3


def test_as_exception():
    """`as_exception` raises at every use, before anything runs, whatever stream and budget say."""
    ran = []

    @deprecated("Use new()", as_exception=True, stream=None, num_warns=0)
    def old():
        ran.append(True)

    with recorded() as caught:
        for _ in range(3):
            with pytest.raises(DeprecatedError, match=r"^Use new\(\)$"):
                old()
    assert ran == caught == []


def test_as_exception_rejects_wrong_arguments_first():
    """Where uses raise, a call with wrong arguments still raises Python's own error."""

    @deprecated("Use new()", as_exception=True)
    def old(a): ...

    with pytest.raises(TypeError, match="missing"):
        old()


def test_as_exceptions_by_assignment():
    """The switch concerns all objects, those with a spent budget included, and leaves their counters alone."""

    @deprecated("Use new()", as_exception=False)
    def fresh(): ...

    @deprecated("Use new()")
    def spent(): ...

    with recorded():
        spent()
    deprecate.AS_EXCEPTIONS = True
    try:
        for old in (fresh, spent, fresh, spent):
            with pytest.raises(DeprecatedError, match=r"Use new\(\)"):
                old()

        @deprecated("Use new()")
        def late(): ...

        with pytest.raises(DeprecatedError, match=r"Use new\(\)"):
            late()
    finally:
        deprecate.AS_EXCEPTIONS = False
    with recorded() as caught:
        for old in (fresh, spent, late):
            old()
            old()
    assert len(caught) == 2


@pytest.mark.parametrize("value", [1, "yes", None])
def test_as_exceptions_takes_bools_only(value):
    """Anything but a bool leaves the switch where the environment put it."""

    @deprecated("Use new()")
    def old(): ...

    deprecate.AS_EXCEPTIONS = value
    try:
        with recorded() as caught:
            old()
    finally:
        deprecate.AS_EXCEPTIONS = False
    assert len(caught) == 1


USE_ONCE = (
    "from deprecate import DeprecatedError, deprecated\n"
    "old = deprecated('Use new()')(lambda: 1)\n"
    "try: print(old())\n"
    "except DeprecatedError as error: print('raised', error)\n"
)


@pytest.mark.parametrize("word", ["1", "true", "YES", " On "])
def test_as_exceptions_by_environment(word):
    """The environment turns deprecations into errors."""
    assert run(USE_ONCE, DEPRECATE_AS_EXCEPTIONS=word) == "raised Use new()\n"


@pytest.mark.parametrize("word", ["", "0", "no", "perhaps"])
def test_unknown_words_leave_the_switch_off(word):
    """A word that does not say yes does not turn warnings into errors."""
    assert "FutureWarning: Use new()" in run(USE_ONCE, DEPRECATE_AS_EXCEPTIONS=word)


def test_assignment_wins_over_the_environment():
    """A bool assigned at run time wins; anything else restores what the environment said."""
    code = f"import deprecate\ndeprecate.AS_EXCEPTIONS = False\n{USE_ONCE}deprecate.AS_EXCEPTIONS = None\n{USE_ONCE}"
    printed = run(code, DEPRECATE_AS_EXCEPTIONS="1")
    assert printed.startswith("1\nraised Use new()\n")
    assert printed.count("FutureWarning") == 1


def test_disabled_by_environment():
    """The environment turns the whole library off: no warning and no error, but calls are forwarded as always."""
    code = (
        "import deprecate\nfrom deprecate import deprecated\n"
        "deprecate.AS_EXCEPTIONS = True\n"
        "@deprecated(target=max, as_exception=True)\n"
        "def old(a, b): ...\n"
        "@deprecated('Use new()', num_warns=-1)\n"
        "def in_place(): return 3\n"
        "print(old(1, 2), in_place())\n"
    )
    assert run(code, DEPRECATE_DISABLED="1") == "2 3\n"


def test_suppress():
    """Within `suppress()` nothing warns or raises, and no budget is used."""

    @deprecated("Use new()")
    def old(): ...

    @deprecated("Use new()", as_exception=True)
    def strict(): ...

    with recorded() as caught:
        with registry.suppress():
            old()
            strict()
        assert caught == []
        old()
        with pytest.raises(DeprecatedError):
            strict()
    assert len(caught) == 1


def test_suppress_nests_and_ends_with_an_error():
    """Only the outermost `suppress()` ends the silence, by an error too."""

    @deprecated("Use new()", num_warns=-1)
    def old(): ...

    with recorded() as caught:
        with contextlib.suppress(KeyError), registry.suppress():
            with registry.suppress():
                old()
            old()
            raise KeyError
        assert caught == []
        old()
    assert len(caught) == 1


@pytest.mark.parametrize("target", [None, int], ids=["in place", "forwarded"])
def test_skip_if_keeps_the_budget(target):
    """While `skip_if` says so, the body runs, nothing warns and no budget is used."""
    skips = [True]
    options = {"target": target} if target else {}

    @deprecated(**options, skip_if=lambda: skips[0])
    def old(x: str) -> str:
        return x

    with recorded() as caught:
        assert [old("1"), old("1")] == ["1", "1"]
        assert caught == []
        skips[0] = False
        old("1")
        old("1")
    assert len(caught) == 1


@pytest.mark.parametrize("target", [None, int], ids=["in place", "forwarded"])
def test_skip_if_must_return_a_bool(target):
    """A `skip_if` that answers anything but a bool is an error of the author."""
    options = {"target": target} if target else {}

    @deprecated(**options, skip_if=lambda: 1)
    def old(x: str) -> str:
        return x

    with pytest.raises(TypeError, match="skip_if"):
        old("1")


def test_skip_if_true_leaves_the_body_as_it_is():
    """`skip_if=True` is a deprecation that does not apply: the body runs, even where uses raise."""

    @deprecated(target=int, skip_if=True, as_exception=True)
    def old(x: str) -> str:
        return x

    with recorded() as caught:
        assert old("1") == "1"
    assert caught == []


@pytest.mark.parametrize("num_warns", [0, 1, 2])
def test_spent_wrapper_calls_the_target_itself(num_warns):
    """After the last warning nothing of ours is left in the way: no lock, no counter, no filter."""

    def new(a: int) -> int:
        return a

    def body(a: int) -> int:
        return a

    forwarded = deprecated(target=new, num_warns=num_warns)(lambda a: None)
    in_place = deprecated("Use new()", num_warns=num_warns)(body)
    with recorded():
        for _ in range(num_warns):
            assert cell_of(forwarded) is not new
            assert cell_of(in_place) is not body
            forwarded(1)
            in_place(1)
    assert cell_of(forwarded) is new
    assert cell_of(in_place) is body
    registry.reset(forwarded)
    assert (cell_of(forwarded) is new) == (num_warns == 0)


def test_spent_method_tests_a_flag_that_is_none():
    """A method looked up on its instance has no function to call: after the last warning its flag is None."""

    class Service:
        def new(self): ...

        @deprecated(target=new)
        def old(self): ...

    flag = dict(zip(Service.old.__code__.co_freevars, Service.old.__closure__, strict=True))["_armed"]
    assert flag.cell_contents is not None
    with recorded():
        Service().old()
    assert flag.cell_contents is None


@pytest.mark.parametrize("num_warns", [1, -1])
def test_other_warnings_are_not_rearmed(num_warns):
    """`catch_warnings` would make Python forget what it has shown of all other warnings: we never enter it."""
    user = compile("import warnings\nwarnings.warn('other')", "user.py", "exec")
    scope = {"__name__": "user"}

    @deprecated("Use new()", num_warns=num_warns)
    def old(): ...

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default")
        exec(user, scope)
        old()
        old()
        exec(user, scope)
    assert [str(warning.message) for warning in caught].count("other") == 1


def test_looking_is_not_using():
    """To inspect a deprecated function is no use of it."""
    import inspect
    import pydoc

    @deprecated("Use new()")
    def old(a: int = 1):
        """Do it."""

    with recorded() as caught:
        dir(old)
        inspect.getmembers(old)
        inspect.signature(old)
        pydoc.render_doc(old)
        repr(old)
        get_deprecation_config(old)
        registry.find(old)
    assert caught == []
