"""Exercise H6: version counters, and sums that touch nobody's array."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from . import driver
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


def story_trial(story, version):
    """Return the trial of a story; drawn anew, it is told of other numbers and another version."""

    def other(random):
        numbers = tuple(np.round(random.uniform(1, 9, 4), 1).tolist())
        return {"story": story, "version": version + int(random.integers(50)), "numbers": numbers}

    name = f"{story}, version {version} at first"
    return Trial(name, {"story": story, "version": version}, redraw=other)


def addition_trial(name, numbers, amount, version):
    """Return the trial of adding in place, to and of these numbers, or numbers like them."""

    def drawn(random):
        numbers_drawn = np.round(random.normal(size=np.shape(numbers)), 3)
        as_tuple = (
            tuple(map(tuple, numbers_drawn.tolist()))
            if numbers_drawn.ndim > 1
            else tuple(numbers_drawn.tolist())
        )
        other = amount * random.uniform(0.5, 1.5)
        return {"numbers": as_tuple, "amount": other, "version": int(random.integers(50))}

    return Trial(name, {"numbers": numbers, "amount": amount, "version": version}, redraw=drawn)


def several(name, g, more):
    """Return the trial of so many contributions."""

    def drawn(random):
        g_drawn, *more_drawn = map(tuple, random.normal(size=(1 + len(more), len(g))).tolist())
        return {"g": g_drawn, "more": tuple(more_drawn)}

    return Trial(name, {"g": g, "more": more}, redraw=drawn)


def three_random(random):
    """Draw three numbers, what is added to them, and a version."""
    numbers, version = random.normal(size=3).tolist(), int(random.integers(2, 100))
    return {"numbers": tuple(numbers), "amount": random.normal(size=3), "version": version}


def random_contributions(random):
    """Draw g and three further contributions."""
    g, *more = map(tuple, random.normal(size=(4, 2)).tolist())
    return {"g": g, "more": tuple(more)}


def many_contributions(random):
    """Draw tables, a dozen of them."""
    g, *more = [tuple(map(tuple, table)) for table in random.normal(size=(12, 5, 3)).tolist()]
    return {"g": g, "more": tuple(more)}


def changed_often(random):
    """Return the story of many changes, from a version that is drawn."""
    numbers = tuple(np.round(random.uniform(1, 9, 4), 1).tolist())
    return {"story": "changed 240 times", "version": int(random.integers(50)), "numbers": numbers}


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
