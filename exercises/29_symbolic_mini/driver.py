"""Drives functions of expressions, which are tuples, and evaluates the expressions that they return."""

import ast

import numpy as np

PLACES = (0.3, -0.7, 1.9)
FAR = np.float64(1e16)  # where the next number is 2 away: nothing can be nudged by less
KINDS = {"+": 2, "-": 2, "*": 2, "pow": 2, "sin": 1, "cos": 1}


class MalformedError(Exception):
    """Something that is no expression."""


def value(e, x):
    """Return the value of an expression at x."""
    if isinstance(e, (int, float, np.number)) and not isinstance(e, bool):
        return float(e)
    if isinstance(e, str) and e == "x":
        return x
    if not isinstance(e, tuple) or not e or e[0] not in KINDS or len(e) != KINDS[e[0]] + 1:
        raise MalformedError(e)
    kind = e[0]
    if kind == "pow":
        return value(e[1], x) ** int(e[2])
    if kind in ("sin", "cos"):
        return getattr(np, kind)(value(e[1], x))
    a, b = value(e[1], x), value(e[2], x)
    return a + b if kind == "+" else a - b if kind == "-" else a * b


def values(derivative, e, times, places=PLACES):
    e = ast.literal_eval(e)
    for _ in range(times):
        e = derivative(e)
    try:
        with np.errstate(all="ignore"):
            return np.array([value(e, x) for x in places]), np.array([value(e, FAR)]), ""
    except MalformedError as error:
        if error.args[0] is None:  # somewhere her function ended without a return
            return None, np.zeros(1), ""
        return np.zeros(3), np.zeros(1), "not an expression"


def counts(operations, e):
    return operations(ast.literal_eval(e))
