"""The wrong rules of exercise I1 that are known by sight, by function, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant

from .truth import slope_of

NO_TANGENT = "the slope is that of the function; how fast u itself moves plays no part."
ASK_TANGENT = "If u moves ten times as fast, what does the result do?"


def sum_of_slopes(f, x, i, weights=()):
    """Return what comes out if every input is seeded with 1."""
    return sum(slope_of(f, x, j, weights) for j in range(len(x)))


VARIANTS = {
    "mul": (
        Variant(
            "PRODUCT_RULE",
            lambda u, v: (u[0] * v[0], u[1] * v[1]),
            "the slope of the product is taken for the product of the slopes.",
            "If v stands still, what does u · v do?",
        ),
        Variant(
            "MISSING_TERM",
            lambda u, v: (u[0] * v[0], u[1] * v[0]),
            "the product moves with its first factor only.",
            "What if the second one moves?",
        ),
        Variant(
            "MISSING_TERM",
            lambda u, v: (u[0] * v[0], u[0] * v[1]),
            "the product moves with its second factor only.",
            "What if the first one moves?",
        ),
        Variant(
            "SWAPPED_INPUTS",
            lambda u, v: (u[0] * v[0], u[1] * u[0] + v[0] * v[1]),
            "each slope is multiplied by its own value.",
            "How wide is the strip by which the rectangle grows, if u grows?",
        ),
    ),
    "div": (
        Variant(
            "SIGN",
            lambda u, v: (u[0] / v[0], (u[1] + u[0] / v[0] * v[1]) / v[0]),
            "what v contributes has the wrong sign.",
            "If v grows, what does u / v do?",
        ),
        Variant(
            "MISSING_TERM",
            lambda u, v: (u[0] / v[0], u[1] / v[0]),
            "the quotient moves with u only.",
            "If v grows, what does u / v do?",
        ),
        Variant(
            "FORMULA",
            lambda u, v: (u[0] / v[0], u[1] / v[0] - u[0] * v[1] / v[0]),
            "what v contributes lacks a square.",
            "How steep is 1/v at 2, and how steep at 10?",
        ),
        Variant(
            "PRODUCT_RULE",
            lambda u, v: (u[0] / v[0], u[1] / v[1]) if v[1] else (u[0] / v[0], 0.0),
            "the slope of the quotient is taken for the quotient of the slopes.",
            "If v stands still, what does u / v do?",
        ),
    ),
    "power": (
        Variant(
            "FORMULA",
            lambda u, n: (u[0] ** n, n * u[0] ** n * u[1]),
            "the power keeps its exponent.",
            "How steep is u² at 3?",
        ),
        Variant(
            "NO_TANGENT",
            lambda u, n: (u[0] ** n, n * u[0] ** (n - 1) if n else 0.0),
            NO_TANGENT,
            ASK_TANGENT,
        ),
    ),
    "exp": (
        Variant("NO_TANGENT", lambda u: (np.exp(u[0]),) * 2, NO_TANGENT, ASK_TANGENT),
        Variant(
            "FORMULA",
            lambda u: (np.exp(u[0]), u[0] * np.exp(u[0] - 1) * u[1]),
            "this is the rule of a power.",
            "Where does u stand in eᵘ, and where in u³?",
        ),
    ),
    "log": (
        Variant("NO_TANGENT", lambda u: (np.log(u[0]), 1 / u[0]), NO_TANGENT, ASK_TANGENT),
        Variant(
            "FORMULA",
            lambda u: (np.log(u[0]), u[1] * u[0]),
            "the slope is multiplied by u.",
            "Does the logarithm become steeper or flatter, far out?",
        ),
        Variant(
            "FORMULA",
            lambda u: (np.log(u[0]), np.log(u[1]) if u[1] > 0 else np.nan),
            "the slope that comes out is the logarithm of u's slope.",
            "How steep is the logarithm at 1?",
        ),
    ),
    "sin": (
        Variant("NO_TANGENT", lambda u: (np.sin(u[0]), np.cos(u[0])), NO_TANGENT, ASK_TANGENT),
        Variant(
            "SIGN",
            lambda u: (np.sin(u[0]), -np.cos(u[0]) * u[1]),
            "the slope has the wrong sign.",
            "Does sin rise or fall, just after 0?",
        ),
    ),
    "slope": (
        Variant(
            "SEEDS_ALL",
            sum_of_slopes,
            "what comes out is the sum of the slopes of all inputs.",
            "Which input moves? How fast do the others move?",
        ),
    ),
}
