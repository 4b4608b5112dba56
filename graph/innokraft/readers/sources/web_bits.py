"""The pieces of a web page's text, in order, without what belongs to the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from innokraft.readers.sources.vinnova_html import LEVELS, parse_html
from innokraft.readers.values.entities import without_entities

_DROPPED = frozenset("script style noscript template svg nav footer select head".split())  # noqa: SIM905
_INLINE = frozenset("a b i u em strong span sub sup small abbr mark".split())  # noqa: SIM905


class Bit(NamedTuple):
    """A piece of a page's text, and the level of the heading that it is (0: none).

    `glued` says that nothing stands between it and the piece before: no blank, no block; `apart`
    that a block does.
    """

    text: str
    level: int
    glued: bool = False
    apart: bool = True


def page_bits(html: str) -> Iterator[Bit]:
    """The pieces of a page's text."""
    from lxml import etree

    root = parse_html(html)
    if root is None:
        return
    dropped, level, gap, block = 0, 0, True, True
    for event, node in etree.iterwalk(root, events=("start", "end")):
        block = block or node.tag not in _INLINE
        gap = gap or block
        if event == "start":
            dropped += bool(dropped or node.tag in _DROPPED)
            level = LEVELS.get(str(node.tag), level)
        else:
            dropped -= bool(dropped)
            level = 0 if node.tag in LEVELS else level
        text = without_entities((node.text if event == "start" else node.tail) or "")
        if text and not dropped:
            if bare := " ".join(text.split()):
                yield Bit(bare, level, not gap and not text[0].isspace(), block)
                block = False
            gap = text[-1].isspace() or (gap and not bare)


def together(bits: Iterable[Bit]) -> str:
    """The text of pieces as it reads."""
    return "".join(bit.text if bit.glued else f" {bit.text}" for bit in bits).strip()
