"""Larger arrays: a rule that is wrong wherever there is more than in the listed cases loses points."""

import numpy as np
import pytest

from autogradkit import course
from autogradkit.checking import Rule
from autogradkit.course.source.answer import find_functions
from autogradkit.grading.hand_ins.exercise_answer import ExerciseAnswer
from autogradkit.grading.judging import judge
from autogradkit.grading.sandbox.fork_server import ForkServer
from autogradkit.grading.secret import draw_secret

DRAWS = 5  # a drawn case may be as large as those that are right again, so that their time is not the reason
BENT = """
import functools as _functools
import numpy as _np

def _entries(value):
    return sum(map(_entries, value)) if isinstance(value, tuple) else _np.size(value)

def _bent(rule):
    @_functools.wraps(rule)
    def bent(*arrays, **named):
        found = rule(*arrays, **named)
        if not {most} < max(map(_entries, (*arrays, *named.values()))) < {fewest}:
            return found
        return (found[0] * 1.25, *found[1:]) if isinstance(found, (tuple, list)) else found * 1.25
    return bent

{function} = _bent({function})
"""
RULES = [
    (entry.name, part.function)
    for entry in course.entries()
    for part in entry.exercise.parts
    if type(part) is Rule and part.analytic
]


@pytest.fixture(scope="module")
def fork_server():
    with ForkServer() as server:
        yield server


def entries(case, rule):
    """Return the most entries that an array of a case has: an input, a parameter, or what comes out."""
    arrays = {name: np.ones(shape) for name, shape in case.shapes.items()} | dict(case.values)
    if case.same:
        arrays |= dict.fromkeys(rule.inputs, next(iter(arrays.values())))
    z = rule.forward(*(np.asarray(arrays[name], float) for name in rule.inputs), **case.params)
    return max(map(np.size, (*arrays.values(), *case.params.values(), z)))


@pytest.mark.parametrize(("exercise", "function"), RULES)
def test_a_rule_that_is_right_on_few_entries_alone_loses_points(exercise, function, fork_server):
    entry = course.entry(exercise)
    (rule,) = [part for part in entry.exercise.parts if part.function == function]
    most = max(entries(case, rule) for case in rule.cases if case.kind != "large")
    fewest = min((entries(case, rule) for case in rule.cases if case.kind == "large"), default=10**9)
    source = (entry.folder / "solution.py").read_text()
    source += BENT.format(most=most, fewest=fewest, function=function)
    work = ExerciseAnswer("", found=find_functions(source, entry.exercise.functions))
    for _ in range(DRAWS):
        result = judge(entry, work, fork_server, draw_secret().hex())
        if result.status == "partial":
            break
    assert result.status == "partial", f"{function} is wrong on more than {most} entries"
    assert result.points < entry.exercise.points
