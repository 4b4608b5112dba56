"""How many requests a second `innokraft serve` answers, beside `oxigraph serve` on the same store.

Each client has one connection and asks again as soon as it has its answer; each request asks for
what is said of another thing, so that no answer is had twice. Both servers run all the while, and
are asked in turn. The time on a core is that of the server and of the processes that it started.
"""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.parse import quote_plus

import psutil
import pyoxigraph as ox

from benchmarks.made import RECORDS, write_export
from benchmarks.pairs import Comparison, Spent, innokraft, installed
from innokraft.store.folder import named

CLIENTS = (1, 8, 32)
REQUESTS = int(os.environ.get("INNOKRAFT_BENCH_REQUESTS", "640"))
"""How many a run makes, of all clients together."""
_THINGS = """
SELECT DISTINCT ?thing { ?thing a <https://w3id.org/innokraft/ns#Project> } ORDER BY ?thing
LIMIT 1000"""
_QUERY = "SELECT ?property ?value {{ {thing} ?property ?value }}"
_seen: dict[tuple[str, int], list[tuple[float, float]]] = defaultdict(list)


class Server(NamedTuple):
    """A server that runs, and where it is asked."""

    name: str
    process: psutil.Process
    port: int
    path: str


def comparisons(folder: Path) -> Iterator[Comparison]:
    """Two for each number of clients: the time between answers, and the 99th percentile of one."""
    where = folder / "graph"
    innokraft("build", str(write_export(folder / "a.csv", RECORDS)), "-g", str(where))()
    store = named(where).present
    things = [str(row[0]) for row in _rows(store)]
    targets = cycle([quote_plus(_QUERY.format(thing=thing)) for thing in things])
    ours, peer = _ours(where), _peer(store)
    try:
        for clients in CLIENTS:
            one, other = (partial(_between, each, clients, targets) for each in (ours, peer))
            yield Comparison(f"serve, {clients} client(s)", "oxigraph serve", one, other)
            one, other = (partial(_slowest, each, clients, targets) for each in (ours, peer))
            yield Comparison(f"serve, {clients} client(s), p99", "oxigraph serve", one, other)
    finally:
        for server in (ours, peer):
            server.process.terminate()
            server.process.wait()


def figures(_: Path) -> Iterator[str]:
    """Requests a second, and the 99th percentile."""
    for (name, clients), runs in _seen.items():
        many = 1000 / median(between for between, _ in runs)
        late = median(slowest for _, slowest in runs)
        told = f"{many:,.0f} requests a second, 99 % within {late:.1f} ms"
        yield f"{name}, {clients} client(s): {told}"


def _rows(store: Path) -> ox.QuerySolutions:
    found = ox.Store.read_only(str(store)).query(_THINGS)
    assert isinstance(found, ox.QuerySolutions)
    return found


def _ours(graph: Path) -> Server:
    port = _free_port()
    command = installed("serve", "-g", str(graph), "--port", str(port), "--quiet")
    return _started("innokraft serve", command, port, "/sparql")


def _peer(store: Path) -> Server:
    port = _free_port()
    command = str(Path(sys.executable).with_name("oxigraph"))
    bound = ("--location", str(store), "--bind", f"127.0.0.1:{port}")
    return _started("oxigraph serve", (command, "serve-read-only", *bound), port, "/query")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _started(name: str, command: tuple[str, ...], port: int, path: str) -> Server:
    """A server, once it takes connections."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return Server(name, psutil.Process(process.pid), port, path)
    raise TimeoutError(f"{name} does not start")


def _between(server: Server, clients: int, targets: Iterator[str]) -> Spent:
    between, _, cpu = _asked(server, clients, targets)
    return Spent(between, cpu)


def _slowest(server: Server, clients: int, targets: Iterator[str]) -> Spent:
    _, slowest, cpu = _asked(server, clients, targets)
    return Spent(slowest, cpu)


def _asked(server: Server, clients: int, targets: Iterator[str]) -> tuple[float, float, float]:
    """Milliseconds from answer to answer, the 99th percentile of one's, and those of a core."""
    before, start = _on_cores(server), time.perf_counter()
    took = asyncio.run(_all_asking(server, clients, targets))
    between = (time.perf_counter() - start) * 1000 / len(took)
    slowest = sorted(took)[len(took) * 99 // 100] * 1000
    _seen[server.name, clients].append((between, slowest))
    return between, slowest, (_on_cores(server) - before) * 1000 / len(took)


def _on_cores(server: Server) -> float:
    """Seconds of a core that a server and its processes took."""
    each = [server.process, *server.process.children(recursive=True)]
    return sum(sum(process.cpu_times()[:2]) for process in each)


async def _all_asking(server: Server, clients: int, targets: Iterator[str]) -> list[float]:
    share = REQUESTS // clients
    each = [_asking(server, [next(targets) for _ in range(share)]) for _ in range(clients)]
    return [seconds for took in await asyncio.gather(*each) for seconds in took]


async def _asking(server: Server, targets: list[str]) -> list[float]:
    """The seconds that each answer took, asked for one after the other on one connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    took = []
    for target in targets:
        start = time.perf_counter()
        line = f"GET {server.path}?query={target} HTTP/1.1\r\nHost: localhost:{server.port}\r\n"
        writer.write(f"{line}Accept: application/sparql-results+json\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        assert head.startswith(b"http/1.1 200 "), head
        await _body(reader, head)
        took.append(time.perf_counter() - start)
    writer.close()
    return took


async def _body(reader: asyncio.StreamReader, head: bytes) -> None:
    """Takes a body in, by its length or in chunks."""
    _, told, rest = head.partition(b"content-length:")
    if told:
        await reader.readexactly(int(rest.partition(b"\r\n")[0]))
        return
    size = 1
    while size:
        size = int(await reader.readline(), 16)
        await reader.readexactly(size + 2)
