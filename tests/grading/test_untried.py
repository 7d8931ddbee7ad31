"""A right answer's branches that no question took are told, cost nothing, and are asked for once more."""

import numpy as np
import pytest

from autogradkit import course
from autogradkit.course.source.answer import find_functions
from autogradkit.course.source.cells import Cell
from autogradkit.grading import judging
from autogradkit.grading.hand_ins.exercise_answer import ExerciseAnswer
from autogradkit.grading.judging import judge
from autogradkit.grading.results.grade import Result
from autogradkit.grading.sandbox.fork_server import ForkServer
from autogradkit.grading.untried import untried_branches


@pytest.fixture(scope="module")
def fork_server():
    with ForkServer() as fork_server:
        yield fork_server


def graded(source, fork_server, exercise="mul"):
    entry = course.entry(exercise)
    found = find_functions([Cell(source, 1)], list(entry.exercise.functions))
    return judge(entry, ExerciseAnswer("", found=found), fork_server, "a secret")


SEEN_BY_NOBODY = {
    "many entries": ("if x.size > 4_000:\n        return g, g", "x.size > 4_000", "true"),
    "large numbers": ("x = np.where(np.abs(x) > 1e300, 0, x)", "np.abs(x) > 1e300", "true"),
    "after a while": ("CALLS.append(1)\n    x = x if len(CALLS) < 900 else g", "len(CALLS) < 900", "false"),
    "later": ("y = y if time.time() < START + 60 else x", "time.time() < START + 60", "false"),
    "both at once": ("x = 0 if x.ndim == 2 and len(x) == 90 else x", "x.ndim == 2 and len(x) == 90", "true"),
}


@pytest.mark.parametrize(("line", "what", "came"), SEEN_BY_NOBODY.values(), ids=SEEN_BY_NOBODY)
def test_what_nobody_saw_of_a_right_answer_is_told_and_costs_nothing(line, what, came, fork_server):
    source = "import time\nimport numpy as np\nSTART, CALLS = time.time(), []\n"
    result = graded(f"{source}def backward(g, x, y):\n    {line}\n    return g * y, g * x\n", fork_server)
    assert (result.status, result.points) == ("passed", 4)
    assert result.untried == (f"backward: “{what}” was never {came}",)


def test_a_plain_answer_has_nothing_to_tell(fork_server):
    assert graded("def backward(g, x, y):\n    return g * y, g * x\n", fork_server).untried == ()


def test_of_a_wrong_answer_nothing_is_told_but_what_is_wrong(fork_server):
    source = "def backward(g, x, y):\n    return (g, g) if x.size > 4_000 else (g * x, g * y)\n"
    result = graded(source, fork_server)
    assert result.status == "failed"
    assert result.untried == ()


CHOICE = """
def backward(g, x, y):
    if x.size > 10**6:
        x = 2 * x if y.size > 10**7 else x
    return g * y, g * x
"""
USUAL, TAKEN, BOTH, STOPPED = [1, 0, 1, 0, 0], [1, 1, 1, 0, 1], [1, 1, 1, 1, 1], [1, 0, 0, 0, 0]
LARGE = "backward: “x.size > 10**6” was never true"
LARGER = "backward: “y.size > 10**7” was never true"
RUNS = {  # status, points and marks of one run after the other, and what is to come of them
    "right again": ([("passed", 4.0, USUAL), ("passed", 4.0, TAKEN)], ("passed", 4.0, (LARGER,))),
    "wrong where it took another way": (
        [("passed", 4.0, USUAL), ("partial", 3.0, TAKEN)],
        ("partial", 3.0, ()),
    ),
    "wrong on the same ways, by bad luck": (
        [("passed", 4.0, USUAL), ("partial", 3.5, USUAL)],
        ("passed", 4.0, (LARGE,)),
    ),
    "not to its end on another way": (
        [("passed", 4.0, USUAL), ("timeout", 0.0, TAKEN)],
        ("passed", 4.0, (LARGE,)),
    ),
    "wrong at first, on a way that no other run took": (
        [("partial", 3.0, TAKEN), ("passed", 4.0, USUAL), ("passed", 4.0, USUAL)],
        ("partial", 3.0, ()),
    ),
    "wrong at first, by bad luck": (
        [("partial", 3.5, USUAL), ("passed", 4.0, USUAL), ("passed", 4.0, BOTH)],
        ("passed", 4.0, ()),
    ),
    "wrong at first, by bad luck, before it came to ways that the others took": (
        [("partial", 3.5, STOPPED), ("passed", 4.0, USUAL), ("passed", 4.0, TAKEN)],
        ("passed", 4.0, (LARGER,)),
    ),
}


@pytest.mark.parametrize(("runs", "told"), RUNS.values(), ids=RUNS)
def test_another_run_counts_where_it_took_another_way(runs, told, fork_server, monkeypatch):
    waiting = iter((Result(status, points), np.array(marks, np.uint8)) for status, points, marks in runs)
    monkeypatch.setattr(judging, "check_on_seed", lambda *_: next(waiting))
    result = graded(CHOICE, fork_server)
    assert (result.status, result.points, result.untried) == told


@pytest.mark.parametrize(
    "line", ["marks_of_the_grader[:] = b'1' * 9", "[*__builtins__.values()][-1][:] = b'1' * 9"]
)
def test_who_writes_to_the_marks_is_told(line, fork_server):
    source = f"def backward(g, x, y):\n    {line}\n    return (g, g) if x.size > 4_000 else (g * y, g * x)\n"
    (said,) = graded(source, fork_server).untried
    assert said.endswith("what was taken can't be told")


def test_marks_that_are_not_those_of_the_program_tell_nothing():
    source = "def f(x):\n    return 0 if x > 9 else x\n"
    assert untried_branches(source, np.array([1, 0, 1], np.uint8)) != ()
    for marks in (np.zeros(0, np.uint8), np.array([1, 0], np.uint8), np.zeros(900, np.uint8)):
        assert untried_branches(source, marks) == ()


def test_a_loop_and_a_case_are_told_by_their_first_line():
    cases = "    match x:\n        case 2:\n            x = 0\n"
    source = f"def f(x):\n{cases}    for k in x:\n        x = k\n    return x\n"
    assert untried_branches(source, np.array([1, 0, 0, 1], np.uint8)) == (
        "f: what “case 2” leads to never ran",
        "f: what “for k in x:” leads to never ran",
    )


def test_what_is_quoted_is_short_and_one_line():
    source = f"def f(x):\n    return 0 if x > ({'1 +' * 90}\n 1) else x\n"
    (said,) = untried_branches(source, np.array([1, 0, 1], np.uint8))
    assert len(said) < 130
    assert "\n" not in said


def test_a_test_is_quoted_as_it_stands_in_its_lines():
    source = "def f(x):\r\n    é = 'é' if x > 9 else 'ß' if (x\r\n    > 7) else 'ü'\r\n    return é\r\n"
    never = untried_branches(source, np.array([1, 0, 1, 0, 1], np.uint8))
    assert never == ("f: “x > 9” was never true", "f: “x > 7” was never true")


def test_of_very_many_branches_the_first_are_told():
    source = "def f(x):\n" + "".join(f"    x = 0 if x > {k} else x\n" for k in range(5_000))
    assert len(untried_branches(source, np.array([1, *[0, 1] * 5_000], np.uint8))) == 1_000
