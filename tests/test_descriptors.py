"""Properties and cached properties: decorator above and below, one budget for each accessor."""

from __future__ import annotations

import functools
from abc import ABC, abstractmethod
from functools import cached_property

import pytest

from deprecate import TargetMode, deprecated, get_deprecation_config, registry
from helpers import recorded, this_line


def _lines(caught):
    return [(found.filename, found.lineno) for found in caught]


@pytest.mark.parametrize("above", [False, True])
def test_reading_a_property(above):
    """Above or below `@property`, reading warns at the reader's line and gives the value."""
    mark = deprecated(deprecated_in="1.0", remove_in="2.0")

    class Shape:
        def area(self):
            """The old name."""
            return 5

        area = mark(property(area)) if above else property(mark(area))

    with recorded() as caught:
        line = this_line() + 1
        assert Shape().area == 5
        assert Shape().area == 5
    assert _lines(caught) == [(__file__, line)]
    assert str(caught[0].message) == "The `Shape.area` was deprecated since v1.0. It will be removed in v2.0."
    assert isinstance(Shape.area, property)
    assert Shape.area.__doc__ == "The old name."


def test_all_accessors_of_a_property():
    """Read, write and delete warn once each, with budgets of their own, also when they are added afterwards."""

    class Shape:
        _area = 5

        @deprecated("Old.")
        @property
        def area(self):
            return self._area

        @area.setter
        def area(self, value):
            self._area = value

        @area.deleter
        def area(self):
            del self._area

    shape = Shape()
    with recorded() as caught:
        line = this_line() + 1
        assert shape.area == 5
        shape.area = 6
        assert shape.area == 6
        del shape.area
        shape.area = 7
        del shape.area
        assert shape.area == 5
    assert _lines(caught) == [(__file__, line), (__file__, line + 1), (__file__, line + 3)]


def test_decorator_above_a_complete_property():
    """A property that has all its accessors is wrapped as a whole."""

    class Shape:
        def __init__(self):
            self.values = []

        def _get(self):
            return self.values

        def _set(self, value):
            self.values.append(value)

        def _delete(self):
            self.values.clear()

        area = deprecated("Old.")(property(_get, _set, _delete, "The area."))

    shape = Shape()
    with recorded() as caught:
        shape.area = 1
        shape.area = 2
        assert shape.area == [1, 2]
        del shape.area
    assert len(caught) == 3
    assert shape.values == []
    assert Shape.area.__doc__ == "The area."


def test_only_one_accessor_is_deprecated():
    """Below `@property`, only the decorated accessor warns."""

    class Shape:
        _area = 5

        @property
        def area(self):
            return self._area

        @area.setter
        @deprecated("Read only soon.")
        def area(self, value):
            self._area = value

    shape = Shape()
    assert shape.area == 5
    with recorded() as caught:
        line = this_line() + 1
        shape.area = 6
    assert _lines(caught) == [(__file__, line)]
    assert shape.area == 6


def test_getter_of_a_deprecated_property_is_replaced():
    """`.getter` returns a deprecated property, too, and the original is as it was."""

    class Base:
        @deprecated("Old.")
        @property
        def area(self):
            return 1

    class Child(Base):
        @Base.area.getter
        def area(self):
            return 2

    with recorded() as caught:
        assert (Base().area, Child().area) == (1, 2)
    assert len(caught) == 2


def test_property_without_a_setter_stays_read_only():
    """What could not be written before cannot be written now, and the attempt is no use."""

    class Shape:
        @deprecated("Old.")
        @property
        def area(self):
            return 1

    with recorded() as caught, pytest.raises(AttributeError, match="no setter"):
        Shape().area = 2
    assert not caught


def test_class_access_is_silent():
    """Reading the property from the class gives the property and is no use of it."""

    class Shape:
        @deprecated("Old.")
        @property
        def area(self):
            return 1

    with recorded() as caught:
        assert isinstance(Shape.area, property)
        assert "area" in dir(Shape())
    assert not caught


def test_attribute_error_in_a_property():
    """An `AttributeError` of the body reaches `__getattr__`, as it does without the decorator."""

    class Shape:
        @deprecated("Old.", num_warns=0)
        @property
        def area(self):
            raise AttributeError("no area")

        def __getattr__(self, name):
            return f"fallback for {name}"

    assert Shape().area == "fallback for area"


def test_property_of_a_subclass():
    """`super()` reaches the deprecated property of the base."""

    class Base:
        @deprecated("Old.")
        @property
        def area(self):
            return 1

    class Child(Base):
        @property
        def area(self):
            return super().area + 1

    with recorded() as caught:
        assert Child().area == 2
    assert len(caught) == 1


def test_abstract_property_stays_abstract():
    """An abstract property keeps its class abstract."""

    class Base(ABC):
        @deprecated("Old.")
        @property
        @abstractmethod
        def area(self):
            return 1

    class Child(Base):
        @property
        def area(self):
            return 2

    assert Base.area.__isabstractmethod__
    with pytest.raises(TypeError, match="abstract"):
        Base()
    assert Child().area == 2


@pytest.mark.parametrize(
    "options",
    [
        {"target": lambda self: 1},
        {"target": TargetMode.ARGS_REMAP, "args_mapping": {"a": "b"}},
        {"target": abs, "args_extra": {"a": 1}},
        {"args_mapping": {"a": "b"}},
    ],
)
def test_property_takes_no_target(options):
    """A property has no arguments to forward; its body returns the new attribute."""
    with pytest.raises(TypeError, match=r"`Shape\.area`"):

        class Shape:
            @deprecated(deprecated_in="1.0", **options)
            @property
            def area(self):
                return 1


def test_property_is_not_deprecated_twice():
    """Two decorators on one property are refused, wherever the inner one stands."""

    def area(self):
        return 1

    with pytest.raises(TypeError, match="deprecated already"):
        deprecated("a")(deprecated("b")(property(area)))
    with pytest.raises(TypeError, match="deprecated already"):
        deprecated("a")(property(deprecated("b")(area)))


@pytest.mark.parametrize("above", [False, True])
def test_cached_property(above):
    """Above or below `@cached_property`, the first reading warns at the reader's line; the value is computed once."""
    mark = deprecated("Old.", num_warns=-1)
    computed = []

    class Shape:
        def area(self):
            """The old name."""
            computed.append(1)
            return 5

        area = mark(cached_property(area)) if above else cached_property(mark(area))

    shape = Shape()
    with recorded() as caught:
        line = this_line() + 1
        assert shape.area == 5
        assert shape.area == 5
    assert _lines(caught) == [(__file__, line)]
    assert computed == [1]
    assert isinstance(vars(Shape)["area"], cached_property)
    assert vars(Shape)["area"].__doc__ == "The old name."


def test_cached_property_is_silent_in_other_instances_after_the_budget():
    """One warning is enough for all instances."""

    class Shape:
        @deprecated("Old.")
        @cached_property
        def area(self):
            return 5

    with recorded() as caught:
        assert [Shape().area, Shape().area] == [5, 5]
    assert len(caught) == 1


def test_configuration_of_a_property():
    """`get_deprecation_config` and the registry know properties and cached properties."""

    class Shape:
        @deprecated("a")
        @property
        def area(self):
            return 1

        @deprecated("b")
        @cached_property
        def volume(self):
            return 1

        @property
        def plain(self):
            return 1

    assert get_deprecation_config(Shape.area).message == "a"
    assert get_deprecation_config(vars(Shape)["volume"]).message == "b"
    assert get_deprecation_config(Shape.plain) is None
    assert registry.find(Shape.area).kind == "property"


def test_property_that_raises():
    """`as_exception` holds for every accessor."""

    class Shape:
        @deprecated("Gone.", as_exception=True)
        @property
        def area(self):
            return 1

        @area.setter
        def area(self, value):
            raise AssertionError("must not run")

    with pytest.raises(RuntimeError, match="Gone"):
        Shape().area  # noqa: B018 - reading is the use
    with pytest.raises(RuntimeError, match="Gone"):
        Shape().area = 2


@pytest.mark.parametrize("base", [property, functools.cached_property])
def test_subclass_of_a_property(base):
    """What a subclass adds would be lost, so it is refused; below it, the function can be decorated."""
    special = type("special", (base,), {})
    with pytest.raises(TypeError, match=r"a special may do more than a .*property, which would be lost"):
        deprecated("Old.")(special(lambda self: 1))

    class Shop:
        price = special(deprecated("Old.", num_warns=0)(lambda self: 1))
        if base is functools.cached_property:
            price.__set_name__(None, "price")

    assert Shop().price == 1
