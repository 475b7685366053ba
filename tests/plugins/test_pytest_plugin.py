"""The pytest plugin, in a pytest run of its own."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

import pytest

import deprecate

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parent.parent.parent

SUITE = """
    import warnings
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

    def test_recwarn(deprecations, recwarn):
        warnings.simplefilter("always")
        surface()
        assert [str(warning.message) for warning in recwarn] == ["Use area() instead"]

    def test_failure_explains(deprecations):
        with deprecations.assert_not_deprecated():
            surface()
"""


@pytest.fixture(autouse=True)
def _installed(pytester, monkeypatch):
    """Make the library look installed, as `pip` does it: a folder that lists its files and its entry points."""
    source = Path(deprecate.__file__).parent.parent
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [f"{name} = {value}" for name, value in project["entry-points"]["pytest11"].items()]
    files = [path.relative_to(source).as_posix() for path in source.rglob("*.py")]
    folder = pytester.mkdir("site") / "deprecate_kit-0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: deprecate-kit\nVersion: 0\n")
    (folder / "entry_points.txt").write_text("\n".join(["[pytest11]", *lines]))
    (folder / "RECORD").write_text("\n".join([f"{file},," for file in files]))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder.parent), str(source)]))
    monkeypatch.delenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", raising=False)


@pytest.mark.parametrize("options", [[], ["-W", "error"]])
def test_fixture(pytester, options):
    """Every test gets fresh budgets, and a failure shows the line of the block and what was seen."""
    pytester.makepyfile(test_suite=SUITE)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", *options)
    result.assert_outcomes(passed=5, failed=1)
    result.stdout.fnmatch_lines(
        [
            ">       with deprecations.assert_not_deprecated():",
            "E       AssertionError: expected no deprecation, but saw",
            "E         *test_suite.py:*: FutureWarning: Use area() instead",
            "test_suite.py:*: AssertionError",
        ]
    )
    result.stdout.no_fnmatch_line("*testing.py:*")


def test_fixture_is_listed(pytester):
    """`pytest --fixtures` explains the fixture."""
    result = pytester.runpytest_subprocess("--fixtures", "-p", "no:cacheprovider")
    result.stdout.fnmatch_lines(["deprecations -- *pytest.py:*", "*full budget*"])


def test_run_without_the_fixture(pytester):
    """A run that does not use the fixture does not load the assertions."""
    pytester.makepyfile("import sys\ndef test(): assert 'deprecate.testing' not in sys.modules")
    pytester.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(passed=1)


def test_library_imported_before_pytest(pytester):
    """A process that has imported the library can start pytest, also where warnings are errors."""
    path = pytester.makepyfile("def test(deprecations): pass")
    options = ["-W", "error", "-p", "no:cacheprovider", str(path)]
    code = f"import deprecate, pytest; raise SystemExit(pytest.main({options!r}))"
    result = pytester.run(sys.executable, "-c", code)
    assert result.ret == 0
    result.assert_outcomes(passed=1)
