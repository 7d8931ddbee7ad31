"""What is wrong with a result of exercise A1: a code, what is observed, a question."""

import numpy as np

from .driver import function_of

RTOL = 1e-7
"""A step of 1e-5 leaves 4e-10 on the wave by its bend and 1e-11 by rounding; steps from 1e-4 down to 1e-8,
times the larger of 1 and |x|, all stay below 1e-7."""


DOUBLE = 1e-3


LARGE = 1e-5


def judge(got, want, f, args, i, weights=()):
    """Return what is wrong with a slope and with the places where f was asked."""
    slope, asked, given = got
    want, x = float(want[0]), float(args[i])

    if slope.ndim or asked.ndim != 2:
        observed = f"the slope is one number, and it came back as an array of shape {slope.shape}."
        return "WRONG_RESULT", observed, "Try this one by hand."
    if not len(asked):
        return "WRONG_RESULT", "f was never called.", "Try this one by hand."
    if not np.array_equal(given, args):
        before, after = (f"{values[i]:.10g}" for values in (args, given))
        if before == after:  # nudged there and back, and rounded on the way
            before, after = float(args[i]), float(given[i])
        return (
            "MUTATES_INPUT",
            f"the list args is not what it was: {before} has become {after}.",
            "Which line writes into args? A copy could be nudged in its place.",
        )
    if np.any(np.delete(asked, i, 1) != np.delete(args, i)):
        return (
            "WRONG_ARGUMENT",
            f"asked for the slope in args[{i}], another argument was nudged.",
            "Which argument does i speak of?",
        )
    steps = asked[:, i] - x
    reach = np.max(np.abs(steps))
    if reach == 0:
        return (
            "SAME_POINT" if x else "STEP_ZERO",
            f"at x = {x:g} f is asked at x itself each time, and its difference from itself is 0.",
            "What is nudged before f is called? Are the two points two lists, or one list with two names?"
            if x
            else "A nudge that grows with x is a good one. How small may it become?",
        )
    if abs(steps.max() + steps.min()) > reach / 2:
        return (
            "FORWARD_DIFFERENCE",
            f"f is asked at {', '.join(f'x {step:+.2g}' if step else 'x' for step in steps[:3])}: "
            "that leans to one side.",
            "Which two points lie symmetrically around x?",
        )
    if abs(slope - want) <= RTOL * abs(want):
        return None
    if abs(slope - 2 * want) <= DOUBLE * abs(want):
        return (
            "STEP_NOT_DOUBLED",
            f"at x = {x:g} the slope is twice too large.",
            "How long is the way from the left point to the right one?",
        )
    if abs(slope + want) <= DOUBLE * abs(want):
        observed = f"at x = {x:g} the slope has the wrong sign."
        return "SIGN", observed, "Which of the two values belongs to the point on the right?"
    function = function_of(f, weights, i)
    above, below = (float(function(*args[:i], x + step, *args[i + 1 :])) for step in (reach, -reach))
    quotient = (above - below) / (2 * reach)
    lost = 8 * np.finfo(float).eps * (abs(above) + abs(x * quotient)) / reach  # by rounding f and x
    if not abs(slope - quotient) <= lost:  # the step alone can't have done it
        return (
            "WRONG_RESULT",
            f"f({x:g} ± {reach:.2g}) is {above:.9g} and {below:.9g}; the slope came out as {slope:.9g}.",
            "How much does f change between the two points, and how far apart are they?",
        )
    small = reach <= LARGE * max(1.0, abs(x))
    return (
        "STEP_TOO_SMALL" if small else "STEP_TOO_LARGE",
        f"at x = {x:g} a nudge of {reach:.2g} gives {float(slope):.9g}; right is {want:.9g}.",
        "How far apart are the floats near x, and how many digits of f survive the subtraction?"
        if small
        else "The curve bends between your two points: how could they feel less of it?",
    )
