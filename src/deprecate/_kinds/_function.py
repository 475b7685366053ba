"""Deprecated functions, methods and other callables: warn and run, or warn and forward."""

from __future__ import annotations

import sys

from .. import _codegen
from .._attribution import TAKES_ANYTHING, is_being_defined, warn_author
from .._binding import same_call
from .._class_body import class_body, frame_of_class
from .._forwarding import forwarder
from .._messages import name_of, path_of, render
from .._routes import Router
from .._signatures import ANYTHING, Function, assumed_parameters, code_of, own_parameters, shown_parameters
from .._spec import ARGS_REMAP, FORWARD, NOTIFY
from .._warner import notify
from .._watch import Watch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType, FunctionType
    from typing import Any

    from .._signatures import Parameter
    from .._spec import Deprecation


# The stackings (outer, inner) in which every layer has its say.
_USEFUL_STACKINGS = ((ARGS_REMAP, ARGS_REMAP), (ARGS_REMAP, NOTIFY), (NOTIFY, FORWARD))


def wrap(spec: Deprecation, source: Callable[..., Any], frame: FrameType | None, kind: str = "") -> FunctionType:
    """Return the wrapper of a callable.

    Args:
        spec: What the author says.
        source: The deprecated callable.
        frame: The frame that decorates it.
        kind: "classmethod", "staticmethod" or "property" if it is the function inside one.
    """
    source = _without_pep_702_wrapper(source)
    frame = frame_of_class(frame, source)
    body = class_body(frame)
    kind = kind or _kind_of(source, in_class=body is not None)
    _warn_of_stacking(spec, source)
    label = _label_of(source)
    watch: Watch
    if spec.mode == ARGS_REMAP:
        watch, wrapper = _argument_watcher(spec, source, kind, label)
    else:
        watch = Watch(spec, source, kind, _fixed_message(spec, source))
        wrapper = _forwarder(watch, label, body, frame) if spec.mode == FORWARD else _warner(watch, label)
    _dress(wrapper, source, spec, watch)
    if spec.update_docstring and is_being_defined(source, frame):
        _share_docstring(wrapper)
    watch.attach(wrapper.__dict__, *_codegen.watched_cell(wrapper))
    return wrapper


def _argument_watcher(
    spec: Deprecation, source: Callable[..., Any], kind: str, label: _codegen.Label
) -> tuple[Watch, FunctionType]:
    """Return a wrapper that runs the source and looks at deprecated arguments."""
    from .._argument_watch import ArgumentWatch
    from .._changed import changed_wrapper

    watch = ArgumentWatch(spec, source, kind)
    return watch, changed_wrapper(watch, label, _parameters_to_change(source))


def _parameters_to_change(source: Callable[..., Any]) -> list[Parameter]:
    """Return the parameters of a function; where a decorator in between takes anything, what it shows its callers."""
    if type(source) is Function:
        takes_anything = "__wrapped__" in source.__dict__ and source.__code__.co_flags & TAKES_ANYTHING
        return assumed_parameters(source) if takes_anything else own_parameters(source)
    return assumed_parameters(source)


def _forwarder(watch: Watch, label: _codegen.Label, body: Any, frame: FrameType | None) -> FunctionType:
    """Return a wrapper that warns and calls the target."""
    spec = watch.spec
    mapping = {change.name: change.new for change in spec.changes if not change.keep}
    late = spec.skip_if is not False or isinstance(spec.successor, str)
    router = Router(watch.source, watch.kind, mapping, list(spec.args_extra), late, body, frame)
    router.winners = frozenset([change.name for change in spec.changes if change.conflict == "old"])
    return forwarder(watch, label, router)


def _warner(watch: Watch, label: _codegen.Label) -> FunctionType:
    """Return a wrapper that warns and runs the source with exactly the caller's arguments."""
    source = watch.source
    watch.call = source
    values: dict[str, Any] = {"call": source, "armed": watch, "notify": notify}
    flagged = watch.spec.num_warns < 0
    if type(source) is Function:
        parameters = own_parameters(source)
        return _codegen.generate(_codegen.Shape(parameters, same_call(parameters), flagged=flagged), label, values)
    known = shown_parameters(source)
    everything = same_call(ANYTHING)
    shape = _codegen.Shape(ANYTHING, everything, checked=None if known is None else everything, flagged=flagged)
    if known is not None:
        values["check"] = _codegen.stand_in(known, label)
    return _codegen.generate(shape, label, values)


def _kind_of(source: Callable[..., Any], *, in_class: bool) -> str:
    if type(source) is not Function:
        return "callable"
    if not in_class:
        return "function"
    return "constructor" if source.__name__ == "__init__" else "method"


def _label_of(source: Any) -> _codegen.Label:
    code = code_of(source)
    flags = code.co_flags if code else 0
    if type(source) is Function:
        return _codegen.Label(source.__name__, source.__qualname__, flags, source.__globals__)
    name = name_of(source).rpartition(".")[2]
    module = sys.modules.get(getattr(source, "__module__", None) or "")
    namespace = vars(module) if module else {"__name__": type(source).__module__}
    return _codegen.Label(name, getattr(source, "__qualname__", name), flags, namespace)


def _fixed_message(spec: Deprecation, source: Callable[..., Any]) -> str | None:
    """Return the author's own text; None for the text that `__deprecated__` holds."""
    return render(spec, source) if spec.message is not None or spec.message_template else None


def _dress(wrapper: FunctionType, source: Any, spec: Deprecation, watch: Watch) -> None:
    """Give the wrapper the looks of its source."""
    attributes = wrapper.__dict__
    text = _pep_702_text(source)
    if type(source) is Function:
        attributes.update(source.__dict__)
        _copy_annotations(wrapper, source)
    else:
        attributes.update(_public_attributes(source))
    if source.__doc__ is not None:
        wrapper.__doc__ = source.__doc__
    if spec.update_docstring:
        from .._docstrings import updated

        wrapper.__doc__ = updated(source.__doc__ or "", spec)
    module = getattr(source, "__module__", None)
    if wrapper.__module__ != module and module is not None:
        wrapper.__module__ = module
    attributes["__wrapped__"] = source
    if spec.mode != ARGS_REMAP:
        attributes["__deprecated__"] = text or watch.message or render(spec, source)
    attributes["__deprecation_config__"] = spec
    attributes["__deprecation_watch__"] = watch


def _public_attributes(source: Any) -> dict[str, Any]:
    """Return what a callable object offers, such as `cache_clear`; its properties are not computed for that."""
    from inspect import getattr_static

    names = [name for name in dir(source) if not name.startswith("_")]
    return {
        name: getattr(source, name) for name in names if not isinstance(getattr_static(source, name, None), property)
    }


def _share_docstring(wrapper: FunctionType) -> None:
    """Give the docstring to the functions inside, which nobody else can reach: some tools look at those."""
    inner = wrapper.__dict__.get("__wrapped__")
    while type(inner) is Function:
        inner.__doc__ = wrapper.__doc__
        inner = inner.__dict__.get("__wrapped__")


def _copy_annotations(wrapper: FunctionType, source: FunctionType) -> None:
    if sys.version_info >= (3, 14):
        wrapper.__annotate__ = source.__annotate__
    elif source.__annotations__:
        wrapper.__annotations__ = source.__annotations__
    if sys.version_info >= (3, 12) and source.__type_params__:
        wrapper.__type_params__ = source.__type_params__


def _pep_702_text(source: Any) -> str | None:
    """Return what a PEP 702 decorator below ours said."""
    attributes = getattr(source, "__dict__", {})
    text = attributes.get("__deprecated__")
    return text if type(text) is str and "__deprecation_config__" not in attributes else None


def _without_pep_702_wrapper(source: Any) -> Any:
    """Return the function inside the wrapper of a PEP 702 decorator below ours: one of the two has to warn, and it is us."""
    inner = getattr(source, "__wrapped__", None)
    text = _pep_702_text(source)
    return inner if text is not None and _pep_702_text(inner) == text else source


def _warn_of_stacking(spec: Deprecation, source: Any) -> None:
    attributes = getattr(source, "__dict__", {})
    watch = attributes.get("__deprecation_watch__")
    inner = watch.spec if watch is not None and watch.face is attributes else None  # not what `functools.wraps` copied
    if inner is None or (spec.mode, inner.mode) in _USEFUL_STACKINGS:
        return
    if spec.mode == FORWARD:
        effect = f"the inner layer is never called: calls go to `{path_of(spec.successor)}`"
    elif inner.mode == FORWARD:
        effect = "give args_mapping to the forwarding layer"
    elif spec.mode == inner.mode:
        effect = "each use is reported twice"
    else:
        effect = "put the layer with the mapped arguments outside"
    warn_author(f"`{name_of(source)}` is deprecated twice, {spec.mode} over {inner.mode}: {effect}", UserWarning)
