"""HTML: what a reader sees of it, a paragraph a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from innokraft.documents.plain import lines_of
from innokraft.documents.report_text import Line, ReportText, clean_line, text_of
from innokraft.errors import Place, SourceError

_UNSEEN = {
    "script", "style", "template", "noscript", "head", "svg", "iframe", "object", "nav", "button",
    "select", "textarea", "dialog",
}  # fmt: skip
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
    "wbr",
}  # fmt: skip
_CELLS = {"td", "th"}


def read_html(data: bytes, shown: str) -> ReportText:
    """The text of a page, without scripts and styles. Raises SourceError for what is no page."""
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    text = "\n".join(lines_of(data, shown))
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise SourceError(f"the page is broken: {error}", Place(shown), "Save it anew.") from None
    return text_of(_lines(root))


def _lines(root: Any) -> Iterator[Line]:
    from lxml import etree

    said: list[str] = []
    level = hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag, starts = str(element.tag), event == "start"
        hidden += (1 if starts else -1) if tag in _UNSEEN else 0
        if tag in _CELLS and starts and any(part.strip() for part in said):
            said.append(" | ")
        elif tag not in _INLINE | _CELLS:
            yield Line(clean_line("".join(said)), level)
            said, level = [], _level(tag) if starts else 0
        if not hidden:
            said.append((element.text if starts else element.tail) or "")
    yield Line(clean_line("".join(said)))


def _level(tag: str) -> int:
    return int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 0
