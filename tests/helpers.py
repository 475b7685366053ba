"""Verbs that several test files share."""

from __future__ import annotations

import os
import re
import sys
import warnings
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def recorded() -> Iterator[list[warnings.WarningMessage]]:
    """Yield the list of warnings caught while every warning is let through."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield caught


def here() -> tuple[str, int]:
    """Return the file and the line that call this."""
    frame = sys._getframe(1)
    return frame.f_code.co_filename, frame.f_lineno


def places(caught: list[warnings.WarningMessage]) -> list[tuple[str, int]]:
    """Return the files and lines that warnings were blamed on."""
    return [(warning.filename, warning.lineno) for warning in caught]


def this_line() -> int:
    """Return the number of the line that calls this."""
    return sys._getframe(1).f_lineno


@contextmanager
def refused_class(match):
    """Expect a TypeError with this text while a class is being made; before 3.12 Python wraps what `__set_name__` raises."""
    with pytest.raises((TypeError, RuntimeError)) as raised:
        yield
    error = raised.value.__cause__ if isinstance(raised.value, RuntimeError) else raised.value
    assert isinstance(error, TypeError)
    assert re.search(match, str(error))


def needs(name):
    """Skip a test whose tool is absent, except where everything has to be tested; the tool is not loaded here."""
    if find_spec(name) is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{name} is not installed")


def third_party(name):
    """Return a module that the tests can do without, except where everything has to be tested."""
    return import_module(name) if os.environ.get("CI") else pytest.importorskip(name)
