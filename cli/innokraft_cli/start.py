"""Where the command begins. A plain call of `innokraft query` or `merge` does without click.

To load click takes longer than most answers. What is not plain, or not right, click reads, and says
so; what is plain it reads in the same way, to which a test holds the two.
"""

from __future__ import annotations

import os
import sys
from typing import NamedTuple, NoReturn

from innokraft import graph_here, language_here

FORMATS = (
    "table", "csv", "tsv", "json", "ndjson", "xml", "md", "html", "xlsx", "docx", "parquet",
    "ttl", "nq",
)  # fmt: skip
_OF_ALL = {"-g": "graph", "--graph": "graph", "--lang": "lang"}
_OPTIONS = {
    "merge": _OF_ALL,
    "query": {**_OF_ALL, "-o": "form", "-f": "form", "--format": "form", "--limit": "limit"},
}
_CLICK_READS = {
    "merge": ("_INNOKRAFT_COMPLETE", "INNOKRAFT_JUDGEMENTS", "INNOKRAFT_WORKERS"),
    "query": ("_INNOKRAFT_COMPLETE",),
}


class Plain(NamedTuple):
    """A plain call: its command, the query or the paths, and its options as they were typed."""

    command: str
    words: tuple[str, ...]
    graph: str
    lang: str
    form: str | None = None
    limit: str | None = None


def read_plain(arguments: list[str]) -> Plain | None:
    """What a call says whose options are few, each once, with a value of its own; else None."""
    command, *rest = arguments or [""]
    if command not in _OPTIONS or any(map(os.environ.get, _CLICK_READS[command])):
        return None
    given: dict[str, str] = {}
    words: list[str] = []
    coming = iter(rest)
    for word in coming:
        if not word.startswith("-"):
            words.append(word)
        elif (name := _OPTIONS[command].get(word)) and name not in given:
            given[name] = next(coming, "")
        else:
            return None
    graph = given.get("graph") or os.environ.get("INNOKRAFT_GRAPH") or graph_here()
    lang = given.get("lang") or os.environ.get("INNOKRAFT_LANG") or language_here()
    plain = Plain(command, tuple(words), graph, lang, given.get("form"), given.get("limit"))
    return plain if all(given.values()) and _is_right(plain) else None


def _is_right(plain: Plain) -> bool:
    limit = plain.limit or "none"
    return (
        bool(plain.words)
        and (plain.command == "merge" or len(plain.words) == 1)
        and all(plain.words)
        and not any("\ud800" <= letter <= "\udfff" for word in plain.words for letter in word)
        and plain.form in {None, *FORMATS}
        and plain.lang in {"sv", "en"}
        and (limit == "none" or (limit.isascii() and limit.isdigit() and int(limit[:18]) > 0))
    )


def main() -> NoReturn:
    """Runs the command line: exit code 0 fine, 1 wrong data, 2 wrong use."""
    plain = read_plain(sys.argv[1:])
    if plain is None:
        from innokraft_cli.main import main

        main()
    try:
        code = _merge(plain) if plain.command == "merge" else _answer(plain)
    except KeyboardInterrupt:
        code = 130
    except Exception as error:
        from innokraft_cli.failures import exit_code_of

        code = exit_code_of(error)
    os._exit(code)  # at once: what was printed is out, and there is nothing else to tidy up


def _answer(plain: Plain) -> int:
    from innokraft import Graph
    from innokraft_cli.answering import Bounds, limits_of

    bounds = Bounds(plain.form, "-", guarded=True, excel=False, limits=limits_of(plain.limit))
    return bounds.answer_alone(Graph(plain.graph), plain.words[0], plain.lang)


def _merge(plain: Plain) -> int:
    from pathlib import Path

    from innokraft_cli.changes import Change, merge_and_tell

    change = Change(plain.graph, plain.lang)
    return merge_and_tell(change, [Path(path) for path in plain.words])
