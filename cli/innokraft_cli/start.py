"""Where the command begins. A plain call of `innokraft query` or `merge` does without click.

To load click takes longer than most answers. What is not plain, or not right, click reads, and says
so; what is plain it reads in the same way, to which a test holds the two.
"""

from __future__ import annotations

import os
import sys
from typing import NamedTuple, NoReturn

FORMATS = ("table", "csv", "tsv", "json", "xml", "ttl", "nq")
_OPTIONS = {
    "-g": "graph",
    "--graph": "graph",
    "-o": "form",
    "-f": "form",
    "--format": "form",
    "--limit": "limit",
    "--lang": "lang",
}


_MERGE_OPTIONS = {"-g": "graph", "--graph": "graph", "--lang": "lang"}
_CLICKS_OWN = ("_INNOKRAFT_COMPLETE", "INNOKRAFT_JUDGEMENTS", "INNOKRAFT_WORKERS")


class PlainMerge(NamedTuple):
    """A plain call: what to merge, into which graph, and the language."""

    paths: tuple[str, ...]
    graph: str
    lang: str


class Plain(NamedTuple):
    """A plain call: its query, and its options as they were typed."""

    sparql: str
    graph: str
    form: str | None
    limit: str | None
    lang: str


def read_plain(arguments: list[str]) -> Plain | None:
    """What a call says whose options are few, each once, with a value of its own; else None."""
    if arguments[:1] != ["query"] or len(arguments) % 2 or "_INNOKRAFT_COMPLETE" in os.environ:
        return None
    given: dict[str, str] = {}
    rest = iter(arguments[1:])
    for word in rest:
        name = "sparql" if not word.startswith("-") else _OPTIONS.get(word, "")
        if not name or name in given:
            return None
        given[name] = word if name == "sparql" else next(rest, "")
    graph = given.get("graph") or os.environ.get("INNOKRAFT_GRAPH") or "innokraft-graph"
    lang = given.get("lang") or os.environ.get("INNOKRAFT_LANG") or "sv"
    plain = Plain(given.get("sparql", ""), graph, given.get("form"), given.get("limit"), lang)
    return plain if _is_right(plain, given) else None


def _is_right(plain: Plain, given: dict[str, str]) -> bool:
    limit = plain.limit or "none"
    return (
        all(given.values())
        and not any("\ud800" <= letter <= "\udfff" for letter in plain.sparql)
        and plain.form in {None, *FORMATS}
        and plain.lang in {"sv", "en"}
        and (limit == "none" or (limit.isascii() and limit.isdigit() and int(limit[:18]) > 0))
    )


def read_merge(arguments: list[str]) -> PlainMerge | None:
    """What a call of merge says that has paths, a graph and a language alone; else None."""
    if arguments[:1] != ["merge"] or any(os.environ.get(name) for name in _CLICKS_OWN):
        return None
    given: dict[str, str] = {}
    paths: list[str] = []
    rest = iter(arguments[1:])
    for word in rest:
        if word.startswith("-"):
            name = _MERGE_OPTIONS.get(word, "")
            if not name or name in given:
                return None
            given[name] = next(rest, "")
        else:
            paths.append(word)
    graph = given.get("graph") or os.environ.get("INNOKRAFT_GRAPH") or "innokraft-graph"
    lang = given.get("lang") or os.environ.get("INNOKRAFT_LANG") or "sv"
    is_right = paths and all(paths) and all(given.values()) and lang in {"sv", "en"}
    return PlainMerge(tuple(paths), graph, lang) if is_right else None


def main() -> NoReturn:
    """Runs the command line: exit code 0 fine, 1 wrong data, 2 wrong use."""
    plain = read_plain(sys.argv[1:]) or read_merge(sys.argv[1:])
    if plain is None:
        from innokraft_cli.main import main

        main()
    try:
        code = _merge(plain) if isinstance(plain, PlainMerge) else _answer(plain)
    except KeyboardInterrupt:
        code = 130
    except Exception as error:
        from innokraft_cli.main import exit_code_of

        code = exit_code_of(error)
    os._exit(code)  # at once: what was printed is out, and there is nothing else to tidy up


def _answer(plain: Plain) -> int:
    from innokraft import Graph
    from innokraft_cli.answering import Bounds, limits_of

    bounds = Bounds(plain.form, "-", guarded=True, limits=limits_of(plain.limit))
    return bounds.answer_alone(Graph(plain.graph), plain.sparql, plain.lang)


def _merge(plain: PlainMerge) -> int:
    from pathlib import Path

    from innokraft_cli.changes import Change, merge_and_tell

    change = Change(plain.graph, plain.lang)
    return merge_and_tell(change, [Path(path) for path in plain.paths])
