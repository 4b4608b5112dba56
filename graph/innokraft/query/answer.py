"""An answer that is whole and in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from innokraft.query.apart import run_apart
from innokraft.query.handing_over import hand_over, rows_of
from innokraft.query.running import Asked, Kind, Row


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: the rows of a table, triples, or yes or no.

    `names` are those of the columns; `rows` hold the terms of pyoxigraph, None for what is
    unbound; `more` says that a limit cut the answer. To go through an answer gives for each row
    a mapping from name to text (IRIs and numbers are texts too), as `pandas.DataFrame` takes it.
    """

    kind: Kind
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    boolean: bool
    more: bool

    def __iter__(self) -> Iterator[dict[str, str | None]]:
        from innokraft.store.base import value_of

        for row in self.rows:
            texts = (None if node is None else value_of(node) for node in row)
            yield dict(zip(self.names, texts, strict=True))

    def __len__(self) -> int:
        return len(self.rows)


def answer(asked: Asked) -> Answer:
    """The answer to a query; raises what `write_query` raises."""
    found: list[Row] = []
    handing_over = partial(hand_over, asked)
    written = run_apart(handing_over, asked.limits, lambda part: found.extend(rows_of(part)))
    return Answer(written.kind, written.names, tuple(found), written.boolean, written.more)
