"""A parameter has a new name."""

from __future__ import annotations

from .._errors import check_texts, did_you_mean
from .._noun import noun

CONFLICTS = ("error", "new", "old")


@noun
class Renamed:
    """A parameter has a new name; values given under the old one arrive under the new one.

    Args:
        name: The old name. It may still be a parameter of the function, or be known to this declaration alone.
        new: The new name, a parameter of the function.
        conflict: What happens if a call gives both: "error" raises TypeError; "new" and "old" say whose value is used,
            and a `UserWarning` says whose is not.
        deprecated_in: Version (PEP 440) in which this change was announced; "" for that of the whole declaration.
        remove_in: Version (PEP 440) in which the old name goes; "" for that of the whole declaration.
        note: A sentence appended to the message when this change is reported.

    Raises:
        TypeError: A name is not an identifier, or both are the same.
        ValueError: `conflict` is none of the three.

    Example:
        >>> from deprecate import Renamed, deprecated_args
        >>> @deprecated_args([Renamed("factor", "scale")], deprecated_in="1.2", num_warns=0)
        ... def grow(size: int, scale: int = 2) -> int:
        ...     return size * scale
        >>> grow(3, factor=5)
        15
    """

    __module__ = "deprecate"

    name: str
    new: str
    conflict: str = "error"
    deprecated_in: str = ""
    remove_in: str = ""
    note: str = ""

    keep = False

    def described(self, new: str) -> str:
        """Return how a message names the change."""
        return f"`{self.name}` -> `{new}`"

    def __post_init__(self) -> None:
        check_texts(deprecated_in=self.deprecated_in, remove_in=self.remove_in, note=self.note)
        for name in (self.name, self.new):
            # Not everyone uses a checker.
            if not isinstance(name, str) or not name.isidentifier():  # pyright: ignore[reportUnnecessaryIsInstance]
                raise TypeError(f"Renamed takes the names of two parameters, and {name!r} is no name")
        if self.name == self.new:
            raise TypeError(f"Renamed({self.name!r}, {self.new!r}) changes nothing; give the new name second")
        if self.conflict not in CONFLICTS:
            raise ValueError(
                f"conflict must be one of {', '.join(CONFLICTS)}, not {self.conflict!r}"
                f"{did_you_mean(str(self.conflict), CONFLICTS)}"
            )
