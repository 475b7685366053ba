"""Configuration of the manual: `python -m sphinx -n -W -b html docs docs/_build`."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))

project = "deprecate"
author = "The deprecate authors"
project_copyright = author
release = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
version = release

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
smartquotes = False  # a value in a docstring is a Python string
nitpicky = True
default_role = "literal"  # docstrings mark code with single backticks
# A name for type checkers: any of the values that say how a parameter changes.
nitpick_ignore = [("py:class", "Change")]

html_theme = "furo"
html_title = f"deprecate {release}"
html_show_sphinx = False
html_static_path = ["_static"]
html_css_files = ["manual.css"]

myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_class_signature = "mixed"
# The sources import names for annotations only when a checker reads them, so the docstrings say what the types are.
autodoc_typehints = "none"
# Attributes are described once, in the docstring of their class.
napoleon_use_ivar = True
