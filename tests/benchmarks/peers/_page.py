"""Writes the page of the manual about what was measured."""

from __future__ import annotations

import os
import platform
import statistics
import sysconfig
from string import Template
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.known_misses import KNOWN_MISSES, MARGIN
from benchmarks.peers._catalogue import BY_HAND, COLUMNS, ENTRIES, OURS, REASONS, TABLES, Column, Entry, Table
from benchmarks.scenarios import ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable

_TIMES = [(1_000_000, "ms"), (1_000, "us"), (1, "ns")]
_CLOSE = 0.03  # two numbers that differ by less are called equal


class Cell(NamedTuple):
    """A number of the tables.

    Attributes:
        value: A ratio, or what the unit of its column says.
        nanoseconds: The time behind the ratio, None if it is none.
        baseline: The time of what it is a ratio to, None if it is none.
        spread: How far the passes are from each other, as a share of the value; None if there was one pass.
    """

    value: float
    nanoseconds: float | None = None
    baseline: float | None = None
    spread: float | None = None


class Conditions(NamedTuple):
    """How the numbers were made."""

    versions: dict[Entry, str]
    rounds: int
    passes: int
    import_rounds: int


Cells = dict[Entry, dict[str, Cell]]

_PAGE = Template("""\
# Performance

<!-- Written by `python tests/benchmarks peers`; changes made here are lost with its next run. -->

What a deprecation costs those who call the deprecated function: this library, other libraries, and hand-written code,
measured side by side. The numbers are those of
$conditions.

$summary

A number says how many times as long something takes as what it is compared with: `1.10 (33 ns)` is 10 percent more than
code that does the same without a warning, and took 33 nanoseconds. A number in **bold** is ahead of deprecate. A dash
says that a library has no such thing.

$tables

## Where deprecate is behind

$behind

$absent## Against its own goals

$goals_intro

$goals

## Method

- Every library has a folder and a process of its own, so none changes what another one does. In each process the
  library and the hand-written code that it is compared with take turns, a few milliseconds each, in random order, for
  $rounds rounds. A number is the median over the rounds of the ratio of the two, and the median of $passes such processes.
  Times in parentheses are the shortest seen.
- A function is timed after the first calls, when a library that counts has given its warning. Python's filters are set
  to `default`, which shows a warning once for each line, or to `ignore` where that is said.
- Each scenario that is to warn was seen to warn, and each of the others to be silent.
- A library that cannot forward decorates a function that forwards by itself. A library that warns at each call is
  compared as it is; S1u compares those that count after their cap was lifted.
- The import is the whole run time of a new interpreter, less that of one that does nothing, median of $import_rounds.
- **Noise.** Half of all numbers differ by less than $usual between the processes, nine of ten by less than $rare. Two
  numbers within $close of each other count as equal.

Versions: $versions.

## Reproduce

From a clone of the repository, with the `test` extra installed:

```console
$$ python tests/benchmarks peers
```

It installs the libraries into a folder for temporary files, each into its own, measures for some minutes, and writes
this page. `python tests/benchmarks` alone compares the library with its goals, and needs no other one; continuous
integration does that for every change, with a margin of 15 percent.
""")


def page(cells: Cells, goals: dict[str, float], conditions: Conditions) -> str:
    """Return the text of the page.

    Args:
        cells: What was measured of each contestant, by the name of the column.
        goals: What the rows of the library's own goals measured.
        conditions: How.
    """
    usual, rare = _spreads(cells)
    return _PAGE.substitute(
        conditions=_machine(),
        summary=_summary(cells),
        absent=_absent(cells),
        tables="\n\n".join(_table(table, cells) for table in TABLES),
        behind=_behind(cells),
        goals_intro=_goals_intro(goals),
        goals=_goals(goals),
        rounds=conditions.rounds,
        passes=conditions.passes,
        import_rounds=conditions.import_rounds,
        usual=f"{usual:.0%}",
        rare=f"{rare:.0%}",
        close=f"{_CLOSE:.0%}",
        versions=", ".join(f"{entry.label} {version}" for entry, version in conditions.versions.items()),
    )


def _machine() -> str:
    optimized = "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or "")
    build = "with" if optimized else "without"
    return (
        f"{platform.python_implementation()} {platform.python_version()}, built {build} profile-guided optimization, "
        f"on {os.cpu_count()} shared cores ({platform.system()}, {platform.machine()})"
    )


def _summary(cells: Cells) -> str:
    """Return how often nobody else is ahead."""
    measured = [column for column in COLUMNS if column.name in cells[OURS]]
    lost = [column for column in measured if any(entry != BY_HAND for entry in _ahead(column, cells))]
    by_hand = [column for column in measured if BY_HAND in _ahead(column, cells)]
    return (
        f"In {len(measured) - len(lost)} of the {len(measured)} scenarios below in which deprecate takes part, no other "
        f"library is ahead of it; in {len(by_hand)},\na hand-written warning is. "
        "[Where it is behind](#where-deprecate-is-behind) says why."
    )


def _absent(cells: Cells) -> str:
    """Return the section on what the library does not have."""
    names = [column.name for column in COLUMNS if column.name not in cells[OURS]]
    if not names:
        return ""
    return (
        f"## Not in deprecate yet\n\n{', '.join(names)}: classes, enumerations and instances cannot be deprecated with "
        "this library yet. Its peers were\nmeasured all the same.\n\n"
    )


def _table(table: Table, cells: Cells) -> str:
    names = [column.name for column in table.columns]
    lines = [_line(["", *names]), _line(["---", *["---:"] * len(names)])]
    if any(column.baseline for column in table.columns):
        lines.append(_line(["compared with", *[_baseline(column, cells) for column in table.columns]]))
    shown = [entry for entry in ENTRIES if entry == OURS or any(name in cells[entry] for name in names)]
    lines += [_line([entry.label, *[_cell(entry, column, cells) for column in table.columns]]) for entry in shown]
    legend = [f"- **{column.name}**: {column.subject}{_compared(column)}." for column in table.columns]
    return "\n".join([f"## {table.title}", "", *legend, "", *lines])


def _line(texts: Iterable[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _compared(column: Column) -> str:
    return f", compared with {column.baseline}" if column.baseline else ""


def _baseline(column: Column, cells: Cells) -> str:
    times = [row[column.name].baseline for row in cells.values() if column.name in row]
    known = [time for time in times if time is not None]
    return f"1 ({_time(min(known))})" if known else ""


def _cell(entry: Entry, column: Column, cells: Cells) -> str:
    if column.name not in cells[entry]:
        return "not yet" if entry == OURS else "-"
    cell = cells[entry][column.name]
    text = _number(cell, column)
    return f"**{text}**" if _is_ahead(cell, cells[OURS].get(column.name)) else text


def _number(cell: Cell, column: Column) -> str:
    if column.unit:
        return f"{_short(cell.value)} {column.unit}"
    return f"{_short(cell.value)} ({_time(cell.nanoseconds)})" if cell.nanoseconds else _short(cell.value)


def _short(value: float) -> str:
    """Return three digits, the precision that the noise allows at best."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def _time(nanoseconds: float) -> str:
    scale, unit = next((scale, unit) for scale, unit in _TIMES if nanoseconds >= scale or scale == 1)
    value = nanoseconds / scale
    return f"{value:.0f} {unit}" if scale == 1 or value >= 10 else f"{value:.1f} {unit}"


def _is_ahead(cell: Cell, ours: Cell | None) -> bool:
    return ours is not None and cell.value < ours.value * (1 - _CLOSE)


def _ahead(column: Column, cells: Cells) -> dict[Entry, Cell]:
    """Return who is ahead, the first one first."""
    others = {entry: cells[entry][column.name] for entry in ENTRIES if entry != OURS and column.name in cells[entry]}
    ahead = [entry for entry, cell in others.items() if _is_ahead(cell, cells[OURS].get(column.name))]
    return {entry: others[entry] for entry in sorted(ahead, key=lambda entry: others[entry].value)}


def _behind(cells: Cells) -> str:
    """Return the scenarios in which somebody is ahead, with the reason."""
    lines = [_line(["", "deprecate", "ahead of it", "why"]), _line(["---", "---:", "---", "---"])]
    for column in COLUMNS:
        if ahead := _ahead(column, cells):
            names = ", ".join(f"{entry.label} {_plain(cell, column)}" for entry, cell in ahead.items())
            ours = _plain(cells[OURS][column.name], column)
            lines.append(_line([column.name, ours, names, REASONS.get(column.name, "")]))
    return "\n".join(lines)


def _plain(cell: Cell, column: Column) -> str:
    return f"{_short(cell.value)} {column.unit}".rstrip()


def _goals_intro(goals: dict[str, float]) -> str:
    missed = sum(goals[name] > row.goal for name, row in ROWS.items())
    return (
        "The goals of the library compare it with hand-written code, under the filters that Python starts with.\n"
        f"{len(goals) - missed} of {len(goals)} were met in this run."
    )


def _goals(goals: dict[str, float]) -> str:
    lines = [_line(["", "goal", "measured", ""]), _line(["---", "---:", "---:", "---"])]
    for name, row in ROWS.items():
        measured = f"{goals[name]:.2f} {row.unit}"
        lines.append(_line([row.subject, f"{row.goal:g} {row.unit}", measured, _verdict(name, goals[name])]))
    return "\n".join(lines)


def _verdict(name: str, measured: float) -> str:
    goal = ROWS[name].goal
    if measured <= goal:
        return ""
    if name in KNOWN_MISSES:
        return f"**missed**: {KNOWN_MISSES[name][1]}"
    return f"**missed** by {measured / goal - 1:.0%}" + (
        ", within the margin of the tests" if measured <= goal * MARGIN else ""
    )


def _spreads(cells: Cells) -> tuple[float, float]:
    """Return what half and nine tenths of the numbers stay below."""
    spreads = [cell.spread for row in cells.values() for cell in row.values() if cell.spread is not None]
    tenths = statistics.quantiles(spreads, n=10)
    return tenths[4], tenths[8]
