"""Records: what is deprecated, as plain data that survives a journey."""

from __future__ import annotations

import copy
import functools
import json
import operator
import pickle

import pytest

from deprecate import Record, deprecated, registry


def minimal(**fields: object) -> Record:
    """Return a record with its required fields and those given."""
    return Record(
        **{"kind": "function", "module": "shop", "qualname": "area", "message": "Gone", "mode": "notify"} | fields
    )


def test_what_a_record_says():
    """A record repeats the author's words and tells where they stand."""

    def new(): ...

    @deprecated(target=new, deprecated_in="1.2", remove_in="v2.0", num_warns=-1, note="Since March.", url="https://a.b")
    def old(): ...

    code = old.__wrapped__.__code__
    assert registry.find(old) == Record(
        kind="function",
        module=__name__,
        qualname=old.__qualname__,
        message=f"The `old` was deprecated since v1.2 in favor of `{__name__}.new`. It will be removed in v2.0. "
        "Since March. https://a.b",
        mode="forward",
        target=f"{__name__}.new",
        deprecated_in="1.2",
        remove_in="v2.0",
        category="FutureWarning",
        num_warns=-1,
        note="Since March.",
        url="https://a.b",
        filename=__file__,
        lineno=code.co_firstlineno,
    )


def test_warn_only_has_no_target():
    """A deprecation without successor says so."""

    @deprecated("Use new()", category=DeprecationWarning)
    def old(): ...

    record = registry.find(old)
    assert (record.mode, record.target, record.category) == ("notify", None, "DeprecationWarning")


def test_silence_is_recorded():
    """A deprecation that never warns is recorded all the same."""

    @deprecated("Use new()", category=None)
    def old(): ...

    assert registry.find(old).category is None


@pytest.mark.parametrize(
    ("obj", "kind", "path"),
    [
        (len, "callable", "builtins.len"),
        (functools.partial(int, base=2), "callable", "functools.partial"),
        (operator.itemgetter(1), "callable", "operator.itemgetter"),
    ],
    ids=["builtin", "partial", "callable object"],
)
def test_callables_without_code(obj, kind, path):
    """What has no Python code has a record without a place."""
    old = deprecated("Use new()")(obj)
    record = registry.find(old)
    assert (record.kind, record.path, record.filename, record.lineno) == (kind, path, None, None)


def test_lazy_target_is_a_dotted_path():
    """A target that is named is recorded without being imported."""

    @deprecated(target="a_module.that_is_absent:New.method")
    def old(): ...

    assert registry.find(old).target == "a_module.that_is_absent.New.method"


def test_round_trip_through_json():
    """A record survives JSON, whatever its fields hold."""

    @deprecated('Größe \N{SNOWMAN} "quoted"\n%s', deprecated_in="1.0rc1")
    def old(): ...

    for record in (registry.find(old), minimal(), minimal(category=None, lineno=3)):
        assert Record.from_json(record.to_json()) == record
        assert Record.from_dict(record.to_dict()) == record
        assert Record.from_dict(json.loads(json.dumps(record.to_dict()))) == record


def test_changes_survive_json():
    """What is said of single arguments travels with the record."""

    @deprecated(target=pow, args_mapping={"number": "base", "power": "exp", "verbose": None})
    def old(number, power, verbose=False): ...

    record = registry.find(old)
    assert {change.name for change in record.changes} == {"number", "power", "verbose"}
    assert Record.from_json(record.to_json()) == record


def test_every_record_of_the_registry_is_plain_data():
    """No record holds anything but strings, whole numbers and None, or lists and dictionaries of them."""
    kept = [deprecated(target=max)(min), deprecated("Use new()")(lambda: None)]
    records = list(registry)
    assert len(records) >= len(kept)
    for record in records:
        assert json.loads(record.to_json()) == record.to_dict()


def test_records_are_values():
    """Equal records are equal, have the same hash, and survive pickle and copy."""
    record = minimal()
    assert record == minimal()
    assert hash(record) == hash(minimal())
    assert record != minimal(lineno=1)
    assert record != "record"
    assert pickle.loads(pickle.dumps(record)) == copy.deepcopy(record) == copy.copy(record) == record


def test_records_are_immutable():
    """A record cannot be changed, nor given anything new."""
    record = minimal()
    with pytest.raises(AttributeError, match="Record is immutable: 'kind' cannot be changed"):
        record.kind = "class"
    with pytest.raises(AttributeError):
        record.colour = "red"
    with pytest.raises(AttributeError):
        del record.kind
    assert record == minimal()


def test_repr_shows_the_fields():
    """The representation of a record builds an equal one."""
    record = minimal(deprecated_in="1.0")
    assert eval(repr(record)) == record


def test_match_by_position():
    """A record can be taken apart by `match`."""
    match minimal():
        case Record("function", module, name):
            assert (module, name) == ("shop", "area")
        case _:
            pytest.fail("did not match")


def test_path():
    """The path of a record is what one would import."""
    assert minimal(qualname="Shop.area").path == "shop.Shop.area"


def test_unknown_field():
    """An unknown field is refused, and the nearest one suggested."""
    with pytest.raises(ValueError, match=r"a record has no field 'messages'; did you mean 'message'"):
        Record.from_dict(minimal().to_dict() | {"messages": "Gone"})
    with pytest.raises(ValueError, match=r"a record has no field 'colour'$"):
        Record.from_dict(minimal().to_dict() | {"colour": "red"})


def test_missing_field():
    """A missing field is named."""
    data = minimal().to_dict()
    del data["kind"]
    with pytest.raises(ValueError, match=r"incomplete record.*'kind'"):
        Record.from_dict(data)


def test_fields_with_defaults_may_be_missing():
    """What has a default need not be written."""
    data = {"kind": "function", "module": "shop", "qualname": "area", "message": "Gone", "mode": "notify"}
    assert Record.from_dict(data) == minimal()
