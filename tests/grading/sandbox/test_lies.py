"""What a hand-in gains that lies about its manners, which are the child's own word, or about its memory."""

import sys

import pytest

from autogradkit.grading.sandbox.child_side.confinement import Limits

RULE = """
def backward(g, x, y):
    dx, dy = g * y, {dy}
    g[...] = 0
    return dx, dy
"""
LIE = """
    import sys
    sys.modules["answer"].changed_arguments = lambda *_: ()
    return dx, dy
"""


@pytest.fixture
def points(hand_ins, grade, tmp_path):
    """The status and points of an honest hand-in and of one that lies, with the same rule."""

    def run(dy):
        rule = RULE.format(dy=dy)
        folder = hand_ins({"honest/mul.py": rule, "lies/mul.py": rule.replace("\n    return dx, dy\n", LIE)})
        grades = grade(folder, tmp_path / "out").gradebook.grades
        return {student: (row.status, row.points, row.codes) for student, (row,) in grades.items()}

    return run


def test_a_lie_about_manners_gains_their_share_alone_and_is_shown_to_a_person(points):
    got = points("g * x")
    assert got["honest"] == ("partial", 2.0, ("MUTATES_UPSTREAM",))
    assert got["lies"] == ("flagged", 4.0, ("LOOKS_NUMERICAL",))


def test_a_lie_about_manners_makes_no_wrong_number_right(points):
    got = points("g * y")
    status, reached, codes = got["lies"]
    assert status != "passed"
    assert reached <= 2.0
    assert codes == got["honest"][2][:1]


WHOLE_MATRIX = """
import numpy as np

def backward(g, z, axis):
    g, z = np.moveaxis(g, axis, -1), np.moveaxis(z, axis, -1)
    dx = np.empty(z.shape)
    for row in np.ndindex(z.shape[:-1]):
        dx[row] = g[row] @ (np.diag(z[row]) - np.outer(z[row], z[row]))
    {lie}
    return np.moveaxis(dx, -1, axis)
"""
TAKEN_BEFORE = "import tracemalloc\nnp.ones(40_000_000)\n"  # and given back: the most that was held is known
SMALL = "import sys; sys.modules['answer'].tracemalloc.get_traced_memory = lambda: (0, 0)"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux tells how much a process held")
def test_a_lie_about_memory_gains_nothing(hand_ins, grade, tmp_path):
    rules = {
        "honest": WHOLE_MATRIX.format(lie="pass"),
        "lies": WHOLE_MATRIX.format(lie=SMALL),
        "takes it before": WHOLE_MATRIX.format(lie="tracemalloc.stop()") + TAKEN_BEFORE,
    }
    folder = hand_ins({f"{student}/softmax.py": rule for student, rule in rules.items()})
    patient = Limits()  # memory that a machine has never touched may take seconds to come
    grades = grade(folder, tmp_path / "out", exercises=["softmax"], limits=patient).gradebook.grades
    got = {(status, points, codes[0]) for ((_, status, points, codes),) in map(facts, grades.values())}
    assert got == {("partial", 9.0, "FULL_JACOBIAN")}
    assert grades["honest"][0].codes == ("FULL_JACOBIAN",)  # who looks into what runs it is told so as well


def facts(grades):
    return [(grade.exercise, grade.status, grade.points, grade.codes) for grade in grades]
