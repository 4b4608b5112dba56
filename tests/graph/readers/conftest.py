"""What the readers' tests share: made files, read back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from innokraft.errors import InnokraftError
from innokraft.readers import read
from innokraft.record import Record

Item = Record | InnokraftError
Reading = Callable[..., list[Item]]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """Writes a file with some content and reads it."""

    def write_and_read(name: str, content: str | bytes, as_format: str | None = None) -> list[Item]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read([path], as_format))

    return write_and_read


@pytest.fixture
def record(reading: Reading) -> Callable[..., Record]:
    """Writes a file with one record and reads it."""

    def write_and_read(name: str, content: str | bytes) -> Record:
        (item,) = reading(name, content)
        assert isinstance(item, Record), item
        return item

    return write_and_read
