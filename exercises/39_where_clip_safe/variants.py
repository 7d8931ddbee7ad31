"""The ways of exercise B9 in which a safe function isn't one, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant


def variants_of(name, f, slope):
    """Return the wrong ways to make `f`, called `name`, safe where x is not above 0; `slope` is its slope."""

    def output_only(x, g):
        return np.where(x > 0, f(x), 0.0), np.where(x > 0, g, 0.0) * slope(x)

    def input_only(x, g):
        ok = x > 0
        inside = np.where(ok, x, 1.0)
        return f(inside), np.where(ok, g * slope(inside), 0.0)

    def unguarded(x, g):
        return f(x), g * slope(x)

    return (
        Variant(
            "ZERO_TIMES_INFINITY",
            output_only,
            "forward all is well; on the way back the 0 of the branch not taken meets a slope that is "
            "infinite or nan, and dx is nan.",
            f"What does {name} still get to see where x is not above 0?",
        ),
        Variant(
            "OUTPUT_NOT_REPAIRED",
            input_only,
            "what goes in is repaired, and what comes out is left at the value of the replacement.",
            "Which z belongs to x = -1?",
        ),
        Variant(
            "UNGUARDED",
            unguarded,
            f"it is {name} itself, for every x.",
            "What should come out where x is not above 0?",
        ),
    )
