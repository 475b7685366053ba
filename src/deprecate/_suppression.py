"""`registry.suppress()`; apart, because contextvars is only loaded by those who use it."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator
    from contextlib import AbstractContextManager


def suppression(variable: ContextVar[bool] | None) -> tuple[ContextVar[bool], AbstractContextManager[None]]:
    """Return the variable that says whether warnings are suppressed, and a context in which it is true."""
    suppressed = variable or ContextVar("deprecate_suppressed", default=False)
    return suppressed, _suppressing(suppressed)


@contextmanager
def _suppressing(suppressed: ContextVar[bool]) -> Generator[None]:
    token = suppressed.set(True)
    try:
        yield
    finally:
        suppressed.reset(token)
