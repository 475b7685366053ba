"""Two releases: first the function announces its end, later it also forwards to its successor."""

from deprecate import deprecated, void


def area(width: float, height: float) -> float:
    """The successor, new in 1.1."""
    return width * height


# Release 1.0: announce. The body still does the work.
@deprecated(deprecated_in="1.0", remove_in="2.0", note="A successor comes with v1.1.")
def surface_1_0(width: float, height: float) -> float:
    """Compute the area."""
    return width * height


# Release 1.1: forward. The body is gone, the callers are told where to go.
@deprecated(target=area, deprecated_in="1.0", remove_in="2.0")
def surface_1_1(width: float, height: float) -> float:
    """Compute the area."""
    return void(width, height)


print(surface_1_0(2, 3))
print(surface_1_1(2, 3))
