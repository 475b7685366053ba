"""Installs the peers, measures all contestants, and writes the page about it."""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks._timing import Program, interleaved, median_difference
from benchmarks.peers._catalogue import ENTRIES, Entry
from benchmarks.peers._install import install, version
from benchmarks.peers._page import Cell, Conditions, page
from benchmarks.scenarios import OURS as MEASURED
from benchmarks.scenarios import ROWS

if TYPE_CHECKING:
    import argparse
    from typing import Any

_TESTS = Path(__file__).parents[2]
_IMPORT_ROUNDS = 15
_GOAL_ROUNDS = 100


def peers(options: argparse.Namespace) -> None:
    """Measure and write what the options say."""
    folder = options.folder or Path(tempfile.gettempdir(), "deprecate-peers-{}.{}".format(*sys.version_info))
    print(f"installing into {folder}", flush=True)
    places = {entry: install(entry, folder) for entry in ENTRIES}
    passes = [_pass(places, options.rounds, number) for number in range(options.passes)]
    cells = {entry: _summary([reports[entry]["results"] for reports in passes]) for entry in ENTRIES}
    print("imports", flush=True)
    for entry, cell in _imports(places, passes[0]).items():
        cells[entry]["S12"] = cell
    print("goals", flush=True)
    goals = {name: row.measure(_GOAL_ROUNDS)[MEASURED].value for name, row in ROWS.items()}
    versions = {entry: version(entry, places[entry]) for entry in ENTRIES if entry.requirement}
    conditions = Conditions(versions, options.rounds, options.passes, _IMPORT_ROUNDS)
    options.page.write_text(page(cells, goals, conditions), encoding="utf-8")
    print(f"wrote {options.page}")


def _pass(places: dict[Entry, Path], rounds: int, number: int) -> dict[Entry, dict[str, Any]]:
    """Return the report of each contestant, each made in a process of its own, in random order."""
    reports = {}
    for entry in random.Random(number).sample(ENTRIES, len(ENTRIES)):
        print(f"pass {number + 1}: {entry.label}", flush=True)
        reports[entry] = report(entry, places[entry], rounds)
    return reports


def report(entry: Entry, place: Path, rounds: int) -> dict[str, Any]:
    """Return the program of a contestant and what it measured, in a process of its own."""
    # Only what was installed for it is on its path, and the tests; `-S` leaves out what this interpreter has installed.
    program = f"{_path(place)}; sys.path.append({str(_TESTS)!r}); from benchmarks.peers._worker import main; main()"
    command = [sys.executable, "-I", "-S", "-c", program, entry.module, str(rounds)]
    run = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE)
    return json.loads(run.stdout)


def _path(place: Path) -> str:
    return f"import sys; sys.path.insert(0, {str(place)!r})"


def _summary(passes: list[dict[str, list[float]]]) -> dict[str, Cell]:
    """Return the median over the passes of each number, and how far they are from each other."""
    cells = {}
    for name in passes[0]:
        values, *times = zip(*[results[name] for results in passes], strict=True)
        median = statistics.median(values)
        cells[name] = Cell(median, *map(min, times), spread=(max(values) - min(values)) / median)
    return cells


def _imports(places: dict[Entry, Path], reports: dict[Entry, dict[str, Any]]) -> dict[Entry, Cell]:
    """Return the milliseconds that importing and deprecating once adds to starting an interpreter."""
    programs = {entry: Program(_path(place) + reports[entry]["program"]) for entry, place in places.items()}
    samples = interleaved({"nothing": Program("pass"), **programs}, _IMPORT_ROUNDS)
    return {entry: Cell(median_difference(samples[entry], samples["nothing"]) / 1e6) for entry in programs}
