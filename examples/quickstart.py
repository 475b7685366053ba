"""A function gets a better name, and nobody's code breaks."""

from deprecate import deprecated, void


def compute_sum(a: int = 0, b: int = 3) -> int:
    """The successor."""
    return a + b


@deprecated(target=compute_sum, deprecated_in="0.1", remove_in="0.5")
def calculate(a: int, b: int = 5) -> int:
    """The old name: its calls are forwarded, so its body never runs."""
    return void(a, b)


print(calculate(1, 2))  # warns, and points at this line
print(calculate(1))  # silent: one warning is enough; the old default b=5 is passed on
