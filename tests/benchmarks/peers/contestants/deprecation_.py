"""deprecation."""

from __future__ import annotations

from deprecation import deprecated

from benchmarks.peers._contestant import Contestant


class Deprecation(Contestant):
    """A decorator for functions that compares versions."""

    program = """
from deprecation import deprecated
def new(a, b=5): return a
@deprecated(deprecated_in="1.0", removed_in="3.0", current_version="2.0", details="use new")
def old(a, b=5): return new(a, b)
"""

    def decorate(self, function):
        """Say what the version is, without which it always warns."""
        return deprecated(deprecated_in="1.0", removed_in="3.0", current_version="2.0", details="use new")(function)


CONTESTANT = Deprecation()
