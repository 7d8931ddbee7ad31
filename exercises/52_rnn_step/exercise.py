"""Exercise G1: one step of a recurrent layer, where one slope feeds five gradients."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, named_axes, one_each

from .variants import VARIANTS


def rnn_step(x, h, w, u, b):
    """Return the next state from what comes in and the state before."""
    return np.tanh(x @ w.T + h @ u.T + b)


# of `n` sequences, k numbers come in for each, and m states
shapes = named_axes(x="n k", h="n m", w="m k", u="m m", b="m")


def a_one_each(random):
    """Return cases of a single sequence, a single number in and a single state."""
    return tuple(Case("more", shapes(*sizes)) for sizes in one_each(random.integers(3, 7, 3).tolist()))


CASES = (
    Case("one sequence, one number in, one state", shapes(1, 1, 1)),
    Case("two sequences, three numbers in, five states", shapes(2, 3, 5)),
    Case("five sequences, two numbers in, three states", shapes(5, 2, 3)),
    Case("as many sequences as numbers and states", shapes(3, 3, 3)),
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
            larger=a_one_each,
        ),
    ),
    stars=3,
    minutes=25,
)
