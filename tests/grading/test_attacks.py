"""The boundary: each hostile hand-in gets its status, and nobody else's row changes."""

import csv
import re
from pathlib import Path

import pytest

ATTACKS = sorted((Path(__file__).parent / "attacks").glob("*.py"))
HONEST = ("aaa honest", "zzz honest")


@pytest.fixture(scope="module")
def graded(tmp_path_factory, grade, solution):
    """Grade a class in which two students are honest and everybody else attacks."""
    folder, out = tmp_path_factory.mktemp("class"), tmp_path_factory.mktemp("graded") / "out"
    for name in HONEST:
        (folder / name).mkdir()
        (folder / name / "mul.py").write_text(solution("02_mul"))
    for attack in ATTACKS:
        (folder / attack.stem).mkdir()
        (folder / attack.stem / "mul.py").write_bytes(attack.read_bytes())
    book = grade(folder, out, jobs=2).gradebook
    return {student: rows[0] for student, rows in book.verdicts.items()}, out


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda path: path.stem)
def test_an_attack_gets_its_status_and_no_pass(graded, attack):
    wanted = re.search(r"# status: (\w+)\s*$", attack.read_text())[1]
    row = graded[0][attack.stem]
    assert row.status == wanted, row
    assert row.sentences


@pytest.mark.parametrize("name", HONEST)
def test_nobody_elses_row_changes(graded, name):
    row = graded[0][name]
    assert (row.status, row.points, row.codes, row.notes) == ("passed", 4, (), ())


def test_everybody_has_a_row(graded):
    with (graded[1] / "results.csv").open(newline="", encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == len(ATTACKS) + len(HONEST)


def test_what_an_attacker_wrote_is_shown_and_never_obeyed(graded):
    page = (graded[1] / "feedback" / "raises_odd_text.md").read_text(encoding="utf-8")
    outside = re.sub(r"(?ms)^(`{3,})text$.*?^\1$", "", page)
    assert "<script>" not in outside
    assert "\x1b" not in page
    assert "\u202e" not in page
