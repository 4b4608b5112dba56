"""The tools as the protocol has them: schemas, checked arguments, errors in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, NamedTuple

from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp.server.mcpserver.utilities.func_metadata import func_metadata
from mcp.types import CallToolResult, TextContent, ToolAnnotations

from innokraft.assistants import asking, telling, texts, things
from innokraft.assistants.calls import MOST_ROWS, Call
from innokraft.assistants.failures import in_tools_words
from innokraft.assistants.readable import as_text
from innokraft.assistants.service import Service
from innokraft.assistants.words import PARAMETERS, TOOLS
from innokraft.errors import UsageError, did_you_mean

_FUNCTIONS: tuple[Callable[..., Any], ...] = (
    telling.graph_info, asking.list_questions, asking.ask_question, things.find_things,
    things.show_thing, texts.search_concepts, texts.search_texts, texts.read_record,
    asking.run_sparql,
)  # fmt: skip
_READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
_LANGUAGES = ("sv", "en")
_LANGUAGE = {"type": "string", "enum": list(_LANGUAGES)}
_CURSOR = {"type": "string", "default": ""}


def tools_of(service: Service) -> list[Tool]:
    """All tools, which ask the graph of a service."""
    return [_tool(function, service) for function in _FUNCTIONS]


class Wanted(NamedTuple):
    """Arguments that were checked: those of every tool, and the tool's own."""

    language: str
    cursor: str
    own: dict[str, Any]


class ReadingTool(Tool):
    """A tool that reads the graph; its errors are told in words, and none ends the server."""

    service: Any

    async def run(
        self,
        arguments: dict[str, Any],
        context: Any,  # noqa: ARG002 - the protocol's own, which no tool of ours needs
        convert_result: bool = False,  # noqa: ARG002 - it always is
    ) -> CallToolResult:
        """The result of a call, as text and as data. Raises ToolError for what went wrong."""
        try:
            wanted = self._wanted(arguments)
            result = await self.service.do(lambda snapshot: self._done(snapshot, wanted))
        except Exception as error:
            language = arguments.get("language") or self.service.language
            raise ToolError(in_tools_words(error, str(language))) from None
        text = TextContent(type="text", text=as_text(result, wanted.language))
        return CallToolResult(content=[text], structured_content=asdict(result))

    def _done(self, snapshot: Any, wanted: Wanted) -> Any:
        asked = wanted.own, wanted.cursor, self.service.questions
        call = Call(snapshot, wanted.language, self.name, *asked)
        return self.fn(call, **wanted.own)

    def _wanted(self, arguments: Mapping[str, Any]) -> Wanted:
        known = self.parameters["properties"]
        for name in sorted(arguments.keys() - known.keys()):
            near = did_you_mean(name, known) if known else ""
            raise UsageError(f"{self.name} takes no {name[:80]!r}", remedy=near)
        given = {name: value for name, value in arguments.items() if value is not None}
        language, cursor = given.pop("language", self.service.language), given.pop("cursor", "")
        if language not in _LANGUAGES:
            raise UsageError(f"there is no language {str(language)[:80]!r}", remedy="sv or en.")
        own = self.fn_metadata.validate_arguments(given)
        if not 1 <= own.get("rows", 1) <= MOST_ROWS:
            raise UsageError(f"rows is {own['rows']}", remedy=f"1 to {MOST_ROWS} at once.")
        return Wanted(language, str(cursor), own)


def _tool(function: Callable[..., Any], service: Service) -> ReadingTool:
    name = function.__name__
    title, description = TOOLS[name]
    metadata = func_metadata(function, skip_names=["call"], structured_output=True)
    parameters = metadata.arg_model.model_json_schema(by_alias=True)
    properties = dict(parameters.get("properties", {}))
    if "rows" in properties:
        properties["rows"] |= {"minimum": 1, "maximum": MOST_ROWS}
        properties["cursor"] = _CURSOR
    properties["language"] = _LANGUAGE | {"default": service.language}
    told = {each: {"description": PARAMETERS[each].of(service.language)} for each in properties}
    parameters["properties"] = {each: properties[each] | told[each] for each in properties}
    parameters["additionalProperties"] = False
    return ReadingTool(
        fn=function,
        name=name,
        title=title.of(service.language),
        description=description.of(service.language),
        parameters=parameters,
        fn_metadata=metadata,
        is_async=False,
        context_kwarg=None,
        annotations=_READS,
        service=service,
    )
