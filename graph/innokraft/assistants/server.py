"""The server: tools, resources and prompts on one graph."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from mcp.server.mcpserver import MCPServer

from innokraft.assistants.prompts import add_prompts
from innokraft.assistants.resources import add_resources
from innokraft.assistants.service import Service
from innokraft.assistants.tools import tools_of
from innokraft.assistants.words import INSTRUCTIONS
from innokraft.export.description import TITLE


def make_server(service: Service) -> MCPServer[Any]:
    """A server that answers from the graph of a service."""
    server: MCPServer[Any] = MCPServer(
        "innokraft",
        title=TITLE.of(service.language),
        instructions=INSTRUCTIONS.of(service.language),
        version=version("innokraft"),
        tools=tools_of(service),
        log_level="ERROR",
        subscriptions=False,
    )
    add_resources(server, service)
    add_prompts(server, service)
    return server
