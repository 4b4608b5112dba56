"""The source formats, and one `read` for all of them."""

from __future__ import annotations

from innokraft.readers.formats import formats, read_again, recognise, source_format
from innokraft.readers.records import ReadSummary, read

__all__ = ["ReadSummary", "formats", "read", "read_again", "recognise", "source_format"]
