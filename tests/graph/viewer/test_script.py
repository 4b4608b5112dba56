"""The page's script: modules joined in one order; what cannot be joined is an error."""

from __future__ import annotations

import pytest

from innokraft.viewer.script import joined, own_script

MAIN = (
    'import { one, two } from "./b.js";\nimport { three } from "./c.js";\n\nrun(one, two, three);\n'
)
B = 'import { three } from "./c.js";\n\nexport const one = three;\nexport function two() {}\n'
C = 'import { two } from "./b.js";\n\nexport let three = 3;\nexport async function four() {}\n'


def test_a_module_comes_after_those_it_imports_without_imports_and_exports() -> None:
    script = joined({"a": MAIN, "b": B, "c": C}, "a")
    lines = [line for line in script.split("\n") if line]
    assert lines == [
        "let three = 3;", "async function four() {}", "const one = three;", "function two() {}",
        "run(one, two, three);",
    ]  # fmt: skip


def test_the_types_of_a_module_are_left_out_and_its_other_comments_kept() -> None:
    typed = "/* Why. */\n\n/**\n * @typedef {number} N\n */\n"
    typed += "/** @type {N} */ let /** @type {N} */ one = 1; // kept\n"
    assert joined({"a": typed}, "a") == "/* Why. */\n\nlet one = 1; // kept\n"


def test_a_module_of_a_room_is_found_from_where_the_import_stands() -> None:
    modules = {
        "a": 'import { one } from "./map/b.js";\n\nrun(one);\n',
        "map/b": 'import { two } from "../c.js";\nimport { three } from "./d.js";\n\n'
        "export const one = two + three;\n",
        "map/d": "export const three = 3;\n",
        "c": "export const two = 2;\n",
    }
    lines = [line for line in joined(modules, "a").split("\n") if line]
    assert lines == ["const two = 2;", "const three = 3;", "const one = two + three;", "run(one);"]


def test_the_order_of_the_files_does_not_matter() -> None:
    assert joined({"c": C, "b": B, "a": MAIN}, "a") == joined({"a": MAIN, "b": B, "c": C}, "a")


@pytest.mark.parametrize(
    ("modules", "said"),
    [
        ({"a": MAIN, "b": B}, "there is no c.js"),
        ({"a": "run();\n", "b": B, "c": C}, "no module imports b, c"),
        ({"a": 'import one from "./b.js";\n'}, "cannot be joined: import one"),
        ({"a": "export default 1;\n"}, "cannot be joined: export default"),
        ({"a": 'import { b } from "./b.js";\n\nconst one = b;\n', "b": "export const b = 1;\n"
          "function one() {}\n"}, "one is a name in b.js and in a.js"),
        ({"a": 'import { b } from "./b.js";\n\nconst [one, two] = b;\n',
          "b": "export const b = [1];\nconst two = 2;\n"}, "two is a name in b.js and in a.js"),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_an_error(modules: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        joined(modules, "a")


def test_the_script_of_the_page_is_joined_in_one_scope() -> None:
    script = own_script()
    assert script.startswith('(function () {\n"use strict";')
    assert "@type" not in script
    assert "import {" not in script
    assert script.count("function unfolded(") == 1
