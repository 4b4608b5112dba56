"""What pages know of a graph changes with the graph, and the map is drawn once."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from innokraft.curation.choices import choices_file
from innokraft.server.pages.known import Current
from innokraft.server.pages.searching import Names, Texts
from innokraft.store.embedded import EmbeddedStore
from innokraft.views.marked import marks_of, stretches
from tests.graph.server.pages.serving import Site


def test_a_graph_that_changed_is_known_anew(seed_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(seed_folder, folder)
    current = Current(str(folder))
    first = current.get()
    assert current.get() is first
    choices_file(folder).write_text("changed\n", "utf-8")
    second = current.get()
    assert second is not first
    assert second.tag != first.tag


def test_the_map_is_drawn_once_and_says_so_until_then(site: Site) -> None:
    answered = site.get("/viewer", accept_language="sv")
    while answered.status == 202:
        assert "Kartan ritas" in answered.text
        assert "refresh" in answered.headers
        time.sleep(0.1)
        answered = site.get("/viewer", accept_language="sv")
    assert answered.status == 200
    policy = answered.headers["content-security-policy"]
    assert "script-src 'sha256-" in policy
    assert "frame-ancestors 'none'" in policy
    assert 'id="data"' in answered.text
    again = site.get("/viewer", accept_language="sv", if_none_match=answered.headers["etag"])
    assert again.status == 304
    assert "content-security-policy" not in again.headers  # it would replace that of the map
    assert "referrer-policy" not in again.headers


def test_names_come_by_how_well_they_fit(seed_store: EmbeddedStore) -> None:
    names = Names(seed_store, {})
    found, count = names.find("innovation", 0, 3)
    assert count > 10
    assert found[0].iri.endswith("concept/innovation")
    assert names.find("innovation", 3, 3)[0] != found
    (near, *_) = names.nearest("concept/inovation")
    assert near.iri.endswith("concept/innovation")


def test_a_sentence_that_has_all_the_words_is_found(seed_store: EmbeddedStore) -> None:
    (quote,), count = Texts(seed_store).find("seminariet nyckelpersonerna", 0, 5)
    assert count == 1
    sentence = f"{quote.before}{quote.exact}{quote.after}"
    assert "nyckelpersonerna i seminariet" in sentence
    assert Texts(seed_store).find("ingenstans nyckelpersonerna", 0, 5) == ([], 0)


def test_marks_lie_over_each_other_in_a_text(seed_store: EmbeddedStore) -> None:
    (row,) = seed_store.select("SELECT ?r ?t { ?r a ik:SourceRecord ; schema:text ?t }")
    assert row["r"] is not None
    assert row["t"] is not None
    record, text = str(row["r"])[1:-1], row["t"].value  # type: ignore[union-attr]
    marks = marks_of(seed_store, record)
    assert {mark.kind for mark in marks} == {"claim", "fact", "found"}
    parts = stretches(len(text), [(mark.start, mark.end) for mark in marks])
    assert "".join(text[part.start : part.end] for part in parts) == text
    assert max(len(part.marks) for part in parts) > 1
    for part in parts:
        for mark in (marks[number] for number in part.marks):
            assert mark.start <= part.start < part.end <= mark.end
    hedged = [mark for mark in marks if (mark.start, mark.end) == (1099, 1204)]
    assert any(mark.certainty and mark.certainty.en == "hedged" for mark in hedged)
