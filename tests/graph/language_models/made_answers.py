"""Answers of a made language model about the seed record, and what comes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from innokraft import LanguageModel, ModelFolders, ask_language_model, prepare_asking
from innokraft.drafting.suggestion import SuggestedStatement
from innokraft.drafting.suggestion_files import read_suggestions
from innokraft.language_models.suggesting import Asked
from tests.conftest import SEED_RECORD
from tests.graph.language_models.model_server import ModelServer, Reply, says

SEED = "vinnova-page/2015-01573"
AIM = "för att stärka innovationskraften i offentliga verksamheter"
GOOD = {
    "section": "s2", "quote": AIM, "subject": "seminar", "relation": "aimsToStrengthen",
    "object": "concept:innovationskraft", "certainty": "konstaterat",
}  # fmt: skip
EVENT = {
    "name": "seminar", "kind": "event", "label": "seminariet", "of": None, "series": None,
    "year": None,
}  # fmt: skip
DIALOGUE = {
    **GOOD, "quote": "att skapa en dialogplattform", "relation": "aimsToCreate",
    "object": "concept:dialogplattform",
}  # fmt: skip


def ask(server: ModelServer, folder: Path, *paths: Path, **options: Any) -> Asked:
    folders = ModelFolders(folder / "suggestions", folder / "answers")
    model = LanguageModel("made", server.url, retries=options.pop("retries", 0), **options)
    return ask_language_model(prepare_asking(paths or (SEED_RECORD,), model, folders))


def suggested(folder: Path) -> list[SuggestedStatement]:
    return [s for f in sorted((folder / "suggestions").iterdir()) for s in read_suggestions(f)]


def answer(*statements: object, things: object = (EVENT,)) -> Reply:
    return says({"things": things, "statements": statements})


def kept_of(
    server: ModelServer, folder: Path, *statements: object, things: object = (EVENT,)
) -> Asked:
    server.answers(answer(*statements, things=things))
    return ask(server, folder)
