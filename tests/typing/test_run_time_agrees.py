"""What checkers accept runs, and what they refuse raises: the static face tells the truth."""

from __future__ import annotations

import runpy
import warnings

import deprecate
from deprecate import registry


def test_every_form_runs(case):
    """The file that is clean for the checkers can be imported, without a warning."""
    names = runpy.run_path(str(case("every_form.py")))
    assert names["arguments_only"](width=2) == 2
    assert registry.find(names["by_keyword"]).deprecated_in == "1.0"


def test_looking_is_silent(case):
    """Looking at deprecations as the clean file does warns of nothing."""
    names = runpy.run_path(str(case("every_form.py")))
    assert names["look"]()


def mistakes(case) -> list[str]:
    lines = case("mistakes.py").read_text().splitlines()
    return [line for line in lines if line.startswith("deprecate")]


def test_mistakes_raise(case):
    """Each mistake that a checker sees raises when it runs, or when it is applied to a function."""
    accepted = []
    for line in mistakes(case):
        names = {name: getattr(deprecate, name) for name in deprecate.__all__} | {"deprecate": deprecate}
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                eval(line, names)(_one)
        except (TypeError, ValueError, AttributeError):
            continue
        accepted.append(line)
    assert not accepted
    assert len(mistakes(case)) > 20


def _one(old: int = 0, new: int = 0) -> int:
    return old + new
