"""The wrong rules of exercise J1 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant


def adam_but(
    moved=lambda w, m, v, lr, eps: w - lr * m / (np.sqrt(v) + eps),
    second=lambda g: g * g,
    fair=lambda t: t,
    right_memory=False,
):
    """Return an Adam that differs in one place."""

    def rule(w, g, m, v, t, lr, beta1, beta2, eps):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * second(g)
        n = fair(t)
        corrected = (m / (1 - beta1**n), v / (1 - beta2**n)) if n is not None else (m, v)
        new = moved(w, *corrected, lr, eps)
        return (new, m, v) if not right_memory else (new, *corrected)

    return rule


UPHILL = (
    "SIGN",
    "the step goes uphill.",
    "The gradient points to where L grows. Which way is that to be taken?",
)


SGD_VARIANTS = (
    Variant(UPHILL[0], lambda w, g, lr: w + lr * g, *UPHILL[1:]),
    Variant(
        "LEARNING_RATE_FORGOTTEN",
        lambda w, g, lr: w - g,
        "the step does not depend on lr.",
        "How large is a step to be?",
    ),
    Variant(
        "STEP_ONLY",
        lambda w, g, lr: -lr * g,
        "this is the step itself, and not where it leads.",
        "Where did w stand before?",
    ),
)


MOMENTUM_VARIANTS = (
    Variant(
        "AVERAGED_GRADIENT",
        lambda w, g, v, lr, beta: (
            w + (beta * v - (1 - beta) * lr * g),
            beta * v - (1 - beta) * lr * g,
        ),
        "the gradient comes in with the factor 1 - beta, as in a running mean.",
        "Which factor does g have in the formula of 1986?",
    ),
    Variant(
        "AVERAGED_GRADIENT",
        lambda w, g, v, lr, beta: (
            w - lr * (beta * v + (1 - beta) * g),
            beta * v + (1 - beta) * g,
        ),
        "v is a running mean of gradients here, to be multiplied by lr later; asked for is the step itself.",
        "By how much does w move, and what is v to be?",
    ),
    Variant(
        "OLD_STEP_USED",
        lambda w, g, v, lr, beta: (w + v, beta * v - lr * g),
        "w moves by the old v.",
        "By which step does w move in the formula: by the last one, or by the new one?",
    ),
    Variant(
        UPHILL[0],
        lambda w, g, v, lr, beta: (w + (beta * v + lr * g), beta * v + lr * g),
        *UPHILL[1:],
    ),
    Variant(
        "OTHER_CONVENTION",
        lambda w, g, v, lr, beta: (w - lr * (beta * v + g), beta * v + g),
        "v holds gradients here, to be multiplied by lr later; asked for is the step itself.",
        "By how much does w move, and what is v to be?",
    ),
    Variant(
        "PLAIN_DESCENT",
        lambda w, g, v, lr, beta: (w - lr * g, -lr * g),
        "nothing is kept of the last step.",
        "What is beta for?",
    ),
)


ADAM_VARIANTS = (
    Variant(UPHILL[0], adam_but(lambda w, m, v, lr, eps: w + lr * m / (np.sqrt(v) + eps)), *UPHILL[1:]),
    Variant(
        "EPS_INSIDE_ROOT",
        adam_but(lambda w, m, v, lr, eps: w - lr * m / np.sqrt(v + eps)),
        "eps stands below the root.",
        "Is eps a little length, or a little square?",
    ),
    Variant(
        "BIAS_NOT_CORRECTED",
        adam_but(fair=lambda t: None),
        "m and v are used as they are, though they began at zero.",
        "After the first step m is a tenth of g. By what must it be divided to be g?",
    ),
    Variant(
        "COUNTS_FROM_ZERO",
        adam_but(fair=lambda t: t - 1),
        "the correction is that of the step before: at t = 1 it divides by zero.",
        "How many gradients have gone into m, this one included?",
    ),
    Variant(
        "COUNTS_FROM_TWO",
        adam_but(fair=lambda t: t + 1),
        "the correction is that of the step after.",
        "How many gradients have gone into m, this one included?",
    ),
    Variant(
        "SQUARE_FORGOTTEN",
        adam_but(second=lambda g: g),
        "v collects the gradients, not their squares.",
        "How long gradients usually are is the root of a mean. The mean of what?",
    ),
    Variant(
        "ROOT_FORGOTTEN",
        adam_but(lambda w, m, v, lr, eps: w - lr * m / (v + eps)),
        "the root is missing: the step is divided by a square.",
        "If all gradients were ten times as long, how should Adam's step change?",
    ),
    Variant(
        "CORRECTED_MEMORY",
        adam_but(right_memory=True),
        "the corrected m and v are handed on to the next step.",
        "At the next step they would be corrected once more. Which m does the first line expect?",
    ),
)
