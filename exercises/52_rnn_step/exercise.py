"""Exercise G1: one step of a recurrent layer, where one slope feeds five gradients."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Variant, named_axes, pull_back


def rnn_step(x, h, w, u, b):
    """Return the next state from what comes in and the state before."""
    return np.tanh(x @ w.T + h @ u.T + b)


# of `n` sequences, k numbers come in for each, and m states
shapes = named_axes(x="n k", h="n m", w="m k", u="m m", b="m")


def mixed(x, h, w, u, b):
    """Return what stands inside the tanh."""
    return x @ w.T + h @ u.T + b


def as_if(slope):
    """Return the rule of a learner who takes the tanh's slope for something else."""

    def rule(g, z, x, h, w, u, b):
        return pull_back(mixed, g * slope(z, h), x=x, h=h, w=w, u=u, b=b)

    return rule


def state_weights_turned(g, x, h, w, u, b):
    """Return the rule of a learner who multiplies by u the wrong way round."""
    (inner,) = pull_back(lambda x: np.tanh(x), g, x=mixed(x, h, w, u, b))
    return pull_back(mixed, inner, x=x, h=h, w=w, u=u.T, b=b)


CASES = (
    Case("one sequence, one number in, one state", shapes(1, 1, 1)),
    Case("two sequences, three numbers in, five states", shapes(2, 3, 5)),
    Case("five sequences, two numbers in, three states", shapes(5, 2, 3)),
    Case("as many sequences as numbers and states", shapes(3, 3, 3)),
)

VARIANTS = (
    Variant(
        "USED_INPUT_FOR_OUTPUT",
        as_if(lambda z, h: 1 - h**2),
        "{d} would be right if the slope of tanh were read off h, the state before.",
        "Which of the two states came out of this tanh?",
    ),
    Variant(
        "LOCAL_MISSING",
        as_if(lambda z, h: 1),
        "{d} would be right if there were no tanh.",
        "How much does z move when what stands inside the tanh is nudged?",
    ),
    Variant(
        "FORMULA",
        as_if(lambda z, h: 1 - z),
        "{d} would be right if the slope of tanh were 1 - z.",
        "tanh is flat at both ends, at z = 1 and at z = -1. Is 1 - z?",
    ),
    Variant(
        "OTHER_INPUT_TRANSPOSED",
        state_weights_turned,
        "{d} would be right if u were transposed.",
        "The forward has u.T. Which entry of u does h[0, 1] meet on its way to z[0, 0]?",
    ),
)

exercise = Exercise(
    id="G1",
    title="One step of a recurrent layer",
    parts=(
        Rule(
            "backward",
            rnn_step,
            CASES,
            points=10,
            says="z = tanh(x @ w.T + h @ u.T + b)",
            variants=VARIANTS,
        ),
    ),
    stars=3,
    minutes=25,
)
