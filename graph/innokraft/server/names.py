"""Under which names a server may be asked, and by pages of which origins.

A page of the web can let a name of its own lead to any address, this machine's too, and ask under
that name as if the server were its own (DNS rebinding). So names count that no one else can give
away. A page of another origin is not let in at all, unless it was named: an answer that its
browser keeps from it would have cost the same work.
"""

from __future__ import annotations

import ipaddress
import re
import socket

from innokraft.server.settings import Settings, is_loopback

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9._-]{1,253})(?::[0-9]{1,5})?")


def is_ours(host: str, settings: Settings) -> bool:
    """Whether a header Host may name this server.

    >>> is_ours("localhost:8000", Settings()), is_ours("example.org", Settings())
    (True, False)
    """
    found = _HOST.fullmatch(host)
    if found is None:
        return False
    name = found[1].strip("[]").lower().rstrip(".")
    if name in {"localhost", settings.host.lower(), *map(str.lower, settings.names)}:
        return True
    if is_loopback(settings.host):
        return is_loopback(name)
    return _is_address(name) or name == socket.gethostname().lower()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def may_ask(origin: str | None, host: str | None, settings: Settings) -> bool:
    """Whether a page of that origin may ask; without one it is no page of another."""
    if origin is None or not {"*", origin}.isdisjoint(settings.origins):
        return True
    return host is not None and origin.lower() in {f"{way}://{host}".lower() for way in _WAYS}


_WAYS = ("http", "https")  # the second where something stands before this server
