"""Exercise E4: dropout, where both directions have to use one and the same toss."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Task, Trial

from .variants import BACKWARD_VARIANTS, FORWARD_VARIANTS


def dropped(x, *, mask, p, training):
    """Return x with the masked entries dropped, the others made larger."""
    if x.shape != mask.shape:
        raise ValueError(f"x is {x.shape} and the mask is {mask.shape}")
    return x * mask / (1 - p) if training else x * 1.0


def right_result(x, u, p, training):
    """Return z and the mask."""
    mask = (u >= p) | (not training)
    return dropped(x, mask=mask, p=p, training=training), mask


def tossed(shape, p, training=True):
    """Return a way to draw x and the tosses."""
    return lambda random: {
        "x": random.normal(size=shape),
        "u": random.uniform(size=shape),
        "p": p,
        "training": training,
    }


def way_back_case(name, shape, p, training=True, **more):
    """One case of the way back: the mask is drawn once and for all, and holds both kinds."""
    mask = np.random.default_rng(len(name)).uniform(size=shape) >= p
    if mask.size > 1 and p and training:
        mask.flat[0], mask.flat[-1] = True, False
    return Case(
        name, {"x": shape}, params={"mask": mask | (not training), "p": p, "training": training}, **more
    )


def longer_way_back(random):
    """Return cases of more numbers, while learning and afterwards."""
    shape = tuple(random.integers((9, 8, 3), (13, 14, 6)).tolist())
    return way_back_case("more", shape, 0.3), way_back_case("more", shape, 0.3, training=False)


def tossed_again(random):
    """Draw x and tosses some of which are p itself, to the last digit."""
    given = tossed((3, 4, 11, 2), float(random.uniform(0.2, 0.6)))(random)
    return given | {"u": np.where(random.random((3, 4, 11, 2)) < 0.3, given["p"], given["u"])}


TRIALS = (
    Trial("five numbers, p = 0.4", tossed((5,), 0.4)),
    Trial("a table, p = 0.25", tossed((3, 7), 0.25)),
    Trial("a thousand numbers, p = 0.4", tossed((1000,), 0.4)),
    Trial("three axes, p = 0.7", tossed((2, 3, 5), 0.7)),
    Trial("p = 0", tossed((3, 2), 0.0)),
    Trial("after learning, p = 0.4", tossed((2, 5), 0.4, training=False)),
)
CASES = (
    way_back_case("five numbers, p = 0.4", (5,), 0.4),
    way_back_case("two rows, three columns, p = 0.25", (2, 3), 0.25),
    way_back_case("a square table, p = 0.4", (3, 3), 0.4),
    way_back_case("three axes, p = 0.7", (2, 3, 5), 0.7),
    way_back_case("p = 0", (2, 3), 0.0),
    way_back_case("after learning, p = 0.4", (3, 2), 0.4, training=False),
    way_back_case("after learning, p = 0.7", (5,), 0.7, training=False),
    way_back_case("no entries, p = 0.4", (0, 3), 0.4),
)

exercise = Exercise(
    id="E4",
    title="Dropout",
    parts=(
        Task(
            "forward",
            right_result,
            TRIALS,
            larger=tossed_again,
            points=5,
            says="z = x / (1 - p) where u >= p, else 0",
            results=("z", "mask"),
            wrong=FORWARD_VARIANTS,
            ranges={"x": (-np.inf, np.inf), "u": (0.0, 1.0), "p": (0.0, 0.98)},
        ),
        Rule(
            "backward",
            dropped,
            CASES,
            points=5,
            says="z = x * mask / (1 - p) while training, else x",
            variants=BACKWARD_VARIANTS,
            larger=longer_way_back,
            ranges={"p": (0.0, 0.98)},
        ),
    ),
    stars=2,
    minutes=20,
)
