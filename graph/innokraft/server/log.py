"""The log of who asked for what: a line for each request, in the common log format.

What stands behind the question mark of an address is left out: it is what people ask. Behind the
common fields stand the milliseconds that the answer took, and whether it was broken off.
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Scope

GONE = 499
"""The status of a request whose client had gone before there was an answer."""

_MOST = 500  # letters of a path
_UNSAFE = re.compile(r'[^\x21-\x7e]|["\\]')


def line(scope: Scope, status: int, size: int, seconds: float) -> str:
    """The line of a request: what could steer a terminal, or look like two lines, is escaped."""
    path = (scope.get("raw_path") or scope["path"].encode("utf-8", "replace")).decode("latin-1")
    asked = f"{clean(scope['method'])} {clean(path)} HTTP/{clean(scope['http_version'])}"
    return told(client_of(scope), f'"{asked}"', f"{status} {size} {seconds * 1000:.1f}")


def told(client: str, asked: str, came_of_it: str) -> str:
    """A line of the log."""
    now = time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime())
    return f"{client} - - [{now}] {asked} {came_of_it}"


def client_of(scope: Scope) -> str:
    """The address that a request came from."""
    return (scope.get("client") or ("-",))[0]


def clean(text: str) -> str:
    r"""A part of a line, as it may stand there.

    >>> print(clean('/a\x1b"'))
    /a\x1b\x22
    """
    return _UNSAFE.sub(lambda found: f"\\x{ord(found[0]):02x}", text[:_MOST])
