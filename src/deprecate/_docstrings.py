"""Puts the notice of a deprecation into a docstring, where documentation tools and readers expect it."""

from __future__ import annotations

import inspect
import os
import re
import sys

from ._messages import path_of
from ._spec import ARGS_REMAP, FORWARD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._changes import Change
    from ._spec import Deprecation

# The sections of a Google docstring, as Sphinx's Napoleon knows them.
_SECTIONS = (
    "Args|Arguments|Attention|Attributes|Caution|Danger|Error|Examples?|Hint|Important|Keyword Args|Keyword Arguments|"
    "Methods|Notes?|Other Parameters|Parameters|Raises?|References|Returns?|See Also|Tip|Todo|Warnings?|Warns?|Yields?"
)
_GOOGLE_SECTION = re.compile(rf"({_SECTIONS}):\s*$", re.IGNORECASE)
_NUMPY_RULE = re.compile(r"-{3,}\s*$")
_FIELD = re.compile(
    r":(param|parameter|arg|argument|key|keyword|type|returns?|rtype|raises?|except|exception|yields?|meta)\b"
)
_ENVIRONMENT = {"rst": "rst", "mkdocs": "mkdocs", "markdown": "mkdocs"}


def updated(doc: str, spec: Deprecation) -> str:
    """Return a docstring with the notice.

    The notice stands before the first section or field. A deprecated argument gets its note in its own entry; where it
    has none, the notice names it. An empty docstring becomes the notice alone.
    """
    lines = inspect.cleandoc(doc).splitlines()
    markup = _markup(spec)
    sentences = _sentences(spec, markup)
    if spec.mode == ARGS_REMAP:
        missed = [change for change in spec.changes if not _annotate(lines, change.name, _note(change, spec, markup))]
        if not missed:
            return "\n".join(lines)
        sentences = [
            f"Argument {_code(change.name, markup)}: {_note(change, spec, markup)}" for change in missed
        ] + sentences
    return "\n".join(_with_block(lines, _block(spec.deprecated_in, sentences, markup)))


def _markup(spec: Deprecation) -> str:
    """Return "rst" or "mkdocs"; "auto" asks the environment, then looks for a running MkDocs."""
    if spec.docstring_style != "auto":
        return spec.docstring_style
    wanted = os.environ.get("DEPRECATE_DOCSTRING_STYLE", "").strip().lower()
    if wanted and wanted not in _ENVIRONMENT:
        raise ValueError(f"DEPRECATE_DOCSTRING_STYLE must be one of {', '.join(_ENVIRONMENT)}, not {wanted!r}")
    is_mkdocs = "mkdocs" in sys.modules or "mkdocs" in os.path.basename(sys.argv[0] if sys.argv else "")  # noqa: PTH119 - a name
    return _ENVIRONMENT.get(wanted) or ("mkdocs" if is_mkdocs else "rst")


def _sentences(spec: Deprecation, markup: str) -> list[str]:
    """Return what the notice says of the whole object."""
    found = [spec.message] if spec.message else []
    if spec.remove_in and spec.mode != ARGS_REMAP:
        found.append(f"Will be removed in {spec.remove_in}.")
    if spec.mode == FORWARD and (path := path_of(spec.successor)):
        reference = f":{_role(spec.successor)}:`{path}`" if markup == "rst" else f"`{path}`"
        found.append(f"Use {reference} instead.")
    texts = [*found, *[text for text in (spec.note, spec.url) if text]]
    return [line for text in texts for line in text.splitlines()]


def _role(target: object) -> str:
    if inspect.isclass(target):
        return "class"
    name = getattr(target, "__qualname__", "").rpartition("<locals>.")[2]
    return "meth" if "." in name else "func"


def _note(change: Change, spec: Deprecation, markup: str) -> str:
    """Return the note in the entry of one argument."""
    since, removal = change.deprecated_in or spec.deprecated_in, change.remove_in or spec.remove_in
    start = f"Deprecated since v{since}" if since else "Deprecated"
    way_out = f"use {_code(change.new, markup)} instead." if change.new else "no longer used."
    end = f"Will be removed in v{removal}." if removal else ""
    return " ".join([part for part in (start, "—", way_out, end, change.note) if part])


def _code(name: str, markup: str) -> str:
    return f"``{name}``" if markup == "rst" else f"`{name}`"


def _block(version: str, sentences: list[str], markup: str) -> list[str]:
    """Return the lines of the notice; Sphinx's own directive needs a version, so without one it is an admonition."""
    if markup == "mkdocs":
        title = f'!!! warning "Deprecated in {version}"' if version else '!!! warning "Deprecated"'
        return [title, *[f"    {sentence}" for sentence in sentences or ["Do not use it in new code."]]]
    if version:
        return [f".. deprecated:: {version}", *[f"   {sentence}" for sentence in sentences]]
    return [
        ".. admonition:: Deprecated",
        "",
        *[f"   {sentence}" for sentence in sentences or ["Do not use it in new code."]],
    ]


def _with_block(lines: list[str], block: list[str]) -> list[str]:
    position = _first_section(lines)
    before, after = lines[:position], lines[position:]
    while before and not before[-1].strip():
        before.pop()
    return [*before, *([""] if before else []), *block, *(["", *after] if after else [])]


def _first_section(lines: list[str]) -> int:
    """Return the position of the first section or field, that of the end if there is none."""
    for position, line in enumerate(lines):
        following = lines[position + 1] if position + 1 < len(lines) else ""
        is_numpy = bool(line.strip()) and not line.startswith(" ") and _NUMPY_RULE.match(following)
        if is_numpy or _GOOGLE_SECTION.match(line) or _FIELD.match(line):
            return position
    return len(lines)


def _annotate(lines: list[str], name: str, note: str) -> bool:
    """Add a note to the entry of an argument, in place; return False if it has no entry."""
    for position, line in enumerate(lines):
        if (indent := _entry_indent(lines, position, line, name)) is None:
            continue
        end = position + 1
        while end < len(lines) and lines[end].strip() and _indent(lines[end]) > _indent(line):
            end += 1
        lines.insert(end, " " * (_indent(lines[end - 1]) if end > position + 1 else indent) + note)
        return True
    return False


def _entry_indent(lines: list[str], position: int, line: str, name: str) -> int | None:
    """Return the indent of what belongs to the entry of an argument, None if `line` does not begin its entry."""
    escaped = re.escape(name)
    if re.match(rf":(param|parameter|arg|argument|key|keyword)\s+(\S.*\s)?\**{escaped}\s*:", line):
        return 4
    section = _section_of(lines, position)
    if section == "google" and re.match(rf"\s+\**{escaped}\s*(\(.*\))?\s*:", line):
        return _indent(line) + 4
    if section == "numpy" and re.match(rf"(\**\w+\s*,\s*)*\**{escaped}\s*(,\s*\**\w+\s*)*(:.*)?$", line):
        return 4
    return None


def _section_of(lines: list[str], position: int) -> str:
    """Return in which style of parameter section a line stands, "" for none."""
    for above in range(position - 1, -1, -1):
        line = lines[above]
        if _GOOGLE_SECTION.match(line):
            return "google" if re.match(r"(Keyword )?Arg|(Other )?Param", line, re.IGNORECASE) else ""
        if _NUMPY_RULE.match(line) and above > 0:
            return "numpy" if re.match(r"(Other )?Parameters", lines[above - 1]) else ""
    return ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
