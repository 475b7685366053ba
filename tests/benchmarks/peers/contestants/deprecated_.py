"""Deprecated."""

from __future__ import annotations

from deprecated import deprecated

from benchmarks.peers._contestant import Contestant, New


class Deprecated(Contestant):
    """A decorator for functions and classes."""

    program = """
from deprecated import deprecated
def new(a, b=5): return a
@deprecated(reason="use new", version="1.0")
def old(a, b=5): return new(a, b)
"""

    def decorate(self, function):
        """Say why and since when."""
        return deprecated(reason="use new", version="1.0")(function)

    def moved_class(self):
        """Decorate a subclass."""

        class Old(New): ...

        return self.decorate(Old)


CONTESTANT = Deprecated()
