"""The keys by which a record names a thing, kind by kind."""

from __future__ import annotations

from decimal import Decimal

import pytest

from innokraft.curation.keys import Key
from innokraft.describe import Describer
from innokraft.identity.index import DENOTES, KEY, PATH, USES, Index
from innokraft.identity.mentions import Mentions, Naming
from innokraft.identity.shared_names import shared_names
from innokraft.identity.triples import change_triples
from innokraft.model.model import SHIPPED
from innokraft.model.organisations import FILE, OrganisationRow
from innokraft.rdf.graphs import IDENTITY
from innokraft.rdf.iris import identity_node
from innokraft.rdf.namespaces import BASE, TYPE, term
from innokraft.rdf.terms import Term, iri, text, typed
from innokraft.record import (
    Money,
    Organisation,
    PartialDate,
    Period,
    Person,
    ProjectKey,
    Record,
    Span,
    Stated,
    Text,
)
from innokraft.store.embedded import EmbeddedStore
from tests.graph.made_records import annotation, page

DESCRIBER = Describer()
HERE = Span(0, 1)
SCHOOL = Organisation("Exempelskolan")
NUMBERED = ProjectKey("vinnova", "1")


def made(key: ProjectKey = NUMBERED, **more: object) -> Record:
    """A record that says so much of a project."""
    given = {"number": Stated(key.number, HERE)} if key.number else {}
    return Record("made", "7", "text", None, key, **(given | more))  # type: ignore[arg-type]


def keys(kind: str, record: Record, thing: str = "", **canon: str) -> list[str]:
    """The keys of a record's thing of a kind, of the only one where none is said."""
    mentions = Mentions(DESCRIBER.describe(record), shared_names(SHIPPED))
    known = {BASE + own: BASE + whole for own, whole in canon.items()}
    found = mentions.namings(kind, lambda own: known.get(own, own))
    named = found[BASE + thing] if thing else next(iter(found.values()))
    return sorted(str(key).removeprefix(f"{kind}/") for key in named.keys)


def of_organisation(*organisations: Organisation) -> list[str]:
    """The keys of the first of some participants, but for those of names that are near."""
    record = made(participants=tuple(Stated(each, HERE) for each in organisations))
    found = keys("organisation", record)
    return [key for key in found if not key.startswith("near/")]


def test_an_organisation_is_known_by_its_names_and_what_tells_it_apart() -> None:
    assert of_organisation(Organisation("Exempel AB")) == [
        "form/AB",
        "name/exempel",
        "told/exempel|form/AB",
    ]
    assert of_organisation(Organisation("Exempel", name_en="Example", country="NO")) == [
        "country/NO",
        "name/example",
        "name/exempel",
        "told/example|country/NO",
        "told/exempel|country/NO",
    ]


def test_an_organisation_with_an_identifier_is_known_by_that_and_not_by_its_traits_alone() -> None:
    assert of_organisation(Organisation("Exempel", number="556012-5790")) == [
        "country/SE",
        "name/exempel",
        "number/556012-5790",
    ]
    known = ("pic:999", "ror:abc", "vat:SE1", "pic:", "ror")
    assert of_organisation(Organisation("Exempel", identifiers=known)) == [
        "name/exempel",
        "pic/999",
        "ror/abc",
    ]
    assert of_organisation(Organisation("Exempel", identifiers=("vat:SE1",))) == [
        "name/exempel",
        "told/exempel|",
    ]


def test_two_organisations_of_one_name_in_one_record_are_known_each_by_its_number() -> None:
    numbers = "556012-5790", "212000-0142"
    record = made(participants=tuple(Stated(Organisation("A", n), HERE) for n in numbers))
    things = Mentions(DESCRIBER.describe(record), shared_names(SHIPPED)).by_kind["organisation"]
    found = [keys("organisation", record, thing.removeprefix(BASE)) for thing in things]
    told = [[key for key in each if key.startswith("number/")] for each in found]
    assert sorted(told) == [[f"number/{number}"] for number in sorted(numbers)]


def test_a_name_that_names_nobody_is_no_key_and_leaves_the_mention_alone() -> None:
    assert of_organisation(Organisation("NULL")) == ["mention/made/7|organisation/null"]
    assert of_organisation(Organisation("!")) == ["mention/made/7|organisation/unnamed"]


def test_a_name_that_two_organisations_bear_is_known_inside_its_project_while_it_was_shared() -> (
    None
):
    rise = Organisation("RISE Research Institutes of Sweden")
    start = {year: Stated(Period(PartialDate(year), None), HERE) for year in (2017, 2018)}
    name = "rise research institutes of sweden"
    for period, is_inside in ((None, True), (start[2017], True), (start[2018], False)):
        record = made(participants=(Stated(rise, HERE),), period=period)
        found = keys("organisation", record, "organisation/rise-research-institutes-of-sweden")
        assert (f"inside/vinnova/1|{name}" in found) == is_inside
    local = made(ProjectKey("vinnova", None, "a"), participants=(Stated(rise, HERE),))
    assert not any(key.startswith("inside/") for key in keys("organisation", local))


def test_a_unit_is_known_by_the_names_of_both_and_inside_what_the_organisation_is() -> None:
    record = made(coordinator=Stated(SCHOOL, HERE), unit=Stated("Enheten för mod", HERE))
    other = {"organisation/exempelskolan": "organisation/provstad"}
    assert keys("unit", record, **other) == [
        "inside/provstad/mod",
        "of/provstad",
        "printed/exempelskolan/mod",
    ]


def project(key: ProjectKey, **more: object) -> list[str]:
    """The keys of a project."""
    return keys("project", made(key, **more))


def titles(**named: str) -> tuple[Stated[Text], ...]:
    """Titles by their language."""
    return tuple(Stated(Text(title, language), HERE) for language, title in named.items())


def test_a_project_is_known_by_its_number_and_only_likely_by_its_titles() -> None:
    assert project(ProjectKey("vinnova", "1"), titles=titles(sv="Mod!", en="Courage")) == [
        "called/courage",
        "called/mod",
        "number/vinnova/1",
        "reference/1",
    ]


def test_a_number_of_an_unknown_funder_is_of_its_record_alone() -> None:
    assert project(ProjectKey("unknown", "1")) == ["local/unknown/1|made/7", "reference/1"]


@pytest.mark.parametrize(
    ("named", "scheme"),
    [
        ({"sv": "Mod"}, "local-sv"),
        ({"en": "Courage"}, "local-en"),
        ({"sv": "Mod", "en": "Courage"}, "local"),
        ({"fi": "Rohkeus"}, "local"),
        ({"sv": "Mod", "fi": "Rohkeus"}, "local-sv"),
    ],
)
def test_a_project_without_a_number_is_known_by_a_name_of_its_own_in_one_language(
    named: dict[str, str], scheme: str
) -> None:
    found = project(ProjectKey("vinnova", None, "mod"), titles=titles(**named))
    assert [key for key in found if not key.startswith("called/")] == [f"{scheme}/vinnova/mod"]


def test_only_a_project_without_number_and_title_is_likely_by_who_led_it_and_when() -> None:
    said = {
        "coordinator": Stated(SCHOOL, HERE),
        "period": Stated(Period(PartialDate(2019, 5), None), HERE),
    }
    local = ProjectKey("vinnova", None, "a")
    untitled = "untitled/exempelskolan|2019-05"
    assert project(local, **said) == ["local/vinnova/a", untitled]
    assert untitled not in project(local, titles=titles(sv="Mod"), **said)
    assert untitled not in project(ProjectKey("vinnova", "1"), **said)
    assert project(local, coordinator=said["coordinator"]) == ["local/vinnova/a"]
    assert project(local, period=said["period"]) == ["local/vinnova/a"]


def terms(figure: str = "99356", currency: str = "SEK", **more: object) -> list[str]:
    """The keys that a project has by who led it, when, and for how much."""
    said: dict[str, object] = {
        "coordinator": Stated(SCHOOL, HERE),
        "funder": Stated(Organisation("Vinnova"), HERE),
        "amount": Stated(Money(Decimal(figure), currency), HERE),
        "period": Stated(Period(PartialDate(2019, 5), PartialDate(2021, 3)), HERE),
        "titles": titles(sv="Mod"),
    }
    found = project(ProjectKey("vinnova", "1"), **(said | more))
    return [key for key in found if key.partition("/")[0] in {"money", "terms", "title"}]


def test_a_project_is_known_by_its_terms_where_each_is_told_and_none_is_doubtful() -> None:
    led = "exempelskolan|2019-05"
    whole = f"vinnova|{led}/2021-03|SEK"
    assert terms() == [f"money/{whole} 99356", f"terms/{led}|SEK 99356", f"title/{whole} 99356|mod"]
    assert terms("500000") == [f"terms/{led}|SEK 500000", f"title/{whole} 500000|mod"]
    assert terms(titles=()) == [f"money/{whole} 99356", f"terms/{led}|SEK 99356"]
    assert terms("5", "EUR")[1] == f"terms/{led}|EUR 5"
    assert terms("0") == []
    assert terms(coordinator=None) == []
    assert terms(amount=None) == []
    assert terms(period=Stated(Period(PartialDate(2019, 5), None), HERE)) == []
    assert terms(further_amounts=(Stated(Money(Decimal(7), "EUR"), HERE),)) == []


def test_a_person_is_known_by_an_orcid_or_by_the_name_inside_the_project() -> None:
    orcid = "0000-0002-1825-0097"
    people = Stated(Person("Bo Al", "x"), HERE), Stated(Person("Åsa Ek", "x", orcid), HERE)
    record = made(people=people, coordinator=Stated(SCHOOL, HERE))
    assert keys("person", record, f"person/orcid/{orcid}") == [
        "inside/vinnova/1|åsa ek",
        "known/exempelskolan|åsa ek",
        f"orcid/{orcid}",
    ]
    assert keys("person", record, "person/named/vinnova-1/bo-al") == [
        "inside/vinnova/1|bo al",
        "known/exempelskolan|bo al",
        "printed/vinnova-1/bo-al",
    ]


def test_of_namesakes_in_one_record_each_is_known_by_its_own_mention() -> None:
    people = tuple(Stated(Person("Bo Al", "x", namesake=n), HERE) for n in (1, 2))
    record = made(people=people)
    assert keys("person", record, "person/named/vinnova-1/bo-al~n1") == [
        "mention/made/7|person/named/vinnova-1/bo-al~n1"
    ]


def test_what_an_annotation_names_is_known_as_it_is_printed_and_inside_its_whole() -> None:
    record = page()
    mentions = Mentions(DESCRIBER.describe(record, [annotation(record)]), shared_names(SHIPPED))
    owned, whole = f"{BASE}project/vinnova/2019-00001", f"{BASE}project/rj/5"
    other = {owned: whole, f"{BASE}event-series/motet": f"{BASE}event-series/traffen"}
    found = {
        kind: [
            (sorted(map(str, naming.keys)), naming.path)
            for naming in mentions.namings(kind, lambda own: other.get(own, own)).values()
        ]
        for kind in ("event", "edition", "series", "place")
    }
    assert found == {
        "event": [
            (
                ["event/inside/rj-5/seminarium", "event/printed/vinnova-2019-00001/seminarium"],
                "event/rj-5/seminarium",
            )
        ],
        "edition": [
            (["edition/inside/traffen/2019", "edition/printed/motet/2019"], "event/traffen/2019")
        ],
        "series": [(["series/name/motet"], "event-series/motet")],
        "place": [(["place/name/visby"], "place/visby")],
    }


NAMING = Naming("place", (Key("place", "name", "visby"),), "place/visby")
RECORD = iri(f"{BASE}record/made/7/a")


def index(*triples: tuple[Term, Term, Term]) -> Index:
    """What the identity graph of a store remembers."""
    return Index(EmbeddedStore.in_memory([(IDENTITY, triples)]))


def test_a_naming_is_read_back_by_key_path_and_record() -> None:
    thing = iri(f"{BASE}place/visby")
    found = index(
        (NAMING.iri, KEY, text("place/name/visby")),
        (NAMING.iri, PATH, text("place/visby")),
        (NAMING.iri, DENOTES, thing),
        (RECORD, USES, NAMING.iri),
    )
    assert list(found.with_key(NAMING.keys[0])) == [NAMING]
    assert list(found.with_path("place", "place/visby")) == [NAMING]
    assert list(found.with_path("event", "place/visby")) == []
    assert list(found.used_by(RECORD)) == [NAMING]
    assert list(found.users(NAMING)) == [RECORD]
    assert found.denotes(NAMING) == f"{BASE}place/visby"


def test_a_node_of_an_edited_graph_that_has_no_key_is_no_naming() -> None:
    found = index((NAMING.iri, PATH, text("place/visby")), (RECORD, USES, NAMING.iri))
    assert found.naming(NAMING.iri) is None
    assert list(found.with_path("place", "place/visby")) == []
    assert list(found.used_by(RECORD)) == []
    assert found.denotes(NAMING) is None


def test_a_succession_is_told_with_the_last_day_where_one_is_known() -> None:
    before, after = f"{BASE}organisation/a", f"{BASE}organisation/b"
    node = identity_node("change", before, after)
    undated = {
        (node, TYPE, term("org:ChangeEvent")),
        (node, term("org:originalOrganization"), iri(before)),
        (node, term("org:resultingOrganization"), iri(after)),
        (node, term("dcterms:source"), text(FILE)),
    }
    row = OrganisationRow("a", "", frozenset(), "", "", "", "", "b")
    assert set(change_triples(row, before, after)) == undated
    day = node, term("dcterms:date"), typed("2022-12-31", "date")
    dated = row._replace(valid_until="2022-12-31")
    assert set(change_triples(dated, before, after)) == {*undated, day}
    assert list(change_triples(row, before, before)) == []
