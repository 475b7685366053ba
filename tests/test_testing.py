"""The assertions for test suites: what they accept, what they refuse, and what they say."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
import warnings
from pathlib import Path

import pytest

import deprecate
from deprecate import DeprecatedError, deprecated, deprecated_args, registry
from deprecate.testing import (
    assert_deprecated,
    assert_no_warnings,
    assert_not_deprecated,
    assert_same,
    fresh_budgets,
)
from helpers import recorded, this_line


def warn(*messages):
    """Give warnings, and return 0."""
    for message in messages:
        warnings.warn(message, stacklevel=2)
    return 0


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


@pytest.mark.parametrize("match", ["te.t", "text (a", "a b", r"\(a b\)$"])
def test_match_without_a_type(match):
    """A text counts whatever its type, by regular expression or as it stands, even if it is no regular expression."""
    with pytest.raises(AssertionError) as raised, assert_no_warnings(match=match):
        warnings.warn("text (a b)", UserWarning, stacklevel=1)
    assert str(raised.value).startswith(f"expected no warning matching {match!r}, but saw\n")


def test_text_that_is_no_regular_expression():
    """What is neither a part of the text nor a regular expression does not match, and is no error."""
    with pytest.warns(UserWarning, match="text"), assert_no_warnings(match="(other"):
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
        ({"match": "volume"}, "expected at least one deprecation matching 'volume' in {file}, but saw"),
        ({"category": DeprecationWarning}, "expected at least one DeprecationWarning in {file}, but saw"),
        ({"count": 0}, "expected no deprecation in {file}, but saw"),
        ({"match": "volume", "anywhere": True}, "expected at least one deprecation matching 'volume', but saw"),
        ({"count": 2}, "expected exactly 2 deprecations in {file}, but saw"),
        ({"lineno": 1}, "expected at least one deprecation in {file} at line 1, but saw"),
        ({"filename": "elsewhere.py"}, "expected at least one deprecation in elsewhere.py, but saw"),
    ],
)
def test_deprecation_of_another_kind(options, told):
    """A deprecation that is not the expected one fails, and the failure shows both."""

    @deprecated("Use area() instead")
    def surface():
        return 1

    with pytest.raises(AssertionError) as raised, assert_deprecated(**options):
        surface()
    assert str(raised.value).startswith(told.format(file=__file__))
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

    with pytest.raises(AssertionError, match="expected no deprecation, but saw"), assert_not_deprecated():
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
    with pytest.raises(
        AssertionError, match="expected at least one deprecation in the old spelling, but saw\n  nothing"
    ):
        assert_same(lambda: grow(3, scale=5), lambda: grow(3, scale=5))
    with pytest.raises(AssertionError, match="expected no deprecation in the new spelling"):
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


def test_blocks_in_turns():
    """Threads whose blocks do not overlap each see their own; a thread may have a block within that of another."""

    @deprecated("Old.")
    def old():
        return 1

    def check(text):
        with assert_deprecated(text, count=1):
            old()
            warnings.warn(text, DeprecationWarning, stacklevel=1)

    for index in range(2):
        thread = threading.Thread(target=check, args=[f"thread {index}"])
        with recorded() as caught, assert_not_deprecated("thread"):
            thread.start()
            thread.join()
        assert [str(warning.message) for warning in caught] == ["Old."]


def test_overlapping_blocks():
    """Blocks of several tasks that overlap are refused, and leave filters, budgets and recordings as they were."""

    @deprecated("Old.")
    def old():
        return 1

    async def block(mine, other):
        with assert_deprecated():
            old()
            mine.set()
            await other.wait()

    async def overlap():
        """The first block begins, then the second; the first ends, then the second."""
        events = [asyncio.Event(), asyncio.Event(), asyncio.Event()]
        first = asyncio.create_task(block(events[0], events[1]))
        await events[0].wait()
        second = asyncio.create_task(block(events[1], events[2]))
        errors = await asyncio.gather(first, return_exceptions=True)
        events[2].set()
        return errors + await asyncio.gather(second, return_exceptions=True)

    with recorded() as caught:
        filters = warnings.filters[:]
        errors = asyncio.run(overlap())
        assert warnings.filters == filters
        assert not registry.listeners
        warnings.warn("still heard", UserWarning, stacklevel=1)
        old()
        old()
    assert [str(warning.message) for warning in caught] == ["still heard", "Old."]
    assert [type(error) for error in errors] == [RuntimeError] * 2
    assert "overlapped with that of another thread or task" in str(errors[0])


def test_own_categories_and_streams():
    """What this library deprecates counts under any category and to any stream; a stream is no warning."""
    heard = []

    @deprecated("Use area() instead", category=UserWarning)
    def surface():
        return 1

    @deprecated("Use volume() instead", stream=heard.append)
    def content():
        return 1

    line = this_line() + 2
    with assert_deprecated(count=2) as seen:
        assert surface() + content() == 2
    assert [(str(x.message), x.filename, x.lineno) for x in seen] == [
        ("Use area() instead", __file__, line),
        ("Use volume() instead", __file__, line),
    ]
    assert heard == ["Use volume() instead"]
    for use, text in ((surface, "area"), (content, "volume")):
        with (
            pytest.raises(AssertionError, match=f"(?s)expected no deprecation, but saw.*{text}"),
            assert_not_deprecated(),
        ):
            use()
        with assert_deprecated(text, count=1):
            assert use() + use() == 2
    with assert_no_warnings(), assert_no_warnings(FutureWarning):
        content()
    with pytest.warns(UserWarning, match="odd"), assert_not_deprecated():
        warnings.warn("odd", UserWarning, stacklevel=1)


def test_arguments_to_a_stream():
    """An argument whose budget is spent is not heard of again."""

    @deprecated_args({"old": "new"}, stream=lambda text: None)
    def f(new=0):
        return new

    with assert_deprecated("old", count=1):
        assert f(old=1) + f(old=2) == 3
    with assert_not_deprecated():
        assert f(new=1) == 1


def test_blamed_file():
    """The file of the block is to be blamed unless another is named, or any will do."""

    @deprecated("Use area() instead", num_warns=-1)
    def surface():
        return 1

    use = eval(compile("lambda: surface()", "/shop/till.py", "eval"), {"surface": surface})
    with (
        pytest.raises(AssertionError, match=r"(?s)in .*test_testing\.py, but saw\n  /shop/till\.py:1: "),
        assert_deprecated(),
    ):
        use()
    for options in ({"anywhere": True}, {"filename": "till.py"}, {"filename": Path("shop", "till.py"), "lineno": 1}):
        with assert_deprecated(**options):
            use()
    for end in ("ill.py", "other/till.py"):
        with pytest.raises(AssertionError, match=f"in {end}"), assert_deprecated(filename=end):
            use()


def test_decorated_function():
    """An assertion can stand above a function; it holds for each call of it."""

    @deprecated("Use area() instead")
    def surface(side):
        return side

    @assert_deprecated("area", count=1)
    def uses_it(side):
        return surface(side)

    @assert_no_warnings()
    def does_not(side):
        return surface(uses_it(side)) if side else 0

    assert [uses_it(1), uses_it(2), does_not(0)] == [1, 2, 0]
    with pytest.raises(AssertionError, match="expected no warning"):
        does_not(1)


def test_errors_win():
    """Where warnings are errors, a failure and an error of the block are not replaced by a warning given again."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(AssertionError, match="expected no FutureWarning"), assert_no_warnings(FutureWarning):
            warn(UserWarning("odd"), FutureWarning("old"))
        with pytest.raises(ZeroDivisionError), assert_no_warnings(FutureWarning):
            _ = 1 / warn(UserWarning("odd"))
        with pytest.raises(UserWarning, match="odd"), assert_no_warnings(FutureWarning):
            warnings.warn("odd", UserWarning, stacklevel=1)


def test_block_that_raises_keeps_other_warnings():
    """Warnings go on also where the block raises."""
    with pytest.warns(UserWarning, match="odd"), pytest.raises(ZeroDivisionError), assert_not_deprecated():
        _ = 1 / warn(UserWarning("odd"))


def test_filters_for_a_module_hold():
    """A filter for the module that warned holds for the warning that is given again."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", category=UserWarning, module=rf"{__name__}$")
        with assert_no_warnings(FutureWarning):
            warnings.warn("odd", UserWarning, stacklevel=1)


def test_comparison():
    """Results of which `==` does not tell enough are compared as one says."""
    nan = float("nan")

    @deprecated_args({"old": "new"})
    def f(new):
        return new

    with pytest.raises(AssertionError, match="the old one returned nan, the new one returned nan"):
        assert_same(lambda: f(old=nan), lambda: f(new=nan))
    assert assert_same(lambda: f(old=nan), lambda: f(new=nan), equal=lambda a, b: str(a) == str(b)) is nan


def test_deprecations_that_raise():
    """A deprecation that is an error comes out of every assertion as it is."""

    @deprecated("Gone.", as_exception=True)
    def gone():
        return 1

    for context in (assert_deprecated(), assert_not_deprecated(), assert_no_warnings()):
        with pytest.raises(DeprecatedError, match="Gone"), context:
            gone()
    with pytest.raises(DeprecatedError, match="Gone"):
        assert_same(gone, lambda: 1)


def test_suppressed_uses():
    """What is suppressed within a block is no use of anything deprecated."""

    @deprecated("Old.", stream=lambda text: None)
    def old():
        return 1

    with assert_not_deprecated(), registry.suppress():
        assert old() == 1
    with assert_deprecated("Old"):
        assert old() == 1


def test_failure_where_all_is_switched_off():
    """Where the environment switches deprecations off, a failure says so."""
    code = (
        "from deprecate import deprecated; from deprecate.testing import *\n"
        "old = deprecated('Old.')(lambda: 1)\n"
        "try:\n    with assert_deprecated(): old()\n"
        "except AssertionError as error: print(error)"
    )
    environment = {**os.environ, "DEPRECATE_DISABLED": "1", "PYTHONPATH": str(Path(deprecate.__file__).parent.parent)}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert "  nothing\n  (the environment variable DEPRECATE_DISABLED switches off" in run.stdout


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
