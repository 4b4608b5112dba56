"""The addresses of things on the server: the path of a thing of ours is that of its IRI."""

from __future__ import annotations

from urllib.parse import quote, unquote, urlencode

from innokraft.rdf.namespaces import BASE
from innokraft.rdf.terms import is_iri

FORMS = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
}
"""The forms that a thing has beside its page, by their endings."""
_PLAIN = "/~:@!$'()*,;=-._"
_OTHERS = "/thing"


def address_of(iri: str, form: str = "", **more: str | int) -> str:
    """Where a thing has its page, or one of its other forms; the path alone.

    >>> address_of("https://w3id.org/innokraft/ns#Project", "ttl")
    '/ns%23Project.ttl'
    >>> address_of("http://purl.org/dc/terms/title", page=2)
    '/thing?iri=http%3A%2F%2Fpurl.org%2Fdc%2Fterms%2Ftitle&page=2'
    """
    given = {name.rstrip("_"): str(value) for name, value in more.items()}
    path = iri.removeprefix(BASE)
    if path == iri or not path:
        told = {"iri": iri, **({"format": form} if form else {}), **given}
        return f"{_OTHERS}?{urlencode(told)}"
    ending = f".{form}" if form else ""
    asked = f"?{urlencode(given)}" if given else ""
    return f"/{quote(path, safe=_PLAIN)}{ending}{asked}"


def place_of(record: str, start: int, end: int) -> str:
    """Where the frozen text of a record is shown with one place of it marked."""
    return f"{address_of(record, at=f'{start}-{end}')}#at"


def is_address(text: str) -> bool:
    """Whether a text is an address of the web, which a link can lead to."""
    return text.startswith(("http://", "https://")) and is_iri(text)


def iri_at(path: str) -> str | None:
    """The IRI that a path of the server stands for; None for what can be none."""
    iri = BASE + path.removeprefix("/")
    return iri if len(iri) < 2000 and is_iri(iri) else None


def split_form(path: str) -> tuple[str, str]:
    """A path without the ending that names a form, and that form; `html` is the page."""
    stem, dot, ending = path.rpartition(".")
    return (stem, ending) if dot and ending in {*FORMS, "html"} else (path, "")


def readable(path: str) -> str:
    """A path as words: what a person who typed it may have looked for."""
    return " ".join(unquote(path).replace("-", " ").replace("/", " ").replace("_", " ").split())
