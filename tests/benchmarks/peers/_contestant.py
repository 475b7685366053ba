"""What a library has to offer to take part, and what is done by hand where it offers nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks._decorating import new

if TYPE_CHECKING:
    from typing import Any


async def anew(a, b=5):
    """Be the successor of a coroutine function."""
    return a


class New:
    """Be the successor of a class."""

    def __init__(self, a, b=5):
        self.a = a


def forwarder():
    """Return what a person would have written to forward."""

    def old(a, b=5):
        return new(a, b)

    return old


def one_liner():
    """Return a function that does its work itself."""

    def old(a, b=5):
        return a

    return old


def scaled():
    """Return a function one of whose parameters was called `factor` once."""

    def function(base, scale=0):
        return scale

    return function


class Contestant:
    """A way to deprecate things, known by its decorator for functions.

    A library that has more to offer than the decorator overrides more. A method that returns None says that the library
    has no such thing.

    Attributes:
        program: Imports the library and deprecates one function.
        body: What the function to decorate does in a program and where the time to decorate it is taken.
    """

    program: str
    body = "return new(a, b)"

    def decorate(self, function) -> Any:
        """Deprecate a function that forwards by itself, or by the decorator if the library can."""
        raise NotImplementedError

    def warning(self) -> Any:
        """Return a function that warns and does its work."""
        return self.decorate(one_liner())

    def forwarding(self) -> Any:
        """Return a function that warns and forwards."""
        return self.decorate(forwarder())

    def uncapped(self) -> Any:
        """Return the same, warning at every call: what all do that cannot count."""
        return self.forwarding()

    def renamed(self) -> Any:
        """Return a function that takes `scale` and still accepts `factor`."""

    def method(self) -> Any:
        """Return an object with a deprecated method."""

        class Library:
            def new(self, a, b=5):
                return a

            def old(self, a, b=5):
                return self.new(a, b)

        Library.old = self.decorate(Library.old)
        return Library()

    def attribute(self) -> Any:
        """Return an object with a deprecated attribute."""

        class Library:
            _x = 1
            x = property(self.decorate(lambda self: self._x))

        return Library()

    def coroutine(self) -> Any:
        """Return a deprecated coroutine function."""

        async def old(a, b=5):
            return await anew(a, b)

        return self.decorate(old)

    def moved_class(self) -> Any:
        """Return a deprecated class that constructs what `New` does."""

    def moved_enum(self, successor) -> Any:
        """Return the deprecated name of an enumeration."""

    def proxy(self, successor) -> Any:
        """Return the deprecated name of a dictionary."""
