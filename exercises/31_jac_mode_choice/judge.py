"""What is wrong with a result of exercise I2: a code, what is observed, a question."""

import numpy as np


def judge(got, want, A, x, again=None):
    """Judge the Jacobian first, then the number of passes."""
    (J, passes), (right, fewest) = got, want

    def close(a, b):
        return a.shape == b.shape and np.allclose(a, b, rtol=1e-9, atol=1e-12)

    m, n = A.shape
    if not close(J, right):
        if close(J, right.T):
            observed = "J is transposed: J[i, j] is how much result i changes per unit of input j."
            return "JACOBIAN_TRANSPOSED", observed, "Is what a pass gives you a row of J or a column?"
        if J.shape != right.shape:
            observed = f"J has shape {J.shape}; from {n} numbers to {m} it is {right.shape}."
            return "SHAPE", observed, "How many rows, how many columns has J?"
        if close(J.ravel(), right.T.ravel()):
            observed = "J has the right shape, but what belongs into its columns was written along its rows."
            return "JACOBIAN_TRANSPOSED", observed, "Is what a pass gives you a row of J or a column?"
        return "WRONG_VALUES", "J is wrong.", "What does a pass with a single 1 give you?"
    if passes > fewest:
        inputs, results = f"{n} input" + "s" * (n > 1), f"{m} result" + "s" * (m > 1)
        observed = f"{int(passes)} passes were run; for {inputs} and {results}, {int(fewest)} will do."
        return "TOO_MANY_PASSES", observed, "What does one pass of each kind give: a row, or a column?"
    return None if passes else ("NO_PASS", "no pass was run.", "")


def judge_second(got, want, A, x, v, again=None):
    """Judge H v first, then what it took."""
    (Hv, forward, gradients), (right, *_) = got, want

    if Hv.shape != right.shape:
        observed = f"H v has shape {Hv.shape}; it is an array like x, of shape {right.shape}."
        return "SHAPE", observed, "What changes when x moves along v: one number, or all of the gradient?"
    if not np.allclose(Hv, right, rtol=1e-9, atol=1e-12):
        if np.allclose(Hv, right, rtol=1e-3, atol=1e-5):
            observed = f"H v is off by {np.max(np.abs(Hv - right)):.0e}, as a difference quotient is."
            return "INEXACT", observed, "What can go through the gradient besides two neighbouring points?"
        A_v = A @ v
        swapped = -(np.sin(A_v) * (A @ x)) @ A
        if np.allclose(Hv, swapped, rtol=1e-9):
            observed = "that is how the gradient at v changes along x."
            return "SWAPPED_INPUTS", observed, "Which of the two is the place, and which the direction?"
        return "WRONG_VALUES", "H v is wrong.", "What does jvp differentiate, and in which direction?"
    if not forward:
        observed = f"the gradient was run {int(gradients)} times, and forward mode not at all."
        question = "How many digits does a difference of two neighbouring gradients keep?"
        return "INEXACT", observed, question
    if forward > 1 or gradients > 1:
        observed = (
            f"jvp was run {int(forward)} times and the gradient {int(gradients)} times; once is enough."
        )
        return "TOO_MANY_PASSES", observed, "Do you need all of H, or what it does to v?"
    return None
