"""A task whose results are derivatives: were they worked out, or taken from values of a function alone?"""

import numpy as np

from autogradkit.checking.report.report import Diagnosis
from autogradkit.checking.sentences import rules as sentences
from autogradkit.checking.tasks.outcome import arguments_of, question_of
from autogradkit.checking.tasks.problem import difference

from .check_rule import MOSTLY, right_share
from .difference_quotients import difference_quotient
from .watched_rule import LARGEST, seen_in_text, seen_in_what_counts

__all__ = ["numerical_diagnosis"]

TRIALS = 3  # of the largest ones
BY_CHANCE = ("neighbours", "too much")  # in a whole net many numbers meet: only moved inputs tell there
CARRY_SLOPES = ("complex", "tiny imaginary", "own numbers")


def numerical_diagnosis(task, source, answerer, results):
    """Return the Diagnosis that a task looks numerical, by its text or by what it does; or None.

    `results` are its CaseResults. What is right on few trials only is read, but not watched.
    """
    right = {result.name for result in results if result.status == "passed"}
    all_right = all(result.status == "passed" for result in results)
    complex_too = task.carries_slopes
    if quotient := difference_quotient(source, task.function, may_draw=False, may_be_complex=complex_too):
        sentence = sentences.QUOTIENT_IN_SOURCE if all_right else sentences.QUOTIENT_IN_PART
        return Diagnosis(*sentence, function=task.function, fields={"quotient": quotient})
    trials = [trial for trial in task.trials if trial.name in right]
    if right_share(results) >= MOSTLY and (seen := seen_in_task(task, trials, source, answerer)):
        sentence = sentences.SEEN_ON_THE_WAY if all_right else sentences.SEEN_IN_PART
        return Diagnosis(*sentence, function=task.function, fields={"seen": seen})
    return None


def seen_in_task(task, trials, source, answerer):
    """Return what is seen while a task's function runs once more; nothing where a driver stands around it.

    It has to be seen in several trials: in one of them numbers may lie next to each other by chance.
    """
    if task.drive or seen_in_text(source, task.function, answerer) == "":
        return ""
    sizes = [(size_of(arguments_of(task, trial)), trial) for trial in trials]
    small = [(size, trial) for size, trial in sizes if 1 < size <= LARGEST]
    seen = ""
    for _, trial in sorted(small, key=lambda one: -one[0])[:TRIALS]:
        seen = seen_in_trial(question_of(task, trial), source, answerer)
        if not seen:
            return ""
    return seen


def seen_in_trial(question, source, answerer):
    """Return what is seen on the way in one trial, or an empty text."""
    task = question.task

    def is_right(answer):
        if answer.status != "ok" or len(answer.value) != len(question.wants):
            return False
        return difference(question.answered(answer)) is None

    call = (source, task.function, question.handed, np.zeros(0), answerer)
    nothing = (*BY_CHANCE, *CARRY_SLOPES) if task.carries_slopes else BY_CHANCE
    return seen_in_what_counts(*call, is_right, by_chance=nothing)


def size_of(arguments):
    """Return how many numbers some arguments hold."""
    return sum(np.size(value) for value in arguments.values() if not isinstance(value, str))
