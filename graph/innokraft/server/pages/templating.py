"""Pages out of templates: autoescaped, and nothing in them turns letters round."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from innokraft.model.ontology import label
from innokraft.query.worker import Limits
from innokraft.rdf.namespaces import BASE, compress
from innokraft.server.pages.addresses import address_of, is_address, place_of
from innokraft.server.pages.files import static_address, static_files
from innokraft.server.pages.known import Known
from innokraft.server.pages.languages import COOKIE
from innokraft.server.pages.words import WORDS
from innokraft.text.language import LANGUAGES, language_of
from innokraft.text.shown import plainly
from innokraft.viewer import words as viewer_words
from innokraft.viewer.drawing import LOOKS
from innokraft.viewer.shapes import CORNERS
from innokraft.views.literals import number_in_words

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from innokraft.graph import Graph
    from innokraft.server.served import Served

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""What a page may do: nothing that is not this server's, and no script or style inside it."""
VARY = "Accept, Accept-Language, Cookie"
"""What a page depends on beside its address."""
_LONG = Limits(seconds=900, megabytes=8_000)
HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}


@dataclass(frozen=True, slots=True)
class Visit:
    """A request for a page: what is known of the graph, and the language that is spoken.

    `loop` is that of the server, in which processes are waited for.
    """

    request: Request
    known: Known
    language: str
    loop: asyncio.AbstractEventLoop

    def given(self, name: str) -> str:
        """A parameter of the address, empty where there is none."""
        return self.request.query_params.get(name, "")

    def number(self, name: str, most: int = 1_000_000) -> int:
        """A parameter that counts from 1; 1 where it is none, or more than there can be."""
        told = self.given(name)
        return min(max(int(told), 1), most) if told.isdecimal() and len(told) < 12 else 1

    @property
    def tag(self) -> str:
        """What an answer that depends on the graph, the language and the address is known by."""
        return f'W/"{self.known.tag}-{_page_digest()}-{self.language}"'

    def later(self, name: str, function: Callable[[Graph], Any]) -> Any:
        """What a function gives of the graph, in a process: None as long as it is not there."""
        served: Served = self.request.app.state.served
        known = self.known
        return known.later(
            name,
            lambda: asyncio.run_coroutine_threadsafe(
                served.look(self.request, function, limits=_LONG), self.loop
            ),
        )

    def with_parameters(self, **changed: str | int) -> str:
        """The address with other parameters."""
        given = {**self.request.query_params, **{k: str(v) for k, v in changed.items()}}
        return f"?{urlencode(given)}"


@cache
def _page_digest() -> str:
    """A digest of the style, the scripts and the templates."""
    from importlib.resources import files

    digest = hashlib.blake2b(digest_size=4)
    for file in static_files().values():
        digest.update(file.digest.encode())
    folder = files("innokraft") / "server/pages/templates"
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def page(visit: Visit, template: str, status: int = 200, **context: Any) -> Response:
    """A page of a template."""
    text = rendered(visit, template, **context)
    headers = {
        **HEADERS,
        "content-language": visit.language,
        "vary": VARY,
        "cache-control": "no-cache",
    }
    if status == 200:
        headers["etag"] = visit.tag
    response = HTMLResponse(text, status, headers)
    if visit.given("lang") in LANGUAGES:
        response.set_cookie(COOKIE, visit.language, max_age=31_536_000, samesite="lax")
    return response


def rendered(visit: Visit, template: str, **context: Any) -> str:
    """The text of a template."""
    language = visit.language
    return (
        _environment()
        .get_template(template)
        .render(
            language=language,
            visit=visit,
            t=_teller(language),
            term=lambda iri: label(iri, language),
            number=lambda n: number_in_words(str(n)).of(language),
            **context,
        )
    )


def _teller(language: str) -> Callable[..., str]:
    def told(name: str, /, **words: Any) -> str:
        return WORDS[name].of(language).format(**words)

    return told


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        loader=PackageLoader("innokraft.server.pages", "templates"), autoescape=True,
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=_finally,
    )  # fmt: skip
    made.globals.update(
        address=address_of, place=place_of, static=static_address,
        marker=marker, compress=compress, base=BASE, kinds=viewer_words.KIND,
        is_address=is_address, spoken=spoken, svg=Markup, certainties=viewer_words.CERTAINTY,
    )  # fmt: skip
    return made


def _finally(value: Any) -> Any:
    return plainly(value) if type(value) is str else value


def spoken(text: str, language: str, known: str | None = None) -> str:
    """The language of a text, where it is not the one of the page; else nothing."""
    found = (known or "")[:2] or language_of(text) or language
    return "" if found == language else found


@cache
def marker(kind: str, size: int = 16) -> Markup:
    """The sign of a kind of things, as the map has it; nothing for no kind."""
    from markupsafe import Markup

    if kind not in LOOKS:
        return Markup("")
    look = LOOKS[kind]
    if look.shape == "dot":
        shape = f'<circle r="9" class="shape k-{kind}"/>'
    else:
        points = " ".join(f"{9 * x:.1f},{9 * y:.1f}" for x, y in CORNERS[look.shape])
        shape = f'<polygon points="{points}" class="shape k-{kind}"/>'
    hollow = "" if look.filled else " hollow"
    return Markup(  # noqa: S704 - of our own words alone
        f'<svg class="marker{hollow}" width="{size}" height="{size}" viewBox="-11 -11 22 22" '
        f'aria-hidden="true">{shape}</svg>'
    )
