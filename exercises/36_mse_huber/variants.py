"""The wrong rules of exercise D7 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant


def broadcast(x, y):
    """Return what NumPy gives without asking."""
    return np.mean((x - y) ** 2)


def asserted(x, y):
    """Return the loss, or the kind of error that `assert` raises where the shapes differ."""
    return np.mean((x - y) ** 2) if x.shape == y.shape else "AssertionError"


def of_squares(times):
    """Return mse's rule with the squares in the place of what is squared, so many times."""

    def wrong(g, x, y):
        dx = g * times * (x - y) ** 2 / x.size
        return dx, -dx

    return wrong


def parabola_for_slope(times):
    """Return Huber's rule with squares in the place of what is squared, so many times, up to delta."""

    def wrong(g, x, y, delta):
        d = x - y
        dx = g * np.where(np.abs(d) <= delta, times * d**2, delta * np.sign(d))
        return dx, -dx

    return wrong


SQUARE = (
    "{d} {has} the squares (x − y)² themselves where their slopes belong.",
    "Nudge the 3 in 3² by 0.01: by how much does the square grow, per unit?",
)
ASKED = "Are there differences larger than delta? What does one unit of x do to z out there?"


MSE_VARIANTS = (
    Variant(
        "FORWARD_BROADCAST",
        broadcast,
        "{f} gives a number for arrays of different shapes: NumPy stretches them, as (3, 1) and (3,) to a "
        "table (3, 3), in which every prediction meets every truth.",
        "Which line looks at the shapes before anything is subtracted?",
    ),
    Variant(
        "OTHER_ERROR",
        asserted,
        "where the shapes differ, {f} raises an AssertionError; asked for is a ValueError.",
        "Which statement raises an error of the kind that you choose?",
    ),
)


MSE_RULE_VARIANTS = tuple(Variant("SQUARE_FOR_SLOPE", of_squares(times), *SQUARE) for times in (1, 2))


HUBER_VARIANTS = (
    *(Variant("SQUARE_FOR_SLOPE", parabola_for_slope(times), *SQUARE) for times in (1 / 2, 1)),
    Variant(
        "PARABOLA_EVERYWHERE",
        lambda g, x, y: (g * (x - y), -g * (x - y)),
        "{d} follow{s} the parabola also where the straight line is.",
        ASKED,
    ),
    Variant(
        "LINE_WITHOUT_SLOPE",
        lambda g, x, y, delta: (
            g * np.where(np.abs(x - y) <= delta, x - y, np.sign(x - y)),
            -g * np.where(np.abs(x - y) <= delta, x - y, np.sign(x - y)),
        ),
        "{d} {has} the slope 1 on the straight lines, whatever delta is.",
        "How steep is the parabola where the line takes over?",
    ),
    Variant(
        "ONE_SLOPE_BEYOND",
        lambda g, x, y, delta: (
            g * np.where(np.abs(x - y) <= delta, x - y, delta),
            -g * np.where(np.abs(x - y) <= delta, x - y, delta),
        ),
        "{d} {has} the slope delta on both straight lines.",
        "One line rises, the other falls: what does z do when x lies far below y and grows a little?",
    ),
    Variant(
        "FLAT_BEYOND",
        lambda g, x, y, delta: (
            g * np.where(np.abs(x - y) <= delta, x - y, 0),
            -g * np.where(np.abs(x - y) <= delta, x - y, 0),
        ),
        "{d} {is_} zero where the difference is larger than delta.",
        "The line is straight. Is it flat?",
    ),
)
