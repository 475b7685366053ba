"""A parameter is going away."""

from __future__ import annotations

from .._errors import check_texts
from .._noun import noun


@noun
class Removed:
    """A parameter is going away.

    Args:
        name: The parameter. With `keep=False` it need no longer be a parameter of the function.
        keep: True: its value still reaches the body. False: the value is dropped, and the body sees its own default.
        deprecated_in: Version (PEP 440) in which this change was announced; "" for that of the whole declaration.
        remove_in: Version (PEP 440) in which the parameter goes; "" for that of the whole declaration.
        note: A sentence appended to the message when this change is reported.

    Raises:
        TypeError: The name is not an identifier, or `keep` is not a bool.

    Example:
        >>> from deprecate import Removed, deprecated_args
        >>> @deprecated_args([Removed("verbose", keep=False)], deprecated_in="1.2", num_warns=0)
        ... def load(path: str) -> str:
        ...     return path
        >>> load("a.txt", verbose=True)
        'a.txt'
    """

    __module__ = "deprecate"

    name: str
    keep: bool = True
    deprecated_in: str = ""
    remove_in: str = ""
    note: str = ""

    new = None
    conflict = ""

    def described(self, _: str) -> str:
        """Return how a message names the change."""
        return f"`{self.name}` ({'to be removed' if self.keep else 'removed'})"

    def __post_init__(self) -> None:
        check_texts(deprecated_in=self.deprecated_in, remove_in=self.remove_in, note=self.note)
        # Not everyone uses a checker.
        if not isinstance(self.name, str) or not self.name.isidentifier():  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"Removed takes the name of a parameter, and {self.name!r} is no name")
        if type(self.keep) is not bool:
            raise TypeError(f"keep must be True or False, not {self.keep!r}")
