"""A subclass became superfluous: constructing it forwards to its parent, and the object keeps its class."""

from deprecate import deprecated, void


class HttpClient:
    """The successor."""

    def __init__(self, c: int, d: str = "abc") -> None:
        """Remember the settings."""
        self.my_c = c
        self.my_d = d


class Client(HttpClient):
    """The old name."""

    @deprecated(target=HttpClient, deprecated_in="0.2", remove_in="0.4")
    def __init__(self, c: int, d: str = "efg") -> None:
        """Forward to the parent."""
        void(c, d)


client = Client(7)
print(type(client).__name__, client.my_c, client.my_d)
