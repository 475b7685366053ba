"""The deprecation depends on an installed package: with a new enough one there is nothing to warn about."""

from importlib.metadata import version

from packaging.version import Version

from deprecate import deprecated


def power(base: float, exponent: float) -> float:
    """The successor."""
    return base**exponent


def packaging_is_older_than(limit: str) -> bool:
    """Compare the installed version of a package, here packaging itself."""
    return Version(version("packaging")) < Version(limit)


@deprecated(target=power, deprecated_in="1.0", skip_if=lambda: packaging_is_older_than("1.0"))
def modern_pow(base: float, exponent: float = 2) -> float:
    """Forwarded: the installed packaging is newer than 1.0."""
    return base**-exponent


@deprecated(target=power, deprecated_in="1.0", skip_if=lambda: packaging_is_older_than("9999"))
def legacy_pow(base: float, exponent: float = 2) -> float:
    """Skipped: the body runs, nothing warns."""
    return base**-exponent


print(modern_pow(2, 3))
print(legacy_pow(2, 3))
