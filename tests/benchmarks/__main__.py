"""Prints how the library stands against its goals: `python tests/benchmarks`, with `--help` for its options."""

from __future__ import annotations

import argparse
import json
import platform
import sys
from pathlib import Path

# A folder that is run puts itself on the path; the modules import each other as `benchmarks`, as the tests do.
sys.path[0] = str(Path(__file__).parent.parent)

from benchmarks.peers.command import peers  # noqa: E402 - only importable now
from benchmarks.scenarios import OURS, ROWS, Measured, Row  # noqa: E402 - only importable now


def main() -> None:
    """Measure the chosen rows and print each as soon as it is known."""
    options = _options()
    if options.command == "peers":
        peers(options)
        return
    print(f"Python {platform.python_version()}, {options.rounds} rounds")
    print(f"{'row':24} {'measured':>10} {'goal':>9}  {'':6}  compared")
    report = {}
    for name in options.rows:
        row = ROWS[name]
        results = row.measure(options.rounds)
        _print(row, results)
        report[name] = {
            "goal": row.goal,
            "unit": row.unit,
            "met": results[OURS].value <= row.goal,
            "variants": {variant: measured._asdict() for variant, measured in results.items()},
        }
    if options.json:
        document = {"python": platform.python_version(), "rounds": options.rounds, "rows": report}
        options.json.write_text(json.dumps(document, indent=2) + "\n")


def _print(row: Row, results: dict[str, Measured]) -> None:
    ours = results[OURS]
    verdict = "ok" if ours.value <= row.goal else "MISSED"
    note = f" ({ours.note})" if ours.note else ""
    print(f"{row.name:24} {ours.value:7.2f} {row.unit:2} {row.goal:6g} {row.unit:2}  {verdict:6}  {row.subject}{note}")
    for name, measured in results.items():
        if name != OURS:
            note = f"  {measured.note}" if measured.note else ""
            print(f"  {name:22} {measured.value:7.2f} {row.unit:2} {'':9}  {'':6}{note}")
    sys.stdout.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python tests/benchmarks", description="Measure the library against its goals."
    )
    parser.add_argument("--rows", type=_rows, default=list(ROWS), metavar="A,B", help=f"of {', '.join(ROWS)}")
    parser.add_argument(
        "--rounds", type=int, default=100, metavar="N", help="how often everything is timed (%(default)s)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there, too")
    commands = parser.add_subparsers(dest="command", metavar="peers")
    _add_peers(commands.add_parser("peers", help="install other libraries, measure all, and write the page about it"))
    return parser.parse_args()


def _add_peers(parser: argparse.ArgumentParser) -> None:
    page = Path(__file__).parents[2] / "docs" / "performance.md"
    parser.add_argument("--rounds", type=int, default=40, metavar="N", help="rounds of one pass (%(default)s)")
    parser.add_argument("--passes", type=int, default=5, metavar="N", help="processes for each peer (%(default)s)")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where the peers are, or are to be installed")
    parser.add_argument("--page", type=Path, default=page, metavar="FILE", help="what to write (docs/performance.md)")


def _rows(text: str) -> list[str]:
    names = text.split(",")
    if unknown := [name for name in names if name not in ROWS]:
        raise argparse.ArgumentTypeError(f"no row {', '.join(unknown)}; there are {', '.join(ROWS)}")
    return names


if __name__ == "__main__":
    main()
