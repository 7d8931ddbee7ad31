"""Exercise G4: gradients that are too long are shortened, all by the same factor."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial, Variant

from .driver import drive


def handed(gradients):
    """Return the gradients as the drive hands them over: equal shapes at both ends are one array."""
    gradients = [np.array(g, float) for g in gradients]
    if len(gradients) > 1 and gradients[0].shape == gradients[-1].shape:
        gradients[-1] = gradients[0]
    return gradients


def norm(gradients):
    """Return the length of all gradients together."""
    return np.sqrt(sum(np.sum(g * g) for g in gradients))


def scaled(factor):
    """Return a function that multiplies every gradient by `factor(length of all, max_norm)`."""

    def clip(gradients, max_norm):
        gradients = handed(gradients)
        by = factor(norm(gradients), max_norm)
        return (*(by * g for g in gradients), np.array(True))

    return clip


def wanted(gradients, max_norm):
    """Return what is right: the gradients, shortened if need be, and left as they were."""
    length = norm(handed(gradients))
    if not np.isfinite(length):
        return "ValueError"
    return scaled(lambda n, most: most / n if n > most else 1.0)(gradients, max_norm)


def let_through(gradients, max_norm):
    """Shorten rightly, and say nothing when there is nothing to be saved."""
    clipped = wanted(gradients, max_norm)
    return "no error" if isinstance(clipped, str) else clipped


def zero_by_zero(gradients, max_norm):
    """Divide by the length, even if it is zero."""
    return tuple(g / g if not np.any(g) and g.ndim else g for g in wanted(gradients, max_norm))


def each_alone(gradients, max_norm):
    """Shorten every array by its own length."""
    clipped = [g * min(1.0, max_norm / max(norm([g]), 1e-300)) for g in handed(gradients)]
    return (*clipped, np.array(True))


def cut_off(gradients, max_norm):
    """Cut every number off."""
    return (*(np.clip(g, -max_norm, max_norm) for g in handed(gradients)), np.array(True))


def in_place(gradients, max_norm):
    """Shorten the arrays themselves, one of them perhaps twice."""
    gradients = handed(gradients)
    length = norm(gradients)
    for g in gradients:
        g *= min(1.0, max_norm / max(length, 1e-300))
    return (*gradients, np.array(length <= max_norm))


def by_largest(gradients, max_norm):
    """Take the length of the longest array for that of all."""
    gradients = handed(gradients)
    longest = max(norm([g]) for g in gradients)
    return (*(g * min(1.0, max_norm / max(longest, 1e-300)) for g in gradients), np.array(True))


def drawn(*shapes, length, max_norm=5.0):
    """Return the arguments of a trial: random gradients that are `length` long together."""

    def arguments(random):
        gradients = handed([np.asarray(random.normal(size=shape)) for shape in shapes])
        by = length / norm(gradients)
        return {"gradients": tuple(g * by for g in gradients), "max_norm": max_norm}

    return arguments


TRIALS = (
    Trial("one array, too long", drawn((3,), length=20.0)),
    Trial("two arrays, too long together", drawn((2, 3), (5,), length=7.0)),
    Trial("three arrays, far too long", drawn((2, 3), (5,), (), length=3e4, max_norm=0.25)),
    Trial("3 and 4, at most 1", {"gradients": (np.array([3.0, 0.0]), np.array([[4.0]])), "max_norm": 1.0}),
    Trial("short enough", drawn((2, 3), (5,), length=3.0)),
    Trial("short enough, by far", drawn((3,), (), length=1e-3)),
    Trial("short enough, one array", drawn((2, 3), length=4.9)),
    Trial(
        "exactly as long as allowed",
        {"gradients": (np.array([3.0, 0.0]), np.array([[4.0]])), "max_norm": 5.0},
    ),
    Trial("all zero", {"gradients": (np.zeros(3), np.zeros((2, 2))), "max_norm": 1.0}),
    Trial("one array in two places", drawn((3,), (2, 2), (3,), length=20.0)),
    Trial("one entry is nan", {"gradients": (np.array([1.0, np.nan]), np.ones((2, 2))), "max_norm": 1.0}),
    Trial("one entry is inf", {"gradients": (np.ones(2), np.array([[np.inf]])), "max_norm": 1.0}),
)


def upwards(length, max_norm):
    """Bring every gradient to the same length, the short ones too."""
    return max_norm / length


exercise = Exercise(
    id="G4",
    title="Clipping gradients by their length",
    parts=(
        Task(
            "clip_norm",
            wanted,
            TRIALS,
            points=10,
            says="the gradients, shortened together to at most max_norm",
            results=("the first gradient", "the second", "the third", "the fourth"),
            drive=drive,
            wrong=(
                Variant(
                    "NAN_LET_THROUGH",
                    let_through,
                    "a gradient that is nan or infinite is let through without a word.",
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
                    "the arrays that were handed in are changed; one that stands in the list twice is "
                    "shortened twice.",
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
            ),
        ),
    ),
    stars=2,
    minutes=20,
)
