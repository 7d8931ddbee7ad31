"""Exercise J5: a random number on the way, and a gradient that gets past it."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, label, one_each

from .truth import decoded, from_normal
from .variants import VARIANTS


def loss(mu, v, *, eps, w, x):
    """Return minus the evidence lower bound of each example, up to a constant."""
    if eps.shape != mu.shape or len(x) != len(mu):
        raise ValueError("one random number for each entry of mu")
    code = label(mu, "mu in the code") + np.exp(label(v, "v in the code") / 2) * eps
    apart = from_normal(label(mu, "mu in the KL term"), label(v, "v in the KL term"))
    return decoded(label(code, "the code"), w, x) + label(apart, "the KL term")


def sizes(name, batch, codes, pixels, **more):
    """Return a case: `codes` numbers describe each of `batch` examples of `pixels` numbers."""
    random = np.random.default_rng(batch + 10 * codes + 100 * pixels)
    params = {
        "eps": random.normal(size=(batch, codes)),
        "w": random.normal(size=(codes, pixels)),
        "x": random.normal(size=(batch, pixels)),
    }
    return Case(name, {"mu": (batch, codes), "v": (batch, codes)}, params, **more)


def more(random):
    """Return cases of more examples, codes and pixels, and of a single one of each."""
    lengths = random.integers((9, 9, 9), (14, 13, 14)).tolist()
    return tuple(sizes("more", *some) for some in (lengths, *one_each(lengths)))


CASES = (
    sizes("one example, one number", 1, 1, 1),
    sizes("two examples, three codes, five pixels", 2, 3, 5),
    sizes("five examples, two codes, three pixels", 5, 2, 3),
    sizes("as many examples as codes and pixels", 3, 3, 3),
)

exercise = Exercise(
    id="J5",
    title="Past the random number",
    parts=(
        Rule(
            "backward",
            loss,
            CASES,
            points=6,
            larger=more,
            says="z = |(mu + exp(v / 2) * eps) @ w - x|² / 2 + sum(exp(v) + mu² - 1 - v) / 2, row by row",
            variants=VARIANTS,
        ),
    ),
    stars=4,
    minutes=30,
)
