"""Where things stand in a docstring of the Google, NumPy or Sphinx-field convention."""

from __future__ import annotations

import re

from .._noun import noun

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# The sections that Napoleon, numpydoc or Griffe know. Their other arguments are in the second list.
_OTHER_SECTIONS = (
    r"attention|attributes|caution|classes|danger|error|except|exceptions|examples?|functions|hint|important|methods|"
    r"modules|notes?|raises?|receives?|references|returns?|see also|tip|todo|warnings?|warns?|yields?"
)
_ARGUMENTS = (
    r"args|arguments|params|parameters|keyword (?:args|arguments|parameters)|other (?:args|arguments|parameters)"
)
_SECTION = re.compile(rf"(?:(?P<arguments>{_ARGUMENTS})|{_OTHER_SECTIONS})\s*(?P<colon>:?)\s*$", re.IGNORECASE)
_UNDERLINE = re.compile(r"([-=~^\"'`#*+:.])\1+\s*$")
_FIELD = re.compile(
    r":(?:param|parameter|arg|argument|key|keyword|kwarg|kwparam|type|paramtype|kwtype|var|ivar|cvar|vartype|"
    r"returns?|rtype|raises?|except|exception|yields?|ytype|meta)\b[^`]*?:(?:\s|$)"
)
_FIELD_NAME = re.compile(
    r":(?:param|parameter|arg|argument|key|keyword|kwarg|kwparam)\s+(?:.*?\s)?[\\*]*(\w+)\s*:(?:\s|$)"
)
_ENTRY_NAMES = re.compile(r"\s*([`\\*]*\w+`*(?:\s*,\s*[`\\*]*\w+`*)*)\s*(?:[(:]|$)")
_SIGNATURE = re.compile(r"[\w., ]*(?:=\s*)?[\w.]+\(.*\)\s*$")
_STRUCTURE = re.compile(r"\s*(?:[-*+•|]\s|(?:\d+|#)[.)]\s|\.\.\s|>>>|```|~~~)")


@noun
class _Section:
    """A section or field: its convention, whether it describes arguments, the lines of its body."""

    convention: str
    has_arguments: bool
    start: int
    body: int
    end: int


@noun
class _Entry:
    """The description of an argument, or of several together: from its first line to its last."""

    names: tuple[str, ...]
    first: int
    last: int


def with_block(lines: list[str], block: list[str]) -> list[str]:
    """Return the docstring with a block before the first section or field, or at the end.

    In a NumPy docstring it follows the summary, before the longer description, as the convention has it.
    """
    section = next(iter(_sections(lines)), None)
    position = section.start if section else len(lines)
    if section and section.convention == "numpy":
        position = min(position, _end_of_summary(lines))
    before, after = _stripped(lines[:position]), _stripped(lines[position:])
    return [*before, *([""] if before else []), *block, *([""] if after else []), *after]


def with_note(lines: list[str], name: str, note: str) -> list[str] | None:
    """Return the docstring with a note in the entry of an argument, None if it has no entry."""
    entry = next((entry for entry in _entries(lines) if name in entry.names), None)
    if entry is None:
        return None
    described = lines[entry.first + 1 : entry.last + 1]
    if any(note in line for line in described):
        return lines
    own = _indent(lines[entry.first])
    margin = min([_indent(line) for line in described if line.strip()], default=own * 2 or 4)
    # After anything but one plain paragraph, the note is a paragraph of its own.
    plain = all(_indent(line) == margin and line.strip() and not _STRUCTURE.match(line) for line in described)
    subject = f"{name}: " if len(entry.names) > 1 else ""
    added = [*([] if plain else [""]), f"{' ' * margin}{subject}{note}"]
    return [*lines[: entry.last + 1], *added, *lines[entry.last + 1 :]]


def _sections(lines: list[str]) -> list[_Section]:
    """Return the sections and fields in order."""
    heads = list(_heads(lines))
    ends = [*[start for start, *_ in heads], len(lines)][1:]
    found: list[_Section] = []
    for (start, convention, has_arguments), end in zip(heads, ends, strict=True):
        body = start + {"field": 0, "google": 1, "numpy": 2}[convention]
        # Only in a NumPy section the entries stand at the margin.
        last = end if convention == "numpy" else _next_at_margin(lines, start + 1)
        found.append(_Section(convention, has_arguments, start, body, last))
    return found


def _heads(lines: list[str]) -> Iterator[tuple[int, str, bool]]:
    """Yield where sections and fields begin, in which convention, and if they describe arguments."""
    fenced = False
    for position, line in enumerate(lines):
        fenced ^= line.startswith(("```", "~~~"))
        if fenced or not line or line[0].isspace():
            continue
        title = _SECTION.match(line)
        if _FIELD.match(line):
            yield position, "field", bool(_FIELD_NAME.match(line))
        elif title and title["colon"] and _is_indented(lines[position + 1 :]):
            yield position, "google", bool(title["arguments"])
        elif _is_underlined(lines, position, known=bool(title)):
            yield position, "numpy", bool(title and title["arguments"])


def _is_indented(lines: list[str]) -> bool:
    return bool(_indent(next((line for line in lines if line.strip()), "")))


def _is_underlined(lines: list[str], position: int, *, known: bool) -> bool:
    """Tell if there is a rule below a title; a title that nobody knows needs a full one and a blank line above."""
    rule = lines[position + 1].strip() if position + 1 < len(lines) else ""
    if known:
        return bool(_UNDERLINE.match(rule))
    stands_alone = position == 0 or not lines[position - 1].strip()
    return stands_alone and set(rule) == {"-"} and len(rule) >= max(3, len(lines[position].strip()))


def _entries(lines: list[str]) -> Iterator[_Entry]:
    """Yield the entries of all arguments."""
    for section in _sections(lines):
        if section.has_arguments:
            yield from _entries_of(lines, section)


def _entries_of(lines: list[str], section: _Section) -> Iterator[_Entry]:
    body = [position for position in range(section.body, section.end) if lines[position].strip()]
    margin = _indent(lines[body[0]]) if body else 0
    starts = [position for position in body if _indent(lines[position]) <= margin]
    for start, end in zip(starts, [*starts[1:], section.end], strict=True):
        if names := _names(lines[start], section.convention):
            yield _Entry(names, start, max(position for position in body if start <= position < end))


def _names(line: str, convention: str) -> tuple[str, ...]:
    found = (_FIELD_NAME if convention == "field" else _ENTRY_NAMES).match(line)
    return tuple(re.findall(r"\w+", found[1])) if found else ()


def _next_at_margin(lines: list[str], start: int) -> int:
    return next((i for i in range(start, len(lines)) if lines[i].strip() and not _indent(lines[i])), len(lines))


def _end_of_summary(lines: list[str]) -> int:
    """Return where the first paragraph ends, the second one after a signature."""
    end = next((i for i, line in enumerate(lines) if not line.strip()), len(lines))
    if end == 1 and _SIGNATURE.match(lines[0]) and len(lines) > end + 1:
        return end + 1 + _end_of_summary(lines[end + 1 :])
    return end


def _stripped(lines: list[str]) -> list[str]:
    """Return the lines without blank ones at either end."""
    filled = [position for position, line in enumerate(lines) if line.strip()]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
