"""The page's script by its own tools: types by TypeScript, logic by Node's tests."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from innokraft.network import build_network
from innokraft.store import open_graph
from innokraft.viewer import render
from tests.graph.viewer.blocks import data_of, narrow_data_of

ROOT = Path(__file__).parents[3]
MADE = ROOT / "tests" / "graph"
TSC = ROOT / "node_modules" / ".bin" / "tsc"

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not TSC.is_file(),
    reason="Node and the packages of package.json are not here: npm ci",
)


def test_the_types_of_the_script_hold() -> None:
    done = subprocess.run(
        [TSC, "--noEmit", "-p", ROOT], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_check_of_types_sees_a_wrong_one(tmp_path: Path) -> None:
    script = ROOT / "graph" / "innokraft" / "viewer" / "script"
    shutil.copytree(script, tmp_path / "script")
    search = tmp_path / "script" / "finding" / "search.js"
    search.write_text(search.read_text("utf-8").replace("const MOST = 12", 'const MOST = "12"'))
    options = json.loads((ROOT / "tsconfig.json").read_text("utf-8"))
    (tmp_path / "tsconfig.json").write_text(json.dumps({**options, "include": ["script"]}))
    done = subprocess.run([TSC, "-p", tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "finding.js" in done.stdout


def test_the_logic_of_the_script_holds(tmp_path: Path) -> None:
    for name, graph, many in (("whole", "made_network", 150), ("overview", "made_many", 5)):
        page = render(build_network(open_graph(str(MADE / f"{graph}.trig")), many=many))
        (tmp_path / f"{name}.json").write_text(json.dumps(data_of(page)), "utf-8")
        (tmp_path / f"{name}-narrow.json").write_text(json.dumps(narrow_data_of(page)), "utf-8")
    tests = sorted((MADE / "viewer" / "script").glob("*.test.js"))
    done = subprocess.run(
        ["node", "--test", "--test-reporter=tap", *map(str, tests)],
        capture_output=True, text=True, check=False, cwd=ROOT,
        env={**os.environ, "INNOKRAFT_BLOCKS": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:]
    assert "# fail 0" in done.stdout
    assert "# pass 0" not in done.stdout
