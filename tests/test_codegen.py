"""The text of the wrappers: what a person would write by hand, whatever the names in it are."""

from __future__ import annotations

import inspect
from textwrap import dedent

import pytest

from deprecate import _codegen, _cpython, deprecated
from helpers import recorded

NAMES_OF_OURS = [
    "_call",
    "_armed",
    "_notify",
    "_check",
    "_skip_if",
    "_skipped",
    "_skip",
    "_x0",
    "_default_p0",
    "_default_value",
    "make",
    "wrapper",
    "p0",
    "p1",
    "k0",
    "k1",
    "x0",
]


@pytest.fixture
def texts(monkeypatch):
    """Yield the list of the texts that are compiled with real names, in order."""
    seen = []
    compiled = _codegen._compiled

    def listen(text, *rest):
        seen.append(text)
        return compiled(text, *rest)

    monkeypatch.setattr(_cpython, "USABLE", False)
    monkeypatch.setattr(_codegen, "_compiled", listen)
    return seen


@pytest.fixture(params=[True, False], ids=["relabelled", "plain"])
def engine(request, monkeypatch):
    """Run a test with both ways to make a wrapper."""
    if request.param and not _cpython.USABLE:
        pytest.skip("relabelling is switched off, or impossible on this Python")
    monkeypatch.setattr(_cpython, "USABLE", request.param)


def written(text: str) -> str:
    """Return a golden text as it is written."""
    return dedent(text).lstrip("\n")


def test_no_parameters(texts):
    """Nothing in, nothing out."""
    deprecated("Use new()")(lambda: None)
    assert texts == [
        written("""
            def make(_call):
                def wrapper():
                    return _call()
                return wrapper
            """)
    ]


def test_plain(texts):
    """Positional parameters are handed on by position."""

    @deprecated("Use new()")
    def area(width, height): ...

    assert texts == [
        written("""
            def make(_call):
                def area(width, height):
                    return _call(width, height)
                return area
            """)
    ]


def test_defaults(texts):
    """Defaults are the objects of the source: the text only names them."""

    @deprecated("Use new()")
    def area(width, height=2, *, unit="m"): ...

    assert texts == [
        written("""
            def make(_call, _default_height, _default_unit):
                def area(width, height=_default_height, *, unit=_default_unit):
                    return _call(width, height, unit=unit)
                return area
            """)
    ]
    assert inspect.unwrap(area, stop=lambda function: True).__defaults__ == (2,)
    assert area.__kwdefaults__ == {"unit": "m"}


def test_keyword_only(texts):
    """Keyword-only parameters are handed on by keyword."""

    @deprecated("Use new()")
    def area(*, width, height): ...

    assert texts == [
        written("""
            def make(_call):
                def area(*, width, height):
                    return _call(width=width, height=height)
                return area
            """)
    ]


def test_positional_only(texts):
    """Positional-only parameters stay so, alone or before others."""
    deprecated("Use new()")(lambda width, /: None)
    deprecated("Use new()")(lambda width, /, height: None)
    assert texts == [
        written("""
            def make(_call):
                def wrapper(width, /):
                    return _call(width)
                return wrapper
            """),
        written("""
            def make(_call):
                def wrapper(width, /, height):
                    return _call(width, height)
                return wrapper
            """),
    ]


def test_star_parameters(texts):
    """Surplus arguments are handed on as they came."""

    @deprecated("Use new()")
    def area(width, *more, unit, **options): ...

    assert texts == [
        written("""
            def make(_call):
                def area(width, *more, unit, **options):
                    return _call(width, *more, unit=unit, **options)
                return area
            """)
    ]


def test_forwarded(texts):
    """Arguments go by position where the orders agree, and by keyword from there on."""

    def surface(width, unit, height): ...

    @deprecated(target=surface)
    def area(width, height, unit="m"): ...

    @deprecated(target=surface)
    def swapped(height, width, unit): ...

    assert texts == [
        written("""
            def make(_call, _default_unit):
                def area(width, height, unit=_default_unit):
                    return _call(width, unit, height)
                return area
            """),
        written("""
            def make(_call):
                def swapped(height, width, unit):
                    return _call(width, unit, height)
                return swapped
            """),
    ]


def test_forwarded_by_keyword(texts):
    """An optional parameter of the target that the source lacks ends what can go by position."""

    def surface(width, angle=90, height=1): ...

    @deprecated(target=surface, args_extra={"angle": 45}, args_mapping={"depth": None})
    def area(width, height, depth): ...

    @deprecated(target=surface)
    def skewed(width, height): ...

    assert texts == [
        written("""
            def make(_call, _x0):
                def area(width, height, depth):
                    return _call(width, _x0, height)
                return area
            """),
        written("""
            def make(_call):
                def skewed(width, height):
                    return _call(width, height=height)
                return skewed
            """),
    ]


def test_method_looked_up_on_its_instance(texts):
    """A method of the same class is looked up at each call, and a flag says whether to look at the use."""

    class Service:
        def execute(self, task): ...

        @deprecated(target=execute)
        def run(self, task): ...

    assert texts == [
        written("""
            def make(_armed, _notify):
                def run(self, task):
                    if _armed is not None:
                        _notify(_armed)
                    return self.execute(task)
                return run
            """)
    ]


def test_every_use_warns(texts):
    """A wrapper that never stops warning asks its flag, and calls without a detour."""

    @deprecated("Use new()", num_warns=-1)
    def area(width): ...

    assert texts == [
        written("""
            def make(_call, _armed, _notify):
                def area(width):
                    if _armed is not None:
                        _notify(_armed)
                    return _call(width)
                return area
            """)
    ]


def test_skip_if(texts):
    """`skip_if` is asked first; its answer decides between source and target."""

    def surface(width, unit="m"): ...

    @deprecated(target=surface, skip_if=lambda: False)
    def area(width): ...

    assert texts == [
        written("""
            def make(_call, _skip_if, _skipped):
                def area(width):
                    if (_skip := _skip_if()) is not False:
                        return _skipped(_skip)(width)
                    return _call(width)
                return area
            """)
    ]


def test_unknown_target(texts):
    """A target without a signature gets the caller's arguments, once a stand-in for the source has accepted them."""

    @deprecated(target=max)
    def largest(first, second): ...

    assert texts == [
        written("""
            def make(_call):
                def largest(first, second):
                    return _call()
                return largest
            """),
        written("""
            def make(_call, _check):
                def largest(*args, **kwargs):
                    _check(*args, **kwargs)
                    return _call(*args, **kwargs)
                return largest
            """),
    ]


def test_our_names_give_way(texts):
    """Where a parameter begins with underscores, ours begin with one more."""

    @deprecated("Use new()")
    def area(_call, __armed=1): ...

    assert texts == [
        written("""
            def make(___call, ___default___armed):
                def area(_call, __armed=___default___armed):
                    return ___call(_call, __armed)
                return area
            """)
    ]


def test_one_template_for_a_shape():
    """Functions that differ in nothing but names share one compiled text."""
    if not _cpython.USABLE:
        pytest.skip("relabelling is switched off, or impossible on this Python")
    deprecated("Use new()")(lambda width, *, unit: None)
    before = len(_codegen._templates)
    first = deprecated("Use new()")(lambda height, *, scale: (height, scale))
    second = deprecated("Use new()")(lambda p0, *, k0: (p0, k0))
    assert len(_codegen._templates) == before
    with recorded():
        assert first(height=1, scale=2) == (1, 2)
        assert second(p0=3, k0=4) == (3, 4)
    assert first.__code__.co_code == second.__code__.co_code


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("name", NAMES_OF_OURS)
def test_parameters_with_names_of_ours(name):
    """A parameter may have any name, those that our text uses included, in every position."""
    namespace = {}
    exec(
        f"def positional({name}, /, value=2): return {name}, value\n"
        f"def either({name}, value=2): return {name}, value\n"
        f"def keyword(value=2, *, {name}=1): return {name}, value\n"
        f"def star(value=2, *{name}): return (*{name}, value)\n"
        f"def double_star(value=2, **{name}): return ({name}[{name!r}], value)\n",
        namespace,
    )
    for num_warns in (1, -1):
        old = {key: deprecated("Use new()", num_warns=num_warns)(namespace[key]) for key in namespace if key[0] != "_"}
        with recorded() as caught:
            assert old["positional"](1) == old["either"](1) == old["keyword"]() == (1, 2)
            assert old["either"](**{name: 1}) == old["keyword"](**{name: 1}) == (1, 2)
            assert old["star"](2, 1) == old["double_star"](**{name: 1}) == (1, 2)
        assert len(caught) == (5 if num_warns == 1 else 7)


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("name", NAMES_OF_OURS)
def test_forwarded_parameters_with_names_of_ours(name):
    """The names of the target's parameters, of added arguments and of a looked-up method are free as well."""
    namespace = {"deprecated": deprecated}
    exec(
        f"def new(value, *, {name}=0, factor=1): return value, {name}, factor\n"
        f"changes = {{'args_extra': {{'factor': 3}}, 'args_mapping': {{'size': {name!r}}}}}\n"
        "@deprecated(target=new, skip_if=lambda: False, **changes)\n"
        f"def renamed(value, size): ...\n"
        f"@deprecated(target=new, args_mapping={{{name!r}: 'factor'}})\n"
        f"def back(value, {name}): ...\n"
        "class Service:\n"
        f"    def {name}(self, value): return value\n"
        f"    @deprecated(target={name})\n"
        f"    def old(self, value): ...\n",
        namespace,
    )
    with recorded() as caught:
        assert namespace["renamed"](1, 2) == namespace["renamed"](size=2, value=1) == (1, 2, 3)
        assert namespace["back"](1, 2) == namespace["back"](**{name: 2, "value": 1}) == (1, 0, 2)
        assert namespace["Service"]().old(5) == 5
    assert len(caught) == 3


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("name", [*NAMES_OF_OURS, "class", "<lambda>", "a b", ""])
def test_functions_with_names_of_ours(name):
    """A function may have any name, a reserved word or no identifier at all included."""

    def new(value, factor=1):
        return value * factor

    def source(value):
        return value

    source.__name__ = source.__qualname__ = name
    made = [
        deprecated("Use new()")(source),
        deprecated("Use new()", num_warns=-1)(source),
        deprecated(target=new)(source),
        deprecated(target=new, skip_if=lambda: False)(source),
        deprecated(target=new, skip_if=lambda: True)(source),
        deprecated(target="operator:add", args_extra={"b": 0}, args_mapping={"value": "a"})(source),
    ]
    unknown = deprecated(target=max)(source)
    with recorded():
        assert [wrapper(3) for wrapper in made] == [3] * 6
        assert unknown([1, 3]) == 3
    assert {wrapper.__name__ for wrapper in [*made, unknown]} == {name}


@pytest.mark.usefixtures("engine")
def test_more_parameters_than_anybody_should_have():
    """There is no limit to the number of parameters."""
    names = [f"a{number}" for number in range(300)]
    namespace = {}
    exec(f"def many({', '.join(names)}): return [{', '.join(names)}]", namespace)
    old = deprecated("Use new()")(namespace["many"])
    with recorded() as caught:
        assert old(*range(300)) == list(range(300))
    assert len(caught) == 1


@pytest.mark.usefixtures("engine")
def test_identity():
    """A wrapper says of itself what its source says."""

    def source(a, /, b=1, *, c: int = 2) -> str:
        """Do it."""

    old = deprecated("Use new()")(source)
    for attribute in ("__name__", "__qualname__", "__module__", "__doc__", "__annotations__", "__defaults__"):
        assert getattr(old, attribute) == getattr(source, attribute)
    assert old.__kwdefaults__ == source.__kwdefaults__
    assert inspect.signature(old) == inspect.signature(source)
    assert inspect.signature(old, follow_wrapped=False).parameters.keys() == inspect.signature(source).parameters.keys()
    assert old.__globals__ is source.__globals__
    assert old.__code__.co_filename == f"<deprecate {source.__qualname__}>"


@pytest.mark.usefixtures("engine")
def test_name_mangling():
    """A private name of a class is mangled already when it reaches us."""

    class Service:
        def __new(self, __value):  # noqa: PYI063 - see below
            return __value

        @deprecated(target=__new)
        def old(self, __value): ...  # noqa: PYI063 - a mangled name, not the old mark of positional-only

        @deprecated("Use new()")
        def in_place(self, *, __value=1):
            return __value

    with recorded() as caught:
        assert Service().old(3) == 3
        assert Service().in_place() == 1
        assert Service().in_place(_Service__value=2) == 2
    assert len(caught) == 2
