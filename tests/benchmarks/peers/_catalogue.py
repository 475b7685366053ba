"""Who takes part, where from, and in what."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A contestant.

    Attributes:
        label: Its name in the tables.
        module: Its module among the contestants.
        requirement: What is installed for it, "" if nothing is.
    """

    label: str
    module: str
    requirement: str = ""


OURS = Entry("deprecate", "ours")
BY_HAND = Entry("hand-written `warnings.warn`", "by_hand")
ENTRIES = [
    OURS,
    BY_HAND,
    Entry("pyDeprecate", "pydeprecate", "pyDeprecate==0.14.0"),
    Entry("Deprecated", "deprecated_", "Deprecated"),
    Entry("deprecation", "deprecation_", "deprecation"),
    Entry("typing_extensions", "typing_extensions_", "typing_extensions"),
    Entry("debtcollector", "debtcollector_", "debtcollector"),
    Entry("matplotlib", "matplotlib_", "matplotlib"),
    Entry("scikit-learn", "sklearn_", "scikit-learn"),
]


class Column(NamedTuple):
    """A scenario as it is printed.

    Attributes:
        name: Its name in the tables.
        subject: What is measured.
        baseline: What 1 is, "" where the number is no ratio.
        unit: Of numbers that are no ratios.
    """

    name: str
    subject: str
    baseline: str = ""
    unit: str = ""


class Table(NamedTuple):
    """Scenarios that are printed side by side."""

    title: str
    columns: list[Column]


_FORWARDER = "a hand-written forwarder"
_UNDECORATED = "the undecorated function"

TABLES = [
    Table(
        "Functions",
        [
            Column("S1", "A forwarded function, `f(1, 2)`, after its warning was shown", _FORWARDER),
            Column("S1i", "The same while a filter ignores the warnings", _FORWARDER),
            Column("S1u", "The same as S1 without a cap: every call warns, and Python shows one line once", _FORWARDER),
            Column("S2", "A forwarded function, `f(1, b=2)`", _FORWARDER),
            Column("S5", "A function that only warns, `f(1, 2)`", _UNDECORATED),
            Column("S5i", "The same while a filter ignores the warnings", _UNDECORATED),
        ],
    ),
    Table(
        "Renamed arguments",
        [
            Column("S3", "A caller who uses the new name, `f(1, scale=2)`", _UNDECORATED),
            Column("S3p", "A caller who gives it by position, `f(1, 2)`", _UNDECORATED),
            Column(
                "S4", "A caller who uses the old name, `f(1, factor=2)`", "a hand-written forwarder that accepts both"
            ),
        ],
    ),
    Table(
        "Methods, attributes, coroutines, threads",
        [
            Column("S6", "A method that forwards to another, `x.old(1, 2)`", _FORWARDER),
            Column("S8c", "An attribute, `x.old`", "a plain property"),
            Column("S9", "An awaited coroutine function", "an async forwarder"),
            Column("S13", "S1 in eight threads at once", _FORWARDER),
        ],
    ),
    Table(
        "Classes and objects",
        [
            Column("S7", "Constructing a class that has moved", "constructing its successor"),
            Column("S8a", "A member of an enumeration that has moved, `Old.RED`", "the member of its successor"),
            Column("S8b", "An item of a dictionary behind a deprecated name, `old['k']`", "the dictionary"),
        ],
    ),
    Table(
        "Once for each function or process",
        [
            Column("S10", "The first call, the warning recorded", "a hand-written `warnings.warn`"),
            Column("S11", "Decorating a function", unit="us"),
            Column("S11m", "Memory of a wrapper beside its function", unit="B"),
            Column("S12", "Importing and decorating one function, over a bare interpreter", unit="ms"),
        ],
    ),
]

# Why a column is lost, where it is.
REASONS = {
    "S1i": "A warning that is ignored must not use up the budget, so the filters are evaluated before it is given.",
    "S1u": "The caller is searched in the stack, past decorators and the standard library; others count frames.",
    "S3": "By hand, the test stands in the body; a decorator adds a call.",
    "S3p": "As in S3. The old name is keyword-only, and Python fills its default at each call.",
    "S5i": "As in S1i.",
    "S10": "As in S1u; the filters are evaluated, and the warning is counted under a lock.",
    "S11": "A function with the real signature is generated and checked against its target; others return a closure.",
    "S11m": "As in S11.",
    "S12": "Code that is written by hand imports nothing.",
}

COLUMNS = [column for table in TABLES for column in table.columns]
