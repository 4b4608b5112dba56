"""A graph that holds nothing: what a build starts from."""

from __future__ import annotations

from collections.abc import Iterator

from innokraft.rdf.terms import Term, Triple


class Nothing:
    """Answers as an empty store does, at once."""

    def match(
        self,
        subject: Term | None = None,  # noqa: ARG002 - as every store
        predicate: Term | None = None,  # noqa: ARG002
        obj: Term | None = None,  # noqa: ARG002
        graph: Term | None = None,  # noqa: ARG002
    ) -> Iterator[Triple]:
        """No triple."""
        return iter(())

    def stating(self, triple: Triple) -> Iterator[Term]:  # noqa: ARG002
        """No graph."""
        return iter(())
