"""matplotlib's own helpers."""

from __future__ import annotations

from matplotlib import _api

from benchmarks.peers._contestant import Contestant, New, scaled


class Matplotlib(Contestant):
    """Decorators for functions, classes and parameters, and a descriptor for attributes."""

    program = """
from matplotlib import _api
def new(a, b=5): return a
@_api.deprecated("3.9", alternative="new")
def old(a, b=5): return new(a, b)
"""

    def decorate(self, function):
        """Say since when and what instead."""
        return _api.deprecated("3.9", alternative="new")(function)

    def renamed(self):
        """Name both."""
        return _api.rename_parameter("3.9", "factor", "scale")(scaled())

    def attribute(self):
        """Name the private attribute by the public one."""

        class Library:
            _x = 1
            x = _api.deprecate_privatize_attribute("3.9")

        return Library()

    def moved_class(self):
        """Decorate a subclass."""

        class Old(New):
            def __init__(self, a, b=5):
                super().__init__(a, b)

        return self.decorate(Old)


CONTESTANT = Matplotlib()
