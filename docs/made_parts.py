"""What pages do not repeat: a paragraph that only links to a file outside becomes what it names.

A Markdown file, or one section of it (`FILE.md#section`), comes in as it stands, its links turned
to the pages; a file of the ontology, the rules and the questions come in as tables and texts made
of them. Read where it lies, the page has a link that leads there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from os.path import relpath
from pathlib import Path

from pyoxigraph import RdfFormat, parse
from sphinx.application import Sphinx

from innokraft.curation.rules import LIKELY, RULES, TRAIT, rule_words
from innokraft.model.concepts import Concept, ConceptScheme, load_concepts
from innokraft.model.ontology import Ontology, VocabularyTerm, load_ontology
from innokraft.model.rules import rules
from innokraft.query.questions import questions
from innokraft.rdf.namespaces import compress

DOCS = Path(__file__).parent
ROOT = DOCS.parent
_ONLY_A_LINK = re.compile(r"^\[[^\]\n]+\]\(((?:\.\./)+[^)\s]+)\)$", re.MULTILINE)
_LINK = re.compile(r"(!?)\[((?:[^\]\[]|\[[^\]]*\])*)\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)


def setup(app: Sphinx) -> dict[str, bool]:
    """Registers the extension."""
    app.connect("source-read", _fill)
    return {"parallel_read_safe": True}


def _fill(_: Sphinx, docname: str, source: list[str]) -> None:
    page = DOCS / f"{docname}.md"
    whole = _ONLY_A_LINK.sub(lambda link: _part(page, link[1]), source[0])
    source[0] = _turned(whole, page.parent, page)


def _part(page: Path, target: str) -> str:
    """What stands in a page for a link to a file."""
    name, _, section = target.partition("#")
    path = (page.parent / name).resolve()
    known = path.relative_to(ROOT).as_posix()
    if path.suffix == ".md":
        return _turned(_section(path, section), path.parent, page)
    return "\n".join(_MADE[known]())


def _section(path: Path, anchor: str) -> str:
    """A Markdown file, or what stands under one of its headings."""
    text = path.read_text("utf-8")
    if not anchor:
        return text
    for heading in _HEADING.finditer(text):
        if re.sub(r"\W+", "-", heading[2].lower()) == anchor:
            rest = text[heading.end() :]
            end = re.search(rf"^#{{1,{len(heading[1])}}} ", rest, re.MULTILINE)
            return rest[: end.start()] if end else rest
    raise ValueError(f"{path} has no heading #{anchor}")


def _turned(text: str, folder: Path, page: Path) -> str:
    """Markdown from a folder as a page has it: links to what the site lacks are plain words."""

    def turn(link: re.Match[str]) -> str:
        image, words, target = link.groups()
        if "://" in target or target.startswith("#"):
            return link[0]
        name, mark, anchor = target.partition("#")
        path = (folder / name).resolve()
        path = _pages().get(path, path)
        if not path.is_relative_to(DOCS):
            return words
        return f"{image}[{words}]({relpath(path, page.parent)}{mark}{anchor})"

    return _LINK.sub(turn, text)


def _pages() -> dict[Path, Path]:
    """The files that come in whole, and the page that each comes into."""
    return {
        (page.parent / link[1]).resolve(): page
        for page in DOCS.rglob("*.md")
        for link in _ONLY_A_LINK.finditer(page.read_text("utf-8"))
    }


_Facts = dict[str, dict[str, list[str]]]


def _facts(*files: str) -> _Facts:
    """What files of the ontology say: names of subject and property, and the names or texts."""
    found: _Facts = {}
    for file in files:
        for quad in parse(path=str(ROOT / "ontology" / file), format=RdfFormat.TURTLE):
            texts = found.setdefault(_name(quad.subject), {}).setdefault(_name(quad.predicate), [])
            texts.append(_name(quad.object))
    return {name: {p: sorted(texts) for p, texts in said.items()} for name, said in found.items()}


def _name(node: object) -> str:
    return compress(getattr(node, "value", str(node)))


def _terms() -> Iterator[str]:
    ontology = load_ontology()
    facts = _facts("innokraft.ttl", "pipeline.ttl", "alignment.ttl")
    own = [term for term in ontology.terms.values() if term.is_own]
    for heading, kinds in _SORTS.items():
        yield f"## {heading}\n"
        for term in own:
            if term.kind in kinds:
                yield from _term(term, ontology, facts[compress(term.iri)])
    yield "## Terms of others\n"
    yield "Their own vocabularies say what they mean; here is what innokraft calls them.\n"
    yield from _table(
        ("term", "in Swedish", "in English", "marks"),
        (
            (f"`{compress(t.iri)}`", t.labels["sv"], t.labels["en"], _marks(t, ontology))
            for t in ontology.terms.values()
            if not t.is_own and t.labels
        ),
    )


_SORTS = {
    "Classes": {"class"},
    "Properties": {"object", "datatype", "property"},
    "Marks": {"annotation"},
}
_KINDS = {
    "class": "class",
    "object": "property, leads to a thing",
    "datatype": "property, leads to a value",
    "property": "property",
    "annotation": "mark on a term",
}
_TIES = {
    "rdfs:subClassOf": "a kind of",
    "rdfs:subPropertyOf": "narrower than",
    "rdfs:domain": "makes its subject",
    "rdfs:range": "makes its object",
    "ik:saidOf": "a reading says it of",
    "ik:saidAs": "a reading says it as",
    "owl:inverseOf": "the other way round",
    "rdfs:seeAlso": "see also",
    "skos:editorialNote": "note",
    "skos:scopeNote": "note",
    "skos:example": "example",
}
_NOTES = {"skos:editorialNote", "skos:scopeNote"}


def _term(term: VocabularyTerm, ontology: Ontology, said: dict[str, list[str]]) -> Iterator[str]:
    name = compress(term.iri)
    yield f"### {name}\n"
    yield f"{term.labels['en']}, in Swedish *{term.labels['sv']}* ({_KINDS[term.kind]})\n"
    yield f"{term.definitions['en']} *{term.definitions['sv']}*\n"
    for tie, words in _TIES.items():
        if tie in said:
            texts = said[tie] if tie in _NOTES else [f"`{t}`" for t in said[tie]]
            yield f"- {words}: {', '.join(texts)}"
    if marks := _marks(term, ontology):
        yield f"- {marks}"
    yield ""


def _marks(term: VocabularyTerm, ontology: Ontology) -> str:
    marked = {
        "rests on text": ontology.rests_on_text,
        "stands in a claim only": ontology.claim_only,
        "one value per source": ontology.functional_per_source,
    }
    return ", ".join(words for words, iris in marked.items() if term.iri in iris)


def _values() -> Iterator[str]:
    ontology, facts = load_ontology(), _facts("values.ttl")
    schemes = sorted({value.scheme for value in ontology.values.values()})
    for scheme in schemes:
        (iri,) = (name for name in facts if name.endswith(f"/scheme/{scheme}"))
        yield f"## {scheme}\n\n{facts[iri]['dcterms:description'][0]}\n"
        yield from _table(
            ("value", "in Swedish", "in English", "means"),
            (
                (f"`v:{v.slug}`", v.labels["sv"], v.labels["en"], v.definitions.get("en", ""))
                for v in ontology.in_scheme(scheme)
            ),
        )


def _concepts() -> Iterator[str]:
    scheme = load_concepts()
    for top in scheme.top():
        yield f"## {top.label('en')}\n\n{top.definitions['en']}\n"
        yield from _table(
            ("id", "in Swedish", "in English", "means"),
            (
                (f"`{c.id}`", "– " * depth + c.label("sv"), c.label("en"), c.definitions["en"])
                for depth, c in _below(top, scheme, 0)
            ),
        )


def _below(concept: Concept, scheme: ConceptScheme, depth: int) -> Iterator[tuple[int, Concept]]:
    """A concept and those under it, with how deep each lies."""
    yield depth, concept
    for each in scheme.narrower(concept.id):
        yield from _below(each, scheme, depth + 1)


def _questions() -> Iterator[str]:
    for question in questions():
        yield f"## {question.number}. {question.text().en}\n\n*{question.text().sv}*\n"
        yield from (f"- `-p {p.name}=…` ({p.kind}; `{p.default}`)" for p in question.parameters)
        if question.annotated:
            yield "- answered by annotations alone"
        if question.pairs or question.long:
            yield "- in the page of a large graph with `innokraft render --questions` alone"
        yield f"\n```text\n{_body(question.sparql)}\n```\n"


def _rules() -> Iterator[str]:
    for name, sparql in rules():
        words = dict(re.findall(r"^# (sv|en): (.+)$", sparql, re.MULTILINE))
        yield f"## {name}\n\n{words['en']} *{words['sv']}*\n"
        yield f"```text\n{_body(sparql)}\n```\n"


def _identity_rules() -> Iterator[str]:
    tiers = {LIKELY: "candidate", TRAIT: "tells apart"}
    told = {rule.name: rule for rule in RULES.values()}
    yield from _table(
        ("rule", "tier", "in English", "in Swedish"),
        (
            (f"`{r.name}`", tiers.get(r.tier, str(r.tier)), *reversed(rule_words(r.name)))
            for r in told.values()
        ),
    )


def _body(sparql: str) -> str:
    """A query without its head."""
    return re.sub(r"\A(?:#.*\n|PREFIX .*\n|\s*\n)*", "", sparql).rstrip()


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for cells in (heads, ("---",) * len(heads), *rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
    yield ""


_MADE: dict[str, Callable[[], Iterator[str]]] = {
    "ontology/innokraft.ttl": _terms,
    "ontology/values.ttl": _values,
    "ontology/concepts.ttl": _concepts,
    "ontology/rules": _rules,
    "data/questions": _questions,
    "graph/innokraft/curation/rules.py": _identity_rules,
}
