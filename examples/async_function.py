"""A coroutine function stays one, and warns on the line of the call, not where the event loop runs it."""

import asyncio

from deprecate import deprecated, void


async def fetch(url: str) -> str:
    """The successor."""
    await asyncio.sleep(0)
    return f"content of {url}"


@deprecated(target=fetch, deprecated_in="1.0", remove_in="2.0")
async def download(url: str) -> str:
    """The old name."""
    return void(url)


async def main() -> None:
    """Use the old name twice at once."""
    print(await asyncio.gather(download("a"), download("b")))


print(asyncio.iscoroutinefunction(download))
asyncio.run(main())
