"""What a hand-in gains that lies about the only facts which are the child's own word: its manners."""

import pytest

RULE = """
def backward(g, x, y):
    dx, dy = g * y, {dy}
    x[...] = 0
    return dx, dy
"""
LIE = """
    import sys
    sys.modules["answer"].changed = lambda *_: ()
    return dx, dy
"""


@pytest.fixture
def points(hand_ins, grade, tmp_path):
    """The status and points of an honest hand-in and of one that lies, with the same rule."""

    def run(dy):
        rule = RULE.format(dy=dy)
        folder = hand_ins({"honest/mul.py": rule, "lies/mul.py": rule.replace("\n    return dx, dy\n", LIE)})
        verdicts = grade(folder, tmp_path / "out").gradebook.verdicts
        return {student: (row.status, row.points, row.codes) for student, (row,) in verdicts.items()}

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
