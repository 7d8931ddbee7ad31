"""What is wrong with a result of exercise H7: a code, what is observed, a question."""

import numpy as np

FAR_OFF = (
    "INEXACT",
    "the derivatives are right at {at}, but not far out, where no number has a close neighbour.",
    "What does a rule need to know about a function in its neighbourhood?",
)
ELSEWHERE = (
    "RAW_NUMBERS",
    "the derivatives are right at {at}, but what was recorded is no formula for them: run again on other "
    "numbers, it gives others.",
    "Which plain numbers stand in it that are right at one place only?",
)


NOTHING_OF = (  # products and sums alone; a function too, whose rule may be missing
    "What is the derivative of the output with respect to itself?",
    "What is the derivative of the output with respect to itself, and what does the rule of {function} send?",
)


def judge(got, want, f, at, along, v, near):
    """Say at which derivative it goes wrong: at the place first, then far out, then when it is run again."""
    here, far = (first_wrong(*pair, f, at, v) for pair in zip(got[:2], want[:2], strict=True))
    if here:
        return here
    (real, imaginary), (right, right_imaginary) = got[2], want[2]
    off = np.abs(real - right) + np.abs(imaginary - right_imaginary)
    size = np.max(np.abs(right) + np.abs(right_imaginary), axis=1, keepdims=True)
    elsewhere = not np.all(off <= 1e-9 * np.maximum(1.0, size))
    if not far and not elsewhere:
        return None
    code, observed, question = FAR_OFF if far else ELSEWHERE
    return code, observed.format(at=" and ".join(f"{number:.3g}" for number in at)), question


def first_wrong(got, want, f, at, v):
    """Say at which derivative it goes wrong, or return None."""

    if got.shape != want.shape:
        return "SHAPE", f"{len(want)} numbers were expected, {got.shape} came.", ""
    off = np.flatnonzero(~(np.abs(got - want) <= 1e-9 * max(1.0, np.max(np.abs(want)))))
    if not off.size:
        return None
    first, ordinal = int(off[0]), ("first", "second", "third")
    if np.isnan(got[first]):
        return "RETURNED_NONE", f"{{f}} returned None for {f}.", "Does every way out return?"
    if v is not None:
        observed = f"the gradient of v · (gradient of {f}) is wrong."
        return "WRONG_VALUES", observed, "Are the second derivatives right, of one input at a time?"
    place = ", ".join(f"{name} = {number:g}" for name, number in zip("xy", at, strict=True) if name in f)
    says = f"the {ordinal[first]} derivative is {got[first]:g}; right is {want[first]:g}."
    observed = f"of {f} at {place}, {says}"
    if first and got[first] == -want[first]:
        observed = f"the first derivative of {f} at {place} is right. But {says}"
        question = "Which rules does the second backward pass go through? Is each right alone?"
        return "WRONG_VALUES", observed, question
    if first:
        observed = f"the first derivative of {f} at {place} is right. But {says}"
        question = (
            "Which rules does the second backward pass go through? "
            "Does one of them compute with plain numbers, which have no past?"
        )
        return "RAW_NUMBERS", observed, question
    if got[0] == 0:
        function = next((name for name in ("tanh", "sin", "cos") if name in f), None)
        return "G_NO_SEED", observed, NOTHING_OF[bool(function)].format(function=function)
    return "WRONG_VALUES", observed, "Work this one out by hand, node by node."
