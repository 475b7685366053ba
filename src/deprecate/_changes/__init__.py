"""Changes of parameters, as values; one module for each kind.

A kind of change is a noun with

* `name`: the parameter whose use is deprecated;
* `deprecated_in`, `remove_in`, `note`: its own versions and note, "" for those of the whole declaration.

How a change takes part in a call is written in `_changed`, how a message names it in `_messages`.
"""

from __future__ import annotations

from ._removed import Removed
from ._renamed import Renamed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    Change: TypeAlias = Removed | Renamed

KINDS = (Renamed, Removed)

__all__ = ["KINDS", "Removed", "Renamed"]
