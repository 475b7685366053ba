"""The assertions for test suites: what they accept, what they refuse, and what they say."""

from __future__ import annotations

import asyncio
import threading
import warnings

import pytest

import deprecate
from deprecate import deprecated, deprecated_args, registry
from deprecate.testing import (
    assert_deprecated,
    assert_no_warnings,
    assert_not_deprecated,
    assert_same,
    fresh_budgets,
)
from helpers import recorded, this_line


def test_silence_is_accepted():
    """A block that does not warn passes, however often."""
    for _ in range(2):
        with assert_no_warnings(), assert_no_warnings(FutureWarning), assert_not_deprecated():
            pass
    assert deprecate.assert_no_warnings is assert_no_warnings


def test_warning_of_the_type_is_refused():
    """A warning of the type fails the block, also when its budget was spent before; the failure shows text and place."""

    @deprecated("Use area() instead")
    def surface():
        return 1

    with pytest.warns(FutureWarning):
        surface()
    for _ in range(2):
        line = this_line() + 2
        with pytest.raises(AssertionError) as raised, assert_no_warnings(FutureWarning):
            surface()
        assert str(raised.value) == (
            f"expected no FutureWarning, but saw\n  {__file__}:{line}: FutureWarning: Use area() instead"
        )


def test_other_warnings_go_on():
    """A warning of another type or text passes, and reaches whoever listens."""
    for options in ({"warning_type": FutureWarning}, {"match": "other"}, {"warning_type": UserWarning, "match": "x$"}):
        with pytest.warns(UserWarning, match="^text$"), assert_no_warnings(**options):
            warnings.warn("text", UserWarning, stacklevel=1)


@pytest.mark.parametrize("match", ["te.t", "text (a", "a b"])
def test_match_without_a_type(match):
    """A text counts whatever its type, by regular expression or as it stands."""
    with (
        pytest.raises(AssertionError, match="warning that matches"),
        assert_no_warnings(match=match.replace("(", r"\(")),
    ):
        warnings.warn("text (a b)", UserWarning, stacklevel=1)
    if "(" not in match:
        with pytest.raises(AssertionError), assert_no_warnings(match=match):
            warnings.warn("text (a b)", UserWarning, stacklevel=1)


def test_deprecation_is_asserted():
    """Text, category, place and number can be asserted; what was recorded is handed out."""

    @deprecated("Use area() instead", category=DeprecationWarning, num_warns=-1)
    def surface():
        return 1

    with assert_deprecated(
        r"area\(\)", category=DeprecationWarning, filename=__file__, lineno=this_line() + 2, count=1
    ) as seen:
        surface()
    assert [str(warning.message) for warning in seen] == ["Use area() instead"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"match": "volume"}, "expected at least one warning that matches 'volume', but saw"),
        ({"category": DeprecationWarning}, "expected at least one DeprecationWarning, but saw"),
        ({"count": 2}, "expected exactly 2 warning, but saw"),
        ({"lineno": 1}, "expected at least one warning at line 1, but saw"),
        ({"filename": "elsewhere.py"}, "expected at least one warning in elsewhere.py, but saw"),
    ],
)
def test_deprecation_of_another_kind(options, told):
    """A deprecation that is not the expected one fails, and the failure shows both."""

    @deprecated("Use area() instead")
    def surface():
        return 1

    with recorded(), pytest.raises(AssertionError) as raised, assert_deprecated(**options):
        surface()
    assert str(raised.value).startswith(told)
    assert "FutureWarning: Use area() instead" in str(raised.value)


def test_missing_deprecation():
    """A block without a deprecation fails and says that nothing was seen; other warnings are none."""
    with pytest.raises(AssertionError, match=r"(?s)but saw\n  nothing"), assert_deprecated():
        pass
    with (
        pytest.warns(UserWarning, match="odd"),
        pytest.raises(AssertionError, match="UserWarning: odd"),
        assert_deprecated(),
    ):
        warnings.warn("odd", UserWarning, stacklevel=1)


def test_use_that_must_not_be():
    """`assert_not_deprecated` fails for deprecations alone."""

    @deprecated("Use area() instead")
    def surface():
        return 1

    with pytest.raises(AssertionError, match="expected no use of anything deprecated"), assert_not_deprecated():
        surface()
    with pytest.warns(UserWarning, match="odd"), assert_not_deprecated():
        warnings.warn("odd", UserWarning, stacklevel=1)
    with assert_not_deprecated("other"), pytest.warns(FutureWarning):
        surface()


def test_exceptions_propagate():
    """What the block raises comes out as it is."""
    for context in (assert_deprecated(), assert_no_warnings(), assert_not_deprecated(), fresh_budgets()):
        with pytest.raises(ValueError, match="own"), context:
            raise ValueError("own")


def test_budgets_are_restored():
    """Within the block every budget is full, afterwards it is what it was: of functions and of arguments."""

    @deprecated("Old.")
    def spent():
        return 1

    @deprecated_args({"old": "new"})
    def f(new=0):
        return new

    with recorded():
        spent()
        f(old=1)
    for block in (fresh_budgets(), fresh_budgets(spent, f)):
        with recorded() as caught:
            with block:
                assert (spent(), f(old=1)) == (1, 1)
            assert (spent(), f(old=1)) == (1, 1)
        assert len(caught) == 2
    with pytest.raises(LookupError, match="is not deprecated"), fresh_budgets(print):
        pass
    assert spent in registry


def test_spellings_that_are_the_same():
    """The old and the new spelling are run and compared, results as well as exceptions."""

    @deprecated_args({"factor": "scale"})
    def grow(size, scale=2):
        if scale == 0:
            raise ValueError("nothing would remain")
        return size * scale

    assert assert_same(lambda: grow(3, factor=5), lambda: grow(3, scale=5)) == 15
    assert assert_same(lambda: grow(3, factor=0), lambda: grow(3, scale=0)) is None
    with pytest.raises(AssertionError, match="the old one returned 15, the new one returned 18"):
        assert_same(lambda: grow(3, factor=5), lambda: grow(3, scale=6))
    with pytest.raises(AssertionError, match="but saw\n  nothing"):
        assert_same(lambda: grow(3, scale=5), lambda: grow(3, scale=5))
    with pytest.raises(AssertionError, match="expected no use"):
        assert_same(lambda: grow(3, factor=5), lambda: grow(3, factor=5))


def test_arrays_are_compared():
    """Results without a single truth value can be compared."""
    numpy = pytest.importorskip("numpy")

    @deprecated_args({"old": "new"})
    def f(new):
        return numpy.array(new)

    assert (assert_same(lambda: f(old=[1, 2]), lambda: f(new=[1, 2])) == [1, 2]).all()
    with pytest.raises(AssertionError, match="the spellings differ"):
        assert_same(lambda: f(old=[1, 2]), lambda: f(new=[1, 3]))


def test_threads_and_tasks():
    """Uses in a thread or task that runs within the block are seen."""

    @deprecated("Old.")
    def old():
        return 1

    with assert_deprecated("Old", count=1):
        thread = threading.Thread(target=old)
        thread.start()
        thread.join()

    async def use():
        return old()

    with assert_deprecated("Old", filename=__file__, count=1):
        assert asyncio.run(use()) == 1


def test_under_errors():
    """Where warnings are errors, an assertion still records."""

    @deprecated("Old.")
    def old():
        return 1

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with assert_deprecated("Old"):
            assert old() == 1
        with pytest.raises(FutureWarning):
            old()
