"""Drives for the tests of tasks: one counts calls, one leads an object through its life."""

import numpy as np

FUNCTIONS = {"cube": lambda x: x**3, "exp": np.exp}


def slopes(slope, f, x):
    calls = []

    def counted(x):
        calls.append(x)
        return FUNCTIONS[f](x)

    return slope(counted, x), len(calls) <= 2


def counting(Counter, steps):
    counter = Counter()
    return tuple(np.array(counter.step(x)) for x in steps)
