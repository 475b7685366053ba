"""Puts the notice of a deprecation into a docstring."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._spec import Deprecation


def updated(doc: str, spec: Deprecation) -> str:
    """Return `doc` with a notice."""
    return doc
