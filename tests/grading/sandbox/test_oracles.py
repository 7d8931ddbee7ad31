"""Exercises 59 and 60: the rules on trial stay with the grader, and a hand-in learns only what it asks."""

import pytest

from autogradkit import course
from autogradkit.course.source.answer import find_functions
from autogradkit.grading.hand_ins.exercise_answer import ExerciseAnswer
from autogradkit.grading.judging import judge
from autogradkit.grading.sandbox.child_side.confinement import Limits
from autogradkit.grading.sandbox.fork_server import ForkServer


@pytest.fixture(scope="module")
def fork_server():
    with ForkServer(Limits()) as fork_server:
        yield fork_server


def graded(name, text, fork_server, secret=""):
    entry = course.entry(name)
    return judge(
        entry, ExerciseAnswer("", found=find_functions(text, entry.exercise.functions)), fork_server, secret
    )


@pytest.mark.parametrize("name", ["name_the_bug", "write_a_checker"])
def test_a_right_answer_passes_across_the_pipe(name, fork_server):
    folder = course.entry(name).folder
    for path in (folder / "solution.py", *sorted((folder / "right").glob("*.py"))):
        result = graded(name, path.read_text(), fork_server)
        assert (result.status, result.points) == ("passed", 10.0), result.text


LOOKS_INSIDE = """
import gc, sys
def name_the_bug(rule):
    inside = [getattr(rule, name, None) for name in ("__globals__", "__closure__", "__code__", "__wrapped__")]
    frame, names = sys._getframe(), set()
    while frame is not None:
        names |= set(frame.f_globals) | set(frame.f_locals)
        frame = frame.f_back
    tables = [o for o in gc.get_objects() if type(o) is tuple and "UPSTREAM_TWICE" in o and len(o) > 20]
    if any(inside) or names & {"BOXES", "CODES", "number"} or tables:
        return "RIGHT", 1.0, 1.0, 1.0
    raise RuntimeError("nothing found")
"""
COUNTS_CALLS = """
import numpy as np
CALLS = []
CODES = (
    "NO_UPSTREAM", "UPSTREAM_TWICE", "RIGHT", "SIGN", "SWAPPED_INPUTS", "FACTOR", "FACTOR_OF_SIZE",
    "NOT_LINEAR", "UPSTREAM_POOLED", "TERM_WITHOUT_UPSTREAM", "WRONG_ONLY_WHERE",
    "MUTATES_UPSTREAM", "STATEFUL", "NO_UPSTREAM", "SIGN", "FACTOR", "SWAPPED_INPUTS",
    "FACTOR_OF_SIZE", "NOT_LINEAR", "WRONG_ONLY_WHERE", "UPSTREAM_POOLED", "MUTATES_UPSTREAM",
    "STATEFUL", "RIGHT",
)
def name_the_bug(rule):
    CALLS.append(1)
    g, x, y = np.array([[0.3, -1.2, 0.7], [1.1, -0.4, 0.9], [-0.8, 1.3, -0.5]])
    return CODES[(len(CALLS) - 1) % 24], g, x, y
"""
ASKS_FOR_EVER = """
import numpy as np
def name_the_bug(rule):
    while True:
        rule(np.ones(2), np.ones(2), np.ones(2))
"""
ASKS_FOR_MUCH = """
import numpy as np
def name_the_bug(rule):
    try:
        rule(np.ones((4000, 1)), np.ones((1, 4000)), np.ones((4000, 1)))
    except ValueError:
        pass
    rule(np.ones(100_000), np.ones(100_000), np.ones(100_000))
"""
KNOWS_THE_LIST = """
import numpy as np
def gradcheck(forward, rule, cases):
    import gc, sys
    tuples = [o for o in gc.get_objects() if type(o) is tuple and len(o) == 17]
    return any(all(type(i) is int for i in o) for o in tuples)
"""


def test_a_box_cannot_be_looked_into(fork_server):
    result = graded("name_the_bug", LOOKS_INSIDE, fork_server)
    assert result.points == 0
    assert "nothing found" in " ".join(result.sentences)


def test_the_order_of_the_boxes_is_not_known(fork_server):
    result = graded("name_the_bug", COUNTS_CALLS, fork_server, "a secret")
    assert result.codes == ("ONLY_THE_KNOWN_NUMBERS",), "in the notebook's order every name is right"
    assert result.points < 4


@pytest.mark.parametrize(
    ("text", "statuses"), [(ASKS_FOR_EVER, ("timeout",)), (ASKS_FOR_MUCH, ("failed", "error"))]
)
def test_too_many_or_too_large_questions_gain_nothing_and_harm_nobody(text, statuses):
    with ForkServer(Limits(call_s=1.0, total_s=3.0)) as fork_server:
        result = graded("name_the_bug", text, fork_server)
        assert (result.status in statuses, result.points) == (True, 0.0), result
        right = (course.entry("name_the_bug").folder / "solution.py").read_text()
        assert graded("name_the_bug", right, fork_server).status == "passed"


def test_which_rules_are_right_is_not_in_the_childs_memory(fork_server):
    result = graded("write_a_checker", KNOWS_THE_LIST, fork_server)
    assert result.points == 0
    assert "REFUSES_ALL" in result.codes
