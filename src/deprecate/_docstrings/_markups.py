"""The markups of a notice: reStructuredText for Sphinx, Markdown for MkDocs."""

from __future__ import annotations

import re
import sys

from .._messages import described_by, name_of, path_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_URL = r"https?://[^\s<>\"`\\]*[\w/#=&%-]"
# What docutils takes for the edge of a word, where inline markup may begin and end.
_EDGE_BEFORE, _EDGE_AFTER = "'\"([{<-/", "'\")]}>-/:.,;!?"


class Markup:
    """How a notice is written for one tool."""

    indent: str
    _token: re.Pattern[str]

    def title(self, version: str) -> list[str]:
        """Return the head of a notice, whose text is indented below it."""
        raise NotImplementedError

    def code(self, name: str) -> str:
        """Return a name in code style."""
        raise NotImplementedError

    def reference(self, target: Any) -> str:
        """Return what leads to a successor."""
        raise NotImplementedError

    def prose(self, text: str) -> str:
        """Return plain text of the author's that reads in the page as it reads in a warning."""
        return self._token.sub(self._escaped, " ".join(text.split()))

    def _escaped(self, found: re.Match[str]) -> str:
        raise NotImplementedError


class _Rst(Markup):
    """Sphinx: a `deprecated` directive, roles, double backticks."""

    indent = "   "
    _token = re.compile(
        r"(?P<markup>``[^`\s](?:[^`]*[^`\s])?``|:[a-z][\w:+.-]*:`[^`]+`|`[^`<>]+<[^`<>]+>`__?)"
        rf"|`(?P<code>[^`\s](?:[^`]*[^`\s])?)`|(?P<url>{_URL})|(?P<special>[\\*|`]|(?<=[\w\]])_(?![^\W_]))"
    )
    # What would begin a list, a field, a heading or a directive; a role does not.
    _block_start = re.compile(r"(?!:[\w:+.-]+:`)(?:[^\w\s`\\(\"'&]|[(\"'&](?!\w)|\(?(?:\d+|\w)[.)])")

    def title(self, version: str) -> list[str]:
        # Sphinx's own directive needs a version; the text of an admonition stands below a blank line.
        return [f".. deprecated:: {version}"] if version else [".. admonition:: Deprecated", ""]

    def code(self, name: str) -> str:
        return f"``{name}``"

    def reference(self, target: Any) -> str:
        return f":{_role(target)}:`{path_of(target)}`"

    def prose(self, text: str) -> str:
        escaped = super().prose(text)
        return f"\\ {escaped}" if self._block_start.match(escaped) else escaped

    def _escaped(self, found: re.Match[str]) -> str:
        kind, token = found.lastgroup, found[0]
        if kind == "special":
            return f"\\{token}"
        if kind == "code":
            token = f"``{found['code']}``"
        if kind == "url":
            token = _link(token)
        before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
        start = "" if before in _EDGE_BEFORE or before.isspace() else "\\ "
        end = "" if after in _EDGE_AFTER or after.isspace() else "\\ "
        return f"{start}{token}{end}"


def _link(url: str) -> str:
    """Return a URL that docutils takes for one, also if it has markup in it."""
    if not re.search(r"[*|]|_(?!\w)", url):
        return url
    target = f"{url[:-1]}\\_" if url.endswith("_") else url
    return f"`<{target}>`__"


class _MkDocs(Markup):
    """MkDocs: an admonition of Python-Markdown, names in backticks."""

    indent = "    "
    _token = re.compile(
        rf"(?P<code>(?<!`)(`+)[^`]+\2(?!`))|(?P<url>{_URL})|(?P<special>[\\*`\[\]]|(?<![^\W_])_|_(?![^\W_]))|(?P<tag><)"
    )
    # What would begin a list, a heading or a quotation.
    _block_start = re.compile(r"\A(\d+(?=\.)|(?=[#+>-]))")

    def title(self, version: str) -> list[str]:
        return [f'!!! warning "Deprecated in {version}"' if version else '!!! warning "Deprecated"']

    def code(self, name: str) -> str:
        return f"`{name}`"

    def reference(self, target: Any) -> str:
        return f"`{path_of(target)}`"

    def prose(self, text: str) -> str:
        return self._block_start.sub(r"\1\\", super().prose(text))

    def _escaped(self, found: re.Match[str]) -> str:
        forms = {"code": "{}", "url": "<{}>", "special": "\\{}", "tag": "&lt;"}
        return forms[str(found.lastgroup)].format(found[0])


RST = _Rst()
MKDOCS = _MkDocs()


def _role(target: Any) -> str:
    """Return the role that links to a successor; that of functions where nothing better is known."""
    target = described_by(_loaded(target) if isinstance(target, str) else target)
    if isinstance(target, type) or getattr(target, "__name__", "") == "__init__":
        return "class"
    return "meth" if "." in name_of(target) else "func"


def _loaded(path: str) -> Any:
    """Return what stands at a path if it is loaded already, else something that is known to be a function."""
    module, _, name = path.partition(":")
    found: Any = sys.modules.get(module)
    for part in name.split("."):
        # Not `getattr`: looking must not load anything, nor use a deprecated name.
        found = getattr(found, "__dict__", {}).get(part)
    return _loaded if found is None else found
