"""Lines that memory does not hold, sorted on disk."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from innokraft.files.sorting import sorted_lines


@given(st.lists(st.binary(max_size=9).map(lambda line: line.replace(b"\n", b"") + b"\n")),
       st.integers(1, 40))  # fmt: skip
def test_lines_that_memory_does_not_hold_are_sorted_all_the_same(
    lines: list[bytes], run: int
) -> None:
    assert list(sorted_lines(lines, run)) == sorted(lines)
