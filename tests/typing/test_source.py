"""The library itself passes the checkers, in strict mode and with the settings of the repository."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import deprecate


def test_mypy_is_content(check_source, tmp_path):
    """`mypy --strict` finds nothing in the library."""
    output = check_source("mypy", f"--cache-dir={tmp_path}")
    assert output.startswith("Success"), output


def test_pyright_is_content(check_source):
    """Strict pyright finds nothing in the library."""
    output = check_source("pyright")
    assert output.startswith("0 errors, 0 warnings"), output


def test_the_face_is_never_imported():
    """What is there for checkers costs no one anything: not even using every public name imports it."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import deprecate\n"
        "[getattr(deprecate, name) for name in deprecate.__all__]\n"
        "deprecate.deprecated('Use g()')(lambda: 1)\n"
        "print('deprecate._static' in sys.modules, 'typing_extensions' in sys.modules)"
    )
    parent = str(Path(deprecate.__file__).parents[1])
    run = subprocess.run([sys.executable, "-I", "-c", code, parent], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]
