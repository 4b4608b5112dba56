"""What tests share: the graph of the shipped data, and the folder of real records."""

from __future__ import annotations

import signal
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from innokraft.change.build import build
from innokraft.files.shipped import resource
from innokraft.store.embedded import EmbeddedStore

# A test fails for what it finds, never for how long a busy machine takes.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

# Who starts the tests may ignore what ends a process, as nohup does, and what they start would too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

_TRACED = 3  # cases of a test


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Traces what is covered by the first cases of a test alone, and not by laws.

    To trace the hundreds of examples of a law, or the hundredth case of a test, takes as long again
    as to run it, and covers what the others cover.
    """
    cases: Counter[tuple[str, str]] = Counter()
    for item in items:
        case = str(item.path), getattr(item, "originalname", item.name)
        cases[case] += 1
        is_law = getattr(getattr(item, "function", None), "is_hypothesis_test", False)
        if is_law or cases[case] > _TRACED:
            item.add_marker("no_cover")


SEED_RECORD = resource("data/records/vinnova-2015-01573.txt")
SEED_ANNOTATION = resource("data/annotations/vinnova-2015-01573.yaml")


@pytest.fixture(scope="session")
def seed_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph folder that holds the seed record and its annotation."""
    folder = tmp_path_factory.mktemp("seed") / "graph"
    build(folder, [SEED_RECORD, SEED_ANNOTATION])
    return folder


@pytest.fixture(scope="session")
def seed_store(seed_folder: Path) -> EmbeddedStore:
    """The graph of the seed record, to read."""
    return EmbeddedStore.open(seed_folder)


@pytest.fixture(scope="session")
def seed_lines(seed_store: EmbeddedStore) -> list[str]:
    """The canonical export of the seed's graph, line by line."""
    from tests.graph.exports import export_rdf

    return export_rdf(seed_store, "nq").decode().splitlines()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real records beside the checkout; a test that needs it skips without."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the folder ../shared with real records is not here")
    return folder
