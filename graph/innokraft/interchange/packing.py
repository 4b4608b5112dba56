"""Several files in one .zip, the same bytes each time: without a clock, in the order they come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Member = tuple[str, Iterable[bytes]]
"""The name of a file in a package, and its bytes in parts."""


def pack(file: IO[bytes], members: Iterable[Member]) -> None:
    """Writes a .zip of some files."""
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, parts in members:
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with package.open(entry, "w", force_zip64=True) as member:
                for part in parts:
                    member.write(part)
