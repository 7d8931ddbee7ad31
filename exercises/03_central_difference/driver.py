"""Drives a function that takes slopes: it may ask another function, and is watched at which places."""

import numpy as np

FUNCTIONS = {
    "square": lambda x: x**2,
    "cube": lambda x: x**3,
    "exp": lambda x: np.exp(x),
    "wave": lambda x: np.sin(5 * x),
    "quotient": lambda x, y: x / y,
    "mixture": lambda x, y, w: x * y + np.sin(5 * w),
}
CURVES = ("square", "cube", "exp", "wave")


BESIDE = 0.1  # how much the curves of arguments that are held still count in a sum


def function_of(f, weights=(), i=0):
    """Return the function of that name; with weights, the sum of four curves, so many times each.

    They are curves of argument i, and of the others, of which there may be any number, a little.
    """

    def curves(x):
        return sum(w * FUNCTIONS[k](x) for k, w in zip(CURVES, weights))

    def summed(*xs):
        return sum(curves(x) * (1 if j == i else BESIDE) for j, x in enumerate(xs))

    return FUNCTIONS.get(f, summed)


def frozen(returned):
    """Return what was returned as it is now, before anything is counted: nobody can write into it later."""
    return np.array(returned) if isinstance(returned, np.ndarray) else returned


def drive(central_difference, f, args, i, weights=()):
    function = function_of(f, weights, i)
    if weights:  # another function at the same place, first: whoever remembers the place remembers its slope
        central_difference(function_of(f, weights[::-1], i), list(args), i)
    asked = []

    def noted(*values):
        values = [float(value) for value in values]  # a number that only looks like a float tells no slope
        asked.append(values)
        return function(*values)

    given = list(args)
    slope = frozen(central_difference(noted, given, i))
    return slope, np.array(asked, float).reshape(len(asked), len(args)), np.array(given, float)
