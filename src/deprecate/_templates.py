"""The `%`-templates that authors may give in place of the built-in texts."""

from __future__ import annotations

from ._errors import did_you_mean

PLACEHOLDERS = (
    "source_name",
    "source_path",
    "target_name",
    "target_path",
    "deprecated_in",
    "remove_in",
    "argument_map",
)


class _Values(dict[str, str]):
    """Template values that notice when a template formats them all at once, as a bare `%s` does."""

    def __str__(self) -> str:
        raise LookupError("each placeholder needs a name, as in %(source_name)s")

    __repr__ = __str__

    def __missing__(self, name: str) -> str:
        raise LookupError(f"there is no placeholder {name!r}{did_you_mean(name, PLACEHOLDERS)}")


def checked_template(template: object) -> str:
    """Return `template` if it can be rendered; raise ValueError otherwise."""
    if not isinstance(template, str):
        raise TypeError(f"message_template must be a string, not {template!r}")
    try:
        _ = template % _Values(dict.fromkeys(PLACEHOLDERS, ""))
    except LookupError as error:
        problem = str(error)
    except (TypeError, ValueError):  # what Python says of it speaks of numbers and of a mapping
        problem = "write a literal percent sign as %%, and a placeholder as %(source_name)s"
    else:
        return template
    known = ", ".join(f"%({name})s" for name in PLACEHOLDERS)
    raise ValueError(f"Invalid message_template: {template!r}: {problem}; the placeholders are {known}")
