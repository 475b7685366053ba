"""Verbs that several test files share."""

from __future__ import annotations

import sys
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def recorded() -> Iterator[list[warnings.WarningMessage]]:
    """Yield the list of warnings caught while every warning is let through."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield caught


def this_line() -> int:
    """Return the number of the line that calls this."""
    return sys._getframe(1).f_lineno
