"""The process of `innokraft mcp`: what goes out, what comes in that is no protocol, how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.processes import unmeasured

SLOW = "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?a) > STR(?g)) } ORDER BY ?a"
LEFT_ALONE = 30  # seconds that a query takes which nothing ends
HELLO = {
    "protocolVersion": "2025-06-18", "capabilities": {},
    "clientInfo": {"name": "raw", "version": "1"},
}  # fmt: skip


def started(folder: Path) -> subprocess.Popen[bytes]:
    """A server that has been greeted by an older protocol."""
    command = (sys.executable, "-m", "innokraft_cli", "mcp", "-g", str(folder))
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=unmeasured(),
    )  # fmt: skip
    send(process, asked("initialize", HELLO))
    assert heard(process)["result"]["serverInfo"]["name"] == "innokraft"
    send(process, b'{"jsonrpc":"2.0","method":"notifications/initialized"}')
    return process


def asked(method: str, params: dict[str, Any], number: int = 1) -> bytes:
    """A request."""
    request = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
    return json.dumps(request).encode()


def send(process: subprocess.Popen[bytes], *lines: bytes) -> None:
    """Sends lines to a server."""
    assert process.stdin is not None
    process.stdin.write(b"".join(line + b"\n" for line in lines))
    process.stdin.flush()


def heard(process: subprocess.Popen[bytes]) -> Any:
    """The next that a server says."""
    assert process.stdout is not None
    return json.loads(process.stdout.readline())


def sparql(query: str, number: int) -> bytes:
    """A call that asks a query, for as long as one may."""
    arguments = {"query": query, "seconds": LEFT_ALONE}
    return asked("tools/call", {"name": "run_sparql", "arguments": arguments}, number)


def family_of(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """The processes that a server has started, once it has."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        family: list[psutil.Process] = psutil.Process(process.pid).children(recursive=True)
        if family:
            return family
        time.sleep(0.05)
    raise AssertionError("a server started no process for a query")


def test_what_is_no_protocol_is_passed_over_and_a_query_ends_with_the_input(
    seed_folder: Path,
) -> None:
    process = started(seed_folder)
    send(
        process, b"no json", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"jsonrpc":"2.0","id":2}', b"",
        asked("tools/call", {"name": "show_thing", "arguments": "x"}, 3), asked("none", {}, 4),
        asked("tools/call", {"name": "show_thing", "arguments": {"thing": "\ud800"}}, 5),
        sparql("ASK {}", 6),
    )  # fmt: skip
    answers = {}
    while 6 not in answers:
        said = heard(process)
        answers[said["id"]] = said
    assert {answers[3]["error"]["code"], answers[4]["error"]["code"]} == {-32602, -32601}
    assert answers[6]["result"]["structuredContent"]["boolean"] is True
    send(process, sparql(SLOW, 7))
    family = family_of(process)
    begun = time.monotonic()
    rest, errors = process.communicate(timeout=60)
    assert time.monotonic() - begun < LEFT_ALONE - 5
    assert (process.returncode, errors) == (0, b"")
    assert [json.loads(line)["id"] for line in rest.splitlines()] == [7]
    assert psutil.wait_procs(family, timeout=20)[1] == []


def test_a_query_that_is_called_off_gives_its_thread_free(seed_folder: Path) -> None:
    process = started(seed_folder)
    try:
        for number in (1, 2, 3):
            send(process, sparql(SLOW, number))
        begun = time.monotonic()
        for number in (1, 2, 3):
            told = {"requestId": number}
            send(process, json.dumps(
                {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": told}
            ).encode())  # fmt: skip
        send(process, sparql("ASK {}", 9))
        while heard(process).get("id") != 9:
            pass
        assert time.monotonic() - begun < LEFT_ALONE - 5
        assert process.stdout is not None
        process.stdout.close()  # the client has gone: that is an end, and no fault
        send(process, asked("ping", {}, 10))
        assert process.communicate(timeout=60)[1] == b""
        assert process.returncode == 0
    finally:
        process.kill()
        process.communicate()


def test_without_the_package_or_a_graph_the_command_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from innokraft import UsageError, serve_assistants

    with pytest.raises(UsageError, match="innokraft build"):
        serve_assistants(tmp_path / "none")
    for name in [each for each in sys.modules if each.startswith("innokraft.assistants.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    with pytest.raises(UsageError, match=r"pip install 'innokraft\[mcp\]'"):
        serve_assistants(tmp_path / "none")
