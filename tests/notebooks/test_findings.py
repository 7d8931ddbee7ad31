"""findings.md says of each finding what became of it, and names tests that are there."""

import re
from pathlib import Path

FOLDER = Path(__file__).parent
FINDINGS = (FOLDER / "findings.md").read_text(encoding="utf-8")


def test_every_test_that_the_findings_name_is_there():
    there = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("test_*.py"))
    named = set(re.findall(r"`(test_\w+)`", FINDINGS))
    assert len(named) > 30
    assert [name for name in sorted(named) if f"def {name}(" not in there] == []
    assert all((FOLDER / name).exists() for name in re.findall(r"`(test_\w+\.py)`", FINDINGS))


def test_every_finding_has_an_answer():
    rows = [line.strip("|").split(" | ") for line in FINDINGS.splitlines() if line.startswith("| ")]
    assert len(rows) > 80
    assert all(len(row) == 2 and all(cell.strip() for cell in row) for row in rows)
