"""The comparison with other libraries: what of it works without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.peers import _worker
from benchmarks.peers._catalogue import BY_HAND, COLUMNS, ENTRIES, OURS
from benchmarks.peers._install import install
from benchmarks.peers._page import Cell, Conditions, page
from benchmarks.peers.command import report
from benchmarks.scenarios import ROWS

CONDITIONS = Conditions({}, 1, 2, 3)
GOALS = {name: row.goal for name, row in ROWS.items()}


def page_of(ours, by_hand):
    """Return the page of what two contestants measured in S1."""
    cells = {entry: {} for entry in ENTRIES}
    cells[OURS] = {"S1": Cell(ours, 50, 30, 0.01)}
    cells[BY_HAND] = {"S1": Cell(by_hand, 300, 30, 0.02)}
    return page(cells, GOALS, CONDITIONS)


def test_page_marks_who_is_ahead():
    """A number that is ahead of ours is bold, and its scenario is listed with the reason."""
    text = page_of(2.0, 1.5)
    assert "| **1.50 (300 ns)** |" in text
    assert "| S1 | 2.00 | hand-written `warnings.warn` 1.50 |" in text


def test_page_marks_nobody_who_is_not_ahead():
    """What is slower, or faster by less than the noise, is neither bold nor listed."""
    for by_hand in (10.0, 1.99):
        text = page_of(2.0, by_hand)
        assert "**1" not in text
        assert "| S1 | 2.00 |" not in text


def test_page_says_what_the_library_lacks():
    """A scenario that only peers have is shown, and named as one that this library does not have."""
    text = page_of(2.0, 1.5)
    assert "## Not in deprecate yet" in text
    assert "S8b" in text


def test_page_marks_missed_goals():
    """A goal that is missed is marked; one that is just met is not."""
    assert "**missed**" not in page_of(2.0, 1.5)
    cells = {entry: {name: Cell(1.0, 1, 1, 0) for name in ("S1", "S2")} for entry in ENTRIES}
    assert "**missed**" in page(cells, {**GOALS, "uncapped": 9.0}, CONDITIONS)


def test_each_scenario_has_a_column():
    """What a worker measures of calls is printed, and each contestant has a module."""
    assert set(_worker.SCENARIOS) <= {column.name for column in COLUMNS}
    folder = Path(_worker.__file__).parent / "contestants"
    assert {entry.module for entry in ENTRIES} == {path.stem for path in folder.glob("*.py")} - {"__init__"}


def test_manual_has_the_page():
    """The page in the manual was written with the scenarios that there are."""
    text = Path(__file__).parents[2].joinpath("docs", "performance.md").read_text(encoding="utf-8")
    for column in COLUMNS:
        assert f"- **{column.name}**: {column.subject}" in text
    for entry in ENTRIES:
        assert f"\n| {entry.label} |" in text


@pytest.mark.slow
@pytest.mark.parametrize("entry", [OURS, BY_HAND], ids=lambda entry: entry.module)
def test_contestant_measures_itself(entry, tmp_path):
    """A contestant that needs no installation runs through its scenarios in a process of its own."""
    results = report(entry, install(entry, tmp_path), 2)["results"]
    assert results["S1"][0] > 0
    assert len(results) > 10
