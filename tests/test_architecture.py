"""The shape of the house: imports only go down, and importing the library stays cheap."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import deprecate

ROOT = Path(deprecate.__file__).parent

# A module may import from lower layers and from its own. What is only imported for type checkers does not count.
LAYERS = {
    "_errors": 0,
    "_noun": 0,
    "_modes": 0,
    "_templates": 0,
    "_attribution": 0,
    "_signatures": 0,
    "_changes": 0,
    "_docstrings": 5,
    "_conflicts": 5,
    "_changed": 5,
    "_argument_watch": 4,
    "testing": 6,
    "plugins": 7,
    "_cpython": 0,
    "_spec": 1,
    "_record": 2,
    "_messages": 3,
    "_filters": 4,
    "_streams": 0,
    "_suppression": 4,
    "_registry": 4,
    "_warner": 4,
    "_watch": 4,
    "_class_body": 5,
    "_codegen": 5,
    "_binding": 5,
    "_routes": 5,
    "_forwarding": 5,
    "_kinds": 5,
    "_decorators": 6,
    "__init__": 7,
    "_static": 7,
}
MODULES = sorted(ROOT.rglob("*.py"))


def part_of(path: Path) -> str:
    """Return the name of the part of the library that a file belongs to."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported_parts(path: Path) -> set[str]:
    """Return the parts of the library that a file imports when it runs."""
    tree = ast.parse(path.read_text())
    skipped = {
        node
        for guard in ast.walk(tree)
        if isinstance(guard, ast.If) and getattr(guard.test, "id", "") == "TYPE_CHECKING"
        for statement in guard.body
        for node in ast.walk(statement)
    }
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level and node not in skipped:
            base = path.parents[node.level - 1]
            names = [node.module] if node.module else [alias.name for alias in node.names]
            found |= {part_of(base.joinpath(*name.split("."))) for name in names if (base, name) != (ROOT, "")}
    return found


def test_every_module_has_a_layer():
    """A new module must be given its place."""
    assert {part_of(path) for path in MODULES} == set(LAYERS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_only_go_down(path):
    """No module imports from a layer above its own."""
    upward = {name for name in imported_parts(path) if LAYERS[name] > LAYERS[part_of(path)]}
    assert not upward


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_are_small(path):
    """A module can be read in one sitting."""
    assert len(path.read_text().splitlines()) <= 400


def test_slow_modules_are_not_imported():
    """Importing the library and decorating a function loads none of the slow parts of the standard library."""
    code = (
        "import sys; before = set(sys.modules); sys.path.insert(0, sys.argv[1])\n"
        "from deprecate import deprecated\n"
        "deprecated('Use g()', deprecated_in='1.0')(lambda: 1)\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, str(ROOT.parent)], capture_output=True, text=True, check=True
    )
    slow = {
        "inspect",
        "typing",
        "dataclasses",
        "functools",
        "re",
        "enum",
        "importlib.metadata",
        "contextlib",
        "logging",
    }
    assert not slow & set(run.stdout.split())
    assert "deprecate" in run.stdout.split()
