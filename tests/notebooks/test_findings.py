"""The tables of findings say of each what became of it, and name tests that are there."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent

each_table = pytest.mark.parametrize("name", ["findings.md", "findings_10_17.md"])


@each_table
def test_every_test_that_the_findings_name_is_there(name):
    findings = (FOLDER / name).read_text(encoding="utf-8")
    there = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("test_*.py"))
    named = set(re.findall(r"`(test_\w+)`", findings))
    assert len(named) > 10
    assert [test for test in sorted(named) if f"def {test}(" not in there] == []
    assert all((FOLDER / test).exists() for test in re.findall(r"`(test_\w+\.py)`", findings))


@each_table
def test_every_finding_has_an_answer(name):
    findings = (FOLDER / name).read_text(encoding="utf-8")
    rows = [line.strip("|").split(" | ") for line in findings.splitlines() if line.startswith("| ")]
    assert len(rows) > 80
    assert all(len(row) == 2 and all(cell.strip() for cell in row) for row in rows)
