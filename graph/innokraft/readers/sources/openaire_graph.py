"""OpenAIRE's Graph: projects of its dumps and its API, in JSON.

What becomes of a project stands in `openaire_record`; these are named otherwise in some releases:

| field | label in the frozen text |
|---|---|
| fundings, funding: fundingStream, funding_stream | funding: fundingStream |
| subjects, subject | subject |
| h2020Programmes, h2020programme, programme | programme |
| originalIds, openAccessMandateForPublications, openAccessMandateForDataset | not kept: they say nothing of the project |
| header, links of an answer | not kept: how many there are, and where to go on |
| dateOfCollection, lastUpdateTimeStamp | not kept: housekeeping |
| indicators, collectedFrom, communities | not kept: what others made of the project |
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator

from innokraft.errors import SourceError
from innokraft.readers.frozen.nested import Flattener, Labelled
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input.files import SourceFile
from innokraft.readers.input.json_keys import folded_keys
from innokraft.readers.input.json_objects import Json, JsonObject, read_objects
from innokraft.readers.messages import ToldOnce
from innokraft.readers.sources.openaire_record import (
    FIELDS,
    LISTS,
    TEXTS,
    freeze_project,
    parse_record,
)
from innokraft.record import Record

_NOW = {
    "fundings": "funding",
    "subjects": "subject",
    "h2020programmes": "programme",
    "h2020programme": "programme",
    "organizations": "organization",
}
"""What the lists are called in the frozen text, by their names in lower case."""
_PATHS = (*FIELDS, *TEXTS, *(f"{name} {part}".rstrip() for name in LISTS for part in LISTS[name]),
          "organization legalName", "organization country code",
          "organization legalShortName")  # fmt: skip
_NOT_KEPT = (
    "originalIds", "originalId", "openAccessMandateForPublications", "openAccessMandateForDataset",
    "header", "dateOfCollection", "lastUpdateTimeStamp", "indicators", "collectedFrom",
    "communities", "organization", "pids",
)  # fmt: skip
_MARKS = frozenset(
    "openaccessmandateforpublications openaccessmandatefordataset fundings h2020programmes"  # noqa: SIM905
    " h2020programme callidentifier websiteurl fundedamount funding_stream".split()
)
_SEARCH = frozenset(["oaf:entity", "oaf:project"])


class OpenaireGraph:
    """Reads projects of the dumps and the API of OpenAIRE's Graph."""

    name = "openaire-graph"
    marks = 'JSON of OpenAIRE, with "fundings", "callIdentifier", "openAccessMandate…" …'

    def recognises(self, head: str) -> bool:
        """Whether this is JSON with two of the names that projects of the Graph have."""
        names = folded_keys(head)
        return len(_MARKS & names) > 1 and "title" in names and not _SEARCH & names

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text for each project."""
        flattener, unknown = Flattener(_PATHS, _NOT_KEPT), ToldOnce()
        for item in read_objects(file):
            if isinstance(item, SourceError):
                yield item
                continue
            found, untold = flattener.flatten(_named_now(item[0]))
            yield from unknown.tell(untold, item[1])
            yield freeze_project(*_project(found), item[1])

    def parse(self, frozen: Frozen) -> Record:
        """The record of a project. Raises SourceError for one without id and code."""
        return parse_record(frozen, self.name)


def _named_now(item: JsonObject) -> JsonObject:
    """The object with its lists as lists, by their names in the frozen text."""
    found: JsonObject = {}
    for name, value in item.items():
        now = _NOW.get(name.casefold(), name)
        if now == "granted" and isinstance(value, list) and len(value) == 1:
            value = value[0]  # noqa: PLW2901 - one that is listed alone is that one
        listed = [value] if now in LISTS and isinstance(value, dict | str) else value
        found[now] = [_streamed(each) for each in listed] if isinstance(listed, list) else listed
    return found


def _streamed(value: Json) -> Json:
    """A funding with its stream under the name that it has now."""
    if not isinstance(value, dict):
        return value
    return {"fundingStream" if name == "funding_stream" else name: v for name, v in value.items()}


def _project(found: Labelled) -> tuple[dict[str, str], dict[str, list[dict[str, str]]]]:
    """The values of a project, and its lists."""
    values: dict[str, str] = {}
    items: dict[str, dict[str, dict[str, str]]] = {name: {} for name in LISTS}
    for label, value in found:
        name, _, rest = label.partition(" ")
        number, _, part = rest.partition(" ")
        if name in items and number.isdecimal():
            items[name].setdefault(number, {}).setdefault(_part(part), value)
        else:
            values[label] = value
    return values, {name: list(of.values()) for name, of in items.items()}


def _part(part: str) -> str:
    """`name`, `country` and `shortName` of an organization, which has more names for them."""
    return {"legalName": "name", "legalShortName": "shortName", "country code": "country"}.get(
        part, part
    )
