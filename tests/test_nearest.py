"""Which tests `scripts/test --fast` runs for a change, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.nearest import Budget, nearest

HOUSE = "tests/test_house.py"


def test_the_tests_of_a_reader_come_before_those_that_only_import_it() -> None:
    found = nearest(["graph/innokraft/readers/sources/swecris.py"])
    assert found[0] == "tests/graph/readers/test_swecris.py"
    assert found.index("tests/graph/readers/test_gdp.py") < found.index(HOUSE)
    assert found.index("tests/cli/test_cases.py") < found.index("tests/graph/change/test_merge.py")
    assert "tests/ontology/test_values.py" not in found
    assert "tests/cli/test_printing.py" not in nearest(["graph/innokraft/errors.py"])[:20]


def test_tests_that_were_changed_come_with_those_that_import_them() -> None:
    found = nearest(["tests/graph/query/taken_over.py"])
    assert found[1:3] == ["tests/graph/query/test_apart.py", "tests/graph/query/test_running.py"]
    assert nearest(["tests/cli/test_query.py"])[0] == "tests/cli/test_query.py"


@pytest.mark.parametrize(
    ("path", "test"),
    [
        ("ontology/concepts.ttl", "tests/ontology/test_concepts.py"),
        ("data/questions/01-coordinated.rq", "tests/graph/query/test_questions.py"),
        ("README.md", "tests/test_documentation.py"),
        ("tests/cases/some.yaml", "tests/cli/test_cases.py"),
        ("cli/innokraft_cli/query.py", "tests/cli/test_query.py"),
        ("graph/innokraft/viewer/script/any.js", "tests/graph/viewer/test_viewer.py"),
    ],
)
def test_what_no_test_imports_has_its_tests(path: str, test: str) -> None:
    found = nearest([path])
    assert test in found
    assert Path(test).is_file()


def test_no_test_is_begun_when_the_time_is_up_and_that_is_told(
    pytestconfig: pytest.Config, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "test_failing.py"
    path.write_text("def test_it(): assert False\n")
    words = ["-q", "-p", "no:cacheprovider", "-c", "/dev/null", str(path)]
    assert pytest.main(words, [Budget(60)]) == pytest.ExitCode.TESTS_FAILED
    assert pytest.main(words, [Budget(-1)]) == pytest.ExitCode.OK
    assert "1 test(s) further off were not run" in capsys.readouterr().out
