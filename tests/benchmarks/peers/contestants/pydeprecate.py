"""pyDeprecate, whose import name is ours: it must be alone in its process."""

from __future__ import annotations

from enum import Enum

from benchmarks._decorating import new
from benchmarks.peers._contestant import Contestant, New, anew, one_liner, scaled
from deprecate import TargetMode, deprecated, deprecated_class, deprecated_instance

VERSIONS = {"deprecated_in": "1.0", "remove_in": "2.0"}


class PyDeprecate(Contestant):
    """It counts its warnings, too."""

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
        """Ask for a notice alone."""
        return deprecated(target=TargetMode.NOTIFY, **VERSIONS)(one_liner())

    def forwarding(self):
        """Leave the body out."""

        def old(a, b=5): ...

        return self.decorate(old)

    def uncapped(self):
        """Lift the cap."""

        def old(a, b=5): ...

        return deprecated(target=new, num_warns=-1, **VERSIONS)(old)

    def renamed(self):
        """Map the old name."""
        options = {"target": TargetMode.ARGS_REMAP, "args_mapping": {"factor": "scale"}, **VERSIONS}
        return deprecated(**options)(scaled())

    def method(self):
        """Name the new method."""

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

            @deprecated(target=TargetMode.NOTIFY, **VERSIONS)
            @property
            def x(self):
                return self._x

        return Library()

    def coroutine(self):
        """Forward to a coroutine function."""

        async def old(a, b=5): ...

        return deprecated(target=anew, **VERSIONS)(old)

    def moved_class(self):
        """Name the new class."""

        class Old: ...

        return deprecated_class(target=New, **VERSIONS)(Old)

    def moved_enum(self, successor):
        """Name the new enumeration."""

        class Old(Enum):
            RED = 1

        return deprecated_class(target=successor, **VERSIONS)(Old)

    def proxy(self, successor):
        """Wrap the object."""
        return deprecated_instance(successor, name="settings", **VERSIONS)


CONTESTANT = PyDeprecate()
