"""The text of a saved Vinnova page: the same lines that a copy of its text has.

Kept: the page's heading and what follows it. Left out: scripts, styles, navigation, the site's
head and foot, and what stands under headings of the site's own behind the report; a container
that holds the title or the labels is always kept, whatever it is called. A cell or term and its
value come on one line; a block starts a new one. Labels that the page sets beside or behind the
report are moved to their place under the title. Under the heading for links, the address that a
link leads to stands behind its words, or in place of an address that is printed in short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from innokraft.rdf.terms import is_iri
from innokraft.readers.frozen.headings import heading_kind
from innokraft.readers.sources.vinnova_page_lines import LABELS, Labelled, Line, is_foot, labelled
from innokraft.readers.values.entities import without_entities
from innokraft.readers.values.links import as_link
from innokraft.record import SectionKind, Span
from innokraft.text.normalisation import tidy, view

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|main|article|div|section|table)\b", re.IGNORECASE
)
OWN_ADDRESS = re.compile(
    r"<(?:link|meta)\b[^<>]{0,400}(?:canonical|og:url)[^<>]{0,400}>"
    r"|<!-- saved from url=[^<>]{0,400}>",
    re.IGNORECASE,
)
"""What holds the address that a web page gives as its own."""
_HOST = re.compile(r"https?://(?P<host>[^/\"'\s>]+)")
_URL = re.compile(r"https?://(?P<host>[^/\"'\s>]+)[^\"'\s>]*", re.IGNORECASE)
_IS_VINNOVA = re.compile(r"(?:[a-z0-9-]+\.)*vinnova\.se", re.IGNORECASE)
_ASIDE = (("<!--", "-->"), ("<?", ">"))
_NEVER = frozenset(
    "script style template nav button select svg iframe head noscript".split()  # noqa: SIM905
)
_UNLESS_NEEDED = frozenset(["header", "footer", "form", "aside"])
_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd div dl dt fieldset figure footer"  # noqa: SIM905
    " form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section table tbody tfoot thead tr"
    " ul".split()
)
LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
"""The level of the heading that an element is."""
_STARTS_BESIDE = frozenset(["td", "th", "dd"])
_ENDS_BESIDE = frozenset(["td", "th", "dt"])
_START = 4096  # characters that are enough to tell a web page from
_WHITE = re.compile(r"[ \t\r\n\f]+")


def is_html(head: str) -> bool:
    """Whether a text starts as a web page does."""
    start = view(head[:_START]).text.lstrip()
    for opening, closing in _ASIDE * 3:
        if start.startswith(opening):
            start = start.partition(closing)[2].lstrip()
    return _HTML.match(start) is not None


def is_of_vinnova(head: str) -> bool:
    """Whether the start of a web page says that it is one of Vinnova's project pages.

    The address that the page gives as its own decides; a page without one is Vinnova's by its
    title, or by the label of the grant.
    """
    low = view(without_entities(head)).text.lower()
    if hosts := {
        match["host"] for tag in OWN_ADDRESS.findall(low) for match in _HOST.finditer(tag)
    }:
        return any(host.endswith("vinnova.se") for host in hosts)
    title = re.search(r"<title[^<>]*>([^<]*)", low)
    words = " ".join(re.sub("<[^<>]*>", " ", low).split())
    labels = (name for name, (field, _) in LABELS.items() if field == "amount")
    return "vinnova" in (title[1] if title else "") or any(label in words for label in labels)


def own_address(html: str, host: re.Pattern[str] | None = None) -> str | None:
    """The address that a saved page gives as its own, before where it was saved from.

    It is on a `host`, or else Vinnova's.
    """
    tags = sorted(OWN_ADDRESS.findall(html), key=_how_sure)
    found = (match for tag in tags for match in _URL.finditer(without_entities(tag)))
    addresses = (match[0] for match in found if (host or _IS_VINNOVA).fullmatch(match["host"]))
    return next(filter(is_iri, addresses), None)


def _how_sure(tag: str) -> int:
    low = tag.lower()
    return next((at for at, word in enumerate(("canonical", "og:url")) if word in low), 2)


def parse_html(html: str) -> Element | None:
    """The root element of a web page; None where there is none."""
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        return etree.fromstring(html.replace("\x00", "\ufffd").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def page_text(html: str) -> str:
    """The lines of a web page: title, labels with their values, headings, paragraphs."""
    root = parse_html(html)
    if root is None:
        return ""
    lines = list(_report(_Lines(root).read()))
    return "\n\n".join(_labels_first(lines))


class _Lines:
    """Walks a page and gathers its lines, each with the level of the heading it is (0: none)."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._lines: list[tuple[str, int]] = []
        self._open: list[str] = []
        self._level = 0
        self._links = False  # whether the lines stand under the heading for links
        self._link_starts = 0  # where in the open line the words of a link start

    def read(self) -> list[tuple[str, int]]:
        from lxml import etree

        depth_of_dropped = 0
        for event, node in etree.iterwalk(self._root, events=("start", "end")):
            if event == "start":
                if depth_of_dropped or _is_dropped(node):
                    depth_of_dropped += 1
                else:
                    self._start(node)
            elif depth_of_dropped:
                depth_of_dropped -= 1
                self._add(node.tail if not depth_of_dropped else None)
            else:
                self._end(node)
        self._break()
        return self._lines

    def _start(self, node: Element) -> None:
        if node.tag in _STARTS_BESIDE:
            self._open.append(" ")
        elif node.tag == "br" and self._level:
            self._open.append(" ")  # a heading that is broken is one
        elif node.tag in _BLOCKS:
            self._break()
        elif node.tag == "a":
            self._link_starts = len(self._open)
        self._level = LEVELS.get(str(node.tag), self._level)
        self._add(node.text)

    def _end(self, node: Element) -> None:
        if node.tag in _ENDS_BESIDE:
            self._open.append(" ")
        elif node.tag in _BLOCKS:
            if node.tag != "br" or not self._level:
                self._break()
        elif tidy("".join(self._open[-1:])).rstrip(": ").lower() in LABELS:
            self._open.append(" ")
        if node.tag == "a" and self._links and (address := as_link(node.get("href", ""))):
            self._add_address(address)
        self._add(node.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._open.append(text)

    def _add_address(self, address: str) -> None:
        """Add the address of a link to its words, unless they say it."""
        printed = as_link(_bare("".join(self._open[self._link_starts :]))) or ""
        if printed.rstrip("/") == address.rstrip("/"):
            return
        if printed and not re.search(r"\s", printed):
            self._open[self._link_starts :] = [address]
        else:
            self._open.append(f" {address}")

    def _break(self) -> None:
        if line := _bare("".join(self._open)):
            self._lines.append((line, self._level))
            if kind := heading_kind(line):
                self._links = kind is SectionKind.LINKS
        self._open.clear()
        self._level = 0


def _bare(text: str) -> str:
    return _WHITE.sub(" ", text).strip(" \u00a0")


def _is_dropped(node: Element) -> bool:
    if node.tag in _NEVER:
        return True
    return node.tag in _UNLESS_NEEDED and not _is_needed(node)


def _is_needed(node: Element) -> bool:
    if node.find(".//h1") is not None:
        return True
    text = view("".join(node.itertext())).text.lower()
    return "senast uppdaterad" in text or sum(label in text for label in LABELS) >= 2


def _report(lines: list[tuple[str, int]]) -> Iterator[str]:
    """From the title to the end of the report, without what the site adds behind it."""
    titles = [i for i, (_, level) in enumerate(lines) if level == 1]
    known, left_out = 0, False
    for line, level in lines[titles[0] if titles else 0 :]:
        if level and heading_kind(line):
            known, left_out = level, False
        elif level and known:
            left_out = left_out or level <= known
        if not left_out or is_foot(line):
            yield line


def _labels_first(lines: list[str]) -> list[str]:
    """The lines with the labels under the title, each with its value on its line."""
    joined = list(_joined(lines))
    first = next((i for i, line in enumerate(joined) if heading_kind(line)), len(joined))
    if sum(_label(line) is not None for line in joined[:first]) >= 2:
        return joined
    moved, rest = list[str](), list[str]()
    for line in joined[first:]:
        (moved if _label(line) and not is_foot(line) else rest).append(line)
    return [*joined[:first], *moved, *rest]


def _joined(lines: list[str]) -> Iterator[str]:
    waiting = ""
    for line in lines:
        if waiting and not (_label(line) or heading_kind(line)):
            yield f"{waiting} {line}"
            waiting = ""
            continue
        if waiting:
            yield waiting
        found = _label(line)
        waiting = line if found and found.alone else ""
        if not waiting:
            yield line
    if waiting:
        yield waiting


def _label(line: str) -> Labelled | None:
    seen = view(line).text.strip()
    return labelled(Line(seen, Span(0, len(seen))))
