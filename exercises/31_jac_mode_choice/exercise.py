"""Exercise I2: a Jacobian in the fewest passes, and a Hessian-vector product in one."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial, Words

from . import driver
from .judge import judge, judge_second


def counted(A, x, again=None):
    """Return the Jacobian of sin(A x) and the fewest passes."""
    return np.cos(A @ x)[:, None] * A, min(A.shape)


def second(A, x, v, again=None):
    """Return H v of sum(sin(A x)), in one pass through one gradient."""
    return -(np.sin(A @ x) * (A @ v)) @ A, 1, 1


def maps(m, n):
    """Return a draw of a map from n numbers to m."""
    return lambda random: {"A": random.normal(size=(m, n)), "x": random.normal(size=n)}


def sizes(random):
    """Draw a larger and a smaller number."""
    return random.integers((51, 8), (70, 20)).tolist()


def nearly_square(random):
    """Draw two pairs of sizes: a number, and the next one."""
    n, m = random.integers(51, 70, 2).tolist()
    return [n + 1, n], [m + 1, m]


def of_any_size(random):
    """Draw two maps of one size: to more numbers, or from more; the passes of one are counted."""
    m, n = random.permutation(sizes(random)).tolist()
    return maps(m, n)(random) | {"again": random.normal(size=(m, n))}


def many_steps(random):
    """Draw a function of many numbers, a place and two directions."""
    n = int(random.integers(31, 60))
    return steps(n)(random) | {"again": random.normal(size=n)}


def steps(n):
    """Return a draw of a function of n numbers, a place and a direction."""
    return lambda random: maps(2 * n, n)(random) | {"v": random.normal(size=n)}


exercise = Exercise(
    id="I2",
    title="Column by column, or row by row?",
    parts=(
        Task(
            "jacobian",
            counted,
            (
                Trial("from 2 numbers to 50", maps(50, 2)),
                Trial("from 50 numbers to 1", maps(1, 50)),
                Trial(
                    "from 3 to 7", maps(7, 3), redraw=lambda random: maps(*nearly_square(random)[0])(random)
                ),
                Trial(
                    "from 7 to 3",
                    maps(3, 7),
                    redraw=lambda random: maps(*nearly_square(random)[1][::-1])(random),
                ),
                Trial("from 1 to 1", maps(1, 1)),
                Trial("from 4 to 4", maps(4, 4)),
                Trial("from 1 to 20", maps(20, 1)),
            ),
            points=7,
            says="J, of shape (m, n), in the fewest passes",
            results=("J", "passes"),
            drive=driver.jacobian_passes,
            judge=judge,
            larger=of_any_size,
            given=lambda A, x, again=None: {"n": A.shape[1], "m": A.shape[0]},
        ),
        Task(
            "hvp",
            second,
            (
                Trial("of 2 numbers", steps(2)),
                Trial("of 1 number", steps(1)),
                Trial("of 30 numbers", steps(30)),
            ),
            points=3,
            says="H v, in one pass",
            results=("H v", "runs of jvp", "runs of the gradient"),
            drive=driver.hvp_passes,
            judge=judge_second,
            larger=many_steps,
            ranges={"x": (-9.0, 9.0), "v": (-np.inf, np.inf)},
            given=lambda A, x, v, again=None: {"f": Words("the sum of sin(A x)"), "A": A, "x": x, "v": v},
        ),
    ),
    stars=3,
    minutes=25,
)
