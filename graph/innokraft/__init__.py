"""innokraft: a knowledge graph of innovation capacity, with the quote behind every statement.

`from innokraft import build, merge, open_graph`: `__all__` lists what there is to use, and
`innokraft.graph` is where to begin. To import the package costs nothing: a name is loaded when it
is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from innokraft.bilingual import Bilingual, and_more
    from innokraft.change.build import build
    from innokraft.change.choosing import Wanted, choose
    from innokraft.change.judging import Opinion, judge, judge_file, judge_rule, take_back
    from innokraft.change.log import NOT_NOTED
    from innokraft.change.merge import merge, withdraw
    from innokraft.change.outcome import FATE_HEADS, FATES
    from innokraft.change.repair import repair
    from innokraft.change.report import BuildReport, ChangeReport, MergeReport, Options, as_data
    from innokraft.change.report_words import as_lines, build_lines
    from innokraft.change.undo import Undone, undo
    from innokraft.curation.choices import Choice
    from innokraft.errors import (
        InnokraftError,
        QueryError,
        SourceError,
        UsageError,
        did_you_mean,
        in_words,
    )
    from innokraft.files.atomic_writes import writing_file
    from innokraft.graph import (
        Graph,
        concepts,
        evaluate,
        label,
        open_graph,
        questions,
        suggest,
        tag,
    )
    from innokraft.identity.candidates import Candidate
    from innokraft.identity.explanation import Explanation
    from innokraft.progress import Progress
    from innokraft.query.answer import Answer, Limits
    from innokraft.query.questions import AskedQuestion
    from innokraft.query.reading import read_query
    from innokraft.query.running import Written
    from innokraft.rdf.namespaces import BASE, compress
    from innokraft.tagging.evaluation import Evaluation, Score
    from innokraft.tagging.marked_text import mark
    from innokraft.validate import Finding, Level, as_report
    from innokraft.views.comparison import Comparison, Difference
    from innokraft.views.conflicts import Conflict, StatedValue
    from innokraft.views.quotes import Quote
    from innokraft.views.record import RecordShown
    from innokraft.views.statements import Basis, Chosen, Fact
    from innokraft.views.thing import ThingShown

__all__ = [
    "BASE",
    "FATES",
    "FATE_HEADS",
    "NOT_NOTED",
    "Answer",
    "AskedQuestion",
    "Basis",
    "Bilingual",
    "BuildReport",
    "Candidate",
    "ChangeReport",
    "Choice",
    "Chosen",
    "Comparison",
    "Conflict",
    "Difference",
    "Evaluation",
    "Explanation",
    "Fact",
    "Finding",
    "Graph",
    "InnokraftError",
    "Level",
    "Limits",
    "MergeReport",
    "Opinion",
    "Options",
    "Progress",
    "QueryError",
    "Quote",
    "RecordShown",
    "Score",
    "SourceError",
    "StatedValue",
    "ThingShown",
    "Undone",
    "UsageError",
    "Wanted",
    "Written",
    "and_more",
    "as_data",
    "as_lines",
    "as_report",
    "build",
    "build_lines",
    "choose",
    "compress",
    "concepts",
    "did_you_mean",
    "evaluate",
    "in_words",
    "judge",
    "judge_file",
    "judge_rule",
    "label",
    "mark",
    "merge",
    "open_graph",
    "questions",
    "read_query",
    "repair",
    "suggest",
    "tag",
    "take_back",
    "undo",
    "withdraw",
    "writing_file",
]

_FROM = {
    "bilingual": ("Bilingual", "and_more"),
    "graph": (
        "Graph",
        "concepts",
        "evaluate",
        "label",
        "open_graph",
        "questions",
        "suggest",
        "tag",
    ),
    "change.build": ("build",),
    "change.log": ("NOT_NOTED",),
    "change.outcome": ("FATES", "FATE_HEADS"),
    "change.merge": ("merge", "withdraw"),
    "change.judging": ("Opinion", "judge", "judge_file", "judge_rule", "take_back"),
    "change.choosing": ("Wanted", "choose"),
    "change.undo": ("Undone", "undo"),
    "change.repair": ("repair",),
    "change.report": ("BuildReport", "ChangeReport", "MergeReport", "Options", "as_data"),
    "change.report_words": ("as_lines", "build_lines"),
    "query.questions": ("AskedQuestion",),
    "query.answer": ("Answer", "Limits"),
    "query.reading": ("read_query",),
    "query.running": ("Written",),
    "curation.choices": ("Choice",),
    "identity.candidates": ("Candidate",),
    "identity.explanation": ("Explanation",),
    "tagging.evaluation": ("Evaluation", "Score"),
    "tagging.marked_text": ("mark",),
    "validate": ("Finding", "Level", "as_report"),
    "views.comparison": ("Comparison", "Difference"),
    "views.conflicts": ("Conflict", "StatedValue"),
    "views.quotes": ("Quote",),
    "views.record": ("RecordShown",),
    "views.statements": ("Basis", "Chosen", "Fact"),
    "views.thing": ("ThingShown",),
    "files.atomic_writes": ("writing_file",),
    "rdf.namespaces": ("BASE", "compress"),
    "progress": ("Progress",),
    "errors": (
        "InnokraftError",
        "QueryError",
        "SourceError",
        "UsageError",
        "did_you_mean",
        "in_words",
    ),
}
_MODULES = {name: module for module, names in _FROM.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
