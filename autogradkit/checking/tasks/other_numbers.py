"""Other numbers: a trial again with larger and smaller ones, whole, in order, of one sign, with zeros.

A task's trials draw what is usual: numbers about 1 in size, of both signs. Whoever is wrong beyond that is
right on all of them. So a task says by `ranges` between what ends its arguments may lie, and what is right in
all trials is tried further, a few times: it costs wrong answers nothing, and their mistakes keep their names.
"""

from functools import partial

import numpy as np

from autogradkit.checking.ranges import drawn_between, in_order, with_some_in
from autogradkit.checking.sentences import tasks as sentences
from autogradkit.checking.sentences.rules import MORE_OF_EVERYTHING
from autogradkit.checking.task import LARGER_S, Trial

__all__ = ["other_trials"]

WAYS = (sentences.WHOLE_NUMBERS, sentences.SMALL_NUMBERS, sentences.SOME_ZEROS)
LARGE, SMALL, ABOVE = 30.0, 1 / 30, 11.0


def other_trials(task, outcomes):
    """Yield the usual trial of most numbers again with other ones, where a hand-in is graded."""
    seed = task.trials[0].seed
    if not (seed and task.ranges):
        return
    usual = [one for one in outcomes if one.trial.name != MORE_OF_EVERYTHING]
    telling = [one for one in usual if one.trial.counts] or usual
    given = max((one.arguments for one in telling), key=partial(amount, task.ranges))
    for part, name in enumerate(WAYS):
        yield Trial(name, partial(moved_arguments, given, task.ranges, part), limit_s=LARGER_S, seed=seed)


def amount(ranges, arguments):
    """Return how many numbers a trial's arguments have that may be others."""
    return sum(count(arguments[name]) for name in ranges if name in arguments)


def count(value):
    """Return how many numbers other than 0 are in a value."""
    return sum(map(count, value)) if isinstance(value, (tuple, list)) else np.count_nonzero(value)


def moved_arguments(arguments, ranges, part, random):
    """Return the arguments, other numbers in place of those that may be others."""
    given = {name: ends for name, ends in ranges.items() if name in arguments}
    return arguments | {name: moved(arguments[name], *ends, part, random) for name, ends in given.items()}


def moved(value, low, high, part, random):
    """Return other numbers of the same form, between low and high.

    >>> random = np.random.default_rng(0)
    >>> moved((0.5, -0.1, 1.2), -np.inf, np.inf, 0, random)
    (14.0, 26.0, 47.0)
    >>> moved(np.array([0.5, -0.1]), -np.inf, np.inf, 1, random).round(3).tolist()
    [-0.007, -0.02]
    >>> moved(7, 1, 9, 2, random)
    8
    """
    if is_table(value):
        return tuple(map(tuple, moved(np.array(value), low, high, part, random).tolist()))
    if isinstance(value, tuple) and not all(isinstance(each, float) for each in value):
        return tuple(moved(each, low, high, part, random) for each in value)
    if isinstance(value, (np.ndarray, tuple)):
        found = moved_array(np.asarray(value, float), low, high, part, random)
        return found if isinstance(value, np.ndarray) else tuple(found.tolist())
    if np.isfinite(low) and np.isfinite(high):
        return drawn_between(random, low, high, part, len(WAYS))
    return float(moved_array(np.asarray(value, float), low, high, part, random))


def is_table(value):
    """Return whether a value is a tuple of equally long tuples of floats.

    >>> is_table(((1.0, 2.0), (3.0, 4.0))), is_table(((1.0,), (3.0, 4.0))), is_table((1.0, 2.0))
    (True, False, False)
    """
    if not (isinstance(value, tuple) and value and all(isinstance(row, tuple) for row in value)):
        return False
    return len(set(map(len, value))) == 1 and all(
        isinstance(number, float) for row in value for number in row
    )


def moved_array(x, low, high, part, random):
    """Return an array of other numbers, of the shape of x, between low and high.

    >>> moved_array(np.array([0.5, -2.0]), 20.0, np.inf, 0, None)
    array([46., 91.])
    """
    if np.isfinite(low) and np.isfinite(high):
        return random.uniform(low, high, x.shape)
    if np.isfinite(high):
        return -moved_array(-x, -high, np.inf, part, random)
    size, begin = np.abs(x), max(low, 0.0)
    if part == 0:
        found = np.ceil(begin) + ABOVE + in_order(np.round(LARGE * size))
    elif part == 1:
        found = begin + (SMALL if low >= 0 else -SMALL) * in_order(0.1 + size)
    else:  # a single number in place of which there is a zero would be the same question each time
        numbers = [number for number in (0.0, 1.0) if number >= low and x.ndim]
        found = with_some_in(begin + LARGE * (size if low >= 0 else x), numbers, random)
    return np.maximum(found, low)
