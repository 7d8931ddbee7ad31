"""What a hand-in gains that lies about its manners, which are the child's own word, or about its memory."""

import sys

import pytest

RULE = """
def backward(g, x, y):
    dx, dy = g * y, {dy}
    x[...] = 0
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


def test_a_lie_about_manners_gains_their_share_alone(points):
    got = points("g * x")
    assert got["honest"] == ("partial", 2.0, ("MUTATES_INPUT",))
    assert got["lies"] == ("passed", 4.0, ())


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
SMALL = "import sys; sys.modules['answer'].tracemalloc.get_traced_memory = lambda: (0, 0)"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux tells how much a process held")
def test_a_lie_about_memory_gains_nothing(hand_ins, grade, tmp_path):
    rules = {"honest/softmax.py": "pass", "lies/softmax.py": SMALL}
    folder = hand_ins({file: WHOLE_MATRIX.format(lie=lie) for file, lie in rules.items()})
    grades = grade(folder, tmp_path / "out", exercises=["softmax"]).gradebook.grades
    (honest,), (lying,) = grades["honest"], grades["lies"]
    assert (lying.status, lying.points, lying.codes) == (honest.status, honest.points, honest.codes)
    assert lying.codes == ("FULL_JACOBIAN",)
