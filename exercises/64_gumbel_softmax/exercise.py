"""Exercise L4: a draw from several possibilities that a gradient can pass."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Task, Trial

from .truth import hard, soft
from .variants import BACKWARD_VARIANTS, BOTH


def softly(x, *, u, tau):
    """Return the soft draw; the function whose derivative is asked for."""
    if u.shape != x.shape:
        raise ValueError("one number between 0 and 1 for each entry of x")
    return soft(x, u, tau)


def drawn(*shape, tau, scale=1.0):
    """Return the arguments of a draw."""

    def arguments(random):
        x = np.asarray(random.normal(size=shape) * scale)
        return {"x": x, "u": random.uniform(0.02, 0.98, size=shape), "tau": tau}

    return arguments


def close_together(random):
    """Return a draw at a low temperature, whose x + noise are so close that it isn't hard."""
    given = drawn(2, 3, tau=float(random.uniform(0.04, 0.09)))(random)
    noise = -np.log(-np.log(given["u"]))
    return given | {"x": random.uniform(-0.15, 0.15, noise.shape) - noise}


def far_tosses(random):
    """Draw tosses of which some are next to 0 or to 1."""
    given = drawn(3, 5, 2, 9, tau=0.8)(random)
    far = 10.0 ** random.uniform(-9, -4, given["u"].shape)
    part = random.random(given["u"].shape)
    return given | {"u": np.where(part < 0.2, far, np.where(part > 0.8, 1 - far, given["u"]))}


def case(name, *shape, tau, **more):
    """Return one case of the rule, with its own noise."""
    u = np.random.default_rng(sum(shape)).uniform(0.1, 0.9, size=shape)
    return Case(name, {"x": shape}, {"u": u, "tau": tau}, **more)


def more_rows(random):
    """Return a case of more rows and possibilities, on three axes."""
    return case("more", *random.integers((2, 3, 6), (5, 6, 12)).tolist(), tau=1.2)


CASES = (
    case("two possibilities, tau = 0.7", 2, tau=0.7),
    case("five possibilities, tau = 3", 5, tau=3.0),
    case("three rows of five, tau = 1.5", 3, 5, tau=1.5),
    case("two rows of three, tau = 0.4", 2, 3, tau=0.4),
    case("a square table, tau = 0.7", 3, 3, tau=0.7),
    case("one possibility", 3, 1, tau=0.7),
)


exercise = Exercise(
    id="L4",
    title="A draw that a gradient can pass",
    parts=(
        Task(
            "forward",
            lambda x, u, tau: (soft(x, u, tau), hard(x, u)),
            (
                Trial("three possibilities, tau = 0.7", drawn(3, tau=0.7)),
                Trial("two rows of five, tau = 2", drawn(2, 5, tau=2.0)),
                Trial(
                    "two rows of three, nearly hard: tau = 0.1",
                    drawn(2, 3, tau=0.1),
                    redraw=close_together,
                ),
                Trial("three axes, tau = 1.5", drawn(2, 3, 4, tau=1.5)),
                Trial(
                    "x of ±800",
                    {
                        "x": np.array([800.0, -800.0, 790.0]),
                        "u": np.array([0.5, 0.2, 0.7]),
                        "tau": 0.5,
                    },
                    redraw=lambda random: drawn(4, 3, tau=float(random.uniform(0.3, 0.9)), scale=800.0)(
                        random
                    ),
                ),
            ),
            larger=far_tosses,
            points=4,
            says="soft = softmax((x + noise) / tau), hard = 1 for the largest of x + noise",
            results=("the soft draw", "the hard draw"),
            wrong=BOTH,
            ranges={"x": (-np.inf, np.inf), "u": (0.001, 0.999), "tau": (0.05, 10.0)},
        ),
        Rule(
            "backward",
            softly,
            CASES,
            points=4,
            says="z = softmax((x + noise) / tau)",
            variants=BACKWARD_VARIANTS,
            larger=more_rows,
            ranges={"tau": (0.1, 40.0)},
        ),
    ),
    stars=4,
    minutes=30,
)
