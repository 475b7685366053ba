"""This library. Its classes, enumerations and instances join here once it has them."""

from __future__ import annotations

from benchmarks._decorating import new
from benchmarks.peers._contestant import Contestant, anew, one_liner, scaled
from deprecate import Renamed, deprecated

VERSIONS = {"deprecated_in": "1.0", "remove_in": "2.0"}


class Ours(Contestant):
    """One warning for each function, then next to nothing."""

    body = "..."
    program = """
from deprecate import deprecated
def new(a, b=5): return a
@deprecated(target=new, deprecated_in="1.0", remove_in="2.0")
def old(a, b=5): ...
"""

    def decorate(self, function):
        """Forward by the decorator."""
        return deprecated(target=new, **VERSIONS)(function)

    def warning(self):
        """Leave the target out."""
        return deprecated(**VERSIONS)(one_liner())

    def forwarding(self):
        """Leave the body out."""

        @deprecated(target=new, **VERSIONS)
        def old(a, b=5): ...

        return old

    def uncapped(self):
        """Lift the cap."""

        @deprecated(target=new, num_warns=-1, **VERSIONS)
        def old(a, b=5): ...

        return old

    def renamed(self):
        """Giving both names is an error."""
        return deprecated(changes=[Renamed("factor", "scale")], **VERSIONS)(scaled())

    def method(self):
        """Name the new method, which is looked up on `self`."""

        class Library:
            def new(self, a, b=5):
                return a

            @deprecated(target=new, **VERSIONS)
            def old(self, a, b=5): ...

        return Library()

    def attribute(self):
        """Decorate the property."""

        class Library:
            _x = 1

            @deprecated(**VERSIONS)
            @property
            def x(self):
                return self._x

        return Library()

    def coroutine(self):
        """Forward to a coroutine function."""

        @deprecated(target=anew, **VERSIONS)
        async def old(a, b=5): ...

        return old


CONTESTANT = Ours()
