"""An argument has a new name: whoever uses the old one is told once, everybody else notices nothing."""

from deprecate import deprecated


@deprecated(args_mapping={"coef": "new_coef"}, deprecated_in="0.2", remove_in="0.4")
def any_pow(base: float, coef: float = 0, new_coef: float = 0) -> float:
    """Raise `base` to the power of `new_coef`."""
    return base**new_coef


print(any_pow(2, new_coef=3))  # the new name
print(any_pow(2, 3))  # the second position still is the old `coef`
print(any_pow(2, coef=3))  # silent: one warning is enough
