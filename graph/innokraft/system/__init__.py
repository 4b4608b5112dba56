"""What differs between operating systems: locks, bounds of a process, and its end.

`linux` has what only Linux gives, `anywhere` the same by libraries that know other systems too; it
serves where the first cannot be imported. Nothing else in innokraft asks which system it is on.
"""

from __future__ import annotations

from innokraft.system.common import Ended, NoTurnError, Release, flags, give_rights, sync_folder

try:
    from innokraft.system.linux import (
        bound_memory,
        bound_time,
        end_with,
        hold,
        is_held,
        memory_held,
        turn,
        why_ended,
    )
except ImportError:
    from innokraft.system.anywhere import (
        bound_memory,
        bound_time,
        end_with,
        hold,
        is_held,
        memory_held,
        turn,
        why_ended,
    )

__all__ = [
    "Ended",
    "NoTurnError",
    "Release",
    "bound_memory",
    "bound_time",
    "end_with",
    "flags",
    "give_rights",
    "hold",
    "is_held",
    "memory_held",
    "sync_folder",
    "turn",
    "why_ended",
]
