"""The page: a network, drawn and set down, in an autoescaped template of our own.

All that comes from records goes into a packed data block and packs of texts, which the script
writes with textContent; the policy in the page names the digests of its scripts and its style, and
allows nothing else, so that hostile words stay words and nothing is fetched. The scripts are packed
too: a short one, which stands there as it is, unpacks and runs them.
"""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from innokraft.network import Link, Thing, links, things
from innokraft.rdf.namespaces import BASE
from innokraft.text.shown import plainly
from innokraft.viewer import words
from innokraft.viewer.block import (
    Block,
    groups_in,
    measures_of,
    packed,
    sources_of,
    unsettled_of,
)
from innokraft.viewer.drawing import (
    CROWDED,
    HIDDEN,
    LOOKS,
    brief_labels,
    draw,
    line_of,
    short_labels,
)
from innokraft.viewer.narrowing import narrowed
from innokraft.viewer.script import own_script, starting_script

if TYPE_CHECKING:
    import networkx as nx

    from innokraft.viewer.block import Pack
    from innokraft.viewer.questions import Answers
    from innokraft.viewer.sparql import Asking

LANGUAGES = ("sv", "en")
_STYLE = (
    "colours",
    "page",
    "opening",
    "finding",
    "table",
    "markers",
    "panel",
    "width",
    "questions",
    "cards",
    "text",
    "windows",
    "query",
    "paper",
)
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
_ENGINE, _WORKER = ("'wasm-unsafe-eval'",), ("worker-src blob:",)
_SOURCE_MAP = re.compile(r"\s*//# sourceMappingURL=\S+\s*$")


def render(
    network: nx.MultiDiGraph,
    *,
    title: str | None = None,
    language: str = "sv",
    answers: Answers | None = None,
    asked: Asking | None = None,
) -> str:
    """The HTML of a network from `build_network`, whole in itself; the same bytes each time.

    Without a `title` the page has the name of the focus, or of the one project, or ours.
    `language` (`sv` or `en`) is the one that the page opens in. ValueError for another one.
    `answers` are those of the library's questions, from `Answers`; with `asked` the page can be
    asked in SPARQL.
    """
    data, packs = data_of(network, title, language, answers)
    return page_of(data, packs, answered=answers is not None, asked=asked)


def page_of(
    data: dict[str, Any], packs: list[Pack], *, answered: bool = False, asked: Asking | None = None
) -> str:
    """The HTML of what `data_of` set down; `answered` is whether it has answers to questions."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    starter, scripts = _inlined(starting_script(), "the starter"), [vis_network(), own_script()]
    style = _inlined(own_style(), "style")
    environment = Environment(
        loader=PackageLoader("innokraft", "viewer"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    language = data["language"]
    return environment.get_template("page.html.j2").render(
        language=language,
        title=data["title"],
        policy=_policy([starter, *scripts], style, asked=asked is not None),
        style=Markup(style),  # noqa: S704 - a file of ours
        starter=Markup(starter),  # noqa: S704 - a file of ours
        scripts=[packed(script) for script in scripts],
        data=packed(narrowed(data)),
        texts=list(map(packed, packs)),
        asked=asked,
        answered=answered,
        ui=words.UI,
        pick=LANGUAGES.index(language),
    )


def _title(network: nx.MultiDiGraph, language: str) -> str:
    focus = network.graph["about"].focus
    nodes = things(network)
    named = [node for node in nodes if node.iri == focus]
    named = named or [node for node in nodes if node.kind == "project"]
    return named[0].label.of(language) if len(named) == 1 else "innokraft"


def own_style() -> str:
    """The page's own style: its parts, one after the other."""
    parts = files("innokraft") / "viewer" / "style"
    return "\n".join((parts / f"{name}.css").read_text("utf-8") for name in _STYLE)


def vis_network() -> str:
    """vis-network as pyvis ships it, without the address of its source map."""
    pyvis = find_spec("pyvis")
    assert pyvis
    assert pyvis.submodule_search_locations
    text = (Path(pyvis.submodule_search_locations[0]) / _VIS).read_text("utf-8")
    return _SOURCE_MAP.sub("\n", text)


def _inlined(text: str, name: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if re.search(r"</(script|style)|<!--", text, re.IGNORECASE):
        raise ValueError(f"{name} cannot stand inside an HTML element as it is")
    return text


def _policy(scripts: list[str], style: str, *, asked: bool) -> str:
    """What the page may do; one that is asked may run WebAssembly, and a worker that it makes."""

    def digest(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join([*map(digest, scripts), *(_ENGINE if asked else ())])}",
            f"style-src {digest(style)}",
            "img-src data:",
            *(_WORKER if asked else ()),
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def data_of(
    network: nx.MultiDiGraph, title: str | None, language: str, answers: Answers | None = None
) -> tuple[dict[str, Any], list[Pack]]:
    """The data block of a page, by `block.schema.json`, and the texts for the packs beside it.

    ValueError for a `language` that pages have not.
    """
    if language not in LANGUAGES:
        raise ValueError(f"{language!r} is not one of {', '.join(LANGUAGES)}")
    about = network.graph["about"]
    first, ties, others, beside = _parts(network)
    drawn = draw(first, ties, about.groups)
    nodes, edges = [*first, *others], [*ties, *beside]
    number = {node.iri: index for index, node in enumerate(nodes)}
    kinds = list(words.KINDS)
    labels = [*short_labels(first), *brief_labels(others)]
    block = Block()
    told = {
        "things": [
            block.thing(node, short, kinds.index(node.kind))
            for node, short in zip(nodes, labels, strict=True)
        ],
        "links": [
            block.link(edge, (number[edge.source], number[edge.target]), line_of(edge))
            for edge in edges
        ],
        "questions": answers.rows(block, number) if answers else [],
    }
    tables, packs = block.tables(answers.about if answers else about)
    many = about.overview is not None
    data = {
        "title": plainly(title or _title(network, language)),
        "language": language,
        "base": BASE,
        "kinds": kinds,
        "certainties": list(words.CERTAINTY),
        **tables,
        **told,
        "measures": measures_of(about, number),
        "sources": sources_of(about),
        "unsettled": unsettled_of(about, number),
        "groups": groups_in(about, number),
        "places": drawn.places,
        "bends": drawn.bends,
        "folded": [[number[part], number[host]] for part, host in sorted(drawn.hosts.items())],
        "bundles": [[number[iri] for iri in some] for some in drawn.bundles],
        "ties": [[edge.projects, round(edge.expected, 1)] for edge in ties] if many else [],
        "total": about.total,
        "leftOut": about.left_out,
        "projects": [about.projects, about.texts, about.themed] if many else None,
        "unread": about.unread or {},
        "focus": about.focus,
        "crowded": len(first) > CROWDED,
        "hidden": HIDDEN,
        "looks": {kind: [look.shape, look.filled, look.size] for kind, look in LOOKS.items()},
        "words": {
            "kinds": words.KINDS,
            "kind": words.KIND,
            "lines": words.LINES,
            "certainty": words.CERTAINTY,
            "ui": dict(words.UI),
        },
    }
    return data, packs


def _parts(
    network: nx.MultiDiGraph,
) -> tuple[list[Thing], list[Link], list[Thing], list[Link]]:
    """What is drawn at first, all of a small graph or an overview; and what is beside it."""
    nodes, edges = things(network), links(network)
    overview = network.graph["about"].overview
    if overview is None:
        return nodes, edges, [], []
    first = [node for node in nodes if node.iri in overview]
    more = [node for node in nodes if node.iri not in overview]
    ties = [edge for edge in edges if edge.projects]
    return first, ties, more, [edge for edge in edges if not edge.projects]
