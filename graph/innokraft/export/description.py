"""What a graph says of itself: what it holds, its digest, its versions, its licence, its citation.

No clock is in it: all dates are those of the records. The same graph has the same description.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from innokraft.bilingual import Bilingual
from innokraft.export.rdf import FORMATS
from innokraft.project.parts import NOTHING, Told, told_of
from innokraft.rdf.namespaces import BASE
from innokraft.views.holdings import Holdings, holdings
from innokraft.views.literals import date_in_words

if TYPE_CHECKING:
    from innokraft.progress import Progress
    from innokraft.store.embedded import EmbeddedStore

TITLE = Bilingual(
    "Innokraft: en kunskapsgraf om innovationskraft i finansierade projekt",
    "innokraft: a knowledge graph of innovation capacity in funded projects",
)
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""What LICENSE-DATA says: of what innokraft adds to the sources."""
RIGHTS = Bilingual(
    "Licensen gäller det som innokraft själv har gjort. Källornas texter och andras läsningar "
    "tillhör dem som skrev dem.",
    "The licence is of what innokraft made itself. The texts of the sources and the annotations "
    "of others belong to those who wrote them.",
)
OWN_RIGHTS = Bilingual(
    "Licensen gäller det som utgivaren själv har gjort. Källornas texter och andras läsningar "
    "tillhör dem som skrev dem.",
    "The licence is of what the publisher made. The texts of the sources and the annotations of "
    "others belong to those who wrote them.",
)
AUTHORS = "The innokraft authors"
_CITATION = Bilingual(
    "{authors}. {title}. Gjord med innokraft {innokraft}, ontologi {ontology}, ur {records} "
    "källposter{publishers}{newest}. SHA-256 {digest}.",
    "{authors}. {title}. Made with innokraft {innokraft}, ontology {ontology}, from {records} "
    "source records{publishers}{newest}. SHA-256 {digest}.",
)
_OF = Bilingual(" från {names}", " of {names}")
_NEWEST = Bilingual(", den nyaste från {date}", ", the newest of {date}")


@dataclass(frozen=True, slots=True)
class Info:
    """The description of a graph.

    `sha256` is the digest of its sorted N-Quads, as `innokraft export -f nq | sha256sum` prints
    it, `quads` how many of these there are: a statement counts in each graph that makes it.
    `innokraft` is the version that describes the graph.
    """

    sha256: str
    quads: int
    innokraft: str
    holds: Holdings
    told: Told = NOTHING

    @property
    def title(self) -> Bilingual:
        """What the graph is called: by its project folder, or else by us."""
        return self.told.title or TITLE

    @property
    def publisher(self) -> str:
        """Who publishes it."""
        return self.told.publisher or AUTHORS

    @property
    def licence(self) -> str:
        """The licence of what its publisher adds to the sources, an IRI."""
        return self.told.licence or LICENCE

    @property
    def rights(self) -> Bilingual:
        """What the licence is of."""
        return OWN_RIGHTS if self.told.licence else RIGHTS

    @property
    def iri(self) -> str:
        """`/dataset/{sha12}`: a graph of other content has another name."""
        return f"{BASE}dataset/{self.sha256[:12]}"

    @property
    def citation(self) -> Bilingual:
        """How to cite the graph."""
        holds = self.holds
        named = {each.publisher_name for each in holds.sources if each.publisher_name}
        names = Bilingual(
            *(", ".join(sorted({n.of(tongue) for n in named})) for tongue in _TONGUES)
        )
        newest = holds.newest
        return _CITATION.filled(
            authors=self.publisher,
            title=self.title,
            innokraft=self.innokraft,
            ontology=holds.ontology or "?",
            records=holds.records,
            publishers=_OF.filled(names=names) if named else "",
            newest=_NEWEST.filled(date=date_in_words(str(newest.date))) if newest else "",
            digest=self.sha256,
        )


_TONGUES = ("sv", "en")


def describe_graph(store: EmbeddedStore, progress: Progress) -> Info:
    """The description of a graph; it is read twice, and sorted outside memory."""
    progress("counting", 0)
    holds = holdings(store)
    progress("sorting", 0)
    digest, quads = hashlib.sha256(), 0
    for part in FORMATS["nq"](store):
        digest.update(part)
        quads += part.count(b"\n")
    return Info(digest.hexdigest(), quads, version("innokraft"), holds, told_of(store))
