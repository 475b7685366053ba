"""An argument was renamed in one release and again in the next: every spelling ever published still works."""

from deprecate import Renamed, deprecated, deprecated_args


# One layer for each release, as it was written then.
@deprecated(args_mapping={"c1": "nc1"}, deprecated_in="0.3", remove_in="0.6")
@deprecated(args_mapping={"nc1": "nc2"}, deprecated_in="0.4", remove_in="0.7")
def layered_pow(base: float, c1: float = 0, nc1: float = 0, nc2: float = 2) -> float:
    """Raise `base` to the power of `nc2`."""
    return base**nc2


# The same in one declaration; the old names need no parameters of their own.
@deprecated_args(
    [
        Renamed("c1", "nc1", deprecated_in="0.3", remove_in="0.6"),
        Renamed("nc1", "nc2", deprecated_in="0.4", remove_in="0.7"),
    ]
)
def declared_pow(base: float, nc2: float = 2) -> float:
    """Raise `base` to the power of `nc2`."""
    return base**nc2


print(layered_pow(2, 3))
print(layered_pow(2, 3))
print(declared_pow(2, c1=3))
print(declared_pow(2, nc1=3))
