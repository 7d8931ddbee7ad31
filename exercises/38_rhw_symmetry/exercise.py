"""Exercise J3: the net of 1986 that learns to see symmetry: six inputs, two hidden units, one output."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from .judge import judge
from .truth import SHORT, after_training, gradients
from .variants import GRADIENTS_VARIANTS, TRAIN_VARIANTS

PATTERNS = np.array([[(n >> k) & 1 for k in range(6)] for n in range(64)], float)
SYMMETRIC = np.all(PATTERNS[:, ::-1] == PATTERNS, axis=1)[:, None] * 1.0


def start(seed):
    """Return the net at its start: small random weights, from one of the kit's numbered starts."""
    random = np.random.default_rng(seed)
    shapes = {"w": (6, 2), "b": (2,), "v": (2, 1), "c": (1,)}
    return {name: random.uniform(-0.3, 0.3, shape) for name, shape in shapes.items()}


def everything(**more):
    """Return all 64 patterns as arguments, and whatever else."""
    return {"x": PATTERNS, "d": SYMMETRIC, **more}


def some(n, size=1.0):
    """Return a few patterns and a net in the middle of its training."""

    def arguments(random):
        chosen = random.choice(64, n, replace=False)
        net = {k: np.asarray(random.normal(size=a.shape) * size) for k, a in start(0).items()}
        return {"x": PATTERNS[chosen], "d": random.integers(0, 2, (n, 1)) * 1.0, **net}

    return arguments


def turned(net, random):
    """Return a start from which as much can be learnt: units and pairs of inputs in another order."""
    units, pairs = random.permutation(2), random.permutation(3)
    left = np.where(random.random(3) < 0.5, pairs, 5 - pairs)
    inputs = [*left, *(5 - left[::-1])]
    return net | {"w": net["w"][inputs][:, units], "b": net["b"][units], "v": net["v"][units]}


def trained_from(name, seed, sweeps, **more):
    """Return the trial of a numbered start; drawn anew, few sweeps begin anywhere, many at one like it.

    Few sweeps see fewer patterns than 60 sweeps do, so that these are what is tried right after itself: there
    are 60 both times, and whoever keeps something for each number of sweeps has it.
    """

    def other(random):
        if sweeps > SHORT:
            return everything(**turned(start(seed), random), sweeps=sweeps)
        few = sweeps if sweeps == 1 else int(random.integers(3, SHORT))
        return some(int(random.integers(5, 45)), 0.3)(random) | {"sweeps": few}

    return Trial(name, everything(**start(seed), sweeps=sweeps), redraw=other, **more)


def anywhere(random):
    """Draw a start that isn't among the numbered ones."""
    return everything(**start(int(random.integers(100, 2**31))), sweeps=SHORT)


exercise = Exercise(
    id="J3",
    title="The net of 1986",
    parts=(
        Task(
            "gradients",
            gradients,
            (
                Trial("one pattern", some(1)),
                Trial("five patterns", some(5)),
                Trial(
                    "seven patterns, larger weights",
                    some(7, 2.0),
                    redraw=lambda random: some(int(random.integers(52, 64)), 2.0)(random),
                ),
                Trial(
                    "all 64 patterns",
                    everything(**start(1)),
                    redraw=lambda random: everything(**start(int(random.integers(100, 2**31)))),
                ),
            ),
            points=4,
            says="the gradients of E, the sum over all patterns of (y - d)² / 2",
            results=("dw", "db", "dv", "dc"),
            wrong=GRADIENTS_VARIANTS,
            ranges=dict.fromkeys("wbvc", (-4.0, 4.0)),
            analytic=True,
        ),
        Task(
            "train",
            after_training,
            (
                trained_from("1 sweep", 1, 1),
                trained_from("2 sweeps", 2, 2),
                Trial("60 sweeps", anywhere),
                trained_from("start A, 800 sweeps", 35, 800, limit_s=10.0),
                trained_from("start B, 800 sweeps", 1, 800, limit_s=10.0),
            ),
            points=4,
            says="the parameters after some sweeps, lr 0.1 and momentum 0.9",
            results=("w", "b", "v", "c"),
            judge=judge,
            wrong=TRAIN_VARIANTS,
        ),
    ),
    stars=3,
    minutes=35,
)
