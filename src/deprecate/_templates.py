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
        raise ValueError("each placeholder needs a name, as in %(source_name)s")

    __repr__ = __str__

    def __missing__(self, name: str) -> str:
        raise ValueError(f"there is no placeholder {name!r}{did_you_mean(name, PLACEHOLDERS)}")


def checked_template(template: object) -> str:
    """Return `template` if it can be rendered; raise ValueError otherwise."""
    if not isinstance(template, str):
        raise TypeError(f"message_template must be a string, not {template!r}")
    try:
        template % _Values(dict.fromkeys(PLACEHOLDERS, ""))
    except (TypeError, ValueError) as error:
        raise ValueError(
            f"Invalid message_template: {template!r}: {error}; the placeholders are "
            + ", ".join(f"%({name})s" for name in PLACEHOLDERS)
        ) from None
    return template
