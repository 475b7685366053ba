"""The texts that users read: built-in, by template, and in the author's own words."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from deprecate import deprecated, registry, void
from helpers import recorded, this_line


def compute(a, b=0):
    """Return a sum: a target with a name of its own."""
    return a + b


class Engine:
    """A class whose methods are targets."""

    def execute(self):
        """Do nothing."""


def _first_text(function, *args):
    with recorded() as caught:
        function(*args)
    assert len(caught) == 1
    return str(caught[0].message)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, "The `old` was deprecated."),
        ({"deprecated_in": "1.0"}, "The `old` was deprecated since v1.0."),
        ({"remove_in": "2.0"}, "The `old` was deprecated. It will be removed in v2.0."),
        (
            {"deprecated_in": "1.0", "remove_in": "2.0"},
            "The `old` was deprecated since v1.0. It will be removed in v2.0.",
        ),
        (
            {"target": compute, "deprecated_in": "0.1", "remove_in": "0.5"},
            f"The `old` was deprecated since v0.1 in favor of `{__name__}.compute`. It will be removed in v0.5.",
        ),
        ({"target": compute}, f"The `old` was deprecated in favor of `{__name__}.compute`."),
        ({"target": "pkg.mod:new.name"}, "The `old` was deprecated in favor of `pkg.mod.new.name`."),
        (
            {"deprecated_in": "1.0", "note": "Ask us.", "url": "https://example.org/x"},
            "The `old` was deprecated since v1.0. Ask us. https://example.org/x",
        ),
        ({"message_or_target": "Use new().", "note": "Ask us."}, "Use new(). Ask us."),
        ({"message_or_target": "100% old", "deprecated_in": "1.0"}, "100% old"),
        ({"message_template": ""}, "The `old` was deprecated."),
    ],
)
def test_built_in_text(options, expected):
    """The text has no dangling parts, whatever is left out, and `__deprecated__` is that text."""
    first = [options["message_or_target"]] if "message_or_target" in options else []
    named = {name: value for name, value in options.items() if name != "message_or_target"}

    @deprecated(*first, **named)
    def old(a):
        return void(a)

    assert old.__deprecated__ == expected
    assert type(old.__deprecated__) is str
    if not str(options.get("target", "")).startswith("pkg"):
        assert _first_text(old, 1) == expected


def test_version_with_a_v():
    """A version that is written with its v does not get a second one."""

    @deprecated(deprecated_in="v1.0", remove_in="v2.0")
    def old():
        return 1

    assert old.__deprecated__ == "The `old` was deprecated since v1.0. It will be removed in v2.0."


def test_method_is_named_with_its_class():
    """A method and a target method are named so that a reader can find them."""

    class Service(Engine):
        @deprecated(target=Engine.execute, deprecated_in="1.0")
        def run(self):
            return void(self)

    assert _first_text(Service().run) == (
        f"The `Service.run` was deprecated since v1.0 in favor of `{__name__}.Engine.execute`."
    )


def test_all_placeholders():
    """Each placeholder renders; what does not apply is empty."""
    template = (
        "%(source_name)s|%(source_path)s|%(target_name)s|%(target_path)s|%(deprecated_in)s|%(remove_in)s|"
        "%(argument_map)s|100%%"
    )

    @deprecated(target=compute, deprecated_in="0.1", remove_in="0.5", message_template=template)
    def forwarded(a, b=1):
        return void(a, b)

    @deprecated(message_template=template)
    def warned():
        return 1

    path = f"{__name__}.compute"
    assert _first_text(forwarded, 1) == f"forwarded|{__name__}.forwarded|compute|{path}|0.1|0.5||100%"
    assert _first_text(warned) == f"warned|{__name__}.warned|||||" + "|100%"


@pytest.mark.parametrize(
    "template", ["%(source)s", "%s", "50%", "%(source_name)d", "%(source_name", "%", "%(deprecated_in)s %s"]
)
def test_invalid_template(template):
    """A template that could not be rendered is a `ValueError` at decoration that shows the template."""
    with pytest.raises(ValueError, match="Invalid message_template") as raised:
        deprecated(message_template=template)
    assert repr(template) in str(raised.value)
    assert "%(source_path)s" in str(raised.value)


def test_invalid_placeholder_is_corrected():
    """A misspelt placeholder gets the nearest one suggested."""
    with pytest.raises(ValueError, match="did you mean 'source_name'"):
        deprecated(message_template="%(source_nam)s")


def test_template_may_hold_a_percent_sign():
    """`%%` is a percent sign."""

    @deprecated(message_template="50%% of %(source_name)s")
    def old():
        return 1

    assert _first_text(old) == "50% of old"


def test_old_spelling_of_the_template():
    """`template_mgs` works and says that it is the old spelling, on the decorating line."""
    with recorded() as caught:
        line = this_line() + 2

        @deprecated(deprecated_in="1.0", template_mgs="Leave %(source_name)s.")
        def old():
            return 1

    assert [(found.category, found.filename, found.lineno) for found in caught] == [(FutureWarning, __file__, line)]
    assert _first_text(old) == "Leave old."


def test_both_spellings_of_the_template():
    """The two spellings together are a contradiction."""
    with pytest.raises(TypeError, match=r"message_template.*template_mgs"):
        deprecated(message_template="a", template_mgs="b")


def test_message_and_template_exclude_each_other():
    """A text and a template for the text are a contradiction."""
    with pytest.raises(TypeError, match="exclude each other"):
        deprecated("Old.", message_template="%(source_name)s")


def test_stream_and_category_exclude_each_other():
    """A category belongs to `warnings.warn`; another stream knows nothing of it."""
    with pytest.raises(TypeError, match="stream and category exclude each other"):
        deprecated("Old.", stream=print, category=DeprecationWarning)


@pytest.mark.parametrize("word", ["auto", "notify", "args_remap", "forward", ""])
def test_any_string_is_a_message(word):
    """A string by position is the text, also when it reads like an option."""

    @deprecated(word)
    def old():
        return 1

    assert old.__deprecated__ == word
    assert _first_text(old) == word


def test_message_with_a_target():
    """An own text and a target may be given together: the text is shown, the call is forwarded."""

    @deprecated("Use compute().", target=compute)
    def old(a):
        return void(a)

    with pytest.warns(FutureWarning, match=r"^Use compute\(\)\.$"):
        assert old(1) == 1


def test_nested_function_is_named_without_its_scope():
    """The scope in which a function was defined means nothing to a reader."""

    @deprecated()
    def inner():
        return 1

    class Local:
        @deprecated()
        def method(self):
            return 1

    assert _first_text(inner) == "The `inner` was deprecated."
    assert _first_text(Local().method) == "The `Local.method` was deprecated."


def test_public_path_that_opens_later(tmp_path, monkeypatch):
    """A package re-exports after its modules are decorated; the message names the path that users can import."""
    package = tmp_path / "pub_for_tests"
    package.mkdir()
    (package / "_impl.py").write_text(
        "from deprecate import deprecated\ndef new(x): return x\n@deprecated(target=new)\ndef old(x): ...\n"
    )
    (package / "__init__.py").write_text("from ._impl import new, old\n")
    monkeypatch.syspath_prepend(tmp_path)
    module = import_module("pub_for_tests")
    text = "The `old` was deprecated in favor of `pub_for_tests.new`."
    assert registry.find(module.old).message == text
    with pytest.warns(FutureWarning, match=re.escape(text)):
        module.old(1)
    assert module.old.__deprecated__ == text
