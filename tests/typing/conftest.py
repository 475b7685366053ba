"""Runs the type checkers, each once, over a copy of `cases/`; tests look at what they found."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"
ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
CHECKERS = ("mypy", "pyright", "basedpyright", "ty", "pyrefly")

PYRIGHT_CONFIG = {"typeCheckingMode": "strict", "pythonVersion": "3.11", "extraPaths": [str(SOURCE)]}
TY_CONFIG = f"""
[environment]
python-version = "3.11"
extra-paths = ["{SOURCE.as_posix()}"]
"""
PYREFLY_CONFIG = f"""
python-version = "3.11"
preset = "strict"
search-path = ["{SOURCE.as_posix()}"]
[errors]
deprecated = "error"
"""


@dataclass(frozen=True)
class Diagnostic:
    """One thing a checker said; `kind` is "deprecated", "reveal" or "error"."""

    file: str
    line: int
    kind: str
    text: str


@dataclass(frozen=True)
class Findings:
    """What one checker said of the cases."""

    checker: str
    diagnostics: list[Diagnostic]

    def __repr__(self) -> str:
        return f"<findings of {self.checker}>"

    def lines(self, file: str, kind: str) -> set[int]:
        """Return the lines of a file with diagnostics of a kind."""
        return {found.line for found in self.diagnostics if (found.file, found.kind) == (file, kind)}

    def texts(self, file: str, kind: str) -> dict[int, str]:
        """Return the text of a kind of diagnostics of a file, by line."""
        return {found.line: found.text for found in self.diagnostics if (found.file, found.kind) == (file, kind)}


def without_decorators(text: str) -> str:
    """Return a module as if nothing in it were deprecated."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.lstrip().startswith("@deprecated"))


def needs(checker: str) -> None:
    """Skip the test where a checker is absent; fail it in CI."""
    if importlib.util.find_spec(checker) is None:
        absent = f"{checker} is not installed"
        pytest.fail(absent) if os.environ.get("CI") else pytest.skip(absent)


def run(checker: str, *arguments: str, cwd: Path) -> str:
    """Run a checker and return what it prints."""
    # pyright from PyPI takes the node that is installed rather than download one, and says so only if asked.
    extra = {"NO_COLOR": "1", "PYRIGHT_PYTHON_GLOBAL_NODE": "1", "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}
    environment = {name: value for name, value in os.environ.items() if name not in ("MYPYPATH", "PYTHONPATH")}
    done = subprocess.run(
        [sys.executable, "-m", checker, *arguments],
        cwd=cwd,
        env={**environment, **extra, "MYPYPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), f"{checker} failed:\n{done.stdout}{done.stderr}"
    return done.stdout


def _mypy(project: Path, files: list[str]) -> list[Diagnostic]:
    options = ["--strict", "--python-version=3.11", "--enable-error-code=deprecated", "--follow-imports=silent"]
    output = run("mypy", *options, "--output=json", f"--cache-dir={project / 'cache'}", *files, cwd=project)
    found = []
    for line in output.splitlines():
        entry = json.loads(line)
        text = entry["message"]
        kind = entry["code"] if entry["code"] == "deprecated" else "reveal" if "Revealed type" in text else "error"
        found.append(Diagnostic(entry["file"], entry["line"], kind, text))
    return found


def _pyright(project: Path, files: list[str], checker: str = "pyright") -> list[Diagnostic]:
    output = run(checker, "--outputjson", "--pythonpath", sys.executable, *files, cwd=project)
    found = []
    for entry in json.loads(output)["generalDiagnostics"]:
        text = entry["message"].replace("\xa0", " ")
        kind = {"reportDeprecated": "deprecated"}.get(entry.get("rule"), "error")
        if entry["severity"] == "information":
            kind = "reveal"
        found.append(Diagnostic(Path(entry["file"]).name, entry["range"]["start"]["line"] + 1, kind, text))
    return found


def _basedpyright(project: Path, files: list[str]) -> list[Diagnostic]:
    return _pyright(project, files, "basedpyright")


def _ty(project: Path, files: list[str]) -> list[Diagnostic]:
    output = run("ty", "check", "--output-format=concise", "--python", sys.prefix, *files, cwd=project)
    found = []
    for file, line, rule, text in re.findall(r"^([^:\n]+):(\d+):\d+: \w+\[([\w-]+)\] (.*)$", output, re.MULTILINE):
        kind = {"deprecated": "deprecated", "revealed-type": "reveal"}.get(rule, "error")
        found.append(Diagnostic(file, int(line), kind, text))
    return found


def _pyrefly(project: Path, files: list[str]) -> list[Diagnostic]:
    options = ["--output-format=json", "--python-interpreter-path", sys.executable, "--min-severity=info"]
    output = run("pyrefly", "check", *options, *files, cwd=project)
    found = []
    for entry in json.loads(output)["errors"]:
        kind = {"deprecated": "deprecated", "reveal-type": "reveal"}.get(entry["name"], "error")
        found.append(Diagnostic(Path(entry["path"]).name, entry["line"], kind, entry["description"]))
    return found


RUNNERS = {"mypy": _mypy, "pyright": _pyright, "basedpyright": _basedpyright, "ty": _ty, "pyrefly": _pyrefly}


@pytest.fixture(scope="session")
def project(tmp_path_factory) -> Path:
    """Return a folder with a user's files and the settings of all checkers, strict as they can be."""
    folder = tmp_path_factory.mktemp("project")
    for case in CASES.glob("*.py"):
        (folder / case.name).write_text(case.read_text())
    # The twins of two cases: the same module with nothing deprecated, and the same questions about it.
    (folder / "plain_shapes.py").write_text(without_decorators((CASES / "shapes.py").read_text()))
    questions = (CASES / "questions.py").read_text()
    (folder / "plain_questions.py").write_text(questions.replace("import shapes", "import plain_shapes as shapes"))
    (folder / "pyrightconfig.json").write_text(json.dumps(PYRIGHT_CONFIG))
    (folder / "ty.toml").write_text(TY_CONFIG)
    (folder / "pyrefly.toml").write_text(PYREFLY_CONFIG)
    return folder


@pytest.fixture(scope="session", params=CHECKERS)
def findings(request, project) -> Findings:
    """Return what a checker says of all files of the project; the checker runs once."""
    needs(request.param)
    files = sorted(path.name for path in project.glob("*.py"))
    return Findings(request.param, RUNNERS[request.param](project, files))


@pytest.fixture
def check_source():
    """Return a function that runs a checker on the library, with the settings of the repository."""

    def check(checker: str, *arguments: str) -> str:
        needs(checker)
        return run(checker, *arguments, cwd=ROOT)

    return check


@pytest.fixture
def case():
    """Return a function that gives the path of a case."""
    return CASES.joinpath
