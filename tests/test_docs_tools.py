"""The notices in the pages that Sphinx and MkDocs really build."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import deprecate
from helpers import needs

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


def words_of(html):
    """Return the words of a page, in order."""
    text = " ".join(re.sub(r"<[^>]+>", " ", html).split())
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
    html = (tmp_path / "site" / "index.html").read_text()
    assert re.search(r'class="admonition warning">\s*<p class="admonition-title">Deprecated in 1\.0</p>', html)
    text = words_of(html)
    assert re.search(
        r"Summary of google\. Deprecated in 1\.0 Will be removed in 2\.0\. Use library\.area instead\. .*Parameters",
        text,
    )
    assert "The old. Deprecated since v1.0 — use new instead." in text
