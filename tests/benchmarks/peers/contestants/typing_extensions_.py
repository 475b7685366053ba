"""typing_extensions.deprecated, which is also in the standard library since Python 3.13."""

from __future__ import annotations

from typing_extensions import deprecated

from benchmarks.peers._contestant import Contestant, New


class TypingExtensions(Contestant):
    """A decorator for functions and classes."""

    program = """
from typing_extensions import deprecated
def new(a, b=5): return a
@deprecated("use new")
def old(a, b=5): return new(a, b)
"""

    def decorate(self, function):
        """Say the message."""
        return deprecated("use new")(function)

    def moved_class(self):
        """Decorate a subclass."""

        class Old(New): ...

        return self.decorate(Old)


CONTESTANT = TypingExtensions()
