"""Prose is code: every example in the manual, the README and the docstrings runs and shows what it says.

A block marked `python` is code: it runs silently. A block marked `pycon` is an interactive session: what it prints, its
warnings included, stands below each line. The blocks of one page share one namespace, as if a reader typed them all.
"""

from __future__ import annotations

import ast
import contextlib
import doctest
import io
import os
import re
import sys
import warnings
from pathlib import Path

import pytest

import deprecate
import deprecate.testing

ROOT = Path(__file__).parent.parent
SOURCE = Path(deprecate.__file__).parent
ELSEWHERE = {"errors.md"}  # its blocks fail on purpose: tests/test_errors_page.py
PAGES = sorted(path for path in (ROOT / "docs").rglob("*.md") if path.name not in ELSEWHERE)

# Pages that show what wrappers owe to the inside of CPython: how `inspect` sees generators and coroutine functions.
NOT_WITH_PLAIN_WRAPPERS = {"async.md"}

BLOCK = re.compile(r"^```(?P<language>python|pycon)\n(?P<code>.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks_of(path: Path) -> list[re.Match[str]]:
    """Return the blocks of a page that run."""
    return list(BLOCK.finditer(path.read_text(encoding="utf-8")))


def show(message, category, filename, lineno, *_):
    """Print a warning as the interactive interpreter does."""
    place = "<stdin>" if filename.startswith("<doctest ") else filename
    sys.stdout.write(f"{place}:{lineno}: {category.__name__}: {message}\n")


@pytest.fixture
def _interactive(monkeypatch):
    """Behave like a fresh interpreter at the prompt: its filters, and warnings shown among the output."""
    with warnings.catch_warnings():
        warnings.resetwarnings()
        warnings.simplefilter("ignore", DeprecationWarning)
        warnings.filterwarnings("default", category=DeprecationWarning, module="__main__")
        monkeypatch.setattr(warnings, "showwarning", show)
        yield


def run_session(text, namespace, name, lineno=0):
    """Run an interactive session; return what differs from what it shows."""
    test = doctest.DocTestParser().get_doctest(text, namespace, name, name, lineno)
    test.globs = namespace  # a DocTest copies its namespace, and the blocks of a page share one
    report = []
    doctest.DocTestRunner(verbose=False).run(test, out=report.append, clear_globs=False)
    return "".join(report)


@pytest.mark.parametrize("path", [p for p in PAGES if blocks_of(p)], ids=lambda p: p.relative_to(ROOT).as_posix())
@pytest.mark.usefixtures("_interactive")
def test_page(path):
    """The code of a page runs silently, and its sessions show what stands there, warnings included."""
    if path.name in NOT_WITH_PLAIN_WRAPPERS and os.environ.get("DEPRECATE_PLAIN_WRAPPERS"):
        pytest.skip("plain wrappers look like plain functions to `inspect`")
    namespace = {"__name__": "__main__"}
    text = path.read_text(encoding="utf-8")
    for block in blocks_of(path):
        line = text[: block.start()].count("\n") + 1
        if block["language"] == "pycon":
            assert run_session(block["code"], namespace, path.stem, line) == ""
        else:
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                exec(compile("\n" * line + block["code"], path.name, "exec"), namespace)
            assert printed.getvalue() == "", f"the block in line {line} of {path.name} is not silent"


def test_pages_run_something():
    """The search for blocks works: the tutorial and each how-to have code that runs, and most have sessions."""
    guides = [path for path in PAGES if path.name == "tutorial.md" or path.parent.name == "how-to"]
    assert len(guides) > 5
    assert all(blocks_of(path) for path in guides)
    sessions = [path for path in guides if "pycon" in {block["language"] for block in blocks_of(path)}]
    assert len(sessions) > len(guides) / 2


@pytest.mark.usefixtures("_interactive")
def test_readme():
    """The README's example prints the results and the warning that stand below it."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    code, shown = re.search(r"```python\n(.*?)```\n\n```text\n(.*?)```", text, re.DOTALL).groups()
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, "examples/quickstart.py", "exec"), {"__name__": "__main__"})
    # The number and the text of the blamed line are those of the example file, which has docstrings.
    expected = [line for line in shown.splitlines() if not line.startswith("  ")]
    assert re.sub(r":\d+:", "", printed.getvalue()) == re.sub(r":\d+:", "", "\n".join([*expected, ""]))


def test_readme_links():
    """What the README links to exists."""
    for link in re.findall(r"\]\((?!http)([^)#]+)", (ROOT / "README.md").read_text(encoding="utf-8")):
        assert (ROOT / link).exists(), link


def docstrings():
    """Return every docstring of the library that has an example, with the place where it stands."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
                text = ast.get_docstring(node) or ""
                if ">>>" in text:
                    found.append(pytest.param(text, id=f"{path.stem}.{getattr(node, 'name', '')}"))
    return found


@pytest.mark.parametrize("text", docstrings())
@pytest.mark.usefixtures("_interactive")
def test_docstring(text):
    """The example of a docstring runs; its warnings are left out, as they are a subject of the manual."""
    warnings.simplefilter("ignore")
    names = {name: getattr(deprecate, name) for name in deprecate.__all__}
    assert run_session(text, {**names, "__name__": "__main__"}, "docstring") == ""


# A top-level entry of the reference, for example `.. autoclass:: Deprecation(...)`.
ENTRY = re.compile(r"^\.\. (?:auto)?(?:class|function|exception|data):: (\w+)(?:\(\.\.\.\))?$", re.MULTILINE)


@pytest.mark.parametrize("name", deprecate.__all__)
def test_public_names_are_in_the_reference(name):
    """Every public name has an entry in the reference."""
    page = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
    assert name in ENTRY.findall(page)


@pytest.mark.parametrize("name", deprecate.testing.__all__)
def test_helpers_of_tests_are_in_the_reference(name):
    """So has every helper for tests, in its own module or in the package that offers it too."""
    page = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
    assert f":: deprecate.testing.{name}\n" in page or name in ENTRY.findall(page)


def test_the_reference_has_no_other_names():
    """Every entry of the reference is public."""
    page = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
    assert set(ENTRY.findall(page)) <= set(deprecate.__all__)
