"""The page: pyvis holds the network, our own autoescaped template prints it.

All that comes from records goes into one JSON block, which the script writes with textContent;
the policy in the page names the digests of its two scripts and its style, and allows nothing
else, so that hostile words stay words and nothing is fetched.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from innokraft.network import Link, Thing, links, things
from innokraft.viewer import words
from innokraft.viewer.drawing import CROWDED, HIDDEN, LOOKS, Labels, draw, short_labels
from innokraft.viewer.folding import Numbers, Quotes, records_of, rest_of
from innokraft.views.statements import ValueShown

if TYPE_CHECKING:
    import networkx as nx

    from innokraft.views.quotes import Quote
    from innokraft.views.statements import Basis

LANGUAGES = ("sv", "en")
_SCRIPT = (
    "unfolding", "words", "scene", "elements", "picture", "labels", "panel", "start", "choosing",
    "search", "legend", "page",
)  # fmt: skip
_STYLE = ("colours", "page", "markers", "panel", "windows")
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
_SOURCE_MAP = re.compile(r"\s*//# sourceMappingURL=\S+\s*$")
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def render(network: nx.MultiDiGraph, *, title: str | None = None, language: str = "sv") -> str:
    """The HTML of a network from `build_network`, whole in itself; the same bytes each time.

    Without a `title` the page has the name of the focus, or of the one project, or ours.
    `language` (`sv` or `en`) is the one that the page opens in. ValueError for another one.
    """
    if language not in LANGUAGES:
        raise ValueError(f"{language!r} is not one of {', '.join(LANGUAGES)}")
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    scripts = [_vis_network(), own_script()]
    style = own_style()
    environment = Environment(
        loader=PackageLoader("innokraft", "viewer"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    title = title or _title(network, language)
    data = _data(network, title, language)
    return environment.get_template("page.html.j2").render(
        language=language,
        title=title,
        policy=_policy(scripts, style),
        style=Markup(style),  # noqa: S704 - a file of ours
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - vis-network's and ours
        data=Markup(json_for_html(data)),  # noqa: S704 - every < > & is escaped in it
        ui=words.UI,
        pick=LANGUAGES.index(language),
    )


def _title(network: nx.MultiDiGraph, language: str) -> str:
    focus = network.graph["about"].focus
    nodes = things(network)
    named = [node for node in nodes if node.iri == focus]
    named = named or [node for node in nodes if node.kind == "project"]
    return named[0].label.of(language) if len(named) == 1 else "innokraft"


def json_for_html(data: object) -> str:
    r"""JSON that cannot end the element it stands in, whatever it holds.

    >>> json_for_html(["</script>"])
    '["\\u003c/script\\u003e"]'
    """
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029]", lambda found: _UNSAFE[found.group()], plain)


def is_link(address: str | None) -> bool:
    """Whether an address may be shown as a link: http and https with a host, nothing else."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def own_script() -> str:
    """The page's own script: its parts, one after the other, in a scope of their own."""
    return f'(function () {{\n"use strict";\n\n{_joined("script", _SCRIPT, "js")}}})();\n'


def own_style() -> str:
    """The page's own style: its parts, one after the other."""
    return _joined("style", _STYLE, "css")


def _joined(folder: str, names: tuple[str, ...], ending: str) -> str:
    parts = files("innokraft") / "viewer" / folder
    texts = [(parts / f"{name}.{ending}").read_text("utf-8") for name in names]
    return _inlined("\n".join(texts), folder)


def _vis_network() -> str:
    """vis-network as pyvis ships it, without the address of its source map."""
    text = (files("pyvis") / _VIS).read_text("utf-8")
    return _inlined(_SOURCE_MAP.sub("\n", text), "vis-network")


def _inlined(text: str, name: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if re.search(r"</(script|style)|<!--", text, re.IGNORECASE):
        raise ValueError(f"{name} cannot stand inside an HTML element as it is")
    return text


def _policy(scripts: list[str], style: str) -> str:
    def digest(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(map(digest, scripts))}",
            f"style-src {digest(style)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _data(network: nx.MultiDiGraph, title: str, language: str) -> dict[str, object]:
    about = network.graph["about"]
    first, ties, rest = _parts(network)
    quotes: Quotes = rest["quotes"] if rest else Numbers()
    drawn = draw(first, ties, LANGUAGES.index(language))
    told = {
        "things": [
            _thing(node, short, quotes)
            for node, short in zip(first, short_labels(first), strict=True)
        ],
        "links": [_link(edge, quotes) for edge in ties],
    }
    names = dict(about.names or {})
    addresses = {iri: at for iri, at in (about.addresses or {}).items() if is_link(at)}
    if rest:
        rest["quotes"], rest["records"] = records_of(quotes, about.names, addresses)
        rest["values"] = [_value(value) for value in rest["values"]]
        names = {iri: name for iri, name in names.items() if "/record/" not in iri}
    return {
        "title": title,
        "language": language,
        **told,
        "quotes": [] if rest else [_quote(quote) for quote in quotes],
        "rest": rest,
        "names": names,
        "addresses": {} if rest else addresses,
        "total": about.total,
        "leftOut": about.left_out,
        "projects": [about.projects, about.themed],
        "unread": about.unread,
        "focus": about.focus,
        "nodes": drawn.nodes,
        "edges": drawn.edges,
        "crowded": len(first) > CROWDED,
        "hidden": HIDDEN,
        "looks": {kind: [look.shape, look.filled, look.size] for kind, look in LOOKS.items()},
        "kinds": words.KINDS,
        "kind": words.KIND,
        "lines": words.LINES,
        "certainty": words.CERTAINTY,
        "ui": words.UI,
    }


def _parts(network: nx.MultiDiGraph) -> tuple[list[Thing], list[Link], dict[str, Any] | None]:
    """What is drawn at first: all of a small graph, or an overview and the rest beside it."""
    nodes, edges = things(network), links(network)
    overview = network.graph["about"].overview
    if overview is None:
        return nodes, edges, None
    first = [node for node in nodes if node.iri in overview]
    more = [node for node in nodes if node.iri not in overview]
    ties = [edge for edge in edges if edge.projects]
    return first, ties, rest_of(more, [e for e in edges if not e.projects], first, _bases)


def _thing(node: Thing, short: tuple[Labels, Labels], quotes: Quotes) -> dict[str, object]:
    facts = [
        {
            "p": fact.predicate,
            "v": _value(fact.value),
            "b": _bases(fact.bases, quotes),
            "more": fact.more,
        }
        for fact in node.facts
    ]
    return {
        "iri": node.iri,
        "kind": node.kind,
        "label": node.label,
        "short": short,
        "facts": facts,
        "projects": node.projects,
    }


def _link(edge: Link, quotes: Quotes) -> dict[str, object]:
    return {
        "p": edge.predicate,
        "certainty": edge.certainty,
        "claimedOnly": edge.claimed_only,
        "b": _bases(edge.bases, quotes),
        "more": edge.more,
        "projects": edge.projects,
    }


def _bases(bases: tuple[Basis, ...], quotes: Quotes) -> list[dict[str, object]]:
    return [
        {
            "certainty": basis.certainty,
            "derived": basis.derived,
            "holder": _value(basis.holder) if basis.holder else None,
            "attribution": _value(basis.attribution) if basis.attribution else None,
            "notes": [
                {
                    "p": note.predicate,
                    "v": _value(note.value),
                    "certainty": note.certainty,
                    "quotes": [quotes[quote] for quote in note.quotes],
                }
                for note in basis.notes
            ],
            "quotes": [quotes[quote] for quote in basis.quotes],
            **_chosen(basis),
        }
        for basis in bases
    ]


def _chosen(basis: Basis) -> dict[str, object]:
    """What a curator said for a value; of one that none chose, nothing."""
    chosen = basis.chosen
    return {"chosen": [chosen.who, chosen.when, chosen.why]} if chosen else {}


def _value(value: ValueShown) -> dict[str, object]:
    href = value.href if is_link(value.href) else None
    return {"t": value.words, "href": href, "lang": value.language}


def _quote(quote: Quote) -> dict[str, object]:
    return {
        "record": quote.record,
        "at": [quote.start, quote.end],
        "parts": [quote.lead, quote.before, quote.exact, quote.after, quote.tail],
    }
