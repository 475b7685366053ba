"""A folder of its own for each contestant, because some need different versions of the same package."""

from __future__ import annotations

import subprocess
import sys
from compileall import compile_dir
from importlib.metadata import distributions
from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree
from typing import TYPE_CHECKING

import deprecate
from benchmarks.peers._catalogue import OURS

if TYPE_CHECKING:
    from benchmarks.peers._catalogue import Entry

_DONE = "installed.txt"  # an installation that was interrupted has none


def install(entry: Entry, folder: Path) -> Path:
    """Return the folder that has the contestant and all that it needs, installed unless it is there already."""
    place = folder / entry.module
    if entry == OURS:
        _copy_ours(place)
    elif entry.requirement and not _is_installed(entry, place):
        rmtree(place, ignore_errors=True)
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--target", place, entry.requirement], check=True)
        (place / _DONE).write_text(entry.requirement)
    return place


def version(entry: Entry, place: Path) -> str:
    """Return the version that was installed."""
    wanted = entry.requirement.partition("==")[0]
    found = {distribution.name: distribution.version for distribution in distributions(path=[str(place)])}
    return next(found[name] for name in found if _normal(name) == _normal(wanted))


def _normal(name: str) -> str:
    return name.lower().replace("_", "-")


def _is_installed(entry: Entry, place: Path) -> bool:
    done = place / _DONE
    return done.exists() and done.read_text() == entry.requirement


def _copy_ours(place: Path) -> None:
    """Copy this library, so that it is compiled and as it was at the start, whatever happens to the sources."""
    rmtree(place, ignore_errors=True)
    copytree(Path(deprecate.__file__).parent, place / "deprecate", ignore=ignore_patterns("__pycache__"))
    assert compile_dir(place, quiet=1), "the copy did not compile"
