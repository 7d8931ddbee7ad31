"""Rules with a bug inside, those of exercise 59, to try by hand before writing what finds the bug."""

from autogradkit.errors import AutogradkitError

from . import sentences
from .catalogue import load

__all__ = ["box"]


def box(number):
    """Return a box of exercise 59, made afresh: `rule(g, x, y)` returns `(dx, dy)`, right or wrong.

    Parameters
    ----------
    number : int
        Which one, as in the exercise's reports, from 1.

    >>> import numpy as np
    >>> rule = box(3)
    >>> rule(np.array([2.0]), np.array([3.0]), np.array([5.0]))
    (array([10.]), array([6.]))
    """
    (task,) = load("name_the_bug").parts
    if not 1 <= number <= len(task.trials):
        raise AutogradkitError(sentences.NO_BOX.format(count=len(task.trials), number=number))
    return task.oracles(**task.trials[number - 1].arguments)["rule"]
