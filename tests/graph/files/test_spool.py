"""Values put aside while a change is worked out: in memory while they are few, then on disk."""

from __future__ import annotations

import io

import pytest

from innokraft.files import spool
from innokraft.files.spool import Spool


def test_what_is_put_is_got_again_in_memory_and_on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "MOST", 1000)
    with Spool() as made:
        kept = [made.put("x" * 300 + str(number)) for number in range(3)]
        assert isinstance(made._file, io.BytesIO)
        kept += [made.put("x" * 300 + str(number)) for number in range(3, 9)]
        assert not isinstance(made._file, io.BytesIO)
        for number in (8, 0, 2, 3):
            assert made.get(kept[number]) == "x" * 300 + str(number)
