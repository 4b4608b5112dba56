"""Made records for tests of merging: few names and numbers, so that much falls together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from innokraft.annotation.files import parse_annotation
from innokraft.annotation.model import Annotation
from innokraft.curation.choices import Choice
from innokraft.curation.judgements import Judgement, Verdict
from innokraft.curation.keys import Key
from innokraft.curation.mentions import EVERY, Correction, Mentioned
from innokraft.rdf.iris import slug
from innokraft.rdf.namespaces import BASE, expand
from innokraft.rdf.terms import iri, text
from innokraft.readers import read_again
from innokraft.record import Moment, Record

ORGANISATIONS = (
    ("Exempelskolan", ""), ("EXEMPELSKOLAN AB", ""), ("The Exempelskolan", "556012-5790"),
    ("Provstad", "556012-5790"), ("Provstad", "212000-0142"), ("Provståd", ""),
    ("Göteborgs universitet", ""), ("University of Gothenburg", ""),
    ("Göteborgs universitet", "202100-3153"), ("Mälardalens högskola", ""),
    ("Mälardalens högskola", "202100-2916"), ("Mälardalens universitet", ""),
    ("RISE Research Institutes of Sweden AB", ""),
    ("RISE Research Institutes of Sweden AB", "556179-8520"),
    ("RISE Research Institutes of Sweden", "556464-6874"),
)  # fmt: skip
NUMBERS = ("2019-00001", "2019-00002", "")
TITLES = ("Mod", "Mod i staden")
AMOUNTS = ("99 356", "500 000")
LOADED = ("", "2020-06-01", "2020-06-01T12:00:00", "2020-06-01T12:00", "2020-06-01T14:00:00Z")
YEARS = st.sampled_from((2019, 2019, 2016))
MENTIONING = " Samhällskontraktet gällde. Vi visade på samhällskontraktet."
"""What the machine finds a concept in."""
PEOPLE = (("Åsa Ek", ""), ("Åsa Ek", "0000-0002-1825-0097"), ("Asa Ek", ""), ("Bo Al", ""))
KEYS = tuple(
    map(
        Key.parse,
        (
            "organisation/name/exempelskolan",
            "organisation/name/provstad",
            "organisation/number/556012-5790",
            "organisation/number/212000-0142",
            "organisation/name/göteborgs universitet",
            "project/number/vinnova/2019-00001",
            "project/number/vinnova/2019-00002",
            "project/number/rj/2019-00001",
            "person/orcid/0000-0002-1825-0097",
            "person/printed/vinnova-2019-00001/bo-al",
            "series/name/motet",
            "series/name/traffen",
            "organisation/mention/vinnova-page/2019-00001|organisation/exempelskolan",
            "organisation/mention/swecris-api/2019-00001_Vinnova|organisation/exempelskolan",
            "organisation/mention/swecris-api/2019-00002_Vinnova|organisation/provstad",
            "person/mention/swecris-api/2019-00001_Vinnova|person/orcid/0000-0002-1825-0097",
            "project/mention/vinnova-page/2019-00001-en|project/vinnova/2019-00001",
        ),
    )
)

PROJECTS = ("vinnova/2019-00001", "vinnova/2019-00002", "rj/2019-00001")
CHOOSABLE = (
    *(
        (f"project/number/{one}#grant", "schema:amount", f"project/number/{other}#amount-SEK-{n}")
        for one in PROJECTS[:2]
        for other in PROJECTS[:2]
        for n in ("99356", "500000")
    ),
    *(
        (f"project/number/{project}", "ik:coordinator", str(key))
        for project in PROJECTS
        for key in KEYS
        if key.kind == "organisation"
    ),
    *(
        (f"project/number/{project}", "ik:status", iri(f"{BASE}value/{status}"))
        for project in PROJECTS
        for status in ("avslutat", "pagaende")
    ),
    (iri(f"{BASE}project/vinnova/2019-00001"), "dcterms:title", text("Mod", "sv")),
)
"""Things, properties and values that made records state now and then."""


def page(
    *,
    number: str = "2019-00001",
    title: str = "Mod",
    coordinator: str = "Exempelskolan",
    amount: str = "99 356",
    status: str = "Pågående",
    updated: str = "",
    english: bool = False,
    year: int = 2019,
    also: str = "",
) -> Record:
    """A made project page, with what it says `also`. Its text holds the quotes of `annotation`."""
    labels = (
        ("Reference number", "Coordinator", "Funding from Vinnova", "Project duration")
        if english
        else ("Diarienummer", "Koordinator", "Bidrag från Vinnova", "Projektets löptid")
    )
    money = f"SEK {amount}" if english else f"{amount} kronor"
    months = ("May", "March") if english else ("maj", "mars")
    period = f"{months[0]} {year} - {months[1]} {year + 2}"
    values = (number, coordinator, money, period)
    lines = [f"{label} {value}".rstrip() for label, value in zip(labels, values, strict=True)]
    state = {"Pågående": "Ongoing", "Avslutat": "Completed"}[status] if english else status
    heading = "Purpose and goal" if english else "Syfte och mål"
    prose = f"Seminariet hölls vid Mötet i Visby och gällde mod.{also}"
    end = f"\n\nSenast uppdaterad {updated}" if updated else ""
    text = f"{title}\n\n" + "\n".join([*lines, f"Status {state}", "", heading, "", prose]) + end
    return read_again("vinnova-page", text + "\n")


def row(
    *,
    number: str = "2019-00001",
    funder: str = "Vinnova",
    title: str = "Mod",
    coordinator: tuple[str, str] = ("Exempelskolan", ""),
    people: tuple[tuple[str, str], ...] = (),
    year: int = 2019,
    amount: int = 99356,
    loaded: str = "",
) -> Record:
    """A made SweCRIS object; when it was loaded stands beside its text."""
    name, organisation = coordinator
    short = "RJ" if funder.startswith("Riks") else funder
    lines = [
        f"projectId: {number}_{short}",
        f"projectTitleSv: {title}",
        f"projectStartDate: {year}-05-01",
        f"projectEndDate: {year + 2}-03-31",
        *([f"coordinatingOrganisationId: {organisation}"] if organisation else []),
        f"coordinatingOrganisationNameSv: {name}",
        f"fundingOrganisationNameSv: {funder}",
        f"fundingsSek: {amount}",
    ]
    for place, (person, orcid) in enumerate(people, 1):
        lines.append(f"peopleList {place} fullName: {person}")
        if orcid:
            lines.append(f"peopleList {place} orcId: {orcid}")
        lines.append(f"peopleList {place} roleSv: Projektledare")
    modified = Moment.parse(loaded) if loaded else None
    return read_again("swecris-api", "\n".join(lines), modified)


def annotation(
    record: Record, *, series: str = "Mötet", name: str = "seminarium", pinned: bool = False
) -> Annotation:
    """A made reading of a page: an event in an edition of a series, held in a place."""
    pin = f"sha256: {record.sha256}\n" if pinned else ""
    text = f"""annotation: 1
record: {record.key}
{pin}curator: made
things:
  {name}: {{kind: event}}
  upplagan: {{kind: edition, series: {series}, year: 2019}}
  {slug(series)}: {{kind: series}}
  visby: {{kind: place}}
readings:
  - quote: "Seminariet hölls vid Mötet"
    says:
      - project hasEvent {name}
      - {name} schema:superEvent upplagan
      - concept:mod startingPointIn {name}
  - quote: "Mötet i Visby"
    says: [upplagan schema:location visby]
"""
    return parse_annotation(text, f"{name}.yaml")


@dataclass(frozen=True, slots=True)
class Item:
    """A record with the annotations that come with it."""

    record: Record
    annotations: tuple[Annotation, ...] = ()


def pages() -> st.SearchStrategy[Record]:
    """Made pages, many of them of one project, or versions of one page."""
    return st.builds(
        page,
        number=st.sampled_from(NUMBERS),
        title=st.sampled_from(TITLES),
        coordinator=st.sampled_from([name for name, _ in ORGANISATIONS])
        | st.sampled_from([f"{name} - Enheten för mod" for name, _ in ORGANISATIONS]),
        amount=st.sampled_from(AMOUNTS),
        status=st.sampled_from(("Pågående", "Avslutat")),
        updated=st.sampled_from(("", "2019-06-01", "2020-06-01", "2020-06-01 12:00")),
        english=st.booleans(),
        year=YEARS,
        also=st.sampled_from(("", MENTIONING)),
    )


def rows() -> st.SearchStrategy[Record]:
    """Made SweCRIS objects, of the same projects."""
    return st.builds(
        row,
        number=st.sampled_from([number for number in NUMBERS if number]),
        funder=st.sampled_from(("Vinnova", "Riksbankens Jubileumsfond")),
        title=st.sampled_from(TITLES),
        coordinator=st.sampled_from(ORGANISATIONS),
        people=st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True).map(tuple),
        year=YEARS,
        amount=st.sampled_from((99356, 99356, 500000)),
        loaded=st.sampled_from(LOADED),
    )


@st.composite
def items(draw: st.DrawFn) -> Item:
    """Made records, some pages among them with annotations."""
    record = draw(pages() | rows())
    if record.source != "vinnova-page":
        return Item(record)
    names = draw(st.lists(st.sampled_from(("seminarium", "samtal")), max_size=2, unique=True))
    series = draw(st.sampled_from(("Mötet", "Träffen")))
    pinned = draw(st.booleans())
    read = (annotation(record, series=series, name=name, pinned=pinned) for name in names)
    return Item(record, tuple(read))


def judgements() -> st.SearchStrategy[tuple[Judgement, ...]]:
    """Made judgements, at odds with one another now and then."""
    pairs = st.sampled_from([(a, b) for a in KEYS for b in KEYS if a < b and a.kind == b.kind])
    one = st.builds(
        lambda pair, verdict: Judgement.make(pair, verdict, "made", who="me", when="2020-01-01"),
        pairs,
        st.sampled_from(list(Verdict)),
    )
    return st.lists(one, max_size=4, unique=True).map(lambda found: tuple(sorted(found)))


def choices() -> st.SearchStrategy[tuple[Choice, ...]]:
    """Made choices, one of a written thing's property; of some nothing is stated."""
    one = st.builds(
        lambda said, why: Choice(said[0], expand(said[1]), said[2], why),
        st.sampled_from(CHOOSABLE),
        st.sampled_from(("made", "so")),
    )
    return st.lists(one, max_size=4, unique_by=lambda each: each.place).map(tuple)


def corrections(of: Sequence[Item]) -> st.SearchStrategy[tuple[Correction, ...]]:
    """Made corrections, one of a place, of some records; some fit nothing, some undo others."""
    everywhere = st.builds(
        lambda concept, verdict, quote: Correction.make(EVERY, concept, verdict, quote, why="made"),
        st.sampled_from(("mod", "samhallskontrakt")),
        st.sampled_from(list(Mentioned)),
        st.sampled_from(
            ("mod", "gällde mod", "samhällskontraktet", "visade på samhällskontraktet")
        ),
    )
    of_one = st.builds(
        lambda record, concept, verdict, quote, place: Correction.make(
            record, concept, verdict, quote, heading=place[0], occurrence=place[1], why="made"
        ),
        st.sampled_from([each.record.key for each in of]),
        st.sampled_from(("mod", "samhallskontrakt")),
        st.sampled_from(list(Mentioned)),
        st.sampled_from(("gällde mod", "Mötet", "Samhällskontraktet", "samhällskontraktet")),
        st.sampled_from((("", ""), ("", "1"), ("", EVERY), ("Syfte och mål", ""))),
    )
    lines = st.lists(everywhere | of_one, max_size=4, unique_by=lambda each: each.place)
    return lines.map(lambda found: tuple(sorted(found)))
