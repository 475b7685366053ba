"""What a checker is asked of `shapes`, and of the same module without a decorator."""

from __future__ import annotations

from typing import assert_type, reveal_type

import shapes

box = shapes.Box(1)

reveal_type(shapes.plain)
reveal_type(shapes.strict)
reveal_type(shapes.loose)
reveal_type(shapes.generic)
reveal_type(shapes.wrapping)
reveal_type(shapes.mapped)
reveal_type(shapes.args_mapped)
reveal_type(shapes.notified)
reveal_type(shapes.to_untyped)
reveal_type(shapes.mapped_to_untyped)  # ty cannot tell
reveal_type(shapes.awaited)
reveal_type(shapes.iterated)
reveal_type(shapes.generated)
reveal_type(shapes.streamed)
reveal_type(shapes.managed)
reveal_type(shapes.cached)
reveal_type(shapes.either)
reveal_type(shapes.Box)
reveal_type(box)
reveal_type(box.get)
reveal_type(box.chained)
reveal_type(box.fetch)
reveal_type(box.make)
reveal_type(shapes.Box[str].make)
reveal_type(box.build)
reveal_type(box.size)
reveal_type(box.weight)
reveal_type(shapes.Box[int].get)
reveal_type(box.label)
reveal_type(box.number)

# That both modules give the same is worth something only if it is the right thing.
assert_type(shapes.plain(1), float)
assert_type(shapes.strict(1, b=2), int)
assert_type(shapes.loose(1, 2, x="y"), int)
assert_type(shapes.generic("a"), list[str])
assert_type(shapes.wrapping(len)([]), list[int])
assert_type(shapes.mapped(new=1), int)
assert_type(shapes.either("a", 1), str)
assert_type(box.get(), int)
assert_type(box.chained(), shapes.Box[int])
assert_type(box.label, str)
assert_type(box.number, int)
assert_type(shapes.Box.size(1), int)


async def ask() -> None:
    """Await and iterate what is asynchronous."""
    assert_type(await shapes.awaited(1), str)
    async for number in shapes.streamed(1):
        assert_type(number, int)
