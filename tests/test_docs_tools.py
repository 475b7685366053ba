"""The notices in the pages that Sphinx and MkDocs really build."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import deprecate
from deprecate import deprecated
from helpers import needs, third_party

pytestmark = pytest.mark.slow

LIBRARY = '''
"""A library."""

from deprecate import deprecated, deprecated_args


def area(side):
    """Return the area."""


@deprecated(target=area, deprecated_in="1.0", remove_in="2.0", update_docstring=True)
def google(side):
    """Summary of google.

    Args:
        side: The side.

    Returns:
        The area.
    """


@deprecated(target=area, deprecated_in="1.0", update_docstring=True)
def numpy(side):
    """Summary of numpy.

    Parameters
    ----------
    side : int
        The side.
    """


@deprecated("Use area().", update_docstring=True)
def fields(side):
    """Summary of fields.

    :param side: The side.
    """


@deprecated_args({"old": "new"}, deprecated_in="1.0", update_docstring=True)
def argument(new=0, old=0):
    """Summary of argument.

    Args:
        new: The new.
        old: The old.
    """
'''


def build(command, folder):
    """Run a tool on a folder and return what it printed; it must succeed."""
    environment = {**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{Path(deprecate.__file__).parent.parent}"}
    run = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout + run.stderr


def words_of(page):
    """Return the words of a page, in order."""
    text = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    return re.sub(r" ([.,;:)])", r"\1", text)


@pytest.mark.parametrize("extension", ["sphinx.ext.napoleon", "numpydoc"])
def test_sphinx(tmp_path, extension):
    """Sphinx builds without a warning, and the notice stands between the summary and the parameters."""
    needs("sphinx")
    needs(extension.partition(".")[0])
    names = ["numpy", "fields"] if extension == "numpydoc" else ["google", "numpy", "fields", "argument"]
    (tmp_path / "library.py").write_text(LIBRARY)
    (tmp_path / "conf.py").write_text(
        f"extensions = ['sphinx.ext.autodoc', {extension!r}]\nnumpydoc_show_class_members = False\n"
    )
    functions = "\n".join(f".. autofunction:: library.{name}\n" for name in [*names, "area"])
    (tmp_path / "index.rst").write_text(f"Library\n=======\n\n{functions}")
    build(["sphinx", "-W", "-q", "-b", "html", ".", "out"], tmp_path)
    text = words_of((tmp_path / "out" / "index.html").read_text())
    order = [r"Summary of numpy\. Deprecated since version 1\.0: Use library\.area\(\) instead\. .*?Parameters"]
    order.append(r"Summary of fields\. Deprecated Use area\(\)\. .*?Parameters")
    if "google" in names:
        order.append(
            r"Summary of google\. Deprecated since version 1\.0: Will be removed in 2\.0\. "
            r"Use library\.area\(\) instead\. Parameters"
        )
        order.append(r"old \u2013 The old\. Deprecated since v1\.0 — use new instead\.")
        assert "Summary of argument. Parameters" in text
    for pattern in order:
        assert re.search(pattern, text), (pattern, text)


def test_mkdocstrings(tmp_path):
    """MkDocs builds strictly, and shows the notice as an admonition."""
    needs("mkdocs")
    needs("mkdocstrings")
    (tmp_path / "library.py").write_text(LIBRARY)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Library\n\n::: library.google\n\n::: library.argument\n")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Library\nmarkdown_extensions: [admonition]\nplugins:\n  - mkdocstrings:\n      handlers:\n"
        "        python:\n          options:\n            force_inspection: true\n"
    )
    build(["mkdocs", "build", "--strict", "-q"], tmp_path)
    page = (tmp_path / "site" / "index.html").read_text()
    assert re.search(r'class="admonition warning">\s*<p class="admonition-title">Deprecated in 1\.0</p>', page)
    text = words_of(page)
    assert re.search(
        r"Summary of google\. Deprecated in 1\.0 Will be removed in 2\.0\. Use library\.area instead\. .*Parameters",
        text,
    )
    assert "The old. Deprecated since v1.0 — use new instead." in text


AWKWARD = '''
"""Docstrings in which a note or a notice could do harm."""

from deprecate import Removed, Renamed, deprecated, deprecated_args

STYLE = {style!r}
OPTIONS = {{"deprecated_in": "1.0", "update_docstring": True, "docstring_style": STYLE}}
renamed = deprecated_args({{"old": "new"}}, **OPTIONS)


@renamed
def bullets(new=0, old=0):
    """Summary.

    Args:
        old: One of

            - a
            - b
        new: The new.
    """


@renamed
def code(new=0, old=0):
    """Summary.

    Args:
        old: One of::

                a

            and b.
        new: The new.
    """


@renamed
def aligned(new=0, old=0):
    """Summary.

    Args:
        old: The old
             goes on.
        new: The new.
    """


@renamed
def three(new=0, old=0):
    """Summary.

    Parameters
    ----------
    old : int
       The old.
    new : int
       The new.
    """


@renamed
def fields(new=0, old=0):
    """Summary.

    :param old: The old
                goes on.
    :param new: The new.
    """


@deprecated("Pass **kwargs, not data_ or |x|; see https://example.org/a_.\\nThen `go`", **OPTIONS)
def words(side):
    """Summary."""


class Shop:
    """A shop."""

    @deprecated("Use cost.", **OPTIONS)
    @property
    def price(self):
        """The price."""
        return 1

    @deprecated(**OPTIONS)
    def close(self):
        pass
'''
NOTE = "Deprecated since v1.0 — use new instead."
AWKWARD_FUNCTIONS = ["bullets", "code", "aligned", "three", "fields"]


def test_sphinx_with_awkward_docstrings(tmp_path):
    """Notes after lists, code and aligned text, and messages with markup in them, are no trouble to Sphinx."""
    needs("sphinx")
    (tmp_path / "library.py").write_text(AWKWARD.format(style="rst"))
    (tmp_path / "conf.py").write_text("extensions = ['sphinx.ext.autodoc', 'sphinx.ext.napoleon']\n")
    functions = "\n".join(f".. autofunction:: library.{name}\n" for name in [*AWKWARD_FUNCTIONS, "words"])
    shop = ".. autoclass:: library.Shop\n   :members:\n"
    (tmp_path / "index.rst").write_text(f"Library\n=======\n\n{functions}\n{shop}")
    build(["sphinx", "-W", "-q", "-b", "html", ".", "out"], tmp_path)
    page = (tmp_path / "out" / "index.html").read_text()
    text = words_of(page)
    entries = re.findall(rf"old(?: \( int\))? \u2013 ([^\u2013]*?)\.? {re.escape(NOTE)} new", text)
    assert entries == ["One of a b", "One of: a and b", "The old goes on", "The old", "The old goes on"]
    assert "<blockquote>" not in page
    assert "<dt>The old" not in page
    assert "Deprecated since version 1.0: Pass **kwargs, not data_ or |x|; see https://example.org/a_. Then go." in text
    assert "The price. Deprecated since version 1.0: Use cost." in text
    assert re.search(r"close \(\).{0,20} Deprecated since version 1\.0\.", text)


@pytest.mark.parametrize("convention", ["google", "numpy", "sphinx"])
def test_mkdocstrings_with_awkward_docstrings(tmp_path, convention):
    """The same docstrings are no trouble to MkDocs, in any convention that mkdocstrings reads."""
    needs("mkdocs")
    needs("mkdocstrings")
    names = {"google": AWKWARD_FUNCTIONS[:3], "numpy": ["three"], "sphinx": ["fields"]}[convention]
    (tmp_path / "library.py").write_text(AWKWARD.format(style="mkdocs"))
    (tmp_path / "docs").mkdir()
    functions = "\n".join(f"::: library.{name}\n" for name in [*names, "words", "Shop"])
    (tmp_path / "docs" / "index.md").write_text(f"# Library\n\n{functions}")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Library\nmarkdown_extensions: [admonition]\nplugins:\n  - mkdocstrings:\n      handlers:\n"
        f"        python:\n          options:\n            force_inspection: true\n"
        f"            docstring_style: {convention}\n"
    )
    build(["mkdocs", "build", "--strict", "-q"], tmp_path)
    text = words_of((tmp_path / "site" / "index.html").read_text())
    assert text.count(NOTE) == len(names)
    assert "Deprecated in 1.0 Pass **kwargs, not data_ or |x|; see https://example.org/a_. Then go." in text
    assert "The price. Deprecated in 1.0 Use cost." in text


def test_numpydoc_validates(tmp_path):
    """The notice stands where the NumPy convention has it: after the summary, before the longer description."""
    needs("numpydoc")
    (tmp_path / "library.py").write_text(
        "from deprecate import deprecated\n\n\n@deprecated('Use area.', deprecated_in='1.0', update_docstring=True)\n"
        "def surface(side):\n"
        '    """\n    Return the surface.\n\n    It is what is outside.\n\n    Parameters\n    ----------\n'
        '    side : int\n        The side.\n    """\n'
    )
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{Path(deprecate.__file__).parent.parent}"}
    command = [sys.executable, "-m", "numpydoc", "validate", "library.surface"]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert run.stderr == ""
    # Nothing about the notice (GL09) or the order of sections (GL07); what it misses is not ours.
    assert set(re.findall(r":([A-Z]{2}\d\d):", run.stdout)) == {"GL02", "SA01", "EX01"}


def test_every_section_of_napoleon():
    """Each section title that Napoleon knows ends the description."""
    needs("sphinx")
    from sphinx.ext.napoleon import Config
    from sphinx.ext.napoleon.docstring import GoogleDocstring

    for title in GoogleDocstring("", Config())._sections:

        def f():
            """Do something."""

        f.__doc__ = f"Summary.\n\n{title.title()}:\n    It."
        doc = deprecated("Old.", deprecated_in="1.0", update_docstring=True, docstring_style="rst")(f).__doc__
        assert doc == f"Summary.\n\n.. deprecated:: 1.0\n   Old.\n\n{title.title()}:\n    It."


PIECES = [
    *"ab_*`|\\<>[]():-#.'&",
    " ",
    " ",
    "data_",
    "__init__",
    "**kw",
    "`code`",
    "``code``",
    "1. ",
    "https://example.org/a_",
]
MESSAGES = st.lists(st.sampled_from(PIECES), max_size=8).map("".join).map("{}gone".format)


@settings(max_examples=500, deadline=None)
@given(MESSAGES, st.sampled_from(["", "1.0"]))
def test_any_message_in_docutils(message, version):
    """Whatever characters a message has, docutils sees one paragraph and has no complaint."""
    core, nodes = third_party("docutils.core"), third_party("docutils.nodes")
    assume(not re.search(r":\w+:`", message))  # a role is the author's own affair
    doc = deprecated(message, deprecated_in=version, update_docstring=True, docstring_style="rst")(lambda: None).__doc__
    source = doc.replace(".. deprecated:: 1.0\n   ", "Deprecated since version 1.0: ")  # the directive is Sphinx's own
    tree = core.publish_doctree(source, settings_overrides={"report_level": 5, "_disable_config": True})
    assert [found.astext() for found in tree.findall(nodes.system_message) if found["level"] > 1] == []
    assert len(list(tree.findall(nodes.paragraph))) == 1


@settings(max_examples=500, deadline=None)
@given(MESSAGES)
def test_any_message_in_markdown(message):
    """Whatever characters a message has, the page shows them all."""
    convert = third_party("markdown").markdown
    doc = deprecated(message, update_docstring=True, docstring_style="mkdocs")(lambda: None).__doc__
    shown = html.unescape(re.sub(r"<[^>]+>", "", convert(doc, extensions=["admonition"])))
    assert re.sub(r"[\s`]+", "", shown) == re.sub(r"[\s`]+", "", f"Deprecated {message}.")
