"""What a service says of itself (SPARQL 1.1 Service Description), in RDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from innokraft.server.formats import TRIPLES, content_type
from innokraft.server.negotiation import best

if TYPE_CHECKING:
    from starlette.requests import Request

    from innokraft.graph import Graph
    from innokraft.server.served import Served

_PAGE = "text/html"
_FORMATS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
            "Turtle", "N-Triples", "JSON-LD", "RDF_XML")  # fmt: skip
_TEXT = """
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<{address}> a sd:Service ;
  sd:endpoint <{address}> ;
  sd:supportedLanguage sd:SPARQL10Query, sd:SPARQL11Query ;
  sd:feature sd:UnionDefaultGraph ;
  sd:resultFormat {formats} ;
  sd:extensionFunction {functions} ;
  sd:defaultDataset <{address}#dataset> .
{declared}
<{address}#dataset> a sd:Dataset ;
  sd:defaultGraph <{address}#default-graph> ;
  dcterms:description {described} .
<{address}#default-graph> a sd:Graph ;
  dcterms:description "Allt som någon av graferna säger, en gång."@sv,
    "All that one of the graphs says, once."@en .
"""
_GRAPHS = (
    '"{n} namngivna grafer; SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} }} räknar upp dem."@sv, '
    '"{n} named graphs; SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} }} lists them."@en'
)


def liked_description(accept: str | None) -> str | None:
    """The media type of a description that is liked best; None where that is a page."""
    chosen = best(accept, [*TRIPLES, _PAGE]) or next(iter(TRIPLES))
    return None if chosen == _PAGE else chosen


async def describe_service(request: Request, media: str) -> Response:
    """The description of the service."""
    served: Served = request.app.state.served
    address = str(request.url.replace(query=""))
    body = await served.look(request, description, address, TRIPLES[media])
    return Response(body, headers={"vary": "Accept", "content-type": content_type(media)})


def description(graph: Graph, address: str, form: str) -> bytes:
    """What the service at an address says of itself, in RDF; called in a process of queries."""
    import pyoxigraph as ox

    from innokraft.export.answers import WRITERS
    from innokraft.query.functions import NAMES
    from innokraft.query.running import TRIPLE, Coming
    from innokraft.rdf.namespaces import FUNCTIONS
    from innokraft.server.triples import to_json_ld, to_rdf_xml

    functions = [f"<{FUNCTIONS}{name}>" for name in NAMES]
    text = _TEXT.format(
        address=address,
        formats=", ".join(f"<http://www.w3.org/ns/formats/{name}>" for name in _FORMATS),
        functions=", ".join(functions),
        declared="\n".join(f"{each} a sd:Function ." for each in functions),
        described=_GRAPHS.format(n=len(graph._store.graphs())),
    )
    triples = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]
    if form in {"jsonld", "rdfxml"}:
        return (to_json_ld if form == "jsonld" else to_rdf_xml)(triples)
    rows = [(each.subject, each.predicate, each.object) for each in triples]
    return "".join(WRITERS[form](Coming("triples", TRIPLE, rows))).encode()
