"""Change a Python API without breaking the people who call it.

PYTEST_DONT_REWRITE: pytest rewrites its plugins, and must not complain that this one was imported before it started.
"""

from __future__ import annotations

import sys
from types import ModuleType

from ._decorators import get_deprecation_config
from ._errors import DeprecatedError
from ._registry import AS_EXCEPTIONS, registry
from ._spec import Deprecation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._changes import Removed as Removed
    from ._changes import Renamed as Renamed
    from ._modes import TargetMode as TargetMode
    from ._record import Record as Record
    from ._static import deprecated, deprecated_args, deprecated_callable, void
    from .testing import assert_no_warnings as assert_no_warnings
else:
    from ._decorators import deprecated, deprecated_args, deprecated_callable, void

__all__ = [
    "AS_EXCEPTIONS",
    "DeprecatedError",
    "Deprecation",
    "Record",
    "Removed",
    "Renamed",
    "TargetMode",
    "assert_no_warnings",
    "deprecated",
    "deprecated_args",
    "deprecated_callable",
    "get_deprecation_config",
    "registry",
    "void",
]

_LAZY = {
    "Record": "_record",
    "Removed": "_changes",
    "Renamed": "_changes",
    "TargetMode": "_modes",
    "assert_no_warnings": "testing",
}


if not TYPE_CHECKING:  # to a checker, a module with this function has every name, misspelt ones too

    def __getattr__(name: str) -> object:
        if name not in _LAZY:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f".{_LAZY[name]}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return __all__


class _Package(ModuleType):
    """The module itself, which notices when `AS_EXCEPTIONS` is assigned."""

    def __setattr__(self, name: str, value: object) -> None:
        super().__setattr__(name, value)
        if name == "AS_EXCEPTIONS":
            registry.set_as_exceptions(value)


sys.modules[__name__].__class__ = _Package
