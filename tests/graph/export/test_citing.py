"""References: what is cited, and how programs for references read it."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import bibtexparser
import pytest

from innokraft import Graph, UsageError
from innokraft.export.bibliography import Entry, as_bibtex, as_csl, as_text
from tests.conftest import SEED_RECORD
from tests.graph.made_pages import Page, store_of

TEXT = SEED_RECORD.read_text("utf-8")
HOSTILE = r'50 % {of} "a" & b_c \input{x} ~#1$ ^ ' + "\u202egnorw"


@pytest.fixture(scope="module")
def seed(seed_folder: Path) -> Graph:
    return Graph(seed_folder)


def csl(graph: Graph, what: str | None = None, **how: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(graph.cite(what, "json", **how))
    return items


def test_the_address_of_a_passage_gives_the_words_that_stand_there(seed: Graph) -> None:
    (found,) = csl(seed, "att skapa en dialogplattform", language="en")
    version, _, place = found["URL"].partition("#char=")
    start, end = map(int, place.split(","))
    assert TEXT[start:end] == "att skapa en dialogplattform"
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert version.endswith(f"/record/vinnova-page/2015-01573/{digest[:12]}")
    assert f"Version {digest}; “att skapa en dialogplattform”, characters {start}" in found["note"]
    assert csl(seed, found["URL"], language="en") == [found]
    assert (found["title"], found["author"]) == (TEXT.splitlines()[0], [{"literal": "Vinnova"}])


def test_words_that_no_statement_rests_on_are_cited_too_wherever_they_stand(seed: Graph) -> None:
    found = csl(seed, "seminariet", quote=True)
    places = [int(each["URL"].partition("#char=")[2].split(",")[0]) for each in found]
    assert places == [at for at in range(len(TEXT)) if TEXT.startswith("seminariet", at)]
    assert len({each["id"] for each in found}) == len(places) > 1


def test_a_name_is_cited_by_the_sources_that_speak_of_it_and_as_words_by_its_places(
    seed: Graph,
) -> None:
    (source,) = csl(seed, "mod")
    assert "#" not in source["URL"]
    assert [each["URL"] for each in csl(seed, "vinnova-page/2015-01573")] == [source["URL"]]
    assert csl(seed, sources=True) == [source]
    assert all("#char=" in each["URL"] for each in csl(seed, "mod", quote=True))


def test_of_a_thing_only_the_sources_that_say_something_of_it(tmp_path: Path) -> None:
    mod = ("project dcterms:subject concept:mod", "konstaterat")
    store_of(tmp_path, [Page("2031-00001", (mod,)), Page("2031-00002")])
    graph = Graph(tmp_path / "graph")
    assert [each["collection-title"] for each in csl(graph, "mod")] == [
        "Vinnovas projektsida 2031-00001"
    ]
    assert len(csl(graph, sources=True)) == 2
    assert len(csl(graph, "Vinnova")) == 2


def test_the_graph_is_cited_with_its_digest_and_no_clock(seed: Graph) -> None:
    (entry,) = bibtexparser.loads(seed.cite(form="bibtex", language="en")).entries
    info = seed.info()
    assert info.sha256 in entry["note"]
    assert entry["url"] == info.iri
    assert "year" not in entry  # the seed's page has no date
    assert info.iri in seed.cite()


@pytest.mark.parametrize("what", ["no such words at all", "mod#char=1,2"])
def test_what_is_nowhere_is_refused(seed: Graph, what: str) -> None:
    with pytest.raises(UsageError):
        seed.cite(what)
    with pytest.raises(UsageError, match="no text"):
        seed.cite("no such words at all", quote=True)


def test_a_place_outside_the_text_is_refused_with_its_length(seed: Graph) -> None:
    version = csl(seed, "mod")[0]["URL"]
    for place in (f"0,{len(TEXT) + 1}", "5,5", "7,3"):
        with pytest.raises(UsageError, match=f"It has {len(TEXT)}"):
            seed.cite(f"{version}#char={place}")


def test_what_others_wrote_is_no_command_of_bibtex() -> None:
    entry = Entry("k-1", "report", HOSTILE, HOSTILE, "s\n@misc{y,", "2015-05-31", "31 May 2015",
                  "https://a.example/%C3%A5#b{}", (HOSTILE,), "sv")  # fmt: skip
    written = as_bibtex([entry])
    (read,) = bibtexparser.loads(written).entries
    assert (read["ID"], read["year"], read["month"]) == ("k-1", "2015", "05")
    assert read["url"] == "https://a.example/%C3%A5#b%7B%7D"
    for name in ("title", "author", "note"):
        plain = re.sub(r"\\text\w+\{\}", "", read[name])
        assert "{" not in plain.strip("{}")
        for sign in "%&$#_":
            assert plain.count(sign) == plain.count(f"\\{sign}")
        assert r"\input" not in read[name]
        assert "\u202e" not in read[name]
    (item,) = json.loads(as_csl([entry]))
    assert item["issued"] == {"date-parts": [[2015, 5, 31]]}
    assert "31 May 2015." in as_text([entry])
