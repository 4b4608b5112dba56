"""Which namings are one: rules, judgements, conflicts, IRIs, the shipped table."""

from __future__ import annotations

import pytest

from innokraft.change.intake import describer_of
from innokraft.curation.judgements import (
    Judgement,
    Verdict,
)
from innokraft.curation.keys import Key
from innokraft.curation.rules import RULES
from innokraft.errors import SourceError
from innokraft.identity.aliases import aliases_of, load_aliases
from innokraft.identity.canonical import canonical_iris, preferred
from innokraft.identity.groups import Resolution, resolve
from innokraft.identity.mentions import Mentions, Naming
from innokraft.identity.renaming import Renaming
from innokraft.identity.shared_names import shared_names
from innokraft.model.legal_forms import normal_name
from innokraft.model.model import SHIPPED
from innokraft.model.organisations import parse_rows
from innokraft.rdf.namespaces import BASE, term
from innokraft.rdf.terms import iri
from innokraft.store.embedded import EmbeddedStore
from tests.graph.change.test_merge_laws import built, exported
from tests.graph.changes import merged
from tests.graph.made_records import Item, page, row


def organisation(name: str, number: str = "") -> Naming:
    keys = {Key("organisation", "name", normal_name(name))}
    if number:
        keys.add(Key("organisation", "number", number))
    return Naming("organisation", tuple(sorted(keys)), f"organisation/{name.lower()}")


def project(number: str = "", **keys: str) -> Naming:
    found = {Key("project", scheme.replace("_", "-"), value) for scheme, value in keys.items()}
    if number:
        found.add(Key("project", "number", number))
    return Naming("project", tuple(sorted(found)), f"project/{number or min(keys.values())}")


def judged(a: str, verdict: str, b: str) -> Judgement:
    return Judgement.make((Key.parse(a), Key.parse(b)), Verdict(verdict), "made")


def parts(resolution: Resolution) -> set[frozenset[str]]:
    return {frozenset(naming.path for naming in group) for group in resolution.groups}


@pytest.mark.parametrize(
    ("printed", "compared"),
    [
        ("GÖTEBORGS UNIVERSITET", "göteborgs universitet"),
        ("INNVENTIA AB", "innventia"),
        ("Omnio Aktiebolag", "omnio"),
        ("The Example School Ltd.", "example school"),
        ("SAAB Aktiebolag (publ)", "saab"),
        ("Provbyn ekonomisk förening", "provbyn"),
        ("Aktiebolaget", "aktiebolaget"),
        ("Vänern", "vänern"),
        ("Vanern", "vanern"),
        ("Stiftelsen Prov & Lek", "stiftelsen prov & lek"),
    ],
)
def test_a_name_is_compared_without_case_legal_form_and_article(
    printed: str, compared: str
) -> None:
    assert normal_name(printed) == compared


def test_a_shared_number_joins_whatever_the_names() -> None:
    found = resolve([organisation("Ett", "556012-5790"), organisation("Två", "556012-5790")], [])
    assert len(found.groups) == 1
    assert [join.rule for join in found.joins] == ["organisation-number"]


def test_one_name_with_two_numbers_stays_two_and_the_bare_name_is_given_to_neither() -> None:
    ours = [organisation("A", "556012-5790"), organisation("A", "212000-0142"), organisation("A")]
    found = resolve(ours, [])
    assert len(found.groups) == 3
    (conflict,) = found.conflicts
    assert conflict.on == "organisation/name/a"
    assert "is not" in conflict.because


def test_different_blocks_what_a_chain_of_rules_would_join() -> None:
    first = organisation("A", "556012-5790")
    middle = Naming("organisation", (*first.keys, *organisation("B").keys), "organisation/m")
    last = organisation("B")
    assert len(resolve([first, middle, last], []).groups) == 1
    apart = judged("organisation/number/556012-5790", "different", "organisation/name/b")
    found = resolve([first, organisation("C"), last], [apart])
    assert len(found.groups) == 3
    chain = resolve(
        [
            first,
            organisation("A"),
            last,
            Naming("organisation", (*organisation("A").keys, *last.keys), "organisation/x"),
        ],
        [apart],
    )
    assert frozenset({"organisation/a", "organisation/b"}) not in parts(chain)
    assert chain.conflicts


def test_judgements_at_odds_decide_nothing_and_are_reported() -> None:
    ours = [organisation("A"), organisation("B"), organisation("C")]
    said = [
        judged("organisation/name/a", "same", "organisation/name/b"),
        judged("organisation/name/b", "same", "organisation/name/c"),
        judged("organisation/name/a", "different", "organisation/name/c"),
    ]
    assert len(resolve(ours, said[:2]).groups) == 1
    found = resolve(ours, said)
    assert len(found.groups) == 3
    assert [conflict.rule for conflict in found.conflicts] == ["judgement"]


def test_unsure_joins_nothing_and_parts_nothing() -> None:
    unsure = judged("organisation/name/a", "unsure", "organisation/name/b")
    ours = [organisation("A"), organisation("B")]
    assert parts(resolve(ours, [unsure])) == parts(resolve(ours, []))


def test_a_judgement_joins_across_two_numbers() -> None:
    ours = [organisation("A", "556012-5790"), organisation("B", "212000-0142")]
    same = judged("organisation/number/556012-5790", "same", "organisation/number/212000-0142")
    assert len(resolve(ours, [same]).groups) == 1


def test_twins_without_number_join_their_project_until_a_third_has_the_same_terms() -> None:
    swedish = project("vinnova/1", money="vinnova|x|2019-05/2021-03|SEK 99356")
    english = project(local_en="vinnova/e", money="vinnova|x|2019-05/2021-03|SEK 99356")
    third = project("vinnova/2", money="vinnova|x|2019-05/2021-03|SEK 99356")
    assert len(resolve([swedish, english], []).groups) == 1
    found = resolve([swedish, english, third], [])
    assert len(found.groups) == 3
    assert found.conflicts


def test_projects_with_numbers_and_equal_terms_are_several_and_no_conflict() -> None:
    terms = "vinnova|x|2019-05/2021-03|SEK 99356"
    found = resolve([project(f"vinnova/{n}", money=terms) for n in (1, 2, 3)], [])
    assert len(found.groups) == 3
    assert not found.conflicts


def test_two_english_pages_without_number_are_not_one() -> None:
    first = project(local_en="vinnova/e", money="vinnova|x|2019-05/2021-03|SEK 99356")
    second = project(local_en="vinnova/f", money="vinnova|x|2019-05/2021-03|SEK 99356")
    assert len(resolve([first, second], []).groups) == 2


def test_a_round_amount_is_no_key() -> None:
    def schemes(amount: str) -> set[str]:
        described = describer_of(SHIPPED).describe(page(amount=amount))
        (naming,) = (
            Mentions(described, shared_names(SHIPPED))
            .namings("project", lambda thing: thing)
            .values()
        )
        return {k.scheme for k in naming.keys if RULES[k.kind, k.scheme].joins}

    assert schemes("99 356") == {"number", "title", "money"}
    assert schemes("500 000") == {"number", "title"}


def test_an_amount_of_nothing_is_no_key() -> None:
    keys = (
        {key.scheme for key in naming.keys}
        for amount in ("0", "99 356")
        for naming in Mentions(
            describer_of(SHIPPED).describe(page(amount=amount, number="2019-00001")),
            shared_names(SHIPPED),
        )
        .namings("project", lambda thing: thing)
        .values()
    )
    nothing, something = keys
    assert something - nothing == {"title", "terms", "money"}


def test_one_number_under_two_funders_is_two_projects() -> None:
    ours = [
        naming
        for funder in ("Vinnova", "Riksbankens Jubileumsfond")
        for naming in Mentions(
            describer_of(SHIPPED).describe(row(funder=funder)), shared_names(SHIPPED)
        )
        .namings("project", lambda thing: thing)
        .values()
    ]
    assert len(resolve(ours, []).groups) == 2


def test_two_things_that_want_one_iri_get_two() -> None:
    ours = [organisation("A", "556012-5790"), organisation("A", "212000-0142")]
    iris = canonical_iris(resolve(ours, []).groups, {})
    assert sorted(each.removeprefix(BASE) for each in iris.values()) == [
        "organisation/a",
        "organisation/a~556012-5790",
    ]


def test_a_person_has_the_iri_of_the_orcid_however_long_it_is() -> None:
    key = Key("person", "orcid", "0000-0002-1825-0097")
    known = Naming("person", (key,), "person/orcid/0000-0002-1825-0097")
    printed = Naming("person", (Key("person", "printed", "v-1/bo"),), "person/named/v-1/bo")
    assert preferred(frozenset({known, printed}), {}) == known.path


def test_what_hangs_on_a_thing_moves_with_it() -> None:
    old, new = f"{BASE}project/vinnova/page-x", f"{BASE}project/vinnova/2019-00001"
    renaming = Renaming({old: new})
    assert renaming.term(iri(f"{old}#grant")) == iri(f"{new}#grant")
    unnamed = f"{BASE}person/unnamed/vinnova-page-x/talare"
    assert renaming.term(iri(unnamed)) == iri(f"{BASE}person/unnamed/vinnova-2019-00001/talare")
    assert renaming.term(iri(f"{old}-y")) == iri(f"{old}-y")


def test_the_shipped_table_has_numbers_and_rors_that_check_out() -> None:
    for naming, row_ in load_aliases(SHIPPED).rows.items():
        for key in naming.keys:
            if key.scheme == "number":
                assert _luhn(key.value.replace("-", "")), (row_.name, key.value)
            if key.scheme == "ror":
                assert _ror(key.value), (row_.name, key.value)


def test_no_two_rows_of_the_table_are_one_and_each_is_its_own_iri() -> None:
    rows = load_aliases(SHIPPED).rows
    found = resolve(rows, [], frozenset(rows))
    assert len(found.groups) == len(rows)
    assert found.conflicts == ()
    assert len({naming.path for naming in rows}) == len(rows)


def test_a_succession_has_its_day_and_is_no_sameness() -> None:
    table = load_aliases(SHIPPED)
    old = table.by_name["Mälardalens högskola"]
    new = table.by_name[table.rows[old].successor]
    told = table.rows[old].valid_until, table.rows[new].name
    assert told == ("2021-12-31", "Mälardalens universitet")
    assert len(resolve([old, new], [], frozenset(table.rows)).groups) == 2


def test_a_number_that_a_source_gives_both_names_makes_them_one() -> None:
    table = load_aliases(SHIPPED)
    names = [table.by_name[name] for name in ("Mälardalens högskola", "Mälardalens universitet")]
    given = organisation("Mälardalens högskola", "202100-2916")
    found = resolve([*names, given], [], frozenset(table.rows))
    assert len(found.groups) == 1
    assert {"organisation-number", "organisation-name"} == {join.rule for join in found.joins}


def test_a_name_of_the_table_with_another_number_is_another_and_is_reported() -> None:
    table = load_aliases(SHIPPED)
    row_ = table.by_name["RISE Research Institutes of Sweden"]
    bare = organisation("RISE Research Institutes of Sweden AB")
    other = organisation("RISE Research Institutes of Sweden AB", "556179-8520")
    found = resolve([row_, bare, other], [], frozenset({row_}))
    assert frozenset({row_, bare}) in found.groups
    (conflict,) = found.conflicts
    assert set(conflict.groups) == {row_, other}


OWNED = aliases_of(
    parse_rows(
        [
            "Provverket\t\t\t556012-5790\t\t\t\t",
            "Provverkets ägare\t\tProvverket AB\t212000-0142\t\t\t\t",
        ]
    )
)
"""A made table in which two organisations bear one name."""


def test_a_name_that_two_rows_bear_goes_to_the_row_whose_first_name_it_is() -> None:
    bare, owner = organisation("Provverket AB"), organisation("PROVVERKET", "212000-0142")
    found = resolve([*OWNED.rows, bare, owner], [], frozenset(OWNED.rows))
    works, owners = OWNED.by_name["Provverket"], OWNED.by_name["Provverkets ägare"]
    assert set(found.groups) == {frozenset({works, bare}), frozenset({owners, owner})}
    assert found.conflicts == ()


def test_who_bears_a_shared_name_with_a_third_number_is_reported_once() -> None:
    third = [organisation(name, "556036-0793") for name in ("Provverket", "PROVVERKET AB")]
    found = resolve([*OWNED.rows, *third], [], frozenset(OWNED.rows))
    assert frozenset(third) in found.groups
    (conflict,) = found.conflicts
    assert conflict.because == (
        "organisation/number/556012-5790 is not organisation/number/556036-0793"
    )


def test_another_record_of_the_project_tells_who_is_meant_by_a_shared_name() -> None:
    def told(naming: Naming, project: str) -> Naming:
        key = Key("organisation", "inside", f"vinnova/{project}|provverket")
        return Naming(naming.kind, tuple(sorted((*naming.keys, key))), naming.path)

    bare = [told(organisation("Provverket AB"), number) for number in ("1", "2")]
    owner = told(organisation("Provverket AB", "212000-0142"), "1")
    found = resolve([*OWNED.rows, *bare, owner], [], frozenset(OWNED.rows))
    works, owners = OWNED.by_name["Provverket"], OWNED.by_name["Provverkets ägare"]
    assert set(found.groups) == {
        frozenset({works, bare[1]}),
        frozenset({owners, owner, bare[0]}),
    }
    assert ("organisation-inside", (bare[0], owner)) in {(j.rule, j.namings) for j in found.joins}
    assert found.conflicts == ()


def test_only_names_that_several_bore_then_are_looked_up_in_the_project() -> None:
    def schemes(coordinator: str, number: str = "2019-00001", year: int = 2016) -> set[str]:
        described = describer_of(SHIPPED).describe(
            page(coordinator=coordinator, number=number, year=year)
        )
        namings = Mentions(described, shared_names(SHIPPED)).namings(
            "organisation", lambda thing: thing
        )
        return {key.scheme for naming in namings.values() for key in naming.keys}

    assert "inside" in schemes("RISE RESEARCH INSTITUTES OF SWEDEN AB")
    assert "inside" not in schemes("Kungliga Tekniska högskolan")
    assert "inside" not in schemes("RISE RESEARCH INSTITUTES OF SWEDEN AB", number="")
    assert "inside" in schemes("RISE Research Institutes of Sweden", year=2017)
    assert "inside" not in schemes("RISE Research Institutes of Sweden", year=2018)


def test_a_page_and_a_row_of_one_project_have_one_coordinator_in_whatever_order() -> None:
    name = "RISE Research Institutes of Sweden AB"
    records = [
        Item(page(coordinator=name, year=2016)),
        Item(row(coordinator=(name, "556179-8520"), year=2016)),
        Item(page(coordinator=name, number="2019-00002", year=2016)),
    ]
    store = EmbeddedStore.in_memory([])
    for item in reversed(records):
        merged(store, [item])
    assert exported(store) == built(records)
    coordinators = {
        (s.rpartition("/")[2][:-1], o.rpartition("/")[2][:-1])
        for s, _, o in store.match(None, term("ik:coordinator"), None)
    }
    assert coordinators == {
        ("2019-00001", "rise-research-institutes-of-sweden-holding"),
        ("2019-00002", "rise-research-institutes-of-sweden"),
    }


def test_a_row_that_names_no_successor_is_refused() -> None:
    with pytest.raises(SourceError, match="has no row"):
        aliases_of(parse_rows(["A\t\t\t\t\t\t2010-01-01\tB"]))


def _luhn(digits: str) -> bool:
    doubled = [int(d) * (2 - at % 2) for at, d in enumerate(digits)]
    return sum(each // 10 + each % 10 for each in doubled) % 10 == 0


def _ror(ror: str) -> bool:
    letters = "0123456789abcdefghjkmnpqrstvwxyz"
    value = 0
    for letter in ror[1:7]:
        value = value * 32 + letters.index(letter)
    return ror[0] == "0" and int(ror[7:]) == 98 - value * 100 % 97
