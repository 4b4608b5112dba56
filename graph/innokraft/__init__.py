"""innokraft: a knowledge graph of innovation capacity, with the quote behind every statement.

`from innokraft import build, merge, open_graph`: `__all__` lists what there is to use, and
`innokraft.graph` is where to begin. To import the package costs nothing: a name is loaded when it
is first used.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as in typing, which to import takes longer than the rest

if TYPE_CHECKING:
    from innokraft.analysis.quotes import By as By
    from innokraft.analysis.table import Analysis as Analysis
    from innokraft.assistants.serving import serve_assistants as serve_assistants
    from innokraft.bilingual import Bilingual as Bilingual
    from innokraft.bilingual import and_more as and_more
    from innokraft.change.adding_words import WordsAdded as WordsAdded
    from innokraft.change.adding_words import add_concept as add_concept
    from innokraft.change.adding_words import add_wording as add_wording
    from innokraft.change.build import build as build
    from innokraft.change.choosing import Wanted as Wanted
    from innokraft.change.choosing import choose as choose
    from innokraft.change.correcting import Corrected as Corrected
    from innokraft.change.correcting import Words as Words
    from innokraft.change.correcting import correct_mention as correct_mention
    from innokraft.change.correcting import take_back_corrections as take_back_corrections
    from innokraft.change.judging import Opinion as Opinion
    from innokraft.change.judging import judge as judge
    from innokraft.change.judging import judge_file as judge_file
    from innokraft.change.judging import judge_rule as judge_rule
    from innokraft.change.judging import take_back as take_back
    from innokraft.change.log import NOT_NOTED as NOT_NOTED
    from innokraft.change.mention_words import each_mention_line as each_mention_line
    from innokraft.change.mention_words import mention_lines as mention_lines
    from innokraft.change.merge import merge as merge
    from innokraft.change.merge import withdraw as withdraw
    from innokraft.change.outcome import FATE_HEADS as FATE_HEADS
    from innokraft.change.outcome import FATES as FATES
    from innokraft.change.repair import repair as repair
    from innokraft.change.report import BuildReport as BuildReport
    from innokraft.change.report import ChangeReport as ChangeReport
    from innokraft.change.report import MergeReport as MergeReport
    from innokraft.change.report import Options as Options
    from innokraft.change.report import as_data as as_data
    from innokraft.change.report_words import as_lines as as_lines
    from innokraft.change.report_words import build_lines as build_lines
    from innokraft.change.report_words import each_line as each_line
    from innokraft.change.undo import Undone as Undone
    from innokraft.change.undo import undo as undo
    from innokraft.curation.choices import Choice as Choice
    from innokraft.documents.reading import ReportRead as ReportRead
    from innokraft.documents.reading import read_report as read_report
    from innokraft.drafting.accepted import AnnotationEntry as AnnotationEntry
    from innokraft.drafting.accepted import as_annotation_statement as as_annotation_statement
    from innokraft.drafting.draft import suggest as suggest
    from innokraft.drafting.evaluation import Interval as Interval
    from innokraft.drafting.evaluation import Measured as Measured
    from innokraft.drafting.evaluation import StatementEvaluation as StatementEvaluation
    from innokraft.drafting.evaluation import evaluate_statements as evaluate_statements
    from innokraft.drafting.reviewed import Reviewed as Reviewed
    from innokraft.drafting.reviewed import Verdict as Verdict
    from innokraft.drafting.reviewed import pending as pending
    from innokraft.drafting.reviewed import read_reviewed as read_reviewed
    from innokraft.drafting.reviewed import write_reviewed as write_reviewed
    from innokraft.drafting.suggesting_all import SuggestionsMade as SuggestionsMade
    from innokraft.drafting.suggesting_all import suggest_into as suggest_into
    from innokraft.drafting.suggestion import SuggestedStatement as SuggestedStatement
    from innokraft.drafting.suggestion_files import read_suggestions as read_suggestions
    from innokraft.drafting.suggestion_files import suggestions_file as suggestions_file
    from innokraft.drafting.suggestion_files import write_suggestions as write_suggestions
    from innokraft.errors import InnokraftError as InnokraftError
    from innokraft.errors import QueryError as QueryError
    from innokraft.errors import SourceError as SourceError
    from innokraft.errors import UsageError as UsageError
    from innokraft.errors import did_you_mean as did_you_mean
    from innokraft.errors import in_words as in_words
    from innokraft.export.dataset import as_dataset as as_dataset
    from innokraft.export.description import LICENCE as LICENCE
    from innokraft.export.description import RIGHTS as RIGHTS
    from innokraft.export.description import TITLE as TITLE
    from innokraft.export.description import Info as Info
    from innokraft.files.atomic_writes import writing_file as writing_file
    from innokraft.graph import Graph as Graph
    from innokraft.graph import open_graph as open_graph
    from innokraft.identity.candidates import Candidate as Candidate
    from innokraft.identity.explanation import Explanation as Explanation
    from innokraft.language_models.plan import Asking as Asking
    from innokraft.language_models.plan import ModelFolders as ModelFolders
    from innokraft.language_models.plan import prepare_asking as prepare_asking
    from innokraft.language_models.settings import LanguageModel as LanguageModel
    from innokraft.language_models.suggesting import Asked as Asked
    from innokraft.language_models.suggesting import ask_language_model as ask_language_model
    from innokraft.model.concepts import concepts as concepts
    from innokraft.model.ontology import VocabularyTerm as VocabularyTerm
    from innokraft.model.ontology import label as label
    from innokraft.model.terms import term_names as term_names
    from innokraft.model.terms import terms as terms
    from innokraft.model.wordings import Wording as Wording
    from innokraft.progress import Progress as Progress
    from innokraft.project.adding_words import NewConcept as NewConcept
    from innokraft.project.folder import ProjectFolder as ProjectFolder
    from innokraft.project.folder import find_project as find_project
    from innokraft.project.folder import model_here as model_here
    from innokraft.project.folder import project_of as project_of
    from innokraft.project.here import graph_here as graph_here
    from innokraft.project.here import language_here as language_here
    from innokraft.project.here import records_here as records_here
    from innokraft.project.laying_out import LaidOut as LaidOut
    from innokraft.project.laying_out import init_project as init_project
    from innokraft.query.answer import Answer as Answer
    from innokraft.query.apart import why_query_ended as why_query_ended
    from innokraft.query.completion import Completion as Completion
    from innokraft.query.completion import Suggestion as Suggestion
    from innokraft.query.completion import complete as complete
    from innokraft.query.editing import coloured as coloured
    from innokraft.query.editing import is_unfinished as is_unfinished
    from innokraft.query.explaining import ExplainedQuery as ExplainedQuery
    from innokraft.query.explaining import QueryStep as QueryStep
    from innokraft.query.finding import find_question as find_question
    from innokraft.query.mistakes import MistakenQueryError as MistakenQueryError
    from innokraft.query.no_rows import not_found_in as not_found_in
    from innokraft.query.questions import AskedQuestion as AskedQuestion
    from innokraft.query.questions import Question as Question
    from innokraft.query.questions import questions as questions
    from innokraft.query.reading import read_query as read_query
    from innokraft.query.running import Written as Written
    from innokraft.query.values import IRI as IRI
    from innokraft.query.values import Text as Text
    from innokraft.query.vocabulary import Vocabulary as Vocabulary
    from innokraft.query.worker import Limits as Limits
    from innokraft.rdf.namespaces import BASE as BASE
    from innokraft.rdf.namespaces import QUERY_PREFIXES as QUERY_PREFIXES
    from innokraft.rdf.namespaces import compress as compress
    from innokraft.rdf.namespaces import expand as expand
    from innokraft.review.desk import Desk as Desk
    from innokraft.review.editing import DecidedError as DecidedError
    from innokraft.review.serving import serve_review as serve_review
    from innokraft.review.trays import Decision as Decision
    from innokraft.server.serving import serve as serve
    from innokraft.server.settings import Settings as Settings
    from innokraft.server.telling import Telling as Telling
    from innokraft.system.forks import in_a_fork as in_a_fork
    from innokraft.tagging.evaluation import Evaluation as Evaluation
    from innokraft.tagging.evaluation import Score as Score
    from innokraft.tagging.evaluation import evaluate as evaluate
    from innokraft.tagging.folds import CrossValidation as CrossValidation
    from innokraft.tagging.folds import evaluate_folds as evaluate_folds
    from innokraft.tagging.marked_text import mark as mark
    from innokraft.tagging.sureness import write_sureness as write_sureness
    from innokraft.tagging.tagger import tag as tag
    from innokraft.validate import Finding as Finding
    from innokraft.validate import Level as Level
    from innokraft.validate import as_report as as_report
    from innokraft.viewer.term_pages import write_term_pages as write_term_pages
    from innokraft.views.comparison import Comparison as Comparison
    from innokraft.views.comparison import Difference as Difference
    from innokraft.views.conflicts import Conflict as Conflict
    from innokraft.views.conflicts import StatedValue as StatedValue
    from innokraft.views.quotes import Quote as Quote
    from innokraft.views.record import RecordShown as RecordShown
    from innokraft.views.statements import Basis as Basis
    from innokraft.views.statements import Chosen as Chosen
    from innokraft.views.statements import Fact as Fact
    from innokraft.views.thing import ThingShown as ThingShown
else:
    _NAMES = {
        "analysis.quotes": "By",
        "analysis.table": "Analysis",
        "assistants.serving": "serve_assistants",
        "bilingual": "Bilingual and_more",
        "change.adding_words": "WordsAdded add_concept add_wording",
        "change.build": "build",
        "change.choosing": "Wanted choose",
        "change.correcting": "Corrected Words correct_mention take_back_corrections",
        "change.judging": "Opinion judge judge_file judge_rule take_back",
        "change.log": "NOT_NOTED",
        "change.mention_words": "each_mention_line mention_lines",
        "change.merge": "merge withdraw",
        "change.outcome": "FATE_HEADS FATES",
        "change.repair": "repair",
        "change.report": "BuildReport ChangeReport MergeReport Options as_data",
        "change.report_words": "as_lines build_lines each_line",
        "change.undo": "Undone undo",
        "curation.choices": "Choice",
        "documents.reading": "ReportRead read_report",
        "drafting.accepted": "AnnotationEntry as_annotation_statement",
        "drafting.draft": "suggest",
        "drafting.evaluation": "Interval Measured StatementEvaluation evaluate_statements",
        "drafting.reviewed": "Reviewed Verdict pending read_reviewed write_reviewed",
        "drafting.suggesting_all": "SuggestionsMade suggest_into",
        "drafting.suggestion": "SuggestedStatement",
        "drafting.suggestion_files": "read_suggestions suggestions_file write_suggestions",
        "errors": "InnokraftError QueryError SourceError UsageError did_you_mean in_words",
        "export.dataset": "as_dataset",
        "export.description": "LICENCE RIGHTS TITLE Info",
        "files.atomic_writes": "writing_file",
        "graph": "Graph open_graph",
        "identity.candidates": "Candidate",
        "identity.explanation": "Explanation",
        "language_models.plan": "Asking ModelFolders prepare_asking",
        "language_models.settings": "LanguageModel",
        "language_models.suggesting": "Asked ask_language_model",
        "model.concepts": "concepts",
        "model.ontology": "VocabularyTerm label",
        "model.terms": "term_names terms",
        "progress": "Progress",
        "model.wordings": "Wording",
        "project.adding_words": "NewConcept",
        "project.folder": "ProjectFolder find_project model_here project_of",
        "project.here": "graph_here language_here records_here",
        "project.laying_out": "LaidOut init_project",
        "query.answer": "Answer",
        "query.apart": "why_query_ended",
        "query.completion": "Completion Suggestion complete",
        "query.editing": "coloured is_unfinished",
        "query.explaining": "ExplainedQuery QueryStep",
        "query.finding": "find_question",
        "query.mistakes": "MistakenQueryError",
        "query.no_rows": "not_found_in",
        "query.questions": "AskedQuestion Question questions",
        "query.reading": "read_query",
        "query.running": "Written",
        "query.values": "IRI Text",
        "query.vocabulary": "Vocabulary",
        "query.worker": "Limits",
        "rdf.namespaces": "BASE QUERY_PREFIXES compress expand",
        "review.desk": "Desk",
        "review.editing": "DecidedError",
        "review.serving": "serve_review",
        "review.trays": "Decision",
        "server.serving": "serve",
        "server.settings": "Settings",
        "server.telling": "Telling",
        "system.forks": "in_a_fork",
        "tagging.evaluation": "Evaluation Score evaluate",
        "tagging.folds": "CrossValidation evaluate_folds",
        "tagging.sureness": "write_sureness",
        "tagging.marked_text": "mark",
        "tagging.tagger": "tag",
        "validate": "Finding Level as_report",
        "viewer.term_pages": "write_term_pages",
        "views.comparison": "Comparison Difference",
        "views.conflicts": "Conflict StatedValue",
        "views.quotes": "Quote",
        "views.record": "RecordShown",
        "views.statements": "Basis Chosen Fact",
        "views.thing": "ThingShown",
    }
    """The same for when it runs; a test holds the two together."""

    _MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}
    __all__ = list(_MODULES)

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
