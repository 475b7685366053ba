"""Hand-written code: a call of `warnings.warn`, and the work."""

from __future__ import annotations

import warnings

from benchmarks._decorating import new
from benchmarks.peers._contestant import Contestant, New, anew

_MISSING = object()


class ByHand(Contestant):
    """What a person writes who has no library."""

    program = """
import warnings
def new(a, b=5): return a
def old(a, b=5):
    warnings.warn("old is deprecated, use new instead", FutureWarning, stacklevel=2)
    return new(a, b)
"""

    def decorate(self, function):
        """Nothing is decorated."""

    def warning(self):
        """Warn, then work."""

        def old(a, b=5):
            warnings.warn("old is deprecated", FutureWarning, stacklevel=2)
            return a

        return old

    def forwarding(self):
        """Warn, then forward."""

        def old(a, b=5):
            warnings.warn("old is deprecated, use new instead", FutureWarning, stacklevel=2)
            return new(a, b)

        return old

    def renamed(self):
        """Look for the old name in the body."""

        def function(base, scale=0, *, factor=_MISSING):
            if factor is not _MISSING:
                warnings.warn("factor is deprecated, use scale instead", FutureWarning, stacklevel=2)
                scale = factor
            return scale

        return function

    def method(self):
        """Warn, then call the new method."""

        class Library:
            def new(self, a, b=5):
                return a

            def old(self, a, b=5):
                warnings.warn("old is deprecated, use new instead", FutureWarning, stacklevel=2)
                return self.new(a, b)

        return Library()

    def attribute(self):
        """Warn, then return."""

        class Library:
            _x = 1

            @property
            def x(self):
                warnings.warn("x is deprecated", FutureWarning, stacklevel=2)
                return self._x

        return Library()

    def coroutine(self):
        """Warn once it runs, then await."""

        async def old(a, b=5):
            warnings.warn("old is deprecated, use new instead", FutureWarning, stacklevel=2)
            return await anew(a, b)

        return old

    def moved_class(self):
        """Warn in `__init__`."""

        class Old(New):
            def __init__(self, a, b=5):
                warnings.warn("Old is deprecated, use New instead", FutureWarning, stacklevel=2)
                super().__init__(a, b)

        return Old


CONTESTANT = ByHand()
