"""A server that speaks the protocol of chat completions, as well or as badly as a test says."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Asked = dict[str, Any]


@dataclass
class Reply:
    """What goes back: a status, heads and a body, with a wait before it."""

    body: bytes
    status: int = 200
    heads: dict[str, str] = field(default_factory=dict)
    wait: float = 0
    endless: bool = False


Behaviour = Callable[[Asked], Reply]


def says(content: object, finish: str = "stop", **more: Any) -> Reply:
    """A well-formed answer whose message is a text, or a value as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    return Reply(json.dumps({"model": "made-1", "choices": [choice], **more}).encode())


def fails(status: int, said: str = "no", **heads: str) -> Reply:
    """An error, with what the server says of it."""
    body = json.dumps({"error": {"message": said}}).encode()
    return Reply(body, status, {k.replace("_", "-"): v for k, v in heads.items()})


@dataclass
class ModelServer:
    """The server, what it was asked (bodies and heads), and how it answers."""

    url: str
    behaviour: Behaviour = lambda _: says({"things": [], "statements": []})
    asked: list[Asked] = field(default_factory=list)
    heads: list[dict[str, str]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    def answers(self, *replies: Reply) -> None:
        """Answers with these in their order, the last again and again; forgets what was asked."""
        self.behaves(lambda _: replies[min(len(self.asked), len(replies)) - 1])

    def behaves(self, behaviour: Behaviour) -> None:
        """Answers as a function says."""
        self.asked.clear()
        self.heads.clear()
        self.behaviour, self.most_at_once = behaviour, 0


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """The server on a free port of the loopback, until the block ends."""
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                made.asked.append({**asked, "path": self.path})
                made.heads.append({k.lower(): v for k, v in self.headers.items()})
                made.at_once += 1
                made.most_at_once = max(made.most_at_once, made.at_once)
                reply = made.behaviour(asked)
            time.sleep(reply.wait)
            with lock:
                made.at_once -= 1
            self._send(reply)

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in reply.heads.items():
                self.send_header(name, value)
            self.send_header("Content-Type", "application/json")
            try:
                if reply.endless:
                    self.send_header("Connection", "close")
                    self.end_headers()
                    while True:
                        self.wfile.write(reply.body)
                        time.sleep(reply.wait)
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    made = ModelServer(f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
