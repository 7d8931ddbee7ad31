"""Exercise G3: the LSTM cell, which two wires leave and in which four gates decide."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, named_axes

from .truth import combined, opened
from .variants import VARIANTS


def lstm_cell(x, h, c, w, u, b):
    """Return the state and the memory after one step."""
    write, keep, new, show = opened(x @ w.T + h @ u.T + b)
    return combined(write, keep, new, show, c)


def gates(z, inputs, params):
    """Return the open gates side by side, as the forward would have kept them."""
    x, h, _, w, u, b = inputs.values()
    return np.concatenate(opened(x @ w.T + h @ u.T + b), axis=1)


# of n sequences, k numbers come in for each, and m states with four gates each
shapes = named_axes(x="n k", h="n m", c="n m", w="4m k", u="4m m", b="4m")
CASES = (
    Case("one sequence, one number in, one state", shapes(1, 1, 1)),
    Case("two sequences, three numbers in, one state", shapes(2, 3, 1)),
    Case("three sequences, one number in, two states", shapes(3, 1, 2)),
    Case("two sequences, two numbers in, three states", shapes(2, 2, 3)),
    Case("as many sequences as numbers and states", shapes(2, 2, 2)),
    Case("500 sequences, 20 states", shapes(500, 10, 20), kind="large"),
)


def larger_cell(random):
    """Return cases of more sequences, numbers and states, and of a single sequence."""
    n, k, m = random.integers((9, 9, 9), (13, 13, 13)).tolist()
    return Case("more", shapes(n, k, m)), Case("more", shapes(1, k // 2, m // 3))


exercise = Exercise(
    id="G3",
    title="The LSTM cell",
    parts=(
        Rule(
            "backward",
            lstm_cell,
            CASES,
            layouts=("fortran", "strided"),
            points=14,
            larger=larger_cell,
            says="z = stack([show * tanh(m), m]), where m = keep * c + write * new",
            domain={"w": (-0.9, 0.9), "u": (-0.9, 0.9), "b": (-0.5, 0.5)},
            offers={"gates": gates},
            variants=VARIANTS,
        ),
    ),
    stars=5,
    minutes=45,
)
