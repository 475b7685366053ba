"""The options that checkers see are those that exist; the one list is read, never imported."""

from __future__ import annotations

import ast
import inspect
import warnings
from pathlib import Path

import pytest

import deprecate
from deprecate import Deprecation

FACE = ast.parse(Path(deprecate.__file__).with_name("_static.py").read_text())

# What a function whose arguments alone are deprecated cannot have.
NOT_FOR_ARGUMENTS = {"target", "args_mapping", "changes"}


def functions(name: str) -> list[ast.FunctionDef]:
    """Return the definitions of a name in the face that spell its options out, so not the body of overloads."""
    found = [node for node in ast.walk(FACE) if isinstance(node, ast.FunctionDef) and node.name == name]
    return [node for node in found if node.args.kwonlyargs]


def options(function: ast.FunctionDef) -> dict[str, ast.expr | None]:
    """Return the options that can be given by name, with their defaults."""
    spec = function.args
    # Every option has a default, and defaults belong to the last parameters.
    positional = zip(spec.args, spec.defaults[len(spec.defaults) - len(spec.args) :], strict=True)
    by_name = zip(spec.kwonlyargs, spec.kw_defaults, strict=True)
    return {arg.arg: default for arg, default in (*positional, *by_name)}


def real_options() -> dict[str, inspect.Parameter]:
    """Return the options of the decorators as they exist at run time."""
    parameters = inspect.signature(Deprecation.__init__).parameters
    kinds = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    return {name: parameter for name, parameter in parameters.items() if parameter.kind in kinds}


def test_there_are_overloads():
    """The tests below look at something."""
    assert len(functions("__new__")) == 3
    assert len(functions("deprecated_args")) == 1


@pytest.mark.parametrize("overload", functions("__new__"), ids=lambda node: f"line {node.lineno}")
def test_every_overload_has_every_option(overload):
    """An option of the decorators exists for checkers if and only if it exists at run time."""
    assert set(options(overload)) == set(real_options())


@pytest.mark.parametrize("overload", functions("__new__"), ids=lambda node: f"line {node.lineno}")
def test_the_positional_order_is_the_real_one(overload):
    """What can be given by position stands in the same place for checkers and at run time."""
    positional = [name for name, real in real_options().items() if real.kind is real.POSITIONAL_OR_KEYWORD]
    shown = [arg.arg for arg in overload.args.args]
    assert shown == positional[: len(shown)]
    if overload is functions("__new__")[-1]:
        assert shown == positional


@pytest.mark.parametrize("function", [*functions("__new__"), *functions("deprecated_args")], ids=lambda node: node.name)
def test_the_defaults_are_the_real_ones(function):
    """A default that an editor shows is the one that holds."""
    real = real_options()
    for name, default in options(function).items():
        if default is None or ast.unparse(default) == "...":
            continue
        shown = eval(ast.unparse(default), {"warnings": warnings})
        if name == "stream":
            assert repr(real[name].default) == ast.unparse(default)
        elif name in NOT_FOR_ARGUMENTS:
            assert not shown
            assert not real[name].default
        else:
            assert shown == real[name].default


def test_deprecated_args_has_the_options_that_fit():
    """`deprecated_args` shows all options but those that it refuses, by name only."""
    [function] = functions("deprecated_args")
    assert set(options(function)) == set(real_options()) - NOT_FOR_ARGUMENTS
    for name in NOT_FOR_ARGUMENTS:
        with pytest.raises(TypeError, match=name):
            deprecate.deprecated_args({"old": "new"}, **{name: None})


def test_public_names_are_the_same_for_checkers():
    """Each name of the face that the package hands to checkers is one that it has."""
    package = ast.parse(Path(deprecate.__file__).read_text())
    guard = next(
        node for node in package.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    )
    shown = {alias.asname or alias.name for node in guard.body for alias in getattr(node, "names", ())}
    assert shown <= set(deprecate.__all__)
    assert {alias.name for node in guard.orelse for alias in getattr(node, "names", ())} <= shown
