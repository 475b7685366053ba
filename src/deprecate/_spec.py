"""What an author says of a deprecation."""

from __future__ import annotations

from ._attribution import author, is_being_defined, warn_author
from ._errors import check_texts, did_you_mean
from ._noun import NOTHING, fill, noun
from ._signatures import METHOD_OBJECTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any, NoReturn

    from ._changes import Change
    from ._modes import TargetMode

# How a deprecated object reacts to a call.
AUTO = "auto"
FORWARD = "forward"
NOTIFY = "notify"
ARGS_REMAP = "args_remap"
ATTRS_REMAP = "attrs_remap"

DOCSTRING_STYLES = ("auto", "rst", "mkdocs")


class _Default:
    """The default of an option, where any other object could be an author's choice."""

    __slots__ = ("name", "shown")

    def __init__(self, name: str, shown: str) -> None:
        self.name, self.shown = name, shown

    def __repr__(self) -> str:
        return self.shown

    def __reduce__(self) -> str:
        return self.name


WARN: Any = _Default("WARN", "warnings.warn")
UNSET: Any = _Default("UNSET", "TargetMode.AUTO")


@noun
class Deprecation:
    """What the author says: the options of the decorator, checked and frozen.

    Attributes:
        mode: "forward", "notify", "args_remap" or "attrs_remap".
        successor: What replaces the deprecated object: a callable, a "package.module:name" string, or None.
        message: The author's own text, or None for the built-in one.
        deprecated_in: Version (PEP 440) in which the deprecation was announced, or "".
        remove_in: Version (PEP 440) in which the deprecated object goes, or "".
        stream: Where the message goes: `warnings.warn` unless chosen otherwise, None for nowhere.
        category: Category of the warning, None for no warning.
        num_warns: How many warnings are given: N, 0 for never, -1 for always.
        message_template: A `%`-template in place of the built-in text, or "".
        args_mapping: Old parameter names and their new names, None for those that are dropped.
        changes: The changes of parameters as values, those of `args_mapping` first.
        args_extra: Arguments added to each call.
        skip_if: True, or a function that returns True, when the deprecation does not apply.
        update_docstring: Put a notice into the docstring.
        docstring_style: Markup of the notice: "auto", "rst" or "mkdocs".
        as_exception: Raise `DeprecatedError` instead of warning.
        note: A sentence appended to the message.
        url: A link appended to the message.
        misconfigured: The declaration contradicts itself (`target=False`).
    """

    __module__ = "deprecate"

    mode: str
    successor: Callable[..., Any] | str | None
    message: str | None
    deprecated_in: str
    remove_in: str
    stream: Callable[..., Any] | None
    category: type[Warning] | None
    num_warns: int
    message_template: str
    args_mapping: Mapping[str, str | None]
    changes: tuple[Change, ...]
    args_extra: Mapping[str, Any]
    skip_if: bool | Callable[[], bool]
    update_docstring: bool
    docstring_style: str
    as_exception: bool
    note: str
    url: str
    misconfigured: bool

    def __init__(  # noqa: PLR0913, PLR0917 - the options of the contract, in the order of the contract
        self,
        message_or_target: Any = UNSET,
        /,
        deprecated_in: str = "",
        remove_in: str = "",
        stream: Callable[..., Any] | None = WARN,
        num_warns: int = 1,
        message_template: str | None = None,
        args_mapping: Mapping[str, str | None] | None = None,
        args_extra: Mapping[str, Any] | None = None,
        skip_if: bool | Callable[[], bool] = False,
        update_docstring: bool = False,
        docstring_style: str = "auto",
        template_mgs: str | None = None,
        *,
        target: Any = UNSET,
        as_exception: bool | None = None,
        changes: Iterable[Change] = (),
        category: type[Warning] | None = FutureWarning,
        note: str = "",
        url: str = "",
        **unknown: object,
    ) -> None:
        if unknown:
            _refuse_option(next(iter(unknown)))
        message, target = _read_first(message_or_target, target)
        mode, successor = _read_target(target)
        if mode == AUTO and target is not UNSET and not self.accepts_auto:
            raise TypeError(f"{type(self).__name__}() takes no TargetMode.AUTO; leave target out")
        if mode == AUTO:
            mode = ARGS_REMAP if args_mapping or changes else NOTIFY
        if not type(deprecated_in) is type(remove_in) is type(note) is type(url) is str:
            check_texts(deprecated_in=deprecated_in, remove_in=remove_in, note=note, url=url)
        stream, category = _read_channel(stream, category)
        _check_skip_if(skip_if)
        _check_switches(as_exception=as_exception, update_docstring=update_docstring)
        fill(
            self,
            {
                "mode": mode,
                "successor": successor,
                "message": message,
                "deprecated_in": deprecated_in,
                "remove_in": remove_in,
                "stream": stream,
                "category": category,
                "num_warns": _read_num_warns(num_warns),
                "message_template": _read_template(message, message_template, template_mgs),
                "args_mapping": _read_mapping("args_mapping", args_mapping),
                "changes": _read_changes(args_mapping, changes) if args_mapping or changes else (),
                "args_extra": _read_mapping("args_extra", args_extra),
                "skip_if": skip_if,
                "update_docstring": bool(update_docstring),
                "docstring_style": _read_style(docstring_style),
                "as_exception": bool(as_exception),
                "note": note,
                "url": url,
                "misconfigured": target is False,
            },
        )
        self._warn_of_contradictions()

    accepts_auto = True

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def _warn_of_contradictions(self) -> None:
        if self.mode == NOTIFY and (self.changes or self.args_extra):
            ignored = "args_mapping" if self.args_mapping else "changes" if self.changes else "args_extra"
            warn_author(f"TargetMode.NOTIFY runs the body as it was called: {ignored} has no effect", UserWarning)
        if self.mode == ARGS_REMAP and not self.args_mapping and not self.changes:
            warn_author("TargetMode.ARGS_REMAP without args_mapping has no effect; name the arguments", UserWarning)

    @property
    def target(self) -> Callable[..., Any] | str | TargetMode:
        """The successor, or the mode where there is none (never `TargetMode.AUTO`)."""
        if self.successor is not None:
            return self.successor
        from ._modes import TargetMode

        return TargetMode(self.mode)

    @property
    def template_mgs(self) -> str:
        """The old spelling of `message_template`."""
        return self.message_template


def _refuse_option(name: str) -> NoReturn:
    raise TypeError(f"deprecated() has no option {name!r}{did_you_mean(name, _OPTIONS)}")


def _read_first(first: Any, target: Any) -> tuple[str | None, Any]:
    """Tell the message (a string) from the target (anything else) in the positional argument."""
    if isinstance(first, str):
        return first, target
    if first is not UNSET and (_is_property(first) or is_being_defined(first, author())):
        name = getattr(first, "__name__", None) or getattr(getattr(first, "fget", first), "__name__", "it")
        raise TypeError(
            f'`@deprecated` needs parentheses: write `@deprecated()` or `@deprecated("Use ... instead")` above `{name}`'
        )
    if first is not UNSET and target is not UNSET:
        raise TypeError(f"target is given twice: {first!r} by position and {target!r} by name")
    return None, target if first is UNSET else first


def _is_property(obj: object) -> bool:
    return isinstance(obj, property) or type(obj).__name__ == "cached_property"


def _read_target(target: Any) -> tuple[str, Callable[..., Any] | str | None]:
    """Return the mode and the successor that `target` stands for."""
    if target is UNSET:
        return AUTO, None
    if isinstance(target, str):
        return FORWARD, _checked_path(target)
    if target is None or type(target) is bool:
        return _read_legacy_target(target), None
    if type(target).__name__ == "TargetMode" and type(target).__module__ == "deprecate":
        return target.value, None
    if not callable(target) and not isinstance(target, METHOD_OBJECTS):
        raise TypeError(
            f"target must be a callable, a 'package.module:name' string or a TargetMode, not {target!r}; "
            "leave it out to warn without forwarding"
        )
    return FORWARD, target


def _checked_path(path: str) -> str:
    module, colon, name = path.partition(":")
    if colon and all(part.isidentifier() for part in [*module.split("."), *name.split(".")]):
        return path
    head, _, tail = path.rpartition(".")
    meant = f"; did you mean {f'{head}:{tail}'!r}?" if not colon and head else ""
    if " " in path:
        meant = "; the text of a warning goes first, without target="
    raise ValueError(f"target={path!r} is not of the form 'package.module:name'{meant}")


def _read_legacy_target(target: bool | None) -> str:
    modern = {
        None: "leave target out or say TargetMode.NOTIFY",
        True: "leave target out or say TargetMode.ARGS_REMAP",
        False: "say TargetMode.NOTIFY; a target of False never meant anything and only warns",
    }[target]
    warn_author(f"target={target} is an old spelling: {modern}", UserWarning if target is False else DeprecationWarning)
    return ARGS_REMAP if target else NOTIFY


def _read_num_warns(num_warns: object) -> int:
    if type(num_warns) is not int:
        raise TypeError(f"num_warns must be a whole number (0 for never, -1 for always), not {num_warns!r}")
    return max(num_warns, -1)


def _read_template(message: str | None, template: str | None, old_spelling: str | None) -> str:
    if old_spelling is not None:
        if template is not None:
            raise TypeError("message_template and its old spelling template_mgs are both given; keep message_template")
        warn_author("template_mgs is the old spelling of message_template", FutureWarning)
        template = old_spelling
    if template is None:
        return ""
    if message is not None:
        raise TypeError(f"a message ({message!r}) and a message_template ({template!r}) exclude each other; keep one")
    from ._templates import checked_template

    return checked_template(template)


def _read_style(style: object) -> str:
    if style not in DOCSTRING_STYLES:
        close = did_you_mean(style, DOCSTRING_STYLES) if isinstance(style, str) else ""
        raise ValueError(f"docstring_style must be one of {', '.join(DOCSTRING_STYLES)}, not {style!r}{close}")
    return str(style)


def _read_mapping(option: str, mapping: Any) -> Mapping[str, Any]:
    if not mapping:
        return NOTHING
    try:
        copy = dict(mapping)
    except (TypeError, ValueError):
        raise TypeError(f"{option} must map parameter names, not be {mapping!r}") from None
    for name in copy:
        if not isinstance(name, str):
            raise TypeError(f"{option} must map parameter names, and {name!r} is not a string")
    return copy


def _read_changes(mapping: Any, changes: Any) -> tuple[Change, ...]:
    """Return all changes as values; the short form lets the new name win where a call gives both."""
    from ._changes import KINDS, Removed, Renamed

    try:
        given = tuple(changes)
    except TypeError:
        given = (changes,)
    for change in given:
        if not isinstance(change, KINDS):
            kinds = " and ".join([kind.__name__ for kind in KINDS])
            raise TypeError(f"changes takes {kinds} values, not {change!r}; a mapping of names goes into args_mapping")
    short = [
        Renamed(old, new, conflict="new") if new else Removed(old, keep=False)
        for old, new in _read_mapping("args_mapping", mapping).items()
        if old != new
    ]
    found: tuple[Change, ...] = (*short, *given)
    names = [change.name for change in found]
    for name in names:
        if names.count(name) > 1:
            raise TypeError(f"the argument {name!r} is changed twice; say once what becomes of it")
    return found


def _read_channel(stream: Any, category: Any) -> tuple[Callable[..., Any] | None, type[Warning] | None]:
    """Return the stream and the category; `warnings.warn` in any dress is the default stream with a category."""
    if category is not None and not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a subclass of Warning, or None for silence, not {category!r}")
    if stream is WARN:
        return WARN, category
    if category is not FutureWarning:
        raise TypeError(
            f"stream and category exclude each other: {category!r} belongs to warnings.warn, the default stream, "
            f"and not to {stream!r}"
        )
    if stream is None:
        return None, category
    if not callable(stream):
        raise TypeError(f"stream must be callable, or None for silence, not {stream!r}")
    from ._streams import warning_category

    chosen = warning_category(stream)
    return (stream, category) if chosen is None else (WARN, chosen)


def _check_switches(**switches: object) -> None:
    for option, value in switches.items():
        if value is not None and type(value) is not bool:
            raise TypeError(f"{option} must be True or False, not {value!r}")


def _check_skip_if(skip_if: Any) -> None:
    if type(skip_if) is bool:
        return
    if not callable(skip_if):
        raise TypeError(f"skip_if must be True, False or a function that returns one of them, not {skip_if!r}")
    if getattr(getattr(skip_if, "__code__", None), "co_flags", 0) & 0x80:
        raise TypeError(f"skip_if cannot be a coroutine function ({skip_if!r}): it is asked at each call, not awaited")


_OPTIONS = (*Deprecation.__init__.__code__.co_varnames[2:13], *(Deprecation.__init__.__kwdefaults__ or ()))
