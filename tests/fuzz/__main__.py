"""`scripts/fuzz`: changed inputs of every kind, and what innokraft makes of them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.fuzz.running import fuzz
from tests.fuzz.targets import TARGETS


def main() -> int:
    """Runs what is asked for; 1 where a fault was found."""
    parser = argparse.ArgumentParser(prog="scripts/fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", help=f"of {', '.join(TARGETS)}; all by default")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rounds", type=int, help="how many rounds of each target; else by time")
    parser.add_argument("--round", type=int, help="this round alone, to see its fault again")
    parser.add_argument("--minutes", type=float, default=10, help="how long at the most")
    parser.add_argument("--out", type=Path, default=Path("fuzz-faults"), help="where faults go")
    asked = parser.parse_args()
    if wrong := sorted(set(asked.targets) - TARGETS.keys()):
        parser.error(f"no target: {', '.join(wrong)}")
    rounds = None if asked.rounds is None else range(asked.rounds)
    if asked.round is not None:
        rounds = range(asked.round, asked.round + 1)
    ran = fuzz(
        asked.targets or list(TARGETS),
        seed=asked.seed, rounds=rounds, out=asked.out, minutes=asked.minutes, tell=_say,
    )  # fmt: skip
    for target, tried in sorted(ran.rounds.items()):
        found = sum(name.startswith(f"{target}-") for name in ran.faults)
        _say(f"{target}: {tried} round(s), {found} fault(s)")
    return 1 if ran.faults else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
