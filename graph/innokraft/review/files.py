"""The page of the workbench and what it needs: a style and a script, told by their digest."""

from __future__ import annotations

import hashlib
from functools import cache
from html import escape
from importlib.resources import files
from typing import NamedTuple

from innokraft.review.words import words

_STYLE = (
    "viewer/style/colours.css", "server/pages/static/page.css", "review/page/review.css",
)  # fmt: skip
_SCRIPTS = (
    "review.js",
    "asking.js",
    "reading.js",
    "choosing.js",
    "form.js",
    "element.js",
    "card.js",
)


class File(NamedTuple):
    """A file and its media type."""

    content: bytes
    type: str


class Files(dict[str, File]):
    """Files by name."""

    @property
    def digest(self) -> str:
        """A digest of them all, which is in the address of each, as scripts name one another."""
        whole = hashlib.sha256()
        for name in sorted(self):
            whole.update(self[name].content)
        return whole.hexdigest()[:12]


@cache
def page_files() -> Files:
    """The files that the page needs."""
    root = files("innokraft")
    style = "\n".join((root / path).read_text("utf-8") for path in _STYLE)
    found = Files({"review.css": File(style.encode(), "text/css")})
    for name in _SCRIPTS:
        found[name] = File((root / "review/page" / name).read_bytes(), "text/javascript")
    icon = (root / "server/pages/static/icon.svg").read_bytes()
    found["icon.svg"] = File(icon, "image/svg+xml")
    return found


def shell(language: str) -> str:
    """The page before anything is asked: it holds nothing of the folder."""
    text = (files("innokraft") / "review/page/review.html").read_text("utf-8")
    told = words(language)
    given = {
        "language": language, "other": "en" if language == "sv" else "sv",
        "static": f"/static/{page_files().digest}",
    }  # fmt: skip
    for name, value in {**told, **given}.items():
        text = text.replace(f"{{{name}}}", escape(value))
    return text
