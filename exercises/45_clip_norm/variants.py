"""The wrong rules of exercise G4 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant

from .truth import handed, norm, right_result, scaled


def let_through(gradients, max_norm):
    """Shorten rightly, and say nothing when there is nothing to be saved."""
    clipped = right_result(gradients, max_norm)
    return "no error" if isinstance(clipped, str) else clipped


def zero_by_zero(gradients, max_norm):
    """Divide by the length, even if it is zero."""
    return tuple(g / g if not np.any(g) and g.ndim else g for g in right_result(gradients, max_norm))


def each_alone(gradients, max_norm):
    """Shorten every array by its own length."""
    clipped = [g * min(1.0, max_norm / max(norm([g]), 1e-300)) for g in handed(gradients)]
    return (np.array(True), *clipped)


def cut_off(gradients, max_norm):
    """Cut every number off."""
    return (np.array(True), *(np.clip(g, -max_norm, max_norm) for g in handed(gradients)))


def in_place(gradients, max_norm):
    """Shorten the arrays themselves, one of them perhaps twice."""
    gradients = handed(gradients)
    length = norm(gradients)
    for g in gradients:
        g *= min(1.0, max_norm / max(length, 1e-300))
    return (np.array(length <= max_norm), *gradients)


def in_place_once(gradients, max_norm):
    """Shorten the arrays themselves, each of them once."""
    clipped = right_result(gradients, max_norm)
    if isinstance(clipped, str):
        return clipped
    return (np.array(norm(handed(gradients)) <= max_norm), *clipped[1:])


def by_largest(gradients, max_norm):
    """Take the length of the longest array for that of all."""
    gradients = handed(gradients)
    longest = max(norm([g]) for g in gradients)
    return (np.array(True), *(g * min(1.0, max_norm / max(longest, 1e-300)) for g in gradients))


def upwards(length, max_norm):
    """Bring every gradient to the same length, the short ones too."""
    return max_norm / length


VARIANTS = (
    Variant(
        "NAN_LET_THROUGH",
        let_through,
        "a gradient that is nan or infinite raises no ValueError.",
        "What will be left of the parameters after this step?",
    ),
    Variant(
        "NONFINITE_AT",
        zero_by_zero,
        "gradients that are all zero come back as nan.",
        "By what are they divided?",
    ),
    Variant(
        "CLIPS_UPWARDS",
        scaled(upwards),
        "gradients that were short enough are made longer.",
        "By what should a gradient be multiplied whose length is half of what is allowed?",
    ),
    Variant(
        "NORM_PER_ARRAY",
        each_alone,
        "every array is shortened by its own length, so their proportions change.",
        "Does the step still point in the direction of the gradient?",
    ),
    Variant(
        "CLIPS_ENTRIES",
        cut_off,
        "every single number is cut off, so the direction changes.",
        "Which way did [3, 30] point, and which way does [3, 5] point?",
    ),
    Variant(
        "MUTATES_INPUT",
        in_place,
        "the arrays that were handed in are changed; one that stands in the list twice is shortened twice.",
        "Which line writes into an array that somebody else may hold?",
    ),
    Variant(
        "MUTATES_INPUT",
        in_place_once,
        "the arrays that were handed in are changed.",
        "Which line writes into an array that somebody else may hold?",
    ),
    Variant(
        "NORM_PER_ARRAY",
        by_largest,
        "the length of the longest array is taken for that of all of them.",
        "How long is (3, 4)?",
    ),
    Variant(
        "UPSIDE_DOWN",
        scaled(lambda n, most: max(1.0, n / most)),
        "gradients that were too long are made longer still.",
        "How long is a gradient that has been divided by its length?",
    ),
    Variant(
        "SQUARE_ROOT_FORGOTTEN",
        scaled(lambda n, most: min(1.0, most / n**2) if n else 1.0),
        "the sum of the squares is taken for the length.",
        "How long is (3, 4)?",
    ),
)
