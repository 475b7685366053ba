"""The page of errors is complete, and every text on it is exactly what a reader gets."""

from __future__ import annotations

import ast
import os
import re
import warnings
from pathlib import Path
from unittest import mock

import pytest

import deprecate

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "errors.md"
SOURCE = Path(deprecate.__file__).parent

# A heading or sentence, a block of code, and the block of text that it leads to.
CASE = re.compile(r"```python\n(?P<code>.*?)```\n\n```text\n(?P<text>.*?)\n```", re.DOTALL)
CASES = list(CASE.finditer(PAGE.read_text(encoding="utf-8")))
TEXTS = [case["text"] for case in CASES]

# Errors of Python's own protocols, not of a declaration: a missing module attribute, an assignment to a frozen object.
# What a template finds wrong while it is tried out becomes part of another error, which is on the page.
NOT_FOR_AUTHORS = {
    ("__init__.py", "__getattr__"),
    ("_noun.py", "_refuse_change"),
    ("_templates.py", "__str__"),
    ("_templates.py", "__missing__"),
}
# A failed assertion of a test is no error of a declaration.
NOT_AT_DECORATION = {"testing", "plugins"}


def heading_of(case: re.Match[str]) -> str:
    """Return the nearest heading above a case."""
    return re.findall(r"^#+ (.*)$", PAGE.read_text(encoding="utf-8")[: case.start()], re.MULTILINE)[-1]


def outcome_of(code: str) -> list[str]:
    """Run a declaration in a module `shop` and return what it warns and raises, each as `Category: text`."""
    namespace = {"__name__": "shop", **{name: getattr(deprecate, name) for name in deprecate.__all__}}
    shown = []
    with warnings.catch_warnings(record=True) as caught, mock.patch.dict(os.environ):
        warnings.simplefilter("always")
        try:
            exec(compile(code, "shop.py", "exec"), namespace)
        except Exception as error:  # noqa: BLE001 - which error it is, is the question
            # Before 3.12 an error in `__set_name__` arrives as the cause of a RuntimeError.
            wrapped = type(error) is RuntimeError and "__set_name__" in str(error)
            shown.append(error.__cause__ if wrapped else error)
    assert all(warning.filename == "shop.py" for warning in caught)
    lines = [f"{type(warned).__name__}: {warned}" for warned in [*(warning.message for warning in caught), *shown]]
    return [re.sub(r" at 0x[0-9A-Fa-f]+>", " at 0x...>", line) for line in lines]


@pytest.mark.parametrize("case", CASES, ids=heading_of)
def test_the_page_tells_the_exact_text(case):
    """A declaration on the page leads to the type and text that stand below it, and to nothing else."""
    assert outcome_of(case["code"]) == [case["text"]]


def test_every_block_of_code_has_its_text():
    """No block of code on the page goes unchecked."""
    assert PAGE.read_text(encoding="utf-8").count("```python\n") == len(CASES)


def pattern_of(message: ast.expr) -> str:
    """Return a pattern for what an expression can render: its literal parts, and anything in between."""
    if isinstance(message, ast.Constant):
        return re.escape(str(message.value))
    if isinstance(message, ast.BinOp) and isinstance(message.op, ast.Add):
        return pattern_of(message.left) + pattern_of(message.right)
    if isinstance(message, ast.JoinedStr):
        return "".join(pattern_of(part) if isinstance(part, ast.Constant) else ".*" for part in message.values)
    return ".*"


def complaint_in(node: ast.AST) -> tuple[str, ast.expr] | None:
    """Return the type and the message if a node raises an error or warns an author, whatever helper it does it with."""
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and isinstance(node.exc.func, ast.Name):
        return node.exc.func.id, node.exc.args[0]
    if not isinstance(node, ast.Call) or not node.args:
        return None
    called = getattr(node.func, "attr", getattr(node.func, "id", ""))
    if called == "warn_author":
        return getattr(node.args[1], "id", r"\w+Warning"), node.args[0]
    return (r"\w+", node.args[0]) if called == "_refuse" else None


def complaints() -> list[tuple[str, ast.FunctionDef, str, ast.expr]]:
    """Return every place of the library that raises or warns an author: file, function, type and message."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        if NOT_AT_DECORATION & {*path.relative_to(SOURCE).with_suffix("").parts}:
            continue
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef) and (path.name, function.name) not in NOT_FOR_AUTHORS:
                hits = [hit for node in ast.walk(function) if (hit := complaint_in(node))]
                found += [(path.name, function, kind, message) for kind, message in hits]
    return found


COMPLAINTS = complaints()


def test_complaints_are_found():
    """The search itself works: it sees a plain raise, a helper that refuses, and a warning."""
    functions = {function.name for _, function, _, _ in COMPLAINTS}
    assert {"_read_num_warns", "_check_required", "_warn_of_stacking"} <= functions


@pytest.mark.parametrize(
    ("kind", "message"),
    [pytest.param(kind, text, id=f"{file}-{function.name}-{text.lineno}") for file, function, kind, text in COMPLAINTS],
)
def test_no_error_is_missing_from_the_page(kind, message):
    """Each place that raises or warns an author has an example on the page, with the type that it raises."""
    pattern = re.compile(rf"{kind}: .*{pattern_of(message)}")
    assert any(pattern.search(text) for text in TEXTS), f"no text on the page matches {pattern.pattern}"


def sentences_in(function: ast.FunctionDef) -> set[str]:
    """Return the literal texts of three words and more in a function: also those that reach a message by a variable."""
    documentation = ast.get_docstring(function, clean=False)
    literals = {node.value for node in ast.walk(function) if isinstance(node, ast.Constant)}
    texts = {text for text in literals if isinstance(text, str)} - {documentation}
    return {text for text in texts if len(text.split()) >= 3}


@pytest.mark.parametrize(
    "sentence", sorted({text for _, function, _, _ in COMPLAINTS for text in sentences_in(function)})
)
def test_no_variant_is_missing_from_the_page(sentence):
    """Each piece of text that a message can be made of is shown by an example."""
    assert any(sentence in text for text in TEXTS)
