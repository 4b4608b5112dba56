"""The tool that tells what the graph is."""

from __future__ import annotations

from innokraft.assistants.calls import Call
from innokraft.assistants.results import GraphTold, Held
from innokraft.bilingual import Bilingual
from innokraft.export.description import Info
from innokraft.network import counted_kinds

_COUNTS = ("records", "versions", "annotations", "projects", "organisations", "concepts",
           "statements", "triples")  # fmt: skip
_UNREAD = Bilingual(
    "Ingen har annoterat någon källpost: frågor i gruppen readings har inga svar här.",
    "Nobody has annotated a record: questions of the group readings have no answers here.",
)


def graph_info(call: Call) -> GraphTold:
    """What the graph is, what it holds, and how to cite it."""
    info: Info = call.snapshot.kept("info", call.graph.info)
    counts = {name: int(getattr(info.holds, name)) for name in _COUNTS}
    return GraphTold(
        info.iri,
        call.of(info.title),
        call.of(info.citation),
        info.licence,
        call.of(info.rights),
        info.sha256,
        counts,
        dict(call.snapshot.kept("kinds", lambda: counted_kinds(call.store))),
        [
            Held(
                call.of(each.format_name),
                call.of(each.publisher_name) if each.publisher_name else "",
                each.records,
                str(each.newest or ""),
            )
            for each in info.holds.sources
        ],
        "" if counts["annotations"] else call.of(_UNREAD),
    )
