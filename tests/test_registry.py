"""The registry: every deprecated object of the process, none of them kept alive."""

from __future__ import annotations

import copy
import functools
import gc
import pickle
import weakref

import pytest

from deprecate import Record, deprecated, get_deprecation_config, registry
from helpers import recorded


def records_of(qualname: str) -> list[Record]:
    """Return the records whose qualified name ends in `qualname`."""
    return [record for record in registry if record.qualname.endswith(qualname)]


def module_level(): ...


def test_iteration_yields_each_object_once():
    """What has been decorated is found by iteration, in the order of declaration."""

    @deprecated("Use new()")
    def first(): ...

    @deprecated("Use new()")
    def second(): ...

    names = [record.qualname for record in registry]
    assert names.count(first.__qualname__) == names.count(second.__qualname__) == 1
    assert names.index(first.__qualname__) < names.index(second.__qualname__)


def test_iteration_may_declare():
    """Objects that are declared while somebody iterates do not disturb the iteration."""
    kept = [deprecated("Use new()")(module_level)]
    for _ in registry:
        kept.append(deprecated("Use new()")(lambda: None))
        if len(kept) > 1_000:
            break
    assert len(kept) <= 1_000


def test_length_and_membership():
    """`len` counts what iteration yields, `in` asks for one object."""
    before = len(registry)

    @deprecated("Use new()")
    def old(): ...

    assert len(registry) == len(list(registry)) == before + 1
    assert old in registry
    assert old.__wrapped__ not in registry
    assert module_level not in registry
    assert None not in registry
    assert str(before + 1) in repr(registry)


def test_find_a_function():
    """A function leads to its record, a function that is not deprecated to None."""

    @deprecated("Use new()", deprecated_in="1.2")
    def old(): ...

    record = registry.find(old)
    assert (record.qualname, record.kind, record.deprecated_in) == (old.__qualname__, "function", "1.2")
    assert registry.find(module_level) is None
    assert registry.find(3) is None


def test_find_what_a_class_offers():
    """Methods are found through the class, through an instance and as the descriptors of the class body."""

    class Service:
        @deprecated("Use new()")
        def method(self): ...

        @classmethod
        @deprecated("Use new()")
        def of_class(cls): ...

        @deprecated("Use new()")
        @staticmethod
        def static(): ...

        @deprecated("Use new")
        @property
        def prop(self): ...

        @functools.cached_property
        @deprecated("Use new")
        def cached(self): ...

        @deprecated("Use new()")
        def __init__(self): ...

    body = vars(Service)
    kinds = {name: registry.find(body[name]).kind for name in ("method", "of_class", "static", "prop", "__init__")}
    assert kinds == {
        "method": "method",
        "of_class": "method",  # decorated before @classmethod made it one
        "static": "staticmethod",
        "prop": "property",
        "__init__": "constructor",
    }
    assert registry.find(body["cached"]).qualname.endswith("Service.cached")
    with recorded():
        service = Service()
    assert registry.find(service.method) == registry.find(Service.method) == registry.find(body["method"])
    assert registry.find(service.of_class) == registry.find(body["of_class"])
    assert registry.find(service.static) == registry.find(body["static"])
    assert registry.find(Service) is None


def test_find_looks_through_decorators_of_others():
    """A decorator that keeps the attributes of what it wraps can be asked in its place."""

    def decorate(function):
        @functools.wraps(function)
        def closure(*args):
            return function(*args)

        return closure

    @decorate
    @deprecated("Use new()")
    def old(): ...

    assert registry.find(old).message == "Use new()"


def test_properties_give_one_record():
    """A property is one deprecated object, however many accessors it has."""

    class Box:
        @deprecated("Use new")
        @property
        def several(self): ...

        @several.setter
        def several(self, value): ...

        @several.deleter
        def several(self): ...

    assert len(records_of("Box.several")) == 1
    assert registry.find(Box.several) == records_of("Box.several")[0]


def test_property_decorated_as_a_whole_gives_one_record():
    """A property that was complete before it was deprecated is one deprecated object too."""

    class Box:
        @property
        def whole(self): ...

        @whole.setter
        def whole(self, value): ...

        whole = deprecated("Use new")(whole)

    assert len(records_of("Box.whole")) == 1


def test_stacked_layers_give_a_record_each():
    """Two layers say two things; the outer one speaks for the object."""

    def new(): ...

    @deprecated("All of it goes")
    @deprecated(target=new)
    def layered(): ...

    assert [record.mode for record in records_of(layered.__qualname__)] == ["forward", "notify"]
    assert registry.find(layered).mode == "notify"


def test_nested_functions_come_and_go():
    """A function that is defined and decorated at each call is in the registry as long as it lives."""

    def make():
        @deprecated("Use new()")
        def nested(): ...

        return nested

    assert records_of("make.<locals>.nested") == []
    nested = make()
    assert len(records_of("make.<locals>.nested")) == 1
    del nested
    gc.collect()
    assert records_of("make.<locals>.nested") == []


@pytest.mark.parametrize("target", [None, len, "operator:add"], ids=["in place", "forwarded", "lazy"])
def test_nothing_is_kept_alive(target):
    """The registry keeps no wrapper alive, used or not; nor what the wrapper refers to."""

    class Owner:
        def body(self, *args): ...

    def make():
        owner = Owner()

        def old(obj, b=None, owner=owner): ...

        options = {"target": target, "args_mapping": {"owner": None, "b": None}} if target is len else {}
        wrapper = deprecated("Use new()", **options)(old)
        return wrapper, weakref.ref(owner)

    wrapper, owner = make()
    with recorded():
        wrapper("")
    alive = weakref.ref(wrapper)
    assert owner() is not None
    del wrapper
    gc.collect()
    assert (alive(), owner()) == (None, None)


def test_classes_are_not_kept_alive():
    """A class whose method was forwarded in its body goes with its last reference."""

    class Service:
        def new(self): ...

        @deprecated(target=new)
        def old(self): ...

        @deprecated("Use new")
        @property
        def prop(self): ...

    alive = weakref.ref(Service)
    with recorded():
        Service().old()
    del Service
    gc.collect()
    assert alive() is None


def test_many_come_and_go():
    """The registry does not grow with what is gone."""
    gc.collect()
    before = len(registry._watches)
    for _ in range(100):
        deprecated("Use new()")(lambda: None)
    gc.collect()
    assert len(registry._watches) == before


def test_reset_of_one_object():
    """A reset concerns the object that is named, each accessor of a property included."""

    class Box:
        @deprecated("Use new")
        @property
        def old(self) -> int:
            return 1

        @old.setter
        def old(self, value: int) -> None: ...

    @deprecated("Use new()")
    def other(): ...

    def uses() -> int:
        with recorded() as caught:
            box = Box()
            box.old = box.old
            other()
        return len(caught)

    assert (uses(), uses()) == (3, 0)
    registry.reset(Box.old)
    assert (uses(), uses()) == (2, 0)


def test_reset_through_a_bound_method():
    """A bound method names its function."""

    class Service:
        @deprecated("Use new()")
        def old(self): ...

    service = Service()
    with recorded() as caught:
        service.old()
        registry.reset(service.old)
        service.old()
    assert len(caught) == 2


@pytest.mark.parametrize("obj", [module_level, 3, int, "name"], ids=repr)
def test_reset_of_what_is_not_deprecated(obj):
    """There is no budget to reset: that is an error, and its text shows the object."""
    with pytest.raises(LookupError, match="is not deprecated; it has no budget"):
        registry.reset(obj)


def test_reset_of_none_is_not_a_reset_of_all_by_accident():
    """Only the argument left out, or None, concerns all objects."""

    @deprecated("Use new()")
    def old(): ...

    with recorded() as caught:
        old()
        registry.reset(None)
        old()
    assert len(caught) == 2


def test_copies_share_the_budget():
    """A copy of a function is the function."""

    @deprecated("Use new()")
    def old(): ...

    assert copy.copy(old) is copy.deepcopy(old) is old


def test_pickle_by_reference():
    """A deprecated function of a module is pickled by its name."""
    namespace = globals()
    namespace["module_level"] = wrapper = deprecated("Use new()")(namespace["module_level"])
    try:
        assert pickle.loads(pickle.dumps(wrapper)) is wrapper
    finally:
        namespace["module_level"] = wrapper.__wrapped__


def test_config_of_an_object():
    """`get_deprecation_config` returns what the author said, None where nobody said anything."""

    def new(): ...

    decorate = deprecated(target=new, deprecated_in="1.0", remove_in="2.0", num_warns=3)

    @decorate
    def old(): ...

    assert get_deprecation_config(old) is decorate
    assert get_deprecation_config(new) is None
    assert get_deprecation_config(3) is None


def test_config_is_immutable():
    """What the author said cannot be changed afterwards."""
    decorate = deprecated("Use new()")
    with pytest.raises(AttributeError, match="immutable: 'num_warns' cannot be changed"):
        decorate.num_warns = 5
    with pytest.raises(AttributeError):
        del decorate.num_warns
    assert decorate.num_warns == 1
