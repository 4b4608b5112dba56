"""The page's script: plain ES modules, joined into one that needs no loader."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

_FIRST = "page"
_IMPORT = re.compile(r'^import \{[^}]*\} from "(\.{1,2}/[\w./]*)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function |class |const |let )", re.MULTILINE)
_DOC = r"/\*\*(?:(?!\*/).)*\*/"
_TYPES = re.compile(rf"^ *{_DOC}\n|{_DOC} ?", re.DOTALL | re.MULTILINE)
_NAME = re.compile(r"^(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)
_NAMES = re.compile(r"^(?:export )?(?:const|let) \[([\w, ]+)\] =", re.MULTILINE)


def own_script() -> str:
    """The page's own script: its modules, each after those that it imports, in one scope."""
    texts = dict(_modules(files("innokraft") / "viewer" / "script", ""))
    return _alone(joined(texts, _FIRST))


def _alone(script: str) -> str:
    """A script whose names are no one else's."""
    return f'(function () {{\n"use strict";\n\n{script}}})();\n'


def starting_script() -> str:
    """The script that unpacks and runs the others."""
    viewer, own = files("innokraft") / "viewer", ("starter", "script/letters")
    texts = {name: (viewer / f"{name}.js").read_text("utf-8") for name in own}
    return _alone(joined(texts, "starter"))


def _modules(folder: Traversable, room: str) -> Iterator[tuple[str, str]]:
    """The modules of a folder and of the rooms in it, by their paths."""
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _modules(entry, f"{room}{entry.name}/")
        elif entry.name.endswith(".js"):
            text = entry.read_text("utf-8").replace("\r\n", "\n")
            yield room + entry.name.removesuffix(".js"), text


def joined(modules: Mapping[str, str], first: str) -> str:
    r"""Modules by path, from the first on, without their imports, exports and types.

    Raises ValueError for a module that is not there or not used, for an import or export in a form
    that this does not take away, and where two modules give a name of their own to two things.

    >>> script = 'import { one } from "./b.js";\nalert(one);\n'
    >>> joined({"a": script, "b": "export const one = 1;\n"}, "a").split("\n")
    ['const one = 1;', '', 'alert(one);', '']
    """
    order = _order(modules, first)
    if left := modules.keys() - set(order):
        raise ValueError(f"no module imports {', '.join(sorted(left))}")
    plain = {name: _TYPES.sub("", modules[name]) for name in order}
    parts = {name: _EXPORT.sub("", _IMPORT.sub("", text)) for name, text in plain.items()}
    owners: dict[str, str] = {}
    for module, text in parts.items():
        if found := re.search(r"^(import|export)\b.*", text, re.MULTILINE):
            raise ValueError(f"{module}.js has a form that cannot be joined: {found[0]}")
        several = [name for some in _NAMES.findall(text) for name in some.split(", ")]
        for name in _NAME.findall(text) + several:
            if owners.setdefault(name, module) != module:
                raise ValueError(f"{name} is a name in {owners[name]}.js and in {module}.js")
    return "\n".join(parts.values())


def _order(modules: Mapping[str, str], first: str) -> list[str]:
    """Each module after those that it imports; in a circle, after those that were met before."""
    order: dict[str, None] = {}
    met: set[str] = set()

    def visit(name: str) -> None:
        if name in met:
            return
        met.add(name)
        if name not in modules:
            raise ValueError(f"there is no {name}.js")
        for other in _IMPORT.findall(modules[name]):
            visit(posixpath.normpath(posixpath.join(posixpath.dirname(name), other)))
        order[name] = None

    visit(first)
    return list(order)
