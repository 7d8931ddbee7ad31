"""What is wrong with a result of exercise H3: a code, what is observed, a question."""

import numpy as np

from .truth import gradient


def judge(got, want, leaves, graphs, same, before, litter):
    """Say what the leaves' gradients remember, or forget."""
    if np.allclose(got, want, rtol=1e-9):
        return None

    def near(guess):
        return np.allclose(got, guess, rtol=1e-9)

    numbers = ", ".join(f"{entry:g}" for entry in got)
    right = ", ".join(f"{entry:g}" for entry in want)
    observed = f"the leaves hold ({numbers}); right is ({right})."
    each = [gradient(name, *leaves) for name in graphs]
    if (before or len(graphs) > 1) and (near(each[-1]) or near(sum(each))):
        question = "What was in .grad before backward ran, and where is it now?"
        return "COLLECTS_NOT", f"{observed} What was there before is lost.", question
    if litter or (same and len(graphs) > 1):
        observed += (
            " Inner nodes had something in their .grad from before, and it was carried down once more."
        )
        return "G_INTERMEDIATE_KEPT", observed, "Whose .grad should be empty when a journey begins?"
    if near(before + 0 * want):
        return "G_NO_SEED", f"{observed} Nothing arrives.", "What is the gradient of L with respect to L?"
    if len(graphs) == 1 and not before:
        return (
            "WRONG_VALUES",
            f"{observed} One run on a fresh graph is wrong already.",
            "Does your answer to exercise 8, `backward`, pass?",
        )
    return "WRONG_VALUES", observed, "Follow one number from the output to a leaf, call by call."


def judge_zero_grad(got, want, values, grads):
    """Say what is left in the leaves."""
    if np.array_equal(got[0], want[0]) and np.array_equal(got[1], want[1]):
        return None

    if not np.array_equal(got[1], want[1]):
        return "VALUES_CHANGED", "the leaves' values are not what they were.", "What is to be forgotten?"
    if np.any(np.isnan(got[0])):
        return "GRAD_IS_NONE", "a leaf's .grad is None afterwards; asked for is 0.0.", ""
    left = int(np.count_nonzero(got[0]))
    which = (
        f"{left} of {len(grads)} leaves still hold their" if len(grads) > 1 else "the leaf still holds its"
    )
    observed = f"{which} old gradient."
    return "G_NOT_RESET", observed, "Which object does the name in your loop stand for after your line?"
