"""A graph that was made in another shape is refused in both languages, with what to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from innokraft.change.build import build
from innokraft.change.merge import merge
from innokraft.change.undo import undo
from innokraft.errors import StoreError
from innokraft.files.graph_folder import SEAL
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.folder import named
from innokraft.store.seals import SHAPE
from tests.graph.made_records import page

TOLD = "another version of innokraft made this graph, in shape {}, and this one reads shape"
SAID = "en annan version av innokraft har gjort den här grafen, i form {}; den här läser form"
REMEDY = "Build it anew from its sources / Bygg om den ur dess källor: innokraft build --replace"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A made page."""
    path = tmp_path / "page.txt"
    path.write_text(page().text, "utf-8")
    return path


def reshape(generation: Path, change: Callable[[dict[str, object]], object]) -> None:
    """Writes into a seal what another version would have written."""
    told = json.loads((generation / SEAL).read_bytes())
    assert told["shape"] == SHAPE
    change(told)
    (generation / SEAL).write_text(json.dumps(told), "utf-8")


@pytest.mark.parametrize("shape", [1, SHAPE + 1])
def test_a_folder_of_another_shape_is_refused_by_all_but_a_build_that_replaces_it(
    source: Path, tmp_path: Path, shape: int
) -> None:
    folder = tmp_path / "graph"
    build(folder, [source])
    other = {"shape": shape} if shape > 1 else {}
    reshape(named(folder).present, lambda told: (told.pop("shape"), told.update(other)))
    for use in (
        lambda: EmbeddedStore.open(folder),
        lambda: merge(folder, [source]),
        lambda: build(folder, [source]),
    ):
        with pytest.raises(StoreError) as caught:
            use()
        words = f"{TOLD.format(shape)} {SHAPE} / {SAID.format(shape)} {SHAPE}"
        assert (caught.value.problem, caught.value.remedy) == (words, REMEDY)
    build(folder, [source], replace=True)
    assert EmbeddedStore.open(folder)


def test_no_undo_leads_back_to_another_shape(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build(folder, [source])
    build(folder, [source])
    before = named(folder).before
    assert before
    reshape(before, lambda told: told.pop("shape"))
    with pytest.raises(StoreError, match=TOLD.format(1)):
        undo(folder)
    assert EmbeddedStore.open(folder)


@pytest.mark.parametrize(("shape", "name"), [(1, "supportsProperty"), (2, "denotes")])
def test_a_file_of_a_shape_before_is_refused(tmp_path: Path, shape: int, name: str) -> None:
    path = tmp_path / "old.nq"
    path.write_text(f"<a:e> <https://w3id.org/innokraft/ns#{name}> <a:p> <a:g> .\n", "utf-8")
    with pytest.raises(StoreError, match=TOLD.format(shape)):
        EmbeddedStore.load(path)
