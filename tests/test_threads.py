"""Threads: budgets are exact, and declaring, looking and forgetting may all happen at once.

The counts below do not lean on a GIL. A warning is claimed by decrementing the budget under one lock, and the cell
that a wrapper calls is written under the same lock. A thread that read the cell just before it changed comes to the
lock, finds nothing left to claim and goes on. On a free-threaded build the lock alone orders the claims, as it does
here: with a switch interval of a microsecond, the GIL protects nothing between any two steps of Python code.
"""

from __future__ import annotations

import contextlib
import gc
import sys
import threading
import warnings
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType

import pytest

from deprecate import deprecated, registry

ROUNDS = 1_000


@pytest.fixture(autouse=True)
def _hasty_switches():
    """Make the interpreter change threads as often as it can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@contextlib.contextmanager
def crew(size):
    """Yield a function that runs a job in `size` threads, released together, and raises what one of them raised.

    The threads are reused: to start new ones for each round would take most of the time, and they would start one after
    the other.
    """
    start, end = threading.Barrier(size + 1), threading.Barrier(size + 1)
    jobs, errors = [], []

    def work():
        while True:
            start.wait()
            if not jobs:
                return
            try:
                jobs[0]()
            except BaseException as error:  # noqa: BLE001 - the main thread raises it
                errors.append(error)
            end.wait()

    def together(job):
        jobs[:] = [job]
        start.wait()
        end.wait()
        if errors:
            raise errors[0]

    threads = [threading.Thread(target=work, daemon=True) for _ in range(size)]
    for thread in threads:
        thread.start()
    try:
        yield together
    finally:
        jobs.clear()
        start.wait()
        for thread in threads:
            thread.join()


@pytest.mark.parametrize("size", [8, 16])
@pytest.mark.parametrize("num_warns", [1, 2, 5])
def test_exactly_n_warnings(size, num_warns):
    """However many threads call at once, each wrapper warns exactly N times."""
    wrong = []
    with crew(size) as together, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for _ in range(ROUNDS):
            old = deprecated("Use new()", num_warns=num_warns)(lambda: None)
            together(old)
            if len(caught) != min(num_warns, size):
                wrong.append(len(caught))
            caught.clear()
    assert wrong == []


@pytest.mark.parametrize("num_warns", [1, 5])
def test_exactly_n_through_a_stream(num_warns):
    """A stream that raises gives its warning back for another thread, and exactly N are delivered."""
    wrong = []
    for_error = iter(range(10**9))

    def stream(text):
        if next(for_error) % 2:
            raise OSError(text)
        delivered.append(text)

    def use():
        for _ in range(4):
            with contextlib.suppress(OSError):
                old()

    with crew(8) as together:
        for _ in range(ROUNDS // 4):
            delivered = []
            old = deprecated("Use new()", num_warns=num_warns, stream=stream)(lambda: None)
            together(use)
            for _ in range(num_warns):  # what was given back last may have found nobody left to use it
                use()
            if len(delivered) != num_warns:
                wrong.append(len(delivered))
    assert wrong == []


def test_exactly_n_of_a_method_looked_up_on_its_instance():
    """The flag of a method that is looked up on its instance becomes None under the feet of its callers, unharmed."""
    wrong = []
    with crew(8) as together:
        for _ in range(ROUNDS // 2):
            delivered = []

            class Service:
                def new(self):
                    return 1

                @deprecated(target=new, stream=delivered.append, num_warns=2)
                def old(self): ...

            service, results = Service(), []
            together(lambda service=service, results=results: results.append(service.old()))
            if (len(delivered), results) != (2, [1] * 8):
                wrong.append((delivered, results))
    assert wrong == []


def test_every_call_gets_its_result():
    """Callers that arrive while the budget runs out get the result of their own call."""

    @deprecated("Use new()", num_warns=5, stream=lambda text: None)
    def old(value):
        return value

    def use():
        results = [old(number) for number in range(50)]
        assert results == list(range(50))

    with crew(16) as together:
        for _ in range(50):
            registry.reset(old)
            together(use)


def test_reset_while_in_use():
    """Budgets that are reset while others use them stay budgets: never more than was given, and nothing breaks."""
    texts = []

    @deprecated("Use new()", num_warns=1, stream=texts.append)
    def old(): ...

    def use_and_reset():
        for _ in range(100):
            old()
            registry.reset(old)

    with crew(8) as together:
        together(use_and_reset)
    assert 1 <= len(texts) <= 1 + 8 * 100
    texts.clear()
    registry.reset(old)
    old()
    old()
    assert len(texts) == 1


def test_declaring_looking_and_forgetting_at_once():
    """Decoration, iteration over the registry and the garbage collector do not disturb each other."""
    kept, turns = [], iter(range(10**9))

    def declare(turn):
        for number in range(40):

            @deprecated("Use new()", deprecated_in=f"{turn}.{number}", num_warns=0)
            def old(): ...

            kept.extend([old] * (number % 10 == 0))

    def look(turn):
        for _ in range(5):
            assert all(record.message for record in registry)
            registry.reset()

    def forget(turn):
        for _ in range(5):
            gc.collect()

    def job():
        turn = next(turns)
        (declare, look, forget, declare)[turn % 4](turn)

    with crew(8) as together:
        for _ in range(5):
            together(job)
    gc.collect()
    qualname = kept[0].__qualname__
    assert len(kept) == 5 * 4 * 4
    assert {record for record in registry if record.qualname == qualname} == {registry.find(old) for old in kept}


def test_first_use_of_a_lazy_target(monkeypatch):
    """A target that is named is found once and for all, whoever comes first; each caller gets its result."""
    module = ModuleType("lazy_target_of_threads")
    module.new = lambda value, factor=1: value * factor
    monkeypatch.setitem(sys.modules, module.__name__, module)
    wrong = []
    with crew(8) as together:
        for _ in range(200):
            delivered, results = [], []

            @deprecated(
                target=f"{module.__name__}:new",
                args_mapping={"number": "value"},
                args_extra={"factor": 3},
                stream=delivered.append,
            )
            def old(number): ...

            together(lambda old=old, results=results: results.append(old(2)))
            if (len(delivered), results) != (1, [6] * 8):
                wrong.append((delivered, results))
    assert wrong == []


def test_suppress_concerns_its_own_thread():
    """A thread within `suppress()` is silent, and others meanwhile are not."""
    texts = []
    inside, done = threading.Event(), threading.Event()

    @deprecated("Use new()", num_warns=-1, stream=texts.append)
    def old(): ...

    def silent():
        with registry.suppress():
            inside.set()
            assert done.wait(10)
            old()

    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(silent)
        assert inside.wait(10)
        old()
        done.set()
        future.result()
    assert texts == ["Use new()"]
