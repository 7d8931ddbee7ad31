"""Outcomes: a task's trials are asked together where nothing can be learnt from the others."""

import time

import numpy as np
import pytest

from autogradkit.checking import Exercise, InProcess, Task, Trial, check
from autogradkit.course.catalogue import entries
from autogradkit.course.source.execution import execute, new_scope

OF_TASKS = [
    entry
    for entry in entries()
    if any(isinstance(part, Task) for part in entry.exercise.parts) and entry.name != "acoustic_lstm"
]


class Together(InProcess):
    """An answerer that can be asked several things at once, and notes which function was."""

    def ask_at_once(self, function, several, meanwhile):
        vars(self).setdefault("together", set()).add(function)
        meanwhile()
        return [self.ask(function, arguments) for arguments in several]


def answered(entry, kind, name="solution.py"):
    scope = new_scope()
    execute((entry.folder / name).read_text(), name, scope)
    functions = {function: scope[function] for function in entry.exercise.functions if function in scope}
    answerer = kind(functions, entry.exercise.kind)
    return check(entry.exercise, answerer, seed=7), answerer


@pytest.mark.parametrize("entry", OF_TASKS, ids=lambda entry: entry.name)
def test_a_task_asked_together_gets_the_report_that_it_gets_one_by_one(entry):
    alone, _ = answered(entry, InProcess)
    report, answerer = answered(entry, Together)
    assert alone.passed
    assert str(report) == str(alone)
    tasks = [part for part in entry.exercise.parts if isinstance(part, Task)]
    kept = {task.function for task in tasks if task.private or task.oracles}
    assert vars(answerer).get("together", set()) >= {task.function for task in tasks} - kept
    assert not vars(answerer).get("together", set()) & kept


def test_the_slow_one_of_several_asked_together_is_named():
    def double(x):
        return 2 * x

    def slow_at_two(x):
        started = time.thread_time()
        while x == 2 and time.thread_time() < started + 0.2:
            pass
        return 2 * x

    trials = [Trial(f"{n}", {"x": np.float64(n)}, limit_s=0.1) for n in range(4)]
    exercise = Exercise("T", "t", "", (Task("mine", double, tuple(trials), points=4),))
    report = check(exercise, Together({"mine": slow_at_two}, "driven"))
    assert report.codes == ("SLOW",)
    assert [case.name for case in report.cases if case.status != "passed"] == ["2"]
