"""A library: what its users call in `uses.py`."""

from __future__ import annotations

import functools
from collections.abc import AsyncIterator, Iterator
from typing import overload

import deprecate
from deprecate import Removed, Renamed, TargetMode, deprecated, deprecated_args, deprecated_callable, void


def add(a: int, b: int = 3) -> int:
    return a + b


@deprecated("Use add() instead")
def by_message(a: int, b: int = 3) -> int:
    return a + b


@deprecated(target=add, deprecated_in="1.0", remove_in="2.0")
def by_keyword(a: int, b: int = 3) -> int:
    return void(a, b)


@deprecated(add, "1.0", "2.0")
def by_position(a: int, b: int = 3) -> int:
    return void(a, b)


@deprecated("Use add() instead", target=add)
def by_both(a: int, b: int = 3) -> int:
    return void(a, b)


@deprecated(target="declarations:add")
def by_path(a: int, b: int = 3) -> int:
    return void(a, b)


@deprecated()
def by_nothing(a: int, b: int = 3) -> int:
    return a + b


@deprecated(TargetMode.NOTIFY, "1.0")
def by_notify(a: int) -> int:
    return a


@deprecated(target=TargetMode.AUTO, deprecated_in="1.0")
def by_auto(a: int) -> int:
    return a


@deprecated_callable("Use add() instead")
def by_other_name(a: int) -> int:
    return a


@deprecate.deprecated("Use add() instead")
def by_dotted_name(a: int) -> int:
    return a


announced = deprecated("Use add() instead")


@announced
def by_variable(a: int) -> int:
    return a


ours = functools.partial(deprecated, deprecated_in="1.0")


@ours(target=add)
def by_partial(a: int) -> int:
    return void(a)


@deprecated(target=add, args_mapping={"first": "a"})
def with_mapping(first: int) -> int:
    return void(first)


@deprecated(add, changes=[Renamed("first", "a")])
def with_changes(first: int) -> int:
    return void(first)


@deprecated(args_mapping={"old": "new"}, deprecated_in="1.0")
def mapping_only(new: int = 0, old: int = 0) -> int:
    return new + old


@deprecate.deprecated(args_mapping={"old": "new"}, deprecated_in="1.0")
def mapping_only_dotted(new: int = 0, old: int = 0) -> int:
    return new + old


@deprecated(TargetMode.ARGS_REMAP, args_mapping={"old": "new"})
def mapping_only_mode(new: int = 0, old: int = 0) -> int:
    return new + old


@deprecated(target=TargetMode.AUTO, args_mapping={"old": "new"})
def mapping_only_auto(new: int = 0, old: int = 0) -> int:
    return new + old


@deprecated("Soon gone", args_mapping={"old": None})
def mapping_only_message(new: int = 0, old: int = 0) -> int:
    return new + old


@deprecated(changes=[Renamed("old", "new")])
def changes_only(new: int = 0, old: int = 0) -> int:
    return new + old


@deprecated_args({"old": "new"}, deprecated_in="1.0")
def args_mapped(new: int = 0, old: int = 0) -> int:
    return new + old


@deprecated_args([Renamed("old", "new"), Removed("verbose")], deprecated_in="1.0")
def args_changed(new: int = 0, old: int = 0, *, verbose: bool = False) -> int:
    return new + old + verbose


@deprecated(target=add)
async def awaited(a: int) -> int:
    return void(a)


@deprecated("Use add() instead")
def counted(a: int) -> Iterator[int]:
    yield a


@deprecated("Use add() instead")
async def streamed(a: int) -> AsyncIterator[int]:
    yield a


@overload
def either(a: int) -> int: ...
@overload
def either(a: str) -> str: ...
@deprecated("Use add() instead")
def either(a: int | str) -> int | str:
    return a


class Shop:
    """Every kind of member."""

    def __init__(self) -> None:
        self._price = 1

    def buy(self, a: int) -> int:
        return a

    @classmethod
    def open(cls, a: int) -> int:
        return a

    @staticmethod
    def count(a: int) -> int:
        return a

    @deprecated(target=buy)
    def purchase(self, a: int) -> int:
        return void(a)

    @classmethod
    @deprecated(target=open)
    def unlock(cls, a: int) -> int:
        return void(a)

    @deprecated(open, "1.0")
    @classmethod
    def unlock_too(cls, a: int) -> int:
        return void(a)

    @staticmethod
    @deprecated(target=count)
    def tally(a: int) -> int:
        return void(a)

    @deprecated(count, "1.0")
    @staticmethod
    def tally_too(a: int) -> int:
        return void(a)

    @property
    @deprecated("Use price() instead")
    def cost(self) -> int:
        return self._price

    @property
    @deprecated("Use price() instead")
    def tax(self) -> int:
        return self._price

    @tax.setter
    @deprecated("Use price() instead")
    def tax(self, value: int) -> None:
        self._price = value


class Kiosk(Shop):
    """Constructing it is deprecated."""

    @deprecated(target=Shop)
    def __init__(self) -> None:
        void()
