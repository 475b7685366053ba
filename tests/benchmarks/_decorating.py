"""What decorating costs: functions as if each stood in a file, the time to wrap them, and the memory of the wrappers."""

from __future__ import annotations

import functools
import gc
import tracemalloc
import warnings
from time import perf_counter_ns
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

CROWD = 1_000
_BATCH = 200  # functions decorated in one round


def new(a, b=5):
    """Be the successor."""
    return a


# A successor in a private module is looked up once more at the first use, for the public path it may have by then.
new.__module__ = "library"


def wrap_by_hand(function):
    """Wrap a function in the closure that most deprecation decorators return."""

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return new(*args, **kwargs)

    return wrapper


def functions_written(body: str, count: int) -> list[Any]:
    """Return new functions of the common shape, each with a name and code of its own, as if each stood in a file."""
    definition = 'def {name}(a, b=5):\n    """Do something."""\n    ' + body + "\n"
    scope = {"__name__": "benchmark_library", "new": new, "warn": warnings.warn}
    names = [f"old_{index}" for index in range(count)]
    exec("".join([definition.format(name=name) for name in names]), scope)
    return [scope[name] for name in names]


def time_decorating(decorator: Callable[[Any], Any], body: str = "...") -> float:
    """Return the nanoseconds that one function took."""
    functions = functions_written(body, _BATCH)
    gc.collect()  # the wrappers of the last round
    start = perf_counter_ns()
    wrappers = [decorator(function) for function in functions]
    return (perf_counter_ns() - start) / len(wrappers)


def bytes_of_wrapper(decorator: Callable[[Any], Any], body: str = "...") -> float:
    """Return what one wrapper occupies beside its function."""
    decorator(functions_written(body, 1)[0])  # what is made once for all is not the wrapper's
    functions = functions_written(body, CROWD)
    gc.collect()
    tracemalloc.start()
    try:
        wrappers = [decorator(function) for function in functions]
        return tracemalloc.get_traced_memory()[0] / len(wrappers)
    finally:
        tracemalloc.stop()


def time_one_call(functions: Any) -> int:
    """Return the nanoseconds of a call of the next of the functions."""
    function = next(functions)
    start = perf_counter_ns()
    function(1, 2)
    return perf_counter_ns() - start
