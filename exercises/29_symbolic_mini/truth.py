"""What is right in exercise I3: the trusted functions."""

import ast

import numpy as np

from . import driver


def d(e, slip=""):
    """Differentiate an expression; `slip` names what goes wrong."""
    if not isinstance(e, tuple):
        return 1 if e == "x" else 0
    kind, a = e[0], e[1]
    within = 1 if slip == "chain" else d(a, slip)
    if kind in "+-":
        return (kind, d(a, slip), d(e[2], slip))
    if kind == "*":
        b = e[2]
        if slip == "both":
            return ("*", d(a, slip), d(b, slip))
        if slip == "first":
            return ("*", d(a, slip), b)
        if slip == "second":
            return ("*", a, d(b, slip))
        return ("+", ("*", d(a, slip), b), ("*", a, d(b, slip)))
    if kind == "pow":
        n = e[2]
        if slip == "n above":
            return ("*", ("*", n, a if n == 1 else ("pow", a, n)), within)
        if slip == "no n":
            return ("*", ("pow", a, n - 1), within)
        return ("*", ("*", n, ("pow", a, n - 1)), within)
    if kind == "sin":
        return ("*", ("cos", a), within)
    return ("*", ("*", 1 if slip == "cosine" else -1, ("sin", a)), within)


def values_of(slip):
    """Return the function that gives the values of a (wrong) derivative."""

    def values(e, times, places=driver.PLACES):
        e = parsed(e)
        for _ in range(times):
            e = d(e, slip)
        with np.errstate(all="ignore"):
            near = driver.value(e, np.array(places))  # at all of them at once
            return near + np.zeros(len(places)), np.array([driver.value(e, driver.FAR)])

    return values


def parsed(text):
    """Return the expression that a text says."""
    return ast.literal_eval(text)
