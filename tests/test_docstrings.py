"""The notice in a docstring: where it stands, what it says, and that nothing else changes."""

from __future__ import annotations

import functools
import inspect
import sys
from types import ModuleType

import pytest

from deprecate import Removed, Renamed, TargetMode, deprecated, deprecated_args, void


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
        ("Use it so.\n\n    Example:\n\n    Prose.", f"Use it so.\n\nExample:\n\nProse.\n\n{BLOCK}"),
        ("Summary.\n\n    ```\n    Args:\n        x\n    ```", f"Summary.\n\n```\nArgs:\n    x\n```\n\n{BLOCK}"),
        ("Summary.\n\n    :ivar side: It.", f"Summary.\n\n{BLOCK}\n\n:ivar side: It."),
        ("Summary with :func:`sum`.\n\n    :func:`x` too.", f"Summary with :func:`sum`.\n\n:func:`x` too.\n\n{BLOCK}"),
        ("\n    Args:\n        side: It.", f"{BLOCK}\n\nArgs:\n    side: It."),
        ("Summary.\n\n    Text.\n\n    Frei\n    ----\n    x", f"Summary.\n\n{BLOCK}\n\nText.\n\nFrei\n----\nx"),
        (
            "Summary.\n\n    Text.\n\n    Returns\n    =======\n    x",
            f"Summary.\n\n{BLOCK}\n\nText.\n\nReturns\n=======\nx",
        ),
        (
            "surface(side)\n\n    Summary.\n\n    Text.\n\n    Notes\n    -----\n    x",
            f"surface(side)\n\nSummary.\n\n{BLOCK}\n\nText.\n\nNotes\n-----\nx",
        ),
        ("Summary.\n\n    >>> table()\n    name\n    ----", f"Summary.\n\n>>> table()\nname\n----\n\n{BLOCK}"),
        ("Summary.\f\n\n    Unit\u2028separated.", f"Summary.\f\n\nUnit\u2028separated.\n\n{BLOCK}"),
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


@pytest.mark.parametrize(
    ("target", "reference"),
    [
        (functools.partial(area, 1), f":func:`{__name__}.area`"),
        (functools.partial(Square), f":class:`{__name__}.Square`"),
        (Square.area, f":meth:`{__name__}.Square.area`"),
        (len, ":func:`len`"),
        ("collections:OrderedDict", ":class:`collections.OrderedDict`"),
        ("collections:OrderedDict.popitem", ":meth:`collections.OrderedDict.popitem`"),
        ("not_there:Name", ":func:`not_there.Name`"),
    ],
)
def test_role_of_the_successor(target, reference):
    """The link to the successor is of its kind; what is not loaded is not loaded for that."""

    def source(*args, **kwargs):
        """Do something."""

    doc = deprecated(target=target, deprecated_in="1.0", update_docstring=True)(source).__doc__
    assert doc == f"Do something.\n\n.. deprecated:: 1.0\n   Use {reference} instead."
    assert "not_there" not in sys.modules


@pytest.mark.parametrize(
    ("text", "rst", "markdown"),
    [
        ("Use area().", "Use area().", "Use area()."),
        ("Use `area`", "Use ``area``.", "Use `area`."),
        ("Pass **kwargs", r"Pass \*\*kwargs.", r"Pass \*\*kwargs."),
        ("Was data_ or __init__.", r"Was data\_ or __init\_\_.", r"Was data\_ or \_\_init\_\_."),
        ("Two\n  lines.", "Two lines.", "Two lines."),
        ("See https://example.org/a_b_.", r"See `<https://example.org/a_b\_>`__.", "See <https://example.org/a_b_>."),
        ("Use :func:`area`, ``x``.", "Use :func:`area`, ``x``.", "Use :func:`area`, ``x``."),
        ("- gone", r"\ - gone.", r"\- gone."),
        ("Liste<int> nehmen!", "Liste<int> nehmen!", "Liste&lt;int> nehmen!"),
        ("\u4f7f\u7528 area\u3002", "\u4f7f\u7528 area\u3002", "\u4f7f\u7528 area\u3002"),
    ],
)
def test_words_of_the_author(text, rst, markdown):
    """A message is plain text: it reads in the page as in the warning, and is one sentence among others."""
    for style, expected in {"rst": f"   {rst}", "mkdocs": f"    {markdown}"}.items():

        @deprecated(text, deprecated_in="1.0", update_docstring=True, docstring_style=style)
        def f():
            """Summary."""

        assert f.__doc__.splitlines()[-1] == expected


def test_nothing_to_say():
    """A notice without a word of its own is still a valid one."""
    empty = {"target": TargetMode.NOTIFY, "remove_in": ""}
    assert noticed("", **empty) == ".. deprecated:: 1.0"
    assert noticed("", **empty, deprecated_in="") == ".. admonition:: Deprecated\n\n   Do not use it in new code."
    assert noticed("", **empty, docstring_style="mkdocs") == '!!! warning "Deprecated in 1.0"'


def test_no_second_notice():
    """What another layer or the author's own hand says of this version is not said again; other versions are."""
    by_hand = "Summary.\n\n.. deprecated:: 1.0\n   Use something else."
    assert noticed(by_hand) == by_hand
    assert noticed(noticed("Summary.")) == noticed("Summary.")
    assert noticed(by_hand, deprecated_in="1.0.1").count(".. deprecated::") == 2


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


NOTE = "Deprecated since v1.0 — use ``new`` instead."


@pytest.mark.parametrize(
    ("before", "added", "after"),
    [
        ("Args:\n  old: The old\n    goes on.", f"    {NOTE}", "  new: The new."),
        ("Args:\n    old: The old\n         goes on.", f"         {NOTE}", "    new: The new."),
        ("Args:\n    old: One of::\n\n            a\n\n        and b.", f"\n        {NOTE}", "    new: The new."),
        ("Args:\n    old: One of\n        - a\n        - b", f"\n        {NOTE}", "\n    new: The new."),
        ("Args:\n    mode: One of\n        old: the old.\n    old (int): It.", f"        {NOTE}", "    new: The new."),
        ("Args:\n    new, old: Both.", f"        old: {NOTE}", "\nReturns:\n    old: It."),
        ("Keyword Args:\n    old: It.", f"        {NOTE}", "    new: The new."),
        ("Parameters\n----------\nold : int\n   The old.", f"   {NOTE}", "new : int\n   The new."),
        ("Parameters\n----------\nold", f"    {NOTE}", "new"),
        ("Parameters\n----------\nnew, old : int\n    Both.", f"    old: {NOTE}", "\nReturns\n-------\nold\n    It."),
        ("Other Parameters\n----------------\n`old` : int\n    It.", f"    {NOTE}", "\nNotes\n-----\nold : None."),
        (":param old: The old\n            goes on.", f"            {NOTE}", ":param new: The new."),
        (":param old:", f"    {NOTE}", ":type old: int"),
        (":param old: It.\n\n    More.", f"\n    {NOTE}", "\n:returns: It."),
    ],
)
def test_place_of_the_note(before, added, after):
    """The note is the end of its entry, in the entry's own indentation, and breaks no list or block of code."""

    def f(new=0, old=0):
        return new, old

    f.__doc__ = f"Summary.\n\n{before}\n{after}"
    expected = f"Summary.\n\n{before}\n{added}\n{after}"
    for _ in range(2):  # a note that is there is not added again
        f.__doc__ = deprecated_args({"old": "new"}, deprecated_in="1.0", update_docstring=True)(f).__doc__
        assert f.__doc__ == expected


@pytest.mark.parametrize(
    ("changes", "notes"),
    [
        ([Renamed("a", "b"), Renamed("b", "c")], ["a: — use ``c`` instead.", "b: — use ``c`` instead."]),
        ([Removed("a")], ["a:."]),
        ([Removed("a", keep=False, remove_in="v3.0")], ["a: — no longer used. Will be removed in v3.0."]),
    ],
)
def test_what_the_note_says(changes, notes):
    """The end of a chain of renamings is what to write; an argument that still works is not called unused."""

    @deprecated_args(changes, deprecated_in="v1.0", update_docstring=True)
    def f(c=0, b=0, a=0):
        """Summary.

        Args:
            a: It.
            b: It.
            c: It.
        """

    found = inspect.cleandoc(f.__doc__).splitlines()
    for note in notes:
        name, _, words = note.partition(":")
        assert found[found.index(f"    {name}: It.") + 1] == f"        Deprecated since v1.0{words}"
    assert len(found) == 6 + len(notes)


def test_words_about_all_arguments():
    """Where no notice stands, the author's note and link stand in the entries."""

    @deprecated_args({"old": "new"}, update_docstring=True, note="Ask us", url="https://example.org")
    def f(new=0):
        """Summary.

        :param new: It.
        :param old: It.
        """

    assert f.__doc__.splitlines()[-1] == "    Deprecated — use ``new`` instead. Ask us. https://example.org"


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


def test_home_of_a_property():
    """A deprecated property is at home where its getter is: tools would take it for an import otherwise."""

    @deprecated("Use cost.")
    @property
    def price(self):
        """The price."""

    assert price.__module__ == price.setter(lambda self, value: None).__module__ == __name__
    assert deprecated("Use cost.")(property(None, None, None, "Nothing.")).__doc__ == "Nothing."


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
    assert noticed("", note="one\ntwo") == f"{BLOCK}\n   one two."
