"""The errors of the library, and the help that their texts give."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class DeprecatedError(RuntimeError):
    """A deprecated object was used while deprecations are errors.

    Raised instead of the warning, before anything of the deprecated object runs, when it was declared with
    `as_exception=True` or while `deprecate.AS_EXCEPTIONS` is true. It is not a `Warning`: no filter hides it.

    Example:
        >>> import deprecate
        >>> @deprecate.deprecated("Use area() instead", as_exception=True)
        ... def surface() -> int:
        ...     return 1
        >>> surface()
        Traceback (most recent call last):
            ...
        deprecate.DeprecatedError: Use area() instead
    """

    __module__ = "deprecate"


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that `name` was most likely meant to be."""
    from difflib import get_close_matches

    close = get_close_matches(name, list(candidates), n=1)
    return close[0] if close else None


def did_you_mean(name: str, candidates: Iterable[str]) -> str:
    """Return the end of an error text that suggests the nearest valid name, or an empty string."""
    close = nearest(name, candidates)
    return f"; did you mean {close!r}?" if close else ""


def check_texts(**texts: object) -> None:
    for option, text in texts.items():
        if not isinstance(text, str):
            example = "" if text is None else f", for example {option}={str(text)!r}"
            raise TypeError(f"{option} must be a string{example}, not {text!r}")
