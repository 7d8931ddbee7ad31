"""Exercise E1: variance and standard deviation; the path through the mean carries nothing."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Variant
from autogradkit.checking.complex_safe import cstd, cvar


def var(x, *, axis, ddof):
    """Return the variance along an axis."""
    return cvar(x, axis=axis, ddof=ddof)


def std(x, *, axis, ddof):
    """Return the standard deviation along an axis."""
    return cstd(x, axis=axis, ddof=ddof)


def along(name, shape, axis, ddof, **more):
    """One case: so many numbers along that axis."""
    return Case(name, {"x": shape}, params={"axis": axis, "ddof": ddof}, **more)


CASES = (
    along("three numbers", (3,), 0, 0),
    along("five numbers, ddof=1", (5,), -1, 1),
    along("two rows of five", (2, 5), -1, 0),
    along("three rows of seven, ddof=1", (3, 7), 1, 1),
    along("columns of three, ddof=1", (3, 5), 0, 1),
    along("a square table, axis=0", (5, 5), 0, 0),
    along("a square table, axis=1, ddof=1", (3, 3), 1, 1),
    along("three axes, the middle one", (2, 5, 3), 1, 0),
    along("two numbers each, ddof=1", (3, 2), -1, 1),
    along("no rows", (0, 3), 1, 0),
    along("in Fortran order", (3, 5), 1, 0, layout="fortran"),
    along("every second entry, backwards, ddof=1", (5, 3), 0, 1, layout="strided"),
)


def slope(g, x, axis, ddof):
    """Return how much L changes per unit of x, through the variance."""
    n = x.shape[axis] - ddof
    return np.expand_dims(g, axis) * 2 * (x - x.mean(axis=axis, keepdims=True)) / n


NOT_CENTRED = Variant(
    "NOT_CENTRED",
    lambda g, x, axis, ddof: np.expand_dims(g, axis) * 2 * x / (x.shape[axis] - ddof),
    "{d} {is_} what you get without the mean: shift all of x by 1, and {d} would change; z would not.",
    "Which number is squared in the forward?",
)
WRONG_AXIS = Variant(
    "WRONG_AXIS",
    lambda g, x, axis, ddof: g * 2 * (x - x.mean(axis=axis, keepdims=True)) / (x.shape[axis] - ddof),
    "{d} would be right, but each row meets the g of another one.",
    "Which axis did g lose, and where does it have to come back?",
)

exercise = Exercise(
    id="E1",
    name="var_std",
    title="Variance and standard deviation",
    parts=(
        Rule(
            "var_backward",
            var,
            CASES,
            points=4,
            says="z = var(x) along axis",
            variants=(NOT_CENTRED, WRONG_AXIS),
        ),
        Rule(
            "std_backward",
            std,
            CASES,
            points=4,
            says="z = sqrt(var(x)) along axis",
            variants=(
                Variant(
                    "ROOT_FORGOTTEN",
                    slope,
                    "{d} {is_} right for the variance: the root around it has a slope, too.",
                    "By how much does a root grow when what stands under it grows by 1?",
                ),
                Variant(
                    "NOT_CENTRED",
                    lambda g, x, z, axis, ddof: np.expand_dims(g / z, axis) * x / (x.shape[axis] - ddof),
                    *(NOT_CENTRED.observed, NOT_CENTRED.question),
                ),
            ),
        ),
    ),
    hints=(
        "The mean moves too. Does it matter in sum? The differences from the mean add up to …?",
        "So hold the mean still: one square is left that x[j] stands in, and it is divided like all of them.",
        "Divide by what the forward divides by, n − ddof, with n counted along `axis` only. "
        "For the root, use the chain rule: half, over the output.",
    ),
    stars=3,
    minutes=20,
)
