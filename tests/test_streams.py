"""Streams: where a message goes, and how each kind of stream is told of the caller's line."""

from __future__ import annotations

import logging
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

import pytest

from deprecate import deprecated, registry
from helpers import here, places, recorded


class Records(logging.Handler):
    """Keeps what is logged."""

    def __init__(self):
        super().__init__()
        self.kept: list[logging.LogRecord] = []

    def emit(self, record):
        self.kept.append(record)

    @property
    def places(self) -> list[tuple[str, int]]:
        return [(record.pathname, record.lineno) for record in self.kept]


@contextmanager
def logged(logger: logging.Logger):
    """Yield a handler that keeps what `logger` logs meanwhile."""
    handler = Records()
    logger.addHandler(handler)
    try:
        yield handler
    finally:
        logger.removeHandler(handler)


def logger_called(name: str) -> logging.Logger:
    """Return a logger that keeps to itself."""
    logger = logging.getLogger(name)
    logger.propagate = False
    return logger


def test_any_callable_gets_the_text():
    """A stream is called with the text alone, and nothing is warned."""
    texts: list[str] = []

    @deprecated("Use new()", stream=texts.append)
    def old() -> int:
        return 1

    with recorded() as caught:
        assert old() == 1
    assert texts == ["Use new()"]
    assert caught == []


def test_stream_counts_as_delivery():
    """A stream that returns has used up budget."""
    texts: list[str] = []

    @deprecated("Use new()", stream=texts.append, num_warns=2)
    def old(): ...

    for _ in range(5):
        old()
    assert texts == ["Use new()"] * 2


def test_stream_that_raises_gives_the_budget_back():
    """A stream that raises has delivered nothing; its error reaches the caller, and the body does not run."""
    texts, ran = [], []

    def stream(text: str) -> None:
        texts.append(text)
        if len(texts) < 3:
            raise OSError("disk full")

    @deprecated("Use new()", stream=stream)
    def old():
        ran.append(True)

    for _ in range(2):
        with pytest.raises(OSError, match="disk full"):
            old()
    assert ran == []
    old()
    old()
    assert len(texts) == 3
    assert len(ran) == 2


def test_giving_back_never_enlarges_the_budget():
    """A stream that resets the budget and then raises leaves the budget that was declared, not one more."""
    texts = []

    def stream(text: str) -> None:
        texts.append(text)
        if len(texts) == 1:
            registry.reset(old)
            raise OSError("disk full")

    @deprecated("Use new()", stream=stream, num_warns=1)
    def old(): ...

    with pytest.raises(OSError, match="full"):
        old()
    texts[1:] = []
    for _ in range(3):
        old()
    assert len(texts) == 2


def test_none_is_silence():
    """`stream=None` says nothing, and the body runs."""

    @deprecated("Use new()", stream=None, num_warns=-1)
    def old() -> int:
        return 1

    with recorded() as caught:
        assert [old(), old()] == [1, 1]
    assert caught == []


def test_warn_itself_is_a_user_warning():
    """`warnings.warn` as a stream warns as it would by itself: a `UserWarning`, at the caller's line."""

    @deprecated("Use new()", stream=warnings.warn)
    def old(): ...

    with recorded() as caught:
        _, place = old(), here()
    assert [warning.category for warning in caught] == [UserWarning]
    assert places(caught) == [place]


def test_partial_of_warn_chooses_the_category():
    """The stack level in a partial of `warnings.warn` was counted for other frames, and is not used."""

    @deprecated("Use new()", stream=partial(warnings.warn, category=DeprecationWarning, stacklevel=7))
    def old(): ...

    with recorded() as caught:
        _, place = old(), here()
    assert [warning.category for warning in caught] == [DeprecationWarning]
    assert places(caught) == [place]


def test_partial_of_warn_with_other_options_gets_the_line():
    """A partial of `warnings.warn` gets the caller's line whatever options it holds."""
    source = object()

    @deprecated("Use new()", stream=partial(warnings.warn, category=DeprecationWarning, source=source))
    def old(): ...

    with recorded() as caught:
        _, place = old(), here()
    assert [(warning.category, warning.source) for warning in caught] == [(DeprecationWarning, source)]
    assert places(caught) == [place]


@pytest.mark.parametrize("level", ["debug", "info", "warning", "error", "critical", "exception"])
def test_logger_method(level):
    """A log record names the caller's file and line, whatever the level."""
    logger = logger_called("tests.method")
    logger.setLevel(logging.DEBUG)

    @deprecated("Use new()", stream=getattr(logger, level))
    def old(): ...

    with logged(logger) as records:
        _, place = old(), here()
    assert [record.getMessage() for record in records.kept] == ["Use new()"]
    assert records.places == [place]


def test_logging_function():
    """The functions of the logging module are recognised like the methods of a logger."""

    @deprecated("Use new()", stream=logging.warning)
    def old(): ...

    with logged(logging.getLogger()) as records:
        _, place = old(), here()
    assert records.places == [place]


def test_partial_of_a_logger_method():
    """A partial of a logger's method is a logger's method."""
    logger = logger_called("tests.partial")

    @deprecated("Use new()", stream=partial(logger.log, logging.ERROR))
    def old(): ...

    with logged(logger) as records:
        _, place = old(), here()
    assert [record.levelname for record in records.kept] == ["ERROR"]
    assert records.places == [place]


def test_logger_adapter():
    """The method of an adapter is a logger's method."""
    logger = logger_called("tests.adapter")

    @deprecated("Use new()", stream=logging.LoggerAdapter(logger, {}).warning)
    def old(): ...

    with logged(logger) as records:
        _, place = old(), here()
    assert records.places == [place]


def test_logger_under_a_decorator():
    """Frames that only hand the call on are skipped for a logger as for a warning."""
    logger = logger_called("tests.decorator")

    @contextmanager
    @deprecated("Use new()", stream=logger.warning)
    def old():
        yield

    with logged(logger) as records, old():
        place = here()
    assert records.places == [(place[0], place[1] - 1)]


def test_logger_at_import(tmp_path):
    """A module that uses something deprecated at import is named by the log record, in spite of the import system."""
    logger = logger_called("tests.import")

    @deprecated("Use new()", stream=logger.warning)
    def old(): ...

    path = tmp_path / "logs_at_import.py"
    path.write_text("import sys\n\nsys.modules['tests_old']()\n")
    sys.modules["tests_old"] = old
    sys.path.insert(0, str(tmp_path))
    try:
        with logged(logger) as records:
            __import__("logs_at_import")
    finally:
        sys.path.remove(str(tmp_path))
        sys.modules.pop("tests_old")
        sys.modules.pop("logs_at_import", None)
    assert records.places == [(str(path), 3)]


def test_text_with_percent_signs_is_logged_as_it_is():
    """A `%` in a text is no placeholder for arguments of the log record."""
    logger = logger_called("tests.percent")

    @deprecated("100% gone; use %s()", stream=logger.warning)
    def old(): ...

    with logged(logger) as records:
        old()
    assert [record.getMessage() for record in records.kept] == ["100% gone; use %s()"]


def test_logger_without_a_caller():
    """In a thread pool there is no caller to name, and the text is logged all the same."""
    logger = logger_called("tests.pool")

    @deprecated("Use new()", stream=logger.warning)
    def old(): ...

    with logged(logger) as records, ThreadPoolExecutor(1) as pool:
        pool.submit(old).result()
    assert [record.getMessage() for record in records.kept] == ["Use new()"]


def test_stream_that_names_stacklevel_gets_it():
    """A stream with a `stacklevel` parameter gets the level that leads `warnings.warn` in its body to the caller."""

    def stream(text: str, stacklevel: int) -> None:
        warnings.warn(text, UserWarning, stacklevel=stacklevel)

    @deprecated("Use new()", stream=stream)
    def old(): ...

    with recorded() as caught:
        _, place = old(), here()
    assert places(caught) == [place]


def test_stream_with_any_keywords_gets_none():
    """`**kwargs` does not ask for a stack level, and gets none."""
    calls = []

    def stream(*args: object, **kwargs: object) -> None:
        calls.append((args, kwargs))

    @deprecated("Use new()", stream=stream)
    def old(): ...

    old()
    assert calls == [(("Use new()",), {})]


def test_stream_whose_signature_is_unknown():
    """A builtin whose signature Python does not know is called with the text alone."""

    @deprecated("Use new()", stream=str)
    def old() -> int:
        return 1

    assert old() == 1


def test_stream_gets_the_ending():
    """Note and link reach a stream as they reach a warning."""
    texts: list[str] = []

    @deprecated("Use new()", stream=texts.append, note="Since March.", url="https://example.org")
    def old(): ...

    old()
    assert texts == ["Use new() Since March. https://example.org"]


def test_stream_and_category_exclude_each_other():
    """A category belongs to warnings: next to a stream it is refused."""
    with pytest.raises(TypeError, match="exclude each other"):
        deprecated("Use new()", stream=print, category=UserWarning)


def test_category_none_is_silence():
    """`category=None` keeps the mark without the warning, as in PEP 702."""

    @deprecated("Use new()", category=None)
    def old(): ...

    with recorded() as caught:
        old()
    assert caught == []
    assert old.__deprecated__ == "Use new()"
