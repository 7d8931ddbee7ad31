"""Exercise H6: version counters, and sums that touch nobody's array."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from . import driver
from .drawn import (
    addition_trial,
    changed_often,
    many_contributions,
    random_contributions,
    several,
    story_trial,
    three_random,
)
from .judge import judge_add, judge_remember, judge_sum


def recalled(story, version, numbers=driver.NUMBERS):
    """Return what the function should give back in a story."""
    raises = story.startswith("changed") and story != "changed before"
    if raises:
        return np.zeros(2), np.array(True), "RuntimeError"
    one_more = np.array([1.0, 1.0]) * (story in ("changed before", "remembered anew"))
    data = np.array(numbers[2:] if story == "two of them" else numbers[:2])
    return data + one_more, np.array(True), ""


def added(numbers, amount, version):
    """Return the numbers, the version, and that all is in place."""
    return np.array(numbers) + amount, np.array(version + 1), np.ones(3, bool)


def totals(g, more):
    """Return what arrives in all, at the first value and at the second."""
    g = np.array(g)
    return g + sum(np.array(h) for h in more), g, 2 * g, np.ones(2, bool)


STORIES = (
    "unchanged",
    "changed",
    "changed twice",
    "changed there and back",
    "changed before",
    "another one changed",
    "remembered anew",
    "two of them",
    "recalled twice",
    "changed and remembered anew",
    "changed, and refused once",
)
exercise = Exercise(
    id="H6",
    title="Who changed my numbers?",
    parts=(
        Task(
            "remember",
            recalled,
            tuple(story_trial(story, version) for version in (0, 4) for story in STORIES),
            points=5,
            says="a function that gives the array back, or raises",
            results=("array", "not a copy", "word"),
            drive=driver.remembering,
            given=lambda **arguments: None,  # the sentence says all of it
            judge=judge_remember,
            larger=changed_often,
        ),
        Task(
            "add_in_place",
            added,
            (
                addition_trial("a number", (3.0, 5.0), 1.0, 0),
                addition_trial("an array", (3.0, 5.0), np.array([0.5, -1.0]), 4),
                addition_trial("a table", ((3.0, 5.0), (1.0, 2.0)), -2.0, 1),
                addition_trial(
                    "a table to a table", ((3.0, 5.0), (1.0, 2.0)), np.array([[1.0, 2], [3, -4]]), 1
                ),
                Trial("three random numbers", three_random),
            ),
            points=2,
            says="the same array, one version on",
            results=("numbers", "version", "same array, returns t, amount left alone"),
            drive=driver.adding,
            judge=judge_add,
            ranges=dict.fromkeys(("numbers", "amount"), (-np.inf, np.inf)),
        ),
        Task(
            "accumulate",
            totals,
            (
                several("one contribution", (1.0, -2.0), ()),
                several("two contributions", (1.0, -2.0), ((0.5, 0.5),)),
                several("four contributions", (1.0,), ((0.5,), (3.0,), (-1.0,))),
                Trial("random contributions", random_contributions),
            ),
            points=3,
            says="the sum, and nobody's array changed",
            results=(
                "total",
                "total of the other input",
                "and after g once more",
                "g and the others untouched",
            ),
            drive=driver.summing,
            given=lambda g, more: {"g, twice at the second value": g, "more at the first": list(more)},
            judge=judge_sum,
            larger=many_contributions,
            ranges=dict.fromkeys(("g", "more"), (-np.inf, np.inf)),
        ),
    ),
    stars=4,
    minutes=30,
)
