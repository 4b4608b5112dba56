"""A report as a page of HTML: one file that asks for nothing, to read and to print."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import singledispatch
from html import escape

from innokraft.analysis.map import Map, drawn
from innokraft.analysis.picture import Bars, columns
from innokraft.reporting.document import (
    Cite,
    Command,
    Document,
    Foreign,
    Heading,
    Items,
    Line,
    Paragraph,
    Part,
    Quotation,
    Table,
    address_of,
    note_line,
)
from innokraft.text.shown import plain

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2327; --paper: #fff; --soft: #4d575e; --line: #b9bfc4;
  --accent: #0b5364; --mark: #ffe58f; --mark-ink: #1d2327; }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #e9e6df; --paper: #14181b;
  --soft: #b4bcc1; --line: #4b555c; --accent: #7cc6d8; --mark: #6d5600; --mark-ink: #fff6d8; } }
* { box-sizing: border-box; }
body { font: 1rem/1.55 Georgia, "Noto Serif", "Liberation Serif", serif; color: var(--ink);
  background: var(--paper); max-width: 54rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, table, svg, .about, .chart p {
  font-family: system-ui, "Noto Sans", "Liberation Sans", sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }
h1, h2 { overflow-wrap: anywhere; }
a { color: var(--accent); } a.cite { font-size: 0.8em; text-decoration: none; white-space: nowrap; }
.table { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.87rem; line-height: 1.4; }
caption { max-width: calc(100vw - 2rem); text-align: left; font-weight: 600; padding: 0 0 0.4rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem 0.3rem 0;
  border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; }
tbody th { font-weight: 400; }
blockquote { margin: 1rem 0; padding: 0 0 0 1rem; border-left: 3px solid var(--accent); }
blockquote p { margin: 0 0 0.2rem; overflow-wrap: anywhere; }
.about, .chart p { font-size: 0.85rem; color: var(--soft); margin: 0; }
mark { background: var(--mark); color: var(--mark-ink); }
.chart { margin: 1rem 0; } .chart svg { width: 100%; height: auto; }
.chart rect, .chart circle { fill: var(--accent); } .map svg { max-width: 40rem; }
.map line { stroke: var(--accent); }
.map rect ~ text { fill: var(--paper); }
ol.notes { font-size: 0.87rem; padding-left: 2.6rem; }
ol.notes li { margin: 0.3rem 0; overflow-wrap: anywhere; }
:target { outline: 2px solid var(--accent); outline-offset: 2px; }
@media print {
  @page { size: A4; margin: 20mm 18mm; }
  body { margin: 0; padding: 0; max-width: none; font-size: 10pt; }
  h1, h2, caption { break-after: avoid; } blockquote, tr, .chart, li { break-inside: avoid; }
  thead { display: table-header-group; } .table { overflow: visible; }
  mark { background: none; color: inherit; font-weight: 700; } a { color: inherit; }
}
"""


def to_html(document: Document) -> Iterator[str]:
    """The document, part by part."""
    title = _text(document.title)
    yield (
        f'<!DOCTYPE html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n"
    )
    for place, block in enumerate(document.blocks):
        yield from _block(block, place)
    if document.notes:
        yield f'<h2>{_text(document.sources)}</h2>\n<ol class="notes">\n'
        for note, number in document.notes.items():
            yield f'<li id="n{number}">{_line(note_line(note))}{_link(address_of(note))}</li>\n'
        yield "</ol>\n"
    yield "</main>\n</body>\n</html>\n"


def _policy() -> str:
    """Nothing is loaded or run; the one style is ours."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@singledispatch
def _block(block: object, place: int) -> Iterator[str]:
    raise TypeError(block, place)


@_block.register
def _(block: Heading, _: int) -> Iterator[str]:
    yield f"<h2>{_text(block.text)}</h2>\n"


@_block.register
def _(block: Paragraph, _: int) -> Iterator[str]:
    yield f"<p>{_line(block.line)}</p>\n"


@_block.register
def _(block: Items, _: int) -> Iterator[str]:
    yield f"<ul>\n{''.join(f'<li>{_line(line)}</li>' + chr(10) for line in block.lines)}</ul>\n"


@_block.register
def _(block: Quotation, _: int) -> Iterator[str]:
    before, exact, after = map(_text, (block.before, block.exact, block.after))
    yield (
        f"<blockquote>\n<p{_lang(block.language)}>{before}<mark>{exact}</mark>{after}</p>\n"
        f'<p class="about">{_line(block.about)}</p>\n</blockquote>\n'
    )


@_block.register
def _(block: Table, _: int) -> Iterator[str]:
    side = [' class="n"' if n in block.numbers else "" for n in range(len(block.head))]
    lines = (block.cites, *(cell for row in block.rows for cell in row))
    leads_on = any(isinstance(part, Cite) for line in lines for part in line)
    reached = "" if leads_on else ' tabindex="0"'
    yield f'<div class="table"{reached}>\n<table>\n'
    if block.caption or block.cites:
        yield f"<caption>{_line((block.caption, *block.cites))}</caption>\n"
    heads = zip(side, block.head, strict=True)
    head = "".join(f'<th{each} scope="col">{_text(name)}</th>' for each, name in heads)
    yield f"<thead><tr>{head}</tr></thead>\n<tbody>\n"
    for first, *rest in block.rows:
        cells = zip(side[1:], rest, strict=True)
        told = "".join(f"<td{each}>{_line(cell)}</td>" for each, cell in cells)
        yield f'<tr><th scope="row">{_line(first)}</th>{told}</tr>\n'
    yield "</tbody>\n</table>\n</div>\n"


@_block.register
def _(block: Bars, place: int) -> Iterator[str]:
    drawn = columns(block, f"b{place}")
    yield f'<div class="chart">\n{drawn}\n<p>{_text(block.described)}</p>\n</div>\n'


@_block.register
def _(block: Map, place: int) -> Iterator[str]:
    picture, told = (
        drawn(block, f"b{place}"),
        _text(f"{block.title}. {block.legend} {block.described}"),
    )
    yield f'<div class="chart map">\n{picture}\n<p>{told}</p>\n</div>\n'


def _line(line: Line) -> str:
    return "".join(map(_part, line))


def _part(part: Part) -> str:
    if isinstance(part, Cite):
        return f' <a class="cite" href="#n{part.number}">[{part.number}]</a>'
    if isinstance(part, Command):
        return f"<code>{_text(part.text)}</code>"
    if isinstance(part, Foreign):
        return f"<span{_lang(part.language)}>{_text(part.text)}</span>"
    return _text(part)


def _lang(language: str) -> str:
    return f' lang="{language}"' if language else ""


def _link(href: str) -> str:
    return f' <a href="{escape(href)}">{_text(href)}</a>' if href else ""


def _text(text: str) -> str:
    return escape(plain(text))
