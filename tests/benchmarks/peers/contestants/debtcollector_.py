"""debtcollector."""

from __future__ import annotations

from debtcollector import moves, removals, renames

from benchmarks._decorating import new
from benchmarks.peers._contestant import Contestant, New, scaled

VERSIONS = {"version": "1.0", "removal_version": "2.0"}


class Debtcollector(Contestant):
    """A helper for each kind of change."""

    program = """
from debtcollector import moves
def new(a, b=5): return a
old = moves.moved_function(new, "old", "library", version="1.0", removal_version="2.0")
"""

    def decorate(self, function):
        """Say that it goes."""
        return removals.remove(**VERSIONS)(function)

    def forwarding(self):
        """Wrap the successor."""
        return moves.moved_function(new, "old", "library", **VERSIONS)

    def renamed(self):
        """Replace the name."""
        return renames.renamed_kwarg("factor", "scale", replace=True, **VERSIONS)(scaled())

    def method(self):
        """Name the new method."""

        class Library:
            def new(self, a, b=5):
                return a

            @moves.moved_method("new", **VERSIONS)
            def old(self, a, b=5):
                return self.new(a, b)

        return Library()

    def attribute(self):
        """Name the new attribute."""

        class Library:
            _x = 1
            x = moves.moved_read_only_property("x", "_x", **VERSIONS)

        return Library()

    def moved_class(self):
        """Name the new class."""
        return moves.moved_class(New, "Old", "library", **VERSIONS)


CONTESTANT = Debtcollector()
