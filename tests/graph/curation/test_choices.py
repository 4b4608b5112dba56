"""A curator's choices live in a plain sorted file and give the same triples in any order."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft.curation.choices import (
    HEAD,
    Choice,
    choices_triples,
    key_and_part,
    read_choices,
    stored_choices,
    write_choices,
)
from innokraft.curation.keys import Key
from innokraft.errors import SourceError, UsageError
from innokraft.rdf.graphs import CURATED
from innokraft.rdf.namespaces import BASE, expand
from innokraft.rdf.terms import Term, iri, iri_of, text

GRANT = iri(f"{BASE}project/vinnova/2031-00001#grant")
AMOUNT, TITLE = expand("schema:amount"), expand("dcterms:title")
FIRST, SECOND = (iri(f"{BASE}project/vinnova/2031-00001#amount-SEK-{n}") for n in (1, 2))
ONE = Choice(GRANT, AMOUNT, FIRST, "så", "Kim", "2031-02-03")
OTHER = Choice(GRANT, AMOUNT, SECOND, "nej")
NAMED = Choice(iri(f"{BASE}project/vinnova/2031-00001"), TITLE, text('En "sak"\n', "sv"), "ja")

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
choices = st.builds(
    Choice,
    st.sampled_from([iri(f"{BASE}project/a/{n}") for n in range(3)] + [iri("http://x.example/y")]),
    st.sampled_from([AMOUNT, TITLE, expand("ik:status")]),
    st.one_of(words.map(lambda w: text(w, "sv")), words.map(text), st.just(iri(f"{BASE}value/a"))),
    words.map(lambda w: f"x{' '.join(w.split())}".strip()),
    words.map(lambda w: " ".join(w.split())),
    st.sampled_from(["", "2031-02-03"]),
)


def one_a_place(found: list[Choice]) -> list[Choice]:
    return list({choice.place: choice for choice in found}.values())


@given(st.lists(choices, max_size=5).map(one_a_place))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, found: list[Choice]
) -> None:
    path = tmp_path_factory.mktemp("choices") / "choices.tsv"
    write_choices(path, found)
    assert read_choices(path) == tuple(sorted(found))
    first = path.read_bytes()
    write_choices(path, reversed(read_choices(path)))
    assert path.read_bytes() == first


@given(st.lists(choices, max_size=5).map(one_a_place), st.randoms())
def test_the_order_of_choices_changes_no_triple_and_none_is_lost(
    found: list[Choice], random: Random
) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)
    triples = choices_triples(found)
    assert choices_triples(shuffled) == triples
    assert stored_choices(triples) == tuple(sorted(found))
    lines = "".join(f"{' '.join(triple)} .\n" for triple in sorted(triples))
    assert len(list(ox.parse(lines.encode(), format=ox.RdfFormat.N_TRIPLES))) == len(triples)


def test_a_choice_stands_bare_in_curated_with_its_reason_beside_it() -> None:
    triples = choices_triples([ONE])
    assert (GRANT, iri(AMOUNT), ONE.value) in triples
    (node,) = {s for s, _, _ in triples if s != GRANT}
    assert (node, iri(expand("ik:why")), text("så")) in triples
    assert (node, iri(expand("ik:judgedBy")), text("Kim")) in triples
    assert str(CURATED) == f"<{BASE}graph/curated>"


def test_the_file_is_plain_sorted_and_short(tmp_path: Path) -> None:
    path = tmp_path / "choices.tsv"
    write_choices(path, [ONE, NAMED])
    assert path.read_text("utf-8").splitlines() == [
        HEAD,
        'project/vinnova/2031-00001\tdcterms:title\t"En \\"sak\\"\\n"@sv\tja\t\t',
        (
            "project/vinnova/2031-00001#grant\tschema:amount\t"
            "project/vinnova/2031-00001#amount-SEK-1\tså\tKim\t2031-02-03"
        ),
    ]
    assert [each.name for each in tmp_path.iterdir()] == ["choices.tsv"]


def test_what_identity_can_rename_is_named_by_a_key_and_a_path_that_reads_as_one_is_whole(
    tmp_path: Path,
) -> None:
    path = tmp_path / "choices.tsv"
    person = iri(f"{BASE}person/orcid/0000-0002-1825-0097")
    found = [
        Choice("project/number/vinnova/2031-00001#grant", AMOUNT, FIRST, "så"),
        Choice(person, TITLE, "organisation/name/ena skolan", "så"),
    ]
    write_choices(path, found)
    assert read_choices(path) == tuple(sorted(found))
    assert "\nproject/number/vinnova/2031-00001#grant\t" in path.read_text("utf-8")
    assert f"\n{iri_of(person)}\t" in path.read_text("utf-8")
    key = Key("project", "number", "vinnova/2031-00001")
    assert key_and_part("project/number/vinnova/2031-00001#grant") == (key, "#grant")


def test_a_node_of_an_edited_export_that_is_no_choice_is_left_aside() -> None:
    triples = choices_triples([ONE])
    for missing in ("ik:why", "rdf:object"):
        left = {t for t in triples if t[1] != iri(expand(missing))}
        assert stored_choices(left) == ()
    broken = {(s, p, text("maj") if "date" in p else o) for s, p, o in triples}
    assert stored_choices(broken) == ()


def test_no_file_holds_no_choice(tmp_path: Path) -> None:
    assert read_choices(tmp_path / "choices.tsv") == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a\tb", "six cells, this has 2"),
        ("project/a/1\tamount\tvalue/a\tja\t\t", "'amount' is no short name"),
        ("project/a/1\tx:amount\tvalue/a\tja\t\t", "'x:amount' is no short name"),
        ("project/a/1\tschema:amount\tvalue/a\t \t\t", "needs a reason"),
        ("project/a/1\tschema:amount\tvalue/a\tja\t\tmaj", "'maj' is no day"),
        ("project/a 1\tschema:amount\tvalue/a\tja\t\t", "is not an absolute IRI"),
        ('project/a/1\tdcterms:title\t"a" . <b> <c> "d"\tja\t\t', "holds no choice"),
        ('project/a/1\tdcterms:title\t"a\tja\t\t', "holds no choice"),
        ('"a"\tdcterms:title\t"b"\tja\t\t', "is a text, no thing"),
    ],
)
def test_a_line_that_is_no_choice_is_told_by_file_and_line(
    tmp_path: Path, line: str, said: str
) -> None:
    path = tmp_path / "choices.tsv"
    path.write_text(f"{HEAD}\n{line}\n", "utf-8")
    with pytest.raises(SourceError, match=rf"choices\.tsv, line 2: .*{said}"):
        read_choices(path)


def test_two_choices_of_one_property_are_told_as_they_come_from_a_merge(tmp_path: Path) -> None:
    path = tmp_path / "choices.tsv"
    path.write_text(f"{HEAD}\n{ONE.line()}\n{OTHER.line()}\n", "utf-8")
    with pytest.raises(SourceError, match=r"line 3: .*two choices of schema:amount"):
        read_choices(path)


def test_a_file_that_is_not_utf_8_is_told_by_byte(tmp_path: Path) -> None:
    path = tmp_path / "choices.tsv"
    path.write_bytes(b"\xff")
    with pytest.raises(SourceError, match="line 1: byte 1 of this line is not UTF-8"):
        read_choices(path)


def test_a_choice_needs_a_reason_and_a_day_that_is_one() -> None:
    with pytest.raises(UsageError, match="reason"):
        Choice(GRANT, AMOUNT, Term("<a:b>"), " ")
    with pytest.raises(UsageError, match="no day"):
        Choice(GRANT, AMOUNT, Term("<a:b>"), "ja", when="3 maj")
