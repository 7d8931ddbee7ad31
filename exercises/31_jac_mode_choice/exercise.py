"""Exercise I2: a Jacobian in the fewest passes, and a Hessian-vector product in one."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from . import driver


def counted(A, x):
    """Return the Jacobian of sin(A x) and the fewest passes."""
    return np.cos(A @ x)[:, None] * A, min(A.shape)


def judged(got, want, A, x):
    """Judge the Jacobian first, then the number of passes."""
    (J, passes), (right, fewest) = got, want

    def close(a, b):
        return a.shape == b.shape and np.allclose(a, b, rtol=1e-9, atol=1e-12)

    m, n = A.shape
    if not close(J, right):
        if close(J, right.T):
            said = f"J is transposed: from {n} numbers to {m} its shape is {right.shape}."
            return "JACOBIAN_TRANSPOSED", said, "Is what a pass gives you a row of J or a column?"
        if J.shape != right.shape:
            said = f"J has shape {J.shape}; from {n} numbers to {m} it is {right.shape}."
            return "SHAPE", said, "How many rows, how many columns has J?"
        if close(J.ravel(), right.T.ravel()):
            said = "J has the right shape, but what belongs into its columns was written along its rows."
            return "JACOBIAN_TRANSPOSED", said, "Is what a pass gives you a row of J or a column?"
        return "WRONG_VALUES", "J is wrong.", "What does a pass with a single 1 give you?"
    if passes > fewest:
        said = f"{int(passes)} passes were run; for {n} inputs and {m} results {fewest} suffice."
        return "TOO_MANY_PASSES", said, "What does one pass of each kind give: a row, or a column?"
    return None if passes else ("NO_PASS", "no pass was run.", "")


def second(A, x, v):
    """Return H v of sum(sin(A x)), in one pass through one gradient."""
    return -(np.sin(A @ x) * (A @ v)) @ A, 1, 1


def second_judged(got, want, A, x, v):
    """Judge H v first, then what it took."""
    (Hv, forward, gradients), (right, *_) = got, want

    if Hv.shape != right.shape:
        said = f"H v has shape {Hv.shape}; it is an array like x, of shape {right.shape}."
        return "SHAPE", said, "What changes when x moves along v: one number, or all of the gradient?"
    if not np.allclose(Hv, right, rtol=1e-9, atol=1e-12):
        if np.allclose(Hv, right, rtol=1e-3, atol=1e-5):
            said = f"H v is off by {np.max(np.abs(Hv - right)):.0e}, as a difference quotient is."
            return "INEXACT", said, "What can go through the gradient besides two neighbouring points?"
        A_v = A @ v
        swapped = -(np.sin(A_v) * (A @ x)) @ A
        if np.allclose(Hv, swapped, rtol=1e-9):
            said = "that is how the gradient at v changes along x."
            return "SWAPPED_INPUTS", said, "Which of the two is the place, and which the direction?"
        return "WRONG_VALUES", "H v is wrong.", "What does jvp differentiate, and in which direction?"
    if not forward:
        said = f"the gradient was run {int(gradients)} times, and forward mode not at all."
        asks = "How many digits does a difference of two neighbouring gradients keep?"
        return "INEXACT", said, asks
    if forward > 1 or gradients > 1:
        said = f"jvp was run {int(forward)} times and the gradient {int(gradients)} times; once is enough."
        return "TOO_MANY_PASSES", said, "Do you need all of H, or what it does to v?"
    return None


def maps(m, n):
    """Return a draw of a map from n numbers to m."""
    return lambda random: {"A": random.normal(size=(m, n)), "x": random.normal(size=n)}


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
                Trial("from 3 to 7", maps(7, 3)),
                Trial("from 7 to 3", maps(3, 7)),
                Trial("from 1 to 1", maps(1, 1)),
                Trial("from 4 to 4", maps(4, 4)),
                Trial("from 1 to 20", maps(20, 1)),
            ),
            points=7,
            says="J, of shape (m, n), in the fewest passes",
            results=("J", "passes"),
            drive=driver.jacobian_passes,
            judge=judged,
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
            judge=second_judged,
        ),
    ),
    stars=3,
    minutes=25,
)
