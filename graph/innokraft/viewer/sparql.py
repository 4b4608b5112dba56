"""What lets a page be asked in SPARQL: Oxigraph's build for browsers, the graph, and examples.

The build comes from npm, not with innokraft: it is for pages that are asked, and 4 MB. It goes
into the page packed, beside all statements of the graph as TriG. It runs in a worker, which a
browser makes of a page in a file only where its script is no module.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from innokraft.errors import UsageError
from innokraft.export.rdf import FORMATS
from innokraft.rdf.namespaces import BASE, PREFIXES
from innokraft.viewer.block import packed
from innokraft.viewer.examples import examples
from innokraft.viewer.letters import letters_of

if TYPE_CHECKING:
    from innokraft.store.embedded import EmbeddedStore

_EXPORT = re.compile(r"^export (?:\{[^}]*\};$|(?=class |function ))", re.MULTILINE)
_MODULE = re.compile(r"^(?:export|import)\b|\bimport\.meta\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Asking:
    """The parts of a page that is asked, each packed, and the version of Oxigraph in it."""

    parts: tuple[str, ...]
    version: str


def asking(store: EmbeddedStore, node_modules: Path) -> Asking:
    """What a page needs to ask a graph; Oxigraph is that of a folder of npm's.

    Raises UsageError where it is not there.
    """
    folder = node_modules / "oxigraph"
    try:
        glue = as_plain_script((folder / "web.js").read_text("utf-8"))
        engine = (folder / "web_bg.wasm").read_bytes()
        version = str(json.loads((folder / "package.json").read_bytes())["version"])
    except (OSError, ValueError, KeyError):
        raise UsageError(
            f"there is no Oxigraph for browsers in {node_modules}",
            remedy="Get it with: npm install oxigraph. Elsewhere than here: --node-modules DIR.",
        ) from None
    told = {"prefixes": PREFIXES, "base": BASE, "examples": examples(store)}
    quads = deflated(FORMATS["trig"](store))
    return Asking((deflated([glue.encode()]), deflated([engine]), quads, packed(told)), version)


def as_plain_script(module: str) -> str:
    r"""A module as a script: its names stand in the scope around it.

    ValueError for one that imports, or exports in another form.

    >>> as_plain_script("export class Store {}\nexport { one, two as default };\n")
    'class Store {}\n\n'
    """
    plain = _EXPORT.sub("", module).replace("import.meta.url", '""')
    if found := _MODULE.search(plain):
        raise ValueError(f"it has a form that cannot be taken away: {found[0]}")
    return plain


def deflated(parts: Iterable[bytes]) -> str:
    """Bytes that come in parts, compressed, as letters."""
    press = zlib.compressobj(9)
    return letters_of(b"".join([*(press.compress(part) for part in parts), press.flush()]))
