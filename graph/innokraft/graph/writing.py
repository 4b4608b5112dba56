"""Writing a graph out: the viewer, reports, exports, references, what was coded elsewhere."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from innokraft.graph.asking import Asking
from innokraft.progress import tell_nobody

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from innokraft.analysis.table import Analysis
    from innokraft.export.citing import Reference
    from innokraft.export.forms import Lines
    from innokraft.files.atomic_writes import File
    from innokraft.interchange.codings import CodingsTaken
    from innokraft.network.model import Drawn
    from innokraft.progress import Progress
    from innokraft.query.questions import Question
    from innokraft.reporting.answers import Answered
    from innokraft.reporting.writing import Reported
    from innokraft.viewer.inline import Inline


class Writing(Asking):
    """What writes a graph out."""

    def render(  # noqa: PLR0913 - what to draw is told by name
        self,
        file: File,
        *,
        focus: str | None = None,
        hops: int = 2,
        limit: int = 1500,
        title: str | None = None,
        language: str = "sv",
        questions: bool | None = None,
        node_modules: Path | None = None,
    ) -> Drawn:
        """Writes the viewer, one HTML file that works offline; says how much is drawn.

        `focus` draws what is at most `hops` links from one thing; `limit` (at most 1500) how many
        things are drawn, the best connected. `questions` says whether the library's questions are
        answered in it: unless told, all in a small graph, in a large one those that take no
        seconds, and none beside a focus. With `node_modules`, a folder of npm's that has
        `oxigraph`, the page can be asked in SPARQL, and has all statements of the graph.
        """
        from innokraft.viewer.writing import write_page

        return write_page(
            self._store,
            file,
            focus=None if focus is None else self.find(focus),
            hops=hops,
            limit=limit,
            title=title,
            language=language,
            questions=questions,
            node_modules=node_modules,
            library=self.questions(),
        )

    def draw(  # noqa: PLR0913 - what to draw is told by name
        self,
        file: File,
        *,
        focus: str | None = None,
        hops: int = 2,
        limit: int = 1500,
        title: str | None = None,
        language: str = "sv",
    ) -> Drawn:
        """Writes the map of the viewer as an SVG picture, without a browser; says how much it has.

        It has its legend and its sources; the parameters are those of `render`.
        """
        from innokraft.viewer.writing import write_figure

        return write_figure(
            self._store,
            file,
            focus=None if focus is None else self.find(focus),
            hops=hops,
            limit=limit,
            title=title,
            language=language,
        )

    def report(  # noqa: PLR0913 - what of, and how, is told by name
        self,
        subject: str | Sequence[str],
        file: File,
        form: str | None = None,
        *,
        period: str | None = None,
        questions: Sequence[int | str | Question] = (),
        parameters: Mapping[str, str] | None = None,
        language: str = "sv",
        excel: bool = False,
        progress: Progress | None = None,
    ) -> Reported:
        """Writes a cited report of a theme, an organisation, a period, or of these together.

        `subject` is one name or several, as `find` takes them; a period is `2015`, `2015-2018`,
        `2015-03` or `2015-03..2016-02`, in its place or as `period`. The answers to `questions`
        come behind, or alone where there is no subject; each gets those of the `parameters` that
        it has. The report is md, html or
        docx; as csv or xlsx it is the table of what was counted, a row for each quote (`excel`: a
        csv as a Swedish Excel opens it). Without `form`, the ending of the file says it. The same
        graph gives the same bytes. Raises UsageError for what is no such subject or no format.
        """
        from innokraft.reporting.writing import write_report

        return write_report(
            self._store,
            file,
            [subject] if isinstance(subject, str) else subject,
            form=form,
            period=period,
            answered=self._answered(questions, parameters or {}, language),
            language=language,
            excel=excel,
            progress=progress or tell_nobody,
        )

    def _answered(
        self, names: Sequence[int | str | Question], given: Mapping[str, str], language: str
    ) -> list[Answered]:
        """The answers to questions, each asked with the parameters that it has."""
        from innokraft.errors import UsageError, did_you_mean
        from innokraft.query.finding import find_question
        from innokraft.query.questions import Question
        from innokraft.reporting.answers import Answered

        asked = [
            n if isinstance(n, Question) else find_question(str(n), self.questions()) for n in names
        ]
        known = {each.name for question in asked for each in question.parameters}
        for name in given:
            if name not in known:
                problem = f"none of the questions has a parameter {name!r}"
                raise UsageError(problem, remedy=did_you_mean(name, known) if known else "")
        found = []
        for question in asked:
            own = {p.name: given[p.name] for p in question.parameters if p.name in given}
            bound = self.question(question, own, language=language)
            answer = self.query(bound)
            why = None if answer.rows else self.why_empty(bound)
            found.append(Answered(bound, own, answer, why))
        return found

    def export(  # noqa: PLR0913 - what to write, and how, is told by name
        self,
        file: File,
        form: str | None = None,
        progress: Progress | None = None,
        *,
        view: str = "",
        only: str = "",
        table: str = "",
        network: str = "",
        language: str = "sv",
    ) -> None:
        """Writes the whole graph; without `form`, the ending of the file says it (.gz compresses).

        As RDF, sorted: nq (the canonical form), trig, ttl or jsonld; `only` a part of it (records,
        claims, concepts); `view` its statements in another shape (rdf12, nanopub), or all in the
        words of another vocabulary (schema, eurio). For other tools, with names in a `language`: a
        network, as graphml, gexf (Gephi) or cyjs (Cytoscape); a `table` (statements, projects,
        things or links) as csv, tsv, ndjson, parquet or xlsx, and without one xlsx is a workbook of
        all. A `network` (projects-themes, themes, organisations or participation; see `projection`)
        takes the place of the whole, as a network or as tables of its things and links. A package
        is qdpx (REFI-QDA, of coding programs), annotations (Web Annotations, a file
        a record, in a .zip) or crate (an RO-Crate in a .zip). The same graph gives the same bytes.
        Raises UsageError for a form, view, table or network that there is not, and those that do
        not go together.
        """
        from innokraft.export.rdf import Shown, write_graph
        from innokraft.interchange.writing import Wanted, is_for_tools, write_for_tools

        told, name = progress or tell_nobody, form or str(file)
        if is_for_tools(name, table or network, only or view):
            wanted = Wanted(name, table, language, Path(self.where), network)
            write_for_tools(self._store, file, wanted, told)
        else:
            write_graph(self._store, file, name, Shown(only, view), told)

    def annotate_from(self, file: str | Path, folder: str | Path, curator: str) -> CodingsTaken:
        """Writes annotations of what a REFI-QDA project (.qdpx) codes anew; says what became of it.

        A file for each record goes into `folder`; `curator` is who coded. Raises SourceError for
        what is no such project, UsageError where a file is there already: then none is written.
        """
        from innokraft.interchange.codings import annotations_of_codings

        return annotations_of_codings(self._store, Path(file), Path(folder), curator)

    def view(self, focus: str | None = None, *, language: str = "sv", height: int = 640) -> Inline:
        """The viewer inside a notebook, of the whole graph or of what is around one thing."""
        from innokraft.viewer.inline import Inline

        page = io.BytesIO()
        self.render(page, focus=focus, language=language)
        return Inline(page.getvalue().decode(), height)

    def cite(  # noqa: PLR0913 - what to cite, and how, is told by name
        self,
        what: str | None = None,
        form: str = "text",
        *,
        quote: bool = False,
        sources: bool = False,
        language: str = "sv",
        progress: Progress | None = None,
    ) -> str:
        """How to cite the graph, or what of it: as `text`, `bibtex`, or `json` (CSL-JSON).

        `what` is a thing as `find` takes it, for the sources that say something of it; the words of
        a source (`quote` says that they are no name), or the address of a passage,
        `RECORD/SHA12#char=START,END`. `sources` cites all there are. Raises UsageError where there
        is nothing to cite.
        """
        from innokraft.export import bibliography, citing
        from innokraft.export.description import describe_graph

        if what is None and not sources:
            entries = [
                bibliography.of_graph(
                    describe_graph(self._store, progress or tell_nobody), language
                )
            ]
        else:
            found = citing.sources(self._store) if what is None else self._cited(what, quote=quote)
            entries = [bibliography.of_source(each, language) for each in found]
        return bibliography.WRITERS[form](entries)

    def _cited(self, what: str, *, quote: bool) -> list[Reference]:
        from innokraft.errors import UsageError
        from innokraft.export.citing import cite, quoted

        if not quote:
            return cite(self._store, what, self.find)
        if found := quoted(self._store, what):
            return found
        raise UsageError(
            f"no text of the graph has the words {what!r}", remedy="Copy them from it."
        )

    def save_analysis(  # noqa: PLR0913 - how to lay it out is told by name
        self,
        file: File,
        analysis: Analysis,
        form: str | Lines | None = None,
        *,
        language: str = "sv",
        excel: bool = False,
        guarded: bool = True,
    ) -> None:
        """Writes an analysis: as `save_answer` writes an answer, or its picture as svg.

        As md or html it has what its numbers mean above, and its picture. Raises UsageError for a
        format that there is not, and for the picture of what has none.
        """
        from innokraft.interchange.analyses import Laid, write_analysis

        write_analysis(
            self._store, file, analysis, form or str(file), Laid(guarded, excel, language)
        )
