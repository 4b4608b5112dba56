"""Answers that were given once, by a digest of all that was asked, so that a run repeats.

One JSON file an answer, which holds no key. Who has the folder gets the same suggestions without a
server, and a run that was interrupted goes on where it was.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from innokraft.errors import InnokraftError
from innokraft.files.atomic_writes import write_atomically
from innokraft.files.bounded_reads import read_whole
from innokraft.language_models.proposals import Answer, as_answer

FOLDER = "language-models"
"""The folder of a project folder in which answers are kept."""

_FORMAT = 1
_MOST_BYTES = 50_000_000


def digest_of(asked: object) -> str:
    """The digest under which the answer to something lies."""
    text = json.dumps(asked, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


class AnswerCache:
    """The answers in a folder; none are kept where there is no folder.

    `damaged` counts those that were looked up and could not be read.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder, self.damaged = folder, 0

    def get(self, digest: str) -> Answer | None:
        """An answer that is kept; None where there is none, or what is there is damaged."""
        if self._folder is None or not (path := self._path(digest)).is_file():
            return None
        try:
            return _read(path, digest)
        except (InnokraftError, ValueError, KeyError, TypeError, RecursionError):
            self.damaged += 1
            return None

    def put(self, digest: str, asked: dict[str, str], kept: dict[str, Any], model: str) -> None:
        """Keeps an answer, in one step; `asked` tells of the question."""
        if self._folder is None:
            return
        held = {
            "answers": _FORMAT,
            "asked": {**asked, "digest": digest},
            "answered_by": model,
            "answer": kept,
        }
        self._folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(held, indent=1, sort_keys=True) + "\n"
        write_atomically(self._path(digest), text.encode())

    def _path(self, digest: str) -> Path:
        assert self._folder is not None
        return self._folder / f"{digest}.json"


def _read(path: Path, digest: str) -> Answer:
    held = json.loads(read_whole(path, _MOST_BYTES, InnokraftError))
    if held["answers"] != _FORMAT or held["asked"]["digest"] != digest:
        raise ValueError(digest)
    return as_answer(held["answer"])
