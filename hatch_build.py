"""Writes the lexicons of what ships, when innokraft is built or installed from a checkout."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LexiconHook(BuildHookInterface):
    """They are worked out by the library itself; a wheel carries them, a checkout ignores them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Writes them beside the code that reads them."""
        sys.path.insert(0, str(Path(self.root) / "graph"))
        from innokraft.tagging.tables import write_shipped_tables

        write_shipped_tables()
