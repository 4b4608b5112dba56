"""Runs the workbench until it is told to stop."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable

from innokraft.errors import UsageError
from innokraft.review.desk import Desk
from innokraft.server.serving import bound_socket, what_serves
from innokraft.server.settings import Settings, is_loopback
from innokraft.server.telling import Telling


def serve_review(
    desk: Desk,
    settings: Settings | None = None,
    who: str = "",
    *,
    ready: Callable[[str], object] = lambda _: None,
    telling: Telling | None = None,
) -> None:
    """Lets people review at a desk in a browser of this machine, until an interrupt.

    `ready` gets the address, which holds the token that lets one in; `who` is offered as the name
    of who decides. Raises UsageError where the port is taken, what serves is not installed, or the
    address is one that other machines reach.
    """
    settings = settings or Settings()
    if not is_loopback(settings.host):
        problem = f"{settings.host} can be reached from other machines, and the page writes files"
        raise UsageError(problem, remedy="Leave --host out for 127.0.0.1.")
    with what_serves():
        from innokraft.review.app import make_review_app
        from innokraft.server.listening import run
    token = secrets.token_urlsafe(24)
    app = make_review_app(desk, settings, token, who, telling)
    with bound_socket(settings.host, settings.port) as listening:
        told: Callable[[str], object] = lambda address: ready(f"{address}#{token}")  # noqa: E731
        asyncio.run(run(app, settings, listening, told))
