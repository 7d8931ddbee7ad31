"""Exercise G4: gradients that are too long are shortened, all by the same factor."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from .driver import drive
from .truth import handed, norm, right_result
from .variants import VARIANTS


def drawn(*shapes, length, max_norm=5.0):
    """Return the arguments of a trial: random gradients that are `length` long together."""

    def arguments(random):
        gradients = handed([np.asarray(random.normal(size=shape)) for shape in shapes])
        by = length / norm(gradients)
        return {"gradients": tuple(g * by for g in gradients), "max_norm": max_norm}

    return arguments


def gradients_trial(name, max_norm, *gradients, counts=True):
    """Return the trial of these gradients; drawn anew, they are times a number that is exact in binary."""

    def scaled(random):
        by = int(random.integers(512, 3_000)) / 1_024
        return {"gradients": tuple(by * g for g in gradients), "max_norm": by * max_norm}

    return Trial(name, {"gradients": gradients, "max_norm": max_norm}, counts, redraw=scaled)


def endless(name, entry, *gradients):
    """Return the trial of gradients without a length; drawn anew, one amidst others has such an entry."""

    def amidst(random):
        given = many(random)
        arrays = list(given["gradients"])
        place = int(random.integers(1, len(arrays) - 1))
        arrays[place] = np.insert(random.normal(size=4), random.integers(1, 4), entry)
        return given | {"gradients": tuple(arrays)}

    return Trial(name, {"gradients": gradients, "max_norm": 1.0}, counts=False, redraw=amidst)


def many(random):
    """Return the arguments of a trial of many arrays, in a drawn order of shapes."""
    shapes = [
        tuple(random.integers(1, 5, axes).tolist()) for axes in random.integers(0, 4, random.integers(8, 13))
    ]
    shapes[0] = tuple(random.integers(2, 4, random.integers(4, 7)).tolist())
    shapes[int(random.integers(1, len(shapes) - 1))] = (2, 0)
    return drawn(*shapes, length=random.uniform(6, 60))(random)


TRIALS = (  # whoever returns what she was handed, or refuses it each time, is right in some: it earns nothing
    Trial("one array, too long", drawn((3,), length=20.0)),
    Trial("two arrays, too long together", drawn((2, 3), (5,), length=7.0)),
    Trial("three arrays, far too long", drawn((2, 3), (5,), (), length=3e4, max_norm=0.25)),
    gradients_trial("3 and 4, at most 1", 1.0, np.array([3.0, 0.0]), np.array([[4.0]])),
    Trial("short enough", drawn((2, 3), (5,), length=3.0), counts=False),
    Trial("short enough, by far", drawn((3,), (), length=1e-3), counts=False),
    Trial("short enough, one array", drawn((2, 3), length=4.9), counts=False),
    gradients_trial("exactly as long as allowed", 5.0, np.array([3.0, 0.0]), np.array([[4.0]]), counts=False),
    gradients_trial("all zero", 1.0, np.zeros(3), np.zeros((2, 2)), counts=False),
    Trial("one array in two places", drawn((3,), (2, 2), (3,), length=20.0)),
    endless("one entry is nan", np.nan, np.array([1.0, np.nan]), np.ones((2, 2))),
    endless("one entry is inf", -np.inf, np.ones(2), np.array([[np.inf]])),
)


exercise = Exercise(
    id="G4",
    title="Clipping gradients by their length",
    parts=(
        Task(
            "clip_norm",
            right_result,
            TRIALS,
            points=10,
            says="the gradients, shortened together to at most max_norm",
            results=("whether all is left as it was", "the first gradient", "the second", "the third"),
            drive=drive,
            given=lambda gradients, max_norm: {"gradients": list(gradients), "max_norm": max_norm},
            wrong=VARIANTS,
            larger=many,
            ranges={"gradients": (-np.inf, np.inf), "max_norm": (0.01, 100.0)},
        ),
    ),
    stars=2,
    minutes=20,
)
