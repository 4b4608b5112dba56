"""A connection of uvicorn's that does not outlive its limits, and says what was wrong with it."""

from __future__ import annotations

import sys
from http import HTTPStatus

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from innokraft.server.log import told

HEAD_SECONDS = 20.0
"""How long the head of a request may take to come."""
STALL_SECONDS, STALL_BYTES = 30.0, 30_000
"""A client that takes fewer bytes of an answer in this time has no use for it."""


class Connection(H11Protocol):
    """A connection that is ended where nothing whole comes, and where nothing is taken."""

    _since = 0.0
    _left: tuple[float, int] | None = None

    def connection_made(self, transport: object) -> None:
        """Begins to count."""
        super().connection_made(transport)  # type: ignore[arg-type]
        self._since = self.loop.time()

    def on_response_complete(self) -> None:
        """Begins to count anew."""
        self._since = self.loop.time()
        super().on_response_complete()

    def look_after(self, now: float) -> None:
        """Ends the connection where it is time."""
        if self.cycle is not None and not self.cycle.response_complete:
            self._left = None  # what answers bounds itself
        elif size := self.transport.get_write_buffer_size():
            since, before = self._left or (now, size)
            if self._left is None or before - size >= STALL_BYTES:
                self._left = (now, size)
            elif now - since > STALL_SECONDS:
                self.transport.abort()
        elif self.transport.is_closing():
            self.transport.abort()
        elif now - self._since > HEAD_SECONDS:
            self._refuse(408)

    def send_400_response(self, _: str) -> None:
        """Refuses what is no HTTP, by the status that fits."""
        error = sys.exception()
        status = getattr(error, "error_status_hint", 400)
        self._refuse(431 if status == 431 else 400)

    def _refuse(self, status: int) -> None:
        """Answers what is no request, if that can still be, and ends the connection."""
        client = self.client[0] if self.client else "-"
        self.config.app.state.telling.asked(told(client, '"-"', f"{status} 0 0.0"))  # type: ignore[union-attr]
        if self.conn.our_state not in {h11.IDLE, h11.SEND_RESPONSE}:
            self.transport.close()
            return
        said = f"{HTTPStatus(status).phrase}\n".encode()
        headers = [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", b"%d" % len(said)),
            (b"connection", b"close"),
        ]
        for event in (
            h11.Response(status_code=status, headers=headers, reason=HTTPStatus(status).phrase),
            h11.Data(data=said),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()
