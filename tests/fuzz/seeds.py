"""What the fuzzing run starts from: small made inputs of every kind, each right as it stands."""

from __future__ import annotations

import io
import zipfile

from tests.graph import made_energy as energy
from tests.graph import made_gtr as gtr
from tests.graph import made_nsf as nsf
from tests.graph import made_openaire as openaire
from tests.graph.made_gdp import AKTIVITET, FORMAS
from tests.graph.project import made_folders as folders
from tests.graph.readers import test_cordis as cordis
from tests.graph.readers import test_swecris as swecris
from tests.graph.readers import test_vinnova_html as html
from tests.graph.readers import test_vinnova_open_data as projekt
from tests.graph.readers import test_vinnova_page as pages

OWN = """record: r-a
publisher: {name: Vinnova, number: 202100-5216}
from: https://example.org/r-a
funder: {name: Vinnova, number: 202100-5216}
number: 2020-00001
title: {sv: Mod i vardagen, en: Courage}
language: sv
coordinator: Exempelskolan - Institutionen för mod
amount: 99 356 SEK
period: 2019-05-01 - 2021-03-31
modified: 2021-06-01
status: Avslutat
participants:
  - {name: Torgskolan, number: 202100-0001, role: partner, amount: 5000}
people:
  - {name: Kim Exempel, role: Projektledare, orcid: 0000-0002-1825-0097}
topics:
  - {scheme: ämnen, code: A1, sv: Mod}
keywords: [mod, kraft]
links: [https://example.org/mod]
aim: Syftet med seminariet var att stärka mod. Fyra deltagare identifierades.
result: Projektet visade att mod stärker innovationskraft.
"""
PROJECT = {
    "vocabulary/concepts.ttl": folders.OWN,
    "vocabulary/wordings.tsv": folders.WORDINGS
    + "@djur\tsv\tcommon\t(hund|katt)\t\nmod\tsv\tcounts\t@djur vild*\t\n",
    "vocabulary/values.ttl": """v:vilande a skos:Concept ; skos:inScheme scheme:status ;
    skos:notation 7 ; skos:prefLabel "vilande"@sv .
""",
    "vocabulary/shapes.ttl": """shape:x a sh:NodeShape ; sh:targetClass ik:Project ;
    sh:property [ sh:path ik:coordinator ; sh:maxCount 3 ] .
""",
    "vocabulary/switched-off.tsv": "concept\tabsorptionsformaga\t\nshape\tin-status\t\n",
    "organisations.tsv": "Byn AB\tVillage\tA;B\t556534-9017\t\t2001-01-01\t\tBanverket\n",
}
ANNOTATION = """annotation: 1
record: innokraft-record/r-a
curator: Läsaren
language: sv
things:
  seminarium: {kind: event, label: {sv: Seminariet, en: The seminar}}
  upplaga: {kind: edition, series: Mötet, year: 2019, label: Mötet 2019}
  deltagare: {kind: group, of: seminarium}
  plats: {kind: participation, of: seminarium, count: 4}
readings:
  - quote: Syftet med seminariet var att stärka mod
    says:
      - project hasEvent seminarium
      - seminarium aimsToStrengthen concept:mod
      - 'seminarium aimText "att stärka mod"@sv'
  - quote: Fyra deltagare
    occurrence: 1
    certainty: bedömt
    held_by: deltagare
    says: [deltagare statedCount 4, seminarium participation plats]
    note: {sv: fyra, en: four}
  - quote: mod stärker innovationskraft
    certainty: möjligt
    attributed_to: coordinator
    says:
      - {says: concept:mod strengthens concept:innovationskraft, claim: x}
  - quote: innovationskraft
    supports: [x]
"""
JUDGEMENTS = """a\tb\tverdict\twhy\twho\twhen
organisation/name/exempelskolan\torganisation/number/202100-0001\tsame\tså\tjag\t2020-01-01
person/name/kim-exempel\tperson/orcid/0000-0002-1825-0097\tdifferent\tolika\tjag\t2020-01-02
project/number/vinnova/2020-00001\tproject/number/vinnova/2020-00002\tunsure\tkanske\tjag\t
"""
MENTIONS = """record\tconcept\tverdict\tquote\theading\toccurrence\twhy\twho\twhen
*\tmod\tnot-mentioned\tMod i ord\t\t\tso\tAda\t2026-01-01
innokraft-record/r-a\tmod\tmentioned\tSeminariet\tSyfte och mål\t1\tso\t\t
"""
CHOICES = """thing\tproperty\tvalue\twhy\twho\twhen
project/number/vinnova/2020-00001\tdcterms:title\t"Mod i vardagen"@sv\tså\tjag\t2020-01-01
project/number/vinnova/2020-00001#grant\tschema:amount\tproject/number/vinnova/2020-00001#amount-SEK-99356\tså\tjag\t
"""
QUERIES = (
    "SELECT ?p ?t { ?p a ik:Project ; dcterms:title ?t FILTER(CONTAINS(STR(?t), 'Mod')) } LIMIT 5",
    "PREFIX : <#>\nSELECT * { ?s :p ?o . OPTIONAL { ?s ?p ?o } } ORDER BY ?s",
    "CONSTRUCT { ?s rdfs:label ?t } WHERE { GRAPH ?g { ?s dcterms:title ?t } }",
    "ASK { ?c ik:certainty ?v ; rdf:subject ?s ; oa:hasSource/schema:text ?x }",
    "DESCRIBE <https://w3id.org/innokraft/project/vinnova/2020-00001>",
    'SELECT (COUNT(*) AS ?n) { VALUES ?x { 1 2 "a\\u002Db"@sv "\\U0001F600" } BIND(<a:b> AS ?y) }',
)


def sources() -> dict[str, bytes]:
    """Files by their names, one of each format at the least."""
    texts = {
        "own.yaml": OWN,
        "page.txt": pages.page(),
        "english.txt": pages.english(),
        "page.html": html.saved(),
        "projekt.json": projekt.dumped(projekt.PROJEKT),
        "swecris.json": swecris.api(),
        "swecris.csv": swecris.export(),
        "cordis.xml": cordis.xml(),
        "project.csv": cordis.table(cordis.PROJECT, cordis.OTHER),
        "organization.csv": cordis.table(cordis.SCHOOL, cordis.LEADER),
        "gdp.json": projekt.dumped(AKTIVITET),
        "formas.json": projekt.dumped(FORMAS),
        "gtr.json": gtr.page(gtr.API),
        "overview.json": projekt.dumped(gtr.OVERVIEW),
        "gtr.csv": gtr.export(),
        "nsf.json": nsf.answer(nsf.AWARD),
        "nsf-year.json": projekt.dumped(nsf.BY_YEAR),
        "nsf.xml": nsf.XML,
        "nsf.csv": nsf.export(),
        "openaire.json": openaire.answer(openaire.PROJECT),
        "openaire.xml": openaire.XML,
        "search.json": openaire.search(openaire.SEARCHED),
        "energy.txt": energy.TEXT,
        "energy.html": energy.HTML,
    }
    files = {name: text.encode() for name, text in texts.items()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("page.txt", "own.yaml", "swecris.json"):
            archive.writestr(zipfile.ZipInfo(name), files[name])
    return files | {"packed.zip": packed.getvalue()}
