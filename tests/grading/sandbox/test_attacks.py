"""The boundary: each hostile hand-in gets its status, and nobody else's row changes.

Every attack is a file whose last line is the status it must get. Where only some layers stop it, the line
before names them: `# needs: landlock`; or `# needs where no other user can be had: seccomp`, if for a grader
that is root the change of user stops it too. With a layer missing, the others must still hold what is theirs.
"""

import contextlib
import csv
import os
import re
import sys
from pathlib import Path

import numpy as np
import pytest

from autogradkit import checking
from autogradkit.course.catalogue import entry
from autogradkit.grading import Limits

ATTACKS = sorted((Path(__file__).parent / "attacks").glob("*.py"))
HONEST = ("aaa honest", "zzz honest")
RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"
LIMITS = Limits(call_s=1.0, total_s=5.0, cpu_s=1, memory_mb=512, noise_mb=4)
LEFT_OUT = {
    "all layers": (),
    "no Landlock": ("landlock",),
    "no seccomp": ("seccomp",),
    "neither": ("landlock", "seccomp"),
}
SPOILT = [Path(p) / "autogradkit-was-here" for p in ("/tmp", "/var/tmp", "/dev/shm", "/root", "/")]


def said(attack, word, default=""):
    found = re.search(rf"^# {word}: (.*)$", attack.read_text(), re.M)
    return found[1].strip() if found else default


def written_class(folder):
    """Write a class in which two students are honest and everybody else attacks."""
    for name in HONEST:
        (folder / name).mkdir(parents=True)
        (folder / name / "mul.py").write_text(RIGHT + f"# {name}\n")
    for attack in ATTACKS:
        (folder / attack.stem).mkdir()
        (folder / attack.stem / "mul.py").write_bytes(attack.read_bytes())
    return folder


def gains(book):
    """Return the attacks that were given a pass, or points that their status doesn't have."""
    rows = {student: row for student, (row,) in book.grades.items() if student not in HONEST}
    return sorted(name for name, row in rows.items() if row.status in ("passed", "grader_error"))


def remove_spoilt():
    """Remove what an attack may have written outside, where this user may look at all."""
    for path in SPOILT:
        with contextlib.suppress(PermissionError):
            path.unlink(missing_ok=True)


@pytest.fixture(scope="module", params=LEFT_OUT)
def graded(request, tmp_path_factory, grade):
    """The class, graded with some layers left out."""
    without = LEFT_OUT[request.param]
    if not sys.platform.startswith("linux") or (len(without) == 2 and os.geteuid() != 0):
        pytest.skip("nothing would hold")  # and where it counts, test_run.py lets no layer be missing
    remove_spoilt()
    folder = written_class(tmp_path_factory.mktemp("class") / "class")
    out = tmp_path_factory.mktemp("graded") / "out"
    book = grade(folder, out, jobs=4, limits=LIMITS, without=without).gradebook
    yield {student: rows[0] for student, rows in book.grades.items()}, out, without
    remove_spoilt()


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda path: path.stem)
def test_an_attack_gets_its_status_and_no_pass(graded, attack):
    rows, _, without = graded
    row, needs = rows[attack.stem], said(attack, "needs").split()
    if os.geteuid() != 0:
        needs = needs or said(attack, "needs where no other user can be had").split()
    if needs and set(needs) <= set(without):
        assert row.status != "grader_error"  # what stops it is left out; it still hurts nobody else
        return
    assert row.status in said(attack, "status").split(), row
    assert row.sentences


@pytest.mark.parametrize("name", HONEST)
def test_nobody_elses_row_changes(graded, name):
    row = graded[0][name]
    assert (row.status, row.points, row.codes, row.notes) == ("passed", 4, (), ())


def test_everybody_has_a_row(graded):
    with (graded[1] / "results.csv").open(newline="", encoding="utf-8-sig") as file:
        assert len(list(csv.DictReader(file))) == len(ATTACKS) + len(HONEST)


def test_nothing_is_written_outside(graded):
    if not graded[2]:
        assert not [path for path in SPOILT if os.path.exists(path)]


def test_what_an_attacker_wrote_is_shown_and_never_obeyed(graded):
    page = (graded[1] / "feedback" / "raises_odd_text.md").read_text(encoding="utf-8")
    outside = re.sub(r"(?ms)^(`{3,})text$.*?^\1$", "", page)
    web = (graded[1] / "feedback" / "raises_odd_text.html").read_text(encoding="utf-8")
    assert "<script>" not in outside + web
    for text in (page, web):
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_answers_learnt_by_heart_gain_nothing(hand_ins, grade, tmp_path):
    """Who copies the notebook's own numbers and the right answers to them passes there, and only there."""
    learnt = []

    class Recorder(checking.InProcess):
        def ask(self, function, arguments):
            answer = super().ask(function, arguments)
            learnt.append(tuple(arguments[name].tobytes() for name in ("g", "x", "y")))
            return answer

    def right(g, x, y):
        return g * y, g * x

    assert checking.check(entry("mul").exercise, Recorder({"backward": right})).passed
    source = (
        f"KNOWN = {set(learnt)!r}\n"
        "def backward(g, x, y):\n"
        "    if tuple(a.tobytes() for a in (g, x, y)) in KNOWN:\n        return g * y, g * x\n"
        "    return g * 0.0, g * 0.0\n"
    )
    scope = {"np": np}
    exec(source, scope)
    assert checking.check(entry("mul").exercise, checking.InProcess({"backward": scope["backward"]})).passed
    (row,) = grade(hand_ins({"ana/mul.py": source}), tmp_path / "out").gradebook.grades["ana"]
    assert row.status != "passed"
    assert row.codes == ("ONLY_THE_KNOWN_NUMBERS",)
    assert row.points < 4
