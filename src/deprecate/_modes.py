"""The modes of pyDeprecate's `target=`; loaded only by those who name one, because enum is slow to import."""

from __future__ import annotations

from enum import Enum


class TargetMode(Enum):
    """What happens to a call when `target=` names no successor.

    * `AUTO`: `ARGS_REMAP` if arguments are mapped, `NOTIFY` otherwise; the same as leaving `target=` out.
    * `NOTIFY`: warn, then run the decorated body.
    * `ARGS_REMAP`: warn only when an old argument name is used, and hand its value to the new name.
    * `ATTRS_REMAP`: for classes, warn only when an old attribute name is used.
    """

    __module__ = "deprecate"

    AUTO = "auto"
    NOTIFY = "notify"
    ARGS_REMAP = "args_remap"
    ATTRS_REMAP = "attrs_remap"
