"""What the five checkers say of a user's files; each checker really runs, in its strict mode."""

from __future__ import annotations

import re

NATIVE = {"pyright", "basedpyright", "ty", "pyrefly"}
MARK = re.compile(r"# (reported|silent)(?: except ([\w ]+))?$")


def expected_reports(text: str, checker: str) -> set[int]:
    """Return the lines of a file that say that the checker reports them."""
    lines = set()
    for number, line in enumerate(text.splitlines(), 1):
        if mark := MARK.search(line):
            verdict, others = mark.groups()
            if (verdict == "reported") != (checker in (others or "").split()):
                lines.add(number)
    return lines & set(lines if checker in NATIVE else ())


def test_every_form_is_clean(findings):
    """A file with every form of declaration has no errors, and declaring is not using."""
    assert not [found for found in findings.diagnostics if found.file == "every_form.py"]


def test_declarations_are_clean(findings):
    """What the other files use has no errors itself."""
    assert not findings.texts("declarations.py", "error")
    assert not findings.texts("shapes.py", "error")


def test_uses_are_reported(findings, case):
    """Each use is reported by the checkers that its line names, and by no others."""
    expected = expected_reports(case("uses.py").read_text(), findings.checker)
    assert findings.lines("uses.py", "deprecated") == expected
    assert bool(expected) == (findings.checker in NATIVE)
    assert not findings.texts("uses.py", "error")


def test_the_text_of_the_report(findings, case):
    """Where the checker shows a text, it is the one that the author gave."""
    lines = case("uses.py").read_text().splitlines()
    here = lines.index("declarations.by_message(1)  # reported") + 1
    text = findings.texts("uses.py", "deprecated").get(here, "")
    shown = {"ty": "see the warning given at run time", "mypy": ""}.get(findings.checker, "Use add() instead")
    assert shown in text


def test_types_are_kept(findings, case):
    """A deprecated object has exactly the type that it has without the decorator."""
    marked = findings.texts("questions.py", "reveal")
    plain = {
        line: text.replace("plain_shapes", "shapes")
        for line, text in findings.texts("plain_questions.py", "reveal").items()
    }
    questions = case("questions.py").read_text().splitlines()
    asked = {number for number, line in enumerate(questions, 1) if line.startswith("reveal_type")}
    assert set(plain) == asked
    if findings.checker == "ty":
        # A target of type Any together with a mapping: ty takes no decision, and the type is lost.
        unknown = next(number for number in asked if questions[number - 1].endswith("# ty cannot tell"))
        assert "Unknown" in marked.pop(unknown)
        del plain[unknown]
    assert marked == plain


def test_types_are_right(findings):
    """The types that are kept are the written ones, not Any."""
    assert not findings.texts("questions.py", "error")
    assert not findings.texts("plain_questions.py", "error")


def lines_with(text: str, start: str) -> set[int]:
    return {number for number, line in enumerate(text.splitlines(), 1) if line.startswith(start)}


def test_wrong_calls_are_errors(findings, case):
    """A wrong call of a deprecated function is the error that it is without the decorator."""
    calls = lines_with(case("wrong_calls.py").read_text(), "shapes.")
    assert findings.lines("wrong_calls.py", "error") == calls


def test_mistakes_are_errors(findings, case):
    """A misspelt option and a value of the wrong type are errors in the author's editor."""
    mistakes = lines_with(case("mistakes.py").read_text(), "deprecate")
    assert findings.lines("mistakes.py", "error") == mistakes


def test_an_unknown_name_is_an_error(findings, case):
    """A misspelt name in an import is an error, although the package loads some of its names lazily."""
    imports = lines_with(case("unknown_names.py").read_text(), "from deprecate import")
    unknown = {n for n, line in enumerate(case("unknown_names.py").read_text().splitlines(), 1) if "# unknown" in line}
    assert findings.lines("unknown_names.py", "error") & imports == unknown
