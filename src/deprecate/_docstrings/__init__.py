"""Puts the notice of a deprecation into a docstring, where documentation tools and readers expect it.

What the notice says is written here, in which markup in `_markups`, and where it stands in `_layouts`.
"""

from __future__ import annotations

import inspect
import os
import sys

from .._messages import end_of, number, path_of
from .._spec import ARGS_REMAP, FORWARD
from ._layouts import with_block, with_note
from ._markups import MKDOCS, RST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .._changes import Change
    from .._spec import Deprecation
    from ._markups import Markup

_ENVIRONMENT: dict[str, Markup] = {"rst": RST, "mkdocs": MKDOCS, "markdown": MKDOCS}
# Ends of sentences, the Chinese and Japanese ones too.
_STOPS = ".!?:;\u2026\u3002\uff01\uff1f"


def updated(doc: str, spec: Deprecation) -> str:
    """Return a docstring with the notice.

    The notice stands before the first section or field. A deprecated argument gets its note in its own entry; where it
    has none, the notice names it. An empty docstring becomes the notice alone. What is said already is not said twice.
    """
    markup = _markup(spec.docstring_style)
    lines = inspect.cleandoc(doc).split("\n")
    title = markup.title(number(spec.deprecated_in))
    if spec.mode == ARGS_REMAP:
        lines, sentences = _annotated(lines, spec, markup)
        is_needed = bool(sentences)
    else:
        sentences = _sentences(spec, markup) or ([] if spec.deprecated_in else ["Do not use it in new code."])
        is_needed = not _says(lines, title)
    if is_needed:
        lines = with_block(lines, [*title, *[f"{markup.indent}{sentence}" for sentence in sentences]])
    return "\n".join(lines)


def _markup(style: str) -> Markup:
    """Return the markup of a style; "auto" asks the environment, then looks for a running MkDocs."""
    if style != "auto":
        return _ENVIRONMENT[style]
    wanted = os.environ.get("DEPRECATE_DOCSTRING_STYLE", "").strip().lower()
    if wanted and wanted not in _ENVIRONMENT:
        raise ValueError(f"DEPRECATE_DOCSTRING_STYLE must be one of {', '.join(_ENVIRONMENT)}, not {wanted!r}")
    command = sys.argv[0] if sys.argv else ""
    is_mkdocs = "mkdocs" in sys.modules or "mkdocs" in os.path.basename(command)  # noqa: PTH119 - a name
    return _ENVIRONMENT.get(wanted) or (MKDOCS if is_mkdocs else RST)


def _says(lines: list[str], title: list[str]) -> bool:
    """Tell if a notice of this version is there, by another layer or by hand."""
    return any(line.strip() == title[0] or line.strip().startswith(f"{title[0]} ") for line in lines)


def _sentences(spec: Deprecation, markup: Markup) -> list[str]:
    """Return what the notice says of the whole object."""
    found = [_sentence(spec.message or "", markup)]
    if spec.remove_in and spec.mode != ARGS_REMAP:
        found.append(f"Will be removed in {number(spec.remove_in)}.")
    if spec.mode == FORWARD and path_of(spec.successor):
        found.append(f"Use {markup.reference(spec.successor)} instead.")
    found += [_sentence(spec.note, markup), markup.prose(spec.url)]
    return [sentence for sentence in found if sentence]


def _sentence(text: str, markup: Markup) -> str:
    """Return a text of the author's as one of several sentences in a paragraph."""
    stop = "." if text.strip() and text.rstrip()[-1] not in _STOPS else ""
    return f"{markup.prose(text)}{stop}"


def _annotated(lines: list[str], spec: Deprecation, markup: Markup) -> tuple[list[str], list[str]]:
    """Return the docstring with a note in the entry of each argument, and the sentences about those without an entry."""
    common, missed = _sentences(spec, markup), list[str]()
    for change in spec.changes:
        note = _note(change, spec, markup)
        noted = with_note(lines, change.name, " ".join([note, *common]))
        missed += [f"Argument {markup.code(change.name)}: {note}"] if noted is None else []
        lines = noted or lines
    new = [sentence for sentence in missed if not _says(lines, [sentence])]
    return lines, [*new, *common] if new else []


def _note(change: Change, spec: Deprecation, markup: Markup) -> str:
    """Return the note in the entry of one argument."""
    since, removal = number(change.deprecated_in or spec.deprecated_in), number(change.remove_in or spec.remove_in)
    start = f"Deprecated since v{since}" if since else "Deprecated"
    if change.new:
        start += f" — use {markup.code(end_of(change, spec))} instead"
    elif not change.keep:
        start += " — no longer used"
    end = f"Will be removed in v{removal}." if removal else ""
    return " ".join([part for part in (f"{start}.", end, _sentence(change.note, markup)) if part])
