"""scikit-learn's own helper."""

from __future__ import annotations

from sklearn.utils.deprecation import deprecated

from benchmarks.peers._contestant import Contestant, New


class ScikitLearn(Contestant):
    """A decorator for functions, classes and properties."""

    program = """
from sklearn.utils.deprecation import deprecated
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


CONTESTANT = ScikitLearn()
