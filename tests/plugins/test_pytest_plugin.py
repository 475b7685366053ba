"""The pytest plugin, in a pytest run of its own."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path

import pytest

import deprecate

pytest_plugins = ["pytester"]

SUITE = """
    import pytest
    from deprecate import deprecated

    @deprecated("Use area() instead")
    def surface():
        return 1

    @pytest.mark.parametrize("again", [1, 2])
    def test_warns_in_each_test(deprecations, again):
        with deprecations.assert_deprecated("area", count=1):
            surface()

    @pytest.mark.parametrize("again", [1, 2])
    def test_pytest_sees_it_too(deprecations, again):
        with pytest.warns(FutureWarning, match="area"):
            surface()

    def test_failure_explains(deprecations):
        with deprecations.assert_not_deprecated():
            surface()
"""


@pytest.mark.parametrize("options", [[], ["-W", "error::FutureWarning"]])
def test_fixture(pytester, monkeypatch, options):
    """Every test gets fresh budgets, and its failures tell what was seen."""
    monkeypatch.setenv("PYTHONPATH", str(Path(deprecate.__file__).parent.parent))
    is_installed = entry_points(group="pytest11", name="deprecate")
    plugin = [] if is_installed else ["-p", "deprecate.plugins.pytest"]
    pytester.makepyfile(test_suite=SUITE)
    result = pytester.runpytest_subprocess(*plugin, "-p", "no:cacheprovider", *options)
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(["*expected no use of anything deprecated, but saw*", "*Use area() instead*"])
