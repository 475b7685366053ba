"""What is measured of deprecated arguments: callers that changed to the new name, and callers that did not yet."""

from __future__ import annotations

from benchmarks._rows import OURS, Contest, calls
from deprecate import Removed, Renamed, deprecated

_MISSING = object()


def undecorated(base, scale=0):
    """Be the function whose arguments change."""
    return base


def accepts_both(base, scale=0, *, factor=_MISSING):
    """Accept the old name of an argument by hand."""
    return undecorated(base, scale if factor is _MISSING else factor)


def accepts_removed(base, scale=0, *, verbose=_MISSING):
    """Accept an argument that is not used any more by hand."""
    return undecorated(base, scale)


def changed(**options):
    """Return the function with a deprecated argument."""

    @deprecated(deprecated_in="1.0", remove_in="2.0", **options)
    def function(base, scale=0):
        return base

    return function


def renamed():
    """Return the function with a renamed argument; giving both names is an error."""
    return changed(changes=[Renamed("factor", "scale")])


def mapped():
    """Return the function with a renamed argument; the new name wins over the old one."""
    return changed(args_mapping={"factor": "scale"})


def removed():
    """Return the function without an argument that it once had."""
    return changed(changes=[Removed("verbose", keep=False)])


@calls(goal=2.5)
def renamed_new_keyword():
    """Renamed argument, new name by keyword, to the undecorated function."""
    return Contest("f(1, scale=2)", undecorated, {OURS: renamed()})


@calls(goal=2.5)
def renamed_new_positional():
    """Renamed argument, new name by position, to the undecorated function."""
    return Contest("f(1, 2)", undecorated, {OURS: renamed()})


@calls(goal=3.5)
def mapped_new_keyword():
    """Renamed argument whose new name wins, new name by keyword, to the undecorated function."""
    return Contest("f(1, scale=2)", undecorated, {OURS: mapped()})


@calls(goal=3.5)
def mapped_new_positional():
    """Renamed argument whose new name wins, new name by position, to the undecorated function."""
    return Contest("f(1, 2)", undecorated, {OURS: mapped()})


@calls(goal=2.0)
def renamed_old_keyword():
    """Renamed argument, old name, to a forwarder that accepts it."""
    return Contest("f(1, factor=2)", accepts_both, {OURS: renamed()})


@calls(goal=2.0)
def mapped_old_keyword():
    """Renamed argument whose new name wins, old name, to a forwarder that accepts it."""
    return Contest("f(1, factor=2)", accepts_both, {OURS: mapped()})


@calls(goal=2.5)
def removed_unused_keyword():
    """Removed argument, not given, another by keyword, to the undecorated function."""
    return Contest("f(1, scale=2)", undecorated, {OURS: removed()})


@calls(goal=2.5)
def removed_unused_positional():
    """Removed argument, not given, others by position, to the undecorated function."""
    return Contest("f(1, 2)", undecorated, {OURS: removed()})


@calls(goal=2.0)
def removed_used():
    """Removed argument, still given, to a forwarder that accepts it."""
    return Contest("f(1, verbose=2)", accepts_removed, {OURS: removed()})
