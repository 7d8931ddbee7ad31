"""Exercise J1: three ways to take a step, each with a little more memory than the one before."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from .variants import ADAM_VARIANTS, MOMENTUM_VARIANTS, SGD_VARIANTS


def sgd(w, g, lr):
    """Step against the gradient."""
    return w - lr * g


def momentum(w, g, v, lr, beta):
    """Keep part of the last step (Rumelhart, Hinton and Williams 1986, equation 9)."""
    v = beta * v - lr * g
    return w + v, v


def adam(w, g, m, v, t, lr, beta1, beta2, eps):
    """Kingma and Ba 2015, algorithm 1."""
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    fair_m, fair_v = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - lr * fair_m / (np.sqrt(fair_v) + eps), m, v


def some(shape, scale=1.0):
    """Return the arguments of a step of plain descent."""

    def arguments(random):
        w, g = np.asarray(random.normal(size=shape)), np.asarray(random.normal(size=shape) * scale)
        return {"w": w, "g": g, "lr": random.uniform(0.05, 0.3)}

    return arguments


def rolling(shape, first=False):
    """Return the arguments of a step with momentum."""

    def arguments(random):
        v = np.zeros(shape) if first else np.asarray(random.normal(size=shape))
        return {**some(shape)(random), "v": v, "beta": random.uniform(0.6, 0.95)}

    return arguments


def forgetful(random):
    """Draw a step that keeps nothing of the last one."""
    return rolling(())(random) | {"beta": 0.0}


def adaptive(shape, t, scale=1.0, eps=1e-3):
    """Return the arguments of Adam's step number t."""

    def arguments(random):
        w, g = np.asarray(random.normal(size=shape)), np.asarray(random.normal(size=shape) * scale)
        m = np.zeros(shape) if t == 1 else np.asarray(random.normal(size=shape) * scale)
        v = np.zeros(shape) if t == 1 else np.asarray(random.uniform(0.1, 2, size=shape) * scale**2)
        return {"w": w, "g": g, "m": m, "v": v, "t": t, "lr": 0.02, "beta1": 0.9, "beta2": 0.99, "eps": eps}

    return arguments


def some_step(random):
    """Draw the arguments of any of Adam's steps, of many numbers."""
    return adaptive((7, 3, 11), int(10 ** random.uniform(1.9, 2.9)))(random)


ANY = dict.fromkeys("wg", (-np.inf, np.inf))
STEPS = {"t": (2, 60), "lr": (1e-3, 2.0), "beta1": (0.0, 0.99), "beta2": (0.5, 0.999), "eps": (1e-10, 0.1)}
NOTHING = {"w": np.array([1.0, -2.0]), "g": np.zeros(2), "m": np.zeros(2), "v": np.zeros(2), "t": 1}
SETTINGS = {"lr": 0.02, "beta1": 0.9, "beta2": 0.99, "eps": 1e-8}


def nothing(random):
    """Draw weights to which nothing happens."""
    lr, beta1, beta2 = random.uniform((0.01, 0.5, 0.9), (0.1, 0.95, 0.999)).tolist()
    settings = {"lr": lr, "beta1": beta1, "beta2": beta2, "eps": 1e-8}
    return {**NOTHING, "w": random.normal(size=2), **settings}


exercise = Exercise(
    id="J1",
    title="Plain descent, momentum, Adam",
    parts=(
        Task(
            "sgd",
            sgd,
            (
                Trial("one number", some(())),
                Trial("three entries", some((3,))),
                Trial("two rows, three columns", some((2, 3))),
                Trial(
                    "a long gradient",
                    some((5,), 1e3),
                    redraw=lambda random: some((5,), 10 ** random.uniform(6, 9))(random),
                ),
            ),
            larger=some((7, 3, 11)),
            points=2,
            says="one step of plain descent",
            results=("the new w",),
            wrong=SGD_VARIANTS,
            ranges={**ANY, "lr": (1e-3, 2.0)},
        ),
        Task(
            "momentum",
            momentum,
            (
                Trial("the first step", rolling((3,), first=True)),
                Trial("a later step, one number", rolling(()), redraw=forgetful),
                Trial("a later step, three entries", rolling((3,))),
                Trial("a later step, two rows, three columns", rolling((2, 3))),
            ),
            larger=rolling((7, 3, 11)),
            points=2,
            says="one step with momentum",
            results=("the new w", "the new v"),
            wrong=MOMENTUM_VARIANTS,
            ranges={**ANY, "v": (-np.inf, np.inf), "lr": (1e-3, 2.0), "beta": (0.0, 0.999)},
        ),
        Task(
            "adam",
            adam,
            (
                Trial("t = 1", adaptive((3,), 1)),
                Trial("t = 1, one number", adaptive((), 1)),
                Trial("t = 2", adaptive((2, 3), 2)),
                Trial("t = 5, gradients of 1e-6", adaptive((3,), 5, scale=1e-6, eps=1e-6)),
                Trial("t = 1000", adaptive((3,), 1000)),
                Trial("no gradient at all", {**NOTHING, **SETTINGS}, redraw=nothing),
            ),
            larger=some_step,
            points=4,
            says="one step of Adam",
            results=("the new w", "the new m", "the new v"),
            wrong=ADAM_VARIANTS,
            ranges={**ANY, "m": (-np.inf, np.inf), "v": (0, np.inf), **STEPS},
        ),
    ),
    stars=2,
    minutes=25,
)
