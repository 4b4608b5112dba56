"""What the projects of a graph come to: themes, years, comparisons, ways, gaps, quotes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from innokraft.graph.asking import Asking

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

    from innokraft.analysis.corpus import Corpus
    from innokraft.analysis.quotes import By
    from innokraft.analysis.subject import Subject
    from innokraft.analysis.table import Analysis


class Analysing(Asking):
    """Analyses of a graph: each a table whose rows cite, with what its numbers mean.

    `analysis.answer` has the rows as any answer has, `to_pandas()` among it. Things are named as
    `find` takes them, and words are in a `language`.
    """

    @cached_property
    def _corpus(self) -> Corpus:
        from innokraft.analysis.corpus import Corpus

        return Corpus(self._store)

    def themes(self, *, narrower: bool = False, language: str = "sv") -> Analysis:
        """Each concept with its projects, organisations, money, years, certainty and place.

        With `narrower`, what is said of a concept counts for those above it, too.
        """
        from innokraft.analysis.themes import themes

        return themes(self._corpus, language, narrower=narrower)

    def timeline(self, concept: str, *, language: str = "sv") -> Analysis:  # noqa: ARG002
        """How many projects of each year speak of a concept or one below it, and what part."""
        from innokraft.analysis.years import timeline

        return timeline(self._corpus, self._theme(concept))

    def compare(self, *things: str, language: str = "sv") -> Analysis:
        """Two to six projects, organisations, periods or themes side by side."""
        from innokraft.analysis.comparing import compare

        return compare(self._corpus, things, language)

    def ways(
        self,
        one: str,
        other: str,
        *,
        most: int = 3,
        through: Sequence[str] = (),
        language: str = "sv",
    ) -> Analysis:
        """How two things hang together: the `most` shortest ways, with a quote at each step.

        `through` are the kinds of things that a way may go through, all without any.
        """
        from innokraft.analysis.ways import ways

        ends = str(self.find(one)), str(self.find(other))
        return ways(self._store, ends, language, most, through)

    def gaps(self, kind: str = "", *, language: str = "sv") -> Analysis:
        """What is missing, or that of a `kind`: further-work, no-project, came-back, never-met."""
        from innokraft.analysis.gaps import gaps

        return gaps(self._corpus, language, kind)

    def similar(self, project: str, *, most: int = 20, language: str = "sv") -> Analysis:
        """The projects most like one, with what they share. Raises UsageError for no project."""
        from innokraft.analysis.similar import similar
        from innokraft.errors import UsageError

        found = str(self.find(project))
        if found not in self._corpus.projects.all:
            raise UsageError(f"{project} is no project", remedy="Name one by its number or title.")
        return similar(self._corpus, found, language, most)

    def quotes(self, concept: str, *, by: By = "organisation", language: str = "sv") -> Analysis:
        """Every sentence on a concept or one below it, by organisation, year or certainty."""
        from innokraft.analysis.quotes import quotes

        return quotes(self._corpus, self._theme(concept), language, by)

    def coverage(self, *, language: str = "sv") -> Analysis:
        """How well each record is read, and all: sentences, readers, suggestions, what is left.

        In a project folder its suggestions and what became of them count. Raises SourceError and
        AnnotationError for a file of it that is wrong.
        """
        from innokraft.analysis.coverage import coverage
        from innokraft.project.folder import project_of

        return coverage(self._store, language, project_of(self.where))

    def projection(self, name: str, *, language: str = "sv") -> nx.Graph:
        """A network of what hangs together by way of something else, as a graph of networkx.

        `projects-themes`: projects and the concepts that they speak of, by how many statements;
        `themes`: concepts that are together more often than by chance, by how many projects;
        `organisations`: what two share, an edge for projects, events and concepts each, by how
        many; `participation`: events, who took part and which project held them, by role. Nodes are
        IRIs with `label` and `kind`, edges have a `weight`. Raises UsageError for another name.
        """
        from innokraft.analysis.projections import projection

        return projection(self._corpus, name, language)

    def _theme(self, concept: str) -> Subject:
        from innokraft.analysis.subject import find_subject
        from innokraft.errors import UsageError

        subject = find_subject(self._store, [concept])
        if subject.theme is None:
            raise UsageError(f"{concept} is no concept", remedy="List them: innokraft concepts")
        return subject

    def close(self) -> None:
        """Closes the graph; what is asked next is asked of it as it is then."""
        vars(self).pop("_corpus", None)
        super().close()
