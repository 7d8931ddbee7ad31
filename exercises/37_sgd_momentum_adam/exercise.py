"""Exercise J1: three ways to take a step, each with a little more memory than the one before."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial, Variant


def sgd(w, g, lr):
    """Step against the gradient."""
    return w - lr * g


def momentum(w, g, v, lr, beta):
    """Keep part of the last step (Rumelhart, Hinton and Williams 1986, equation 9)."""
    v = beta * v - lr * g
    return w + v, v


def adam(w, g, m, v, t, lr, beta1, beta2, eps):
    """Kingma and Ba 2015, algorithm 1."""
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    fair_m, fair_v = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - lr * fair_m / (np.sqrt(fair_v) + eps), m, v


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


def some(shape, scale=1.0):
    """Return the arguments of a step of plain descent."""

    def arguments(random):
        w, g = np.asarray(random.normal(size=shape)), np.asarray(random.normal(size=shape) * scale)
        return {"w": w, "g": g, "lr": random.uniform(0.05, 0.3)}

    return arguments


def rolling(shape, first=False):
    """Return the arguments of a step with momentum."""

    def arguments(random):
        v = np.zeros(shape) if first else np.asarray(random.normal(size=shape))
        return {**some(shape)(random), "v": v, "beta": random.uniform(0.6, 0.95)}

    return arguments


def adaptive(shape, t, scale=1.0, eps=1e-3):
    """Return the arguments of Adam's step number t."""

    def arguments(random):
        w, g = np.asarray(random.normal(size=shape)), np.asarray(random.normal(size=shape) * scale)
        m = np.zeros(shape) if t == 1 else np.asarray(random.normal(size=shape) * scale)
        v = np.zeros(shape) if t == 1 else np.asarray(random.uniform(0.1, 2, size=shape) * scale**2)
        return {"w": w, "g": g, "m": m, "v": v, "t": t, "lr": 0.02, "beta1": 0.9, "beta2": 0.99, "eps": eps}

    return arguments


NOTHING = {"w": np.array([1.0, -2.0]), "g": np.zeros(2), "m": np.zeros(2), "v": np.zeros(2), "t": 1}
SETTINGS = {"lr": 0.02, "beta1": 0.9, "beta2": 0.99, "eps": 1e-8}

UPHILL = (
    "SIGN",
    "the step goes uphill.",
    "The gradient points to where L grows. Which way is that to be taken?",
)

exercise = Exercise(
    id="J1",
    title="Plain descent, momentum, Adam",
    parts=(
        Task(
            "sgd",
            sgd,
            (
                Trial("one number", some(())),
                Trial("three entries", some((3,))),
                Trial("two rows, three columns", some((2, 3))),
                Trial("a long gradient", some((5,), 1e3)),
            ),
            points=2,
            says="one step of plain descent",
            results=("the new w",),
            wrong=(
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
            ),
        ),
        Task(
            "momentum",
            momentum,
            (
                Trial("the first step", rolling((3,), first=True)),
                Trial("a later step, one number", rolling(())),
                Trial("a later step, three entries", rolling((3,))),
                Trial("a later step, two rows, three columns", rolling((2, 3))),
            ),
            points=2,
            says="one step with momentum",
            results=("the new w", "the new v"),
            wrong=(
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
                    "OLD_STEP_USED",
                    lambda w, g, v, lr, beta: (w + v, beta * v - lr * g),
                    "w moves by the old v.",
                    "Which of the two steps is this one: v before, or v after?",
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
            ),
        ),
        Task(
            "adam",
            adam,
            (
                Trial("t = 1", adaptive((3,), 1)),
                Trial("t = 1, one number", adaptive((), 1)),
                Trial("t = 2", adaptive((2, 3), 2)),
                Trial("t = 5, gradients of 1e-6", adaptive((3,), 5, scale=1e-6, eps=1e-6)),
                Trial("t = 1000", adaptive((3,), 1000)),
                Trial("no gradient at all", {**NOTHING, **SETTINGS}),
            ),
            points=4,
            says="one step of Adam",
            results=("the new w", "the new m", "the new v"),
            wrong=(
                Variant(
                    UPHILL[0], adam_but(lambda w, m, v, lr, eps: w + lr * m / (np.sqrt(v) + eps)), *UPHILL[1:]
                ),
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
            ),
        ),
    ),
    stars=2,
    minutes=25,
)
