"""The notice in a docstring: where it stands, what it says, and that nothing else changes."""

from __future__ import annotations

import inspect
import sys
from types import ModuleType

import pytest

from deprecate import Removed, Renamed, deprecated, deprecated_args, void


@pytest.fixture(autouse=True)
def _no_tool_runs(monkeypatch):
    """Other tests may have loaded MkDocs."""
    monkeypatch.delenv("DEPRECATE_DOCSTRING_STYLE", raising=False)
    monkeypatch.delitem(sys.modules, "mkdocs", raising=False)
    monkeypatch.setattr(sys, "argv", ["pytest"])


def area(side):
    """Return something."""
    return side


class Square:
    """Has an area."""

    def area(self):
        """Return something."""


def noticed(doc, **options):
    """Return the docstring of a function that had `doc`, after decoration."""

    def surface(side):
        return void(side)

    surface.__doc__ = doc
    known = {"target": area, "deprecated_in": "1.0", "remove_in": "2.0", "update_docstring": True}
    return deprecated(**{**known, **options})(surface).__doc__


BLOCK = f".. deprecated:: 1.0\n   Will be removed in 2.0.\n   Use :func:`{__name__}.area` instead."


@pytest.mark.parametrize(
    "options", [{"update_docstring": False}, {"update_docstring": False, "docstring_style": "mkdocs"}]
)
def test_nothing_changes_unasked(options):
    """Without `update_docstring` the docstring is the author's own, to the letter."""
    doc = "Summary.\n\n        Args:\n            side: The side.\n        "
    assert noticed(doc, **options) == doc


@pytest.mark.parametrize(
    ("doc", "expected"),
    [
        ("Summary.", f"Summary.\n\n{BLOCK}"),
        ("Summary.\n\n    Text.\n    ", f"Summary.\n\nText.\n\n{BLOCK}"),
        ("", BLOCK),
        (None, BLOCK),
        ("Summary.\n\n    Args:\n        side: It.\n    ", f"Summary.\n\n{BLOCK}\n\nArgs:\n    side: It."),
        ("Summary.\n\n    Example:\n        x\n    ", f"Summary.\n\n{BLOCK}\n\nExample:\n    x"),
        ("Summary.\n\n    See Also:\n        x\n    ", f"Summary.\n\n{BLOCK}\n\nSee Also:\n    x"),
        (
            "Summary.\n\n    Parameters\n    ----------\n    side : int\n    ",
            f"Summary.\n\n{BLOCK}\n\nParameters\n----------\nside : int",
        ),
        ("Summary.\n\n    :param side: It.\n    ", f"Summary.\n\n{BLOCK}\n\n:param side: It."),
        ("Summary.\n\tTabs.\n\n\tArgs:\n\t\tside: It.", f"Summary.\nTabs.\n\n{BLOCK}\n\nArgs:\n        side: It."),
        (r"Raw \d+ and \n.", f"Raw \\d+ and \\n.\n\n{BLOCK}"),
        (
            "Zusammenfassung.\n\n    Argumente:\n        seite: Sie.",
            f"Zusammenfassung.\n\nArgumente:\n    seite: Sie.\n\n{BLOCK}",
        ),
        (
            "Summary.\n\n    Note that this is prose: no section.",
            f"Summary.\n\nNote that this is prose: no section.\n\n{BLOCK}",
        ),
    ],
)
def test_place_of_the_notice(doc, expected):
    """The notice stands between the description and the first section or field, else at the end."""
    assert noticed(doc) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"remove_in": ""}, f".. deprecated:: 1.0\n   Use :func:`{__name__}.area` instead."),
        (
            {"deprecated_in": ""},
            f".. admonition:: Deprecated\n\n   Will be removed in 2.0.\n   Use :func:`{__name__}.area` instead.",
        ),
        (
            {"target": Square},
            f".. deprecated:: 1.0\n   Will be removed in 2.0.\n   Use :class:`{__name__}.Square` instead.",
        ),
        (
            {"target": "pkg.mod:new"},
            ".. deprecated:: 1.0\n   Will be removed in 2.0.\n   Use :func:`pkg.mod.new` instead.",
        ),
        ({"note": "Sorry.", "url": "https://example.org"}, f"{BLOCK}\n   Sorry.\n   https://example.org"),
        (
            {"docstring_style": "mkdocs"},
            f'!!! warning "Deprecated in 1.0"\n    Will be removed in 2.0.\n    Use `{__name__}.area` instead.',
        ),
        (
            {"docstring_style": "mkdocs", "deprecated_in": "", "remove_in": ""},
            f'!!! warning "Deprecated"\n    Use `{__name__}.area` instead.',
        ),
    ],
)
def test_what_the_notice_says(options, expected):
    """Versions, successor, note and link are told where they are known; nothing dangles where they are not."""
    if options.get("target") is Square:

        def source():
            """Return a square."""

        old = deprecated(**{"deprecated_in": "1.0", "remove_in": "2.0", "update_docstring": True, **options})(source)
        assert old.__doc__ == f"Return a square.\n\n{expected}"
    else:
        assert noticed("Summary.", **options) == f"Summary.\n\n{expected}"


def test_notice_of_a_message():
    """The author's own text is the notice."""
    doc = deprecated("Use area() instead.", deprecated_in="1.0", update_docstring=True)(lambda: None).__doc__
    assert doc == ".. deprecated:: 1.0\n   Use area() instead."


ENTRIES = {
    "google": (
        "Args:\n    x (int): The x.\n        More of x.\n    old: The old.\n\nReturns:\n    old: Not an entry.",
        8,
    ),
    "numpy": (
        "Parameters\n----------\nx : int\n    The x.\nold : int\n    The old.\n\nReturns\n-------\nold\n    Not an entry.",
        4,
    ),
    "fields": (":param x: The x.\n:param int old: The old.\n:returns: Old.", 4),
}


@pytest.mark.parametrize("style", ENTRIES)
@pytest.mark.parametrize(("markup", "quote"), [("rst", "``"), ("mkdocs", "`")])
def test_note_in_the_entry(style, markup, quote):
    """A deprecated argument is noted in its own entry, and then the function as a whole is not."""
    section, indent = ENTRIES[style]
    note = " " * indent + f"Deprecated since v1.0 — use {quote}new{quote} instead. Will be removed in v2.0."
    lines = section.splitlines()
    lines.insert(next(i for i, line in enumerate(lines) if line.endswith("The old.")) + 1, note)

    def f(x, old=0, new=0):
        return x, old, new

    f.__doc__ = f"Summary.\n\n{section}"
    options = {"deprecated_in": "1.0", "remove_in": "2.0", "update_docstring": True, "docstring_style": markup}
    assert deprecated_args({"old": "new"}, **options)(f).__doc__ == "Summary.\n\n" + "\n".join(lines)


def test_notes_of_several_changes():
    """Each change has its own versions and note; a name without an entry stands in the notice."""

    @deprecated_args(
        [Removed("dead", keep=False, note="It never worked."), Renamed("old", "new", deprecated_in="1.1")],
        deprecated_in="1.0",
        update_docstring=True,
    )
    def f(new=0, dead=0):
        """Summary.

        Args:
            dead: The dead.
        """

    assert f.__doc__ == (
        "Summary.\n\n.. deprecated:: 1.0\n   Argument ``old``: Deprecated since v1.1 — use ``new`` instead.\n\n"
        "Args:\n    dead: The dead.\n        Deprecated since v1.0 — no longer used. It never worked."
    )


@pytest.mark.parametrize(
    ("word", "block"), [("rst", ".. dep"), ("markdown", "!!! w"), ("mkdocs", "!!! w"), ("", ".. dep")]
)
def test_environment(monkeypatch, word, block):
    """The environment says which markup "auto" is."""
    monkeypatch.setenv("DEPRECATE_DOCSTRING_STYLE", word)
    assert noticed("").startswith(block)
    assert noticed("", docstring_style="rst").startswith(".. dep")


def test_environment_that_means_nothing(monkeypatch):
    """An unknown word is refused, and the known ones are named."""
    monkeypatch.setenv("DEPRECATE_DOCSTRING_STYLE", "asciidoc")
    with pytest.raises(ValueError, match="one of rst, mkdocs, markdown, not 'asciidoc'"):
        noticed("")


def test_running_mkdocs(monkeypatch):
    """Where MkDocs is loaded, "auto" is its markup."""
    monkeypatch.setitem(sys.modules, "mkdocs", ModuleType("mkdocs"))
    assert noticed("").startswith("!!! warning")


@pytest.mark.parametrize("style", ["html", "", None, 5])
def test_unknown_style(style):
    """A style that is none is refused, also where no docstring is touched."""
    with pytest.raises(ValueError, match="docstring_style must be one of auto, rst, mkdocs, not"):
        deprecated("Old.", docstring_style=style)


def test_methods_properties_and_layers():
    """The notice stands in what help() and inspect show, for methods and properties too; each layer adds its own."""

    class Shop:
        def pay(self):
            """Pay."""

        @deprecated(target=pay, deprecated_in="1.0", update_docstring=True)
        def buy(self):
            """Buy."""

        @deprecated("Use cost.", deprecated_in="1.0", update_docstring=True)
        @property
        def price(self):
            """The price."""

    assert inspect.getdoc(Shop.buy).startswith("Buy.\n\n.. deprecated:: 1.0\n   Use :meth:`")
    assert inspect.getdoc(Shop.price) == "The price.\n\n.. deprecated:: 1.0\n   Use cost."

    @deprecated_args({"old": "new"}, deprecated_in="2.0", update_docstring=True)
    @deprecated("Going.", deprecated_in="1.0", update_docstring=True)
    def f(new=0):
        """Summary."""

    assert f.__doc__.count(".. deprecated::") == 2


def test_function_that_goes_on_living():
    """A function that is wrapped under another name keeps its docstring; one below a decorator shares the notice."""

    def living():
        """Return something."""

    old = deprecated("Old.", deprecated_in="1.0", update_docstring=True)(living)
    assert (living.__doc__, old.__doc__.count("deprecated::")) == ("Return something.", 1)

    @deprecated("Old.", deprecated_in="1.0", update_docstring=True)
    def gone():
        """Return something."""

    assert inspect.unwrap(gone).__doc__ == gone.__doc__


def test_note_continues_its_entry():
    """The note stands as deep as what the entry already continues with; a note of two lines stays in its block."""

    @deprecated_args({"old": "new"}, deprecated_in="1.0", update_docstring=True)
    def f(new=0, old=0):
        """Summary.

        Args:
          old: The old,
            at length.
        """

    assert f.__doc__.endswith("  old: The old,\n    at length.\n    Deprecated since v1.0 — use ``new`` instead.")
    assert noticed("", note="one\ntwo") == f"{BLOCK}\n   one\n   two"
