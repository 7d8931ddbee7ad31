"""What must hold for every exercise, and that the invariants notice when it doesn't."""

import shutil
from pathlib import Path

import pytest

from autogradkit import course
from autogradkit.course.invariants import broken, giveaways

RIGHT = Path(__file__).parent / "right"  # a folder per exercise: other right ways to answer


def test_every_invariant_holds_for_every_exercise():
    assert broken() == []


@pytest.mark.parametrize("path", sorted(RIGHT.glob("*/*.py")), ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_other_right_formulations_pass(path):
    report = course.attempt_file(course.entry(path.parent.name), path).report
    assert report.passed, str(report)
    assert report.points == report.max_points


def test_every_exercise_has_three_other_right_formulations():
    few = [e.name for e in course.entries() if len(list((RIGHT / e.name).glob("*.py"))) < 3]
    assert few == []


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / "exercises"
    shutil.copytree(course.kit_exercises() / "02_mul", folder / "01_mul")
    return folder


def rewritten(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_copy_of_one_exercise_is_in_order(copy):
    assert broken(copy) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("solution.py", "g * y, g * x", "g * y, g + x", "the solution gets"),
        ("rule.py", "raise NotImplementedError", "return g * y, g * x", "the stub is passed"),
        ("mistakes/own_factor.py", "g * x, g * y", "g * y, g * x", "own_factor.py passes"),
        ("mistakes/own_factor.py", "SWAPPED_INPUTS", "SIGN", "is called SWAPPED_INPUTS, not SIGN"),
        ("mistakes/own_factor.py", "# diagnosis:", "# it is:", "doesn't end with"),
        ("README.md", "`g`", "G", "the statement doesn't explain g"),
        ("README.md", "4 points", "5 points", "the id and the points"),
        ("README.md", "In numbers", "dx is g*y", "the statement gives away g*y"),
        ("exercise.py", "Freeze one factor.", "Write g * y.", "hint 1 gives away g*y"),
        ("exercise.py", "return x * y", "return abs(x) * y", "drops the imaginary part of x"),
        ("exercise.py", 'name="mul"', 'name="times"', "exercise.py calls it times"),
    ],
)
def test_a_broken_invariant_is_said(copy, file, old, new, said):
    rewritten(copy / "01_mul" / file, old, new)
    assert said in "\n".join(broken(copy))


def test_a_missing_file_and_a_number_given_twice_are_said(copy):
    (copy / "01_mul" / "solution.py").unlink()
    shutil.copytree(course.kit_exercises() / "14_exp_log", copy / "01_exp_log")
    assert broken(copy)[:3] == [
        "01_exp_log shares its number with another exercise.",
        "01_mul shares its number with another exercise.",
        "01_mul has no solution.py.",
    ]


def test_naming_what_is_given_gives_nothing_away():
    assert giveaways("def f(node):\n    node.a.grad += node.grad\n    return g") == set()
