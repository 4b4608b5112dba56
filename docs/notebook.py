"""Runs the notebook of the documents and writes down what its cells show.

`python -m docs.notebook` does so; a test holds what is written against what a run gives.
"""

from __future__ import annotations

import ast
import io
import json
import os
import tempfile
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).with_name("tutorials") / "researcher.ipynb"


def run(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook with the outputs of its cells, run from the first on in the working folder."""
    names: dict[str, Any] = {}
    cells = []
    for number, cell in enumerate(notebook["cells"], 1):
        if cell["cell_type"] == "code":
            outputs = _outputs("".join(cell["source"]), names, number)
            cells.append({**cell, "execution_count": number, "outputs": outputs})
        else:
            cells.append(cell)
    return {**notebook, "cells": cells}


def _outputs(source: str, names: dict[str, Any], number: int) -> list[dict[str, Any]]:
    """What a cell prints, and the value of its last line as a notebook shows it."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(tree, NOTEBOOK.name, "exec"), names)  # noqa: S102 - our own notebook
        value = None
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), NOTEBOOK.name, "eval"), names)  # noqa: S307
    outputs: list[dict[str, Any]] = []
    if text := printed.getvalue():
        outputs.append({"output_type": "stream", "name": "stdout", "text": _lines(text)})
    if value is not None:
        in_html = getattr(value, "_repr_html_", None)
        shown = {"text/html": _lines(in_html())} if in_html else {"text/plain": [repr(value)]}
        outputs.append(
            {"output_type": "execute_result", "execution_count": number, "metadata": {},
             "data": shown}
        )  # fmt: skip
    return outputs


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def text_of(notebook: dict[str, Any]) -> str:
    """A notebook as it stands in its file."""
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Runs the notebook in a folder of its own, and writes it anew."""
    notebook = json.loads(NOTEBOOK.read_text("utf-8"))
    os.environ["INNOKRAFT_LANG"] = "en"
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        NOTEBOOK.write_text(text_of(run(notebook)), "utf-8")


if __name__ == "__main__":
    main()
