"""What is deprecated, and where: plain data that every tool reads."""

from __future__ import annotations

import json

from ._changes import KINDS
from ._errors import did_you_mean
from ._noun import as_dict, noun

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ._changes import Change


@noun
class Record:
    """One deprecated object, as plain data that survives a round trip through JSON.

    Attributes:
        kind: "function", "method", "classmethod", "staticmethod", "property", "constructor" or "callable".
        module: Module in which the object is defined.
        qualname: Name within the module, as in `__qualname__`.
        message: The text of the warning.
        mode: "forward", "notify" or "args_remap".
        target: Dotted path of the successor, or None.
        deprecated_in: Version (PEP 440) of the announcement, or "".
        remove_in: Version (PEP 440) of the removal, or "".
        category: Name of the warning's category, None for no warning.
        num_warns: How many warnings are given: N, 0 for never, -1 for always.
        changes: The changes of its parameters, as values.
        note: The sentence appended to the message, or "".
        url: The link appended to the message, or "".
        filename: Source file, or None where Python does not tell.
        lineno: First line of the definition, its decorators included; None where Python does not tell.

    Example:
        >>> record = Record(kind="function", module="shop", qualname="area", message="Use surface()", mode="notify")
        >>> Record.from_json(record.to_json()) == record
        True
    """

    __module__ = "deprecate"

    kind: str
    module: str
    qualname: str
    message: str
    mode: str
    target: str | None = None
    deprecated_in: str = ""
    remove_in: str = ""
    category: str | None = "FutureWarning"
    num_warns: int = 1
    changes: tuple[Change, ...] = ()
    note: str = ""
    url: str = ""
    filename: str | None = None
    lineno: int | None = None

    @property
    def path(self) -> str:
        """The dotted path of the deprecated object."""
        return f"{self.module}.{self.qualname}"

    def to_dict(self) -> dict[str, Any]:
        """Return the record as a dictionary of strings, numbers and None."""
        data = as_dict(self)
        data["changes"] = [{"kind": type(change).__name__, **as_dict(change)} for change in self.changes]
        return data

    def to_json(self) -> str:
        """Return the record as a JSON object."""
        return json.dumps(self.to_dict())

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Record:
        """Build a record from what `to_dict` returned.

        Raises:
            ValueError: A field is unknown or missing; the text names it.
        """
        for name in data:
            if name not in Record.__match_args__:
                raise ValueError(f"a record has no field {name!r}{did_you_mean(name, Record.__match_args__)}")
        try:
            changes = tuple([_read_change(change) for change in data.get("changes", ())])
            fields: dict[str, Any] = {**data, "changes": changes}
            return cls(**fields)
        except TypeError as error:
            raise ValueError(f"incomplete record {dict(data)!r}: {error}") from None

    @classmethod
    def from_json(cls, text: str) -> Record:
        """Build a record from what `to_json` returned; errors as in `from_dict`."""
        return cls.from_dict(json.loads(text))


def _read_change(data: Mapping[str, Any]) -> Change:
    kinds = {kind.__name__: kind for kind in KINDS}
    name = data.get("kind", "")
    if name not in kinds:
        raise ValueError(f"{name!r} is no kind of change{did_you_mean(str(name), kinds)}")
    return kinds[name](**{field: value for field, value in data.items() if field != "kind"})
