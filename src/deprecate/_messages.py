"""The texts that users read when they use something deprecated."""

from __future__ import annotations

import sys

from ._signatures import METHOD_OBJECTS, is_partial
from ._spec import FORWARD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from ._changes import Change
    from ._spec import Deprecation


def render(spec: Deprecation, source: Any) -> str:
    """Return the text of a warning about `source` as a whole."""
    if spec.message is not None:
        text = spec.message
    elif spec.message_template:
        text = spec.message_template % fields(spec, source)
    else:
        text = _standard_text(spec, source)
    return _with_ending(spec, text)


def render_arguments(spec: Deprecation, source: Any, used: Sequence[Change]) -> str:
    """Return the text of a warning about a call of `source` that used deprecated arguments.

    Args:
        spec: What the author says.
        source: The function.
        used: The changes whose old names the call used.
    """
    if spec.message is not None:
        text = spec.message
    elif spec.message_template:
        text = spec.message_template % {**fields(spec, source), "argument_map": argument_map(spec, used)}
    else:
        text = f"The `{name_of(source)}` uses deprecated arguments: {argument_map(spec, used)}.{_schedule(spec, used)}"
    notes = [change.note for change in used if change.note]
    return _with_ending(spec, " ".join([text, *notes]))


def argument_map(spec: Deprecation, used: Sequence[Change]) -> str:
    """Return the old names and what becomes of them, each with its own versions where it has some."""
    return ", ".join([f"{change.described(end_of(change, spec))}{_own_schedule(change)}" for change in used])


def end_of(change: Change, spec: Deprecation) -> str:
    """Return what callers should write: the end of a chain of renamings."""
    renamed = {other.name: other.new for other in spec.changes}
    new, seen = change.new or "", {change.name}
    while (following := renamed.get(new)) and new not in seen:
        seen.add(new)
        new = following
    return change.new or "" if new in seen else new


def _own_schedule(change: Change) -> str:
    parts = [f"since v{number(change.deprecated_in)}"] if change.deprecated_in else []
    parts += [f"removed in v{number(change.remove_in)}"] if change.remove_in else []
    return f" ({', '.join(parts)})" if parts else ""


def _schedule(spec: Deprecation, used: Sequence[Change]) -> str:
    """Return the sentence about the versions of those changes that have none of their own."""
    if all(change.deprecated_in or change.remove_in for change in used):
        return ""
    since = f"were deprecated since v{number(spec.deprecated_in)}" if spec.deprecated_in else ""
    removal = f"will be removed in v{number(spec.remove_in)}" if spec.remove_in else ""
    both = " and ".join([part for part in (since, removal) if part])
    return f" They {both}." if both else ""


def conflict_text(source: Any, loser: str, winner: str, deprecated: set[str]) -> str:
    """Return the text about a call that gave two names of one argument."""
    first, second = (loser, winner) if loser in deprecated else (winner, loser)
    return f"Both `{first}` (deprecated) and `{second}` were supplied to `{name_of(source)}()`; `{loser}` is ignored."


def fields(spec: Deprecation, source: Any) -> dict[str, str]:
    """Return what the placeholders of a template stand for."""
    target = path_of(spec.successor) if spec.mode == FORWARD else ""
    return {
        "source_name": name_of(source),
        "source_path": path_of(source),
        "target_name": target.rpartition(".")[2],
        "target_path": target,
        "deprecated_in": number(spec.deprecated_in),
        "remove_in": number(spec.remove_in),
        "argument_map": argument_map(spec, spec.changes),
    }


def _standard_text(spec: Deprecation, source: Any) -> str:
    since = f" since v{number(spec.deprecated_in)}" if spec.deprecated_in else ""
    target = path_of(spec.successor) if spec.mode == FORWARD else ""
    successor = f" in favor of `{target}`" if target else ""
    removal = f" It will be removed in v{number(spec.remove_in)}." if spec.remove_in else ""
    return f"The `{name_of(source)}` was deprecated{since}{successor}.{removal}"


def _with_ending(spec: Deprecation, text: str) -> str:
    for ending in (spec.note, spec.url):
        if ending:
            text = f"{text} {ending}"
    return text


def number(version: str) -> str:
    return version.removeprefix("v")


def name_of(obj: Any) -> str:
    """Return the name that users know `obj` by: without the scope it was defined in, a constructor as its class."""
    name = _string(obj, "__qualname__") or _string(obj, "__name__") or type(obj).__qualname__
    name = name.rpartition("<locals>.")[2]
    return name.removesuffix(".__init__")


def path_of(obj: Any) -> str:
    """Return the public dotted path of `obj`, or an empty string for what has no name of its own (a lambda)."""
    if isinstance(obj, str):
        return obj.replace(":", ".")
    obj = described_by(obj)
    name = name_of(obj)
    if "<" in name:
        return ""
    module = _string(obj, "__module__")
    if not module or module == "builtins":
        return name
    return f"{_public_home(module, name, obj)}.{name}"


def described_by(obj: Any) -> Any:
    """Return what gives a callable without a name of its own its name: the function in a partial, the class of an object."""
    if isinstance(obj, METHOD_OBJECTS):
        return obj.__func__
    while is_partial(obj):
        obj = obj.func
    return obj if _string(obj, "__name__") else type(obj)  # pyright: ignore[reportUnknownVariableType]  # any class


def _string(obj: Any, attribute: str) -> str:
    value = getattr(obj, attribute, "")
    return value if isinstance(value, str) else ""


def _public_home(module: str, name: str, obj: Any) -> str:
    """Return the shortest loaded package around a private `module` that offers the same object under the same name."""
    if "._" not in module:
        return module
    parts = module.split(".")
    for end in range(1, len(parts)):
        package = sys.modules.get(".".join(parts[:end]))
        if getattr(package, "__dict__", {}).get(name) is obj:
            return ".".join(parts[:end])
    return module
