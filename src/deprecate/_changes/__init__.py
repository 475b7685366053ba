"""Changes of parameters, as values; one module for each kind.

A kind of change is a noun with

* `name`: the parameter whose use is deprecated;
* `deprecated_in`, `remove_in`, `note`: its own versions and note, "" for those of the whole declaration;
* `new`: the parameter that its value moves to, or None; `keep`: its value reaches the body under the old name;
* `conflict`: whose value counts where a call gives the new name too, "" if there is none;
* `described(new)`: how a message names it, `new` being the end of a chain of renamings.

How a change takes part in a call is written in `_changed`.
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
