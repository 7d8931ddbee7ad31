"""Exercise J5: a random number on the way, and a gradient that gets past it."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Variant
from autogradkit.checking.differences import pull_back
from autogradkit.checking.mistakes.forward_paths import named


def decoded(code, w, x):
    """Return how far the decoder's picture is from x: half the sum of squares, for each example."""
    off = code @ w - x
    return np.sum(off * off, axis=1) / 2


def from_normal(mu, v):
    """Return how far the codes' distribution is from the standard normal one, for each example."""
    return np.sum(np.exp(named(v, "the variance")) + mu * mu - 1 - v, axis=1) / 2


def loss(mu, v, *, eps, w, x):
    """Return minus the evidence lower bound of each example, up to a constant."""
    if eps.shape != mu.shape or len(x) != len(mu):
        raise ValueError("one random number for each entry of mu")
    code = named(mu, "mu in the code") + np.exp(named(v, "v in the code") / 2) * eps
    apart = from_normal(named(mu, "mu in the KL term"), named(v, "v in the KL term"))
    return decoded(named(code, "the code"), w, x) + named(apart, "the KL term")


def sizes(name, batch, codes, pixels, **more):
    """Return a case: `codes` numbers describe each of `batch` examples of `pixels` numbers."""
    random = np.random.default_rng(batch + 10 * codes + 100 * pixels)
    params = {
        "eps": random.normal(size=(batch, codes)),
        "w": random.normal(size=(codes, pixels)),
        "x": random.normal(size=(batch, pixels)),
    }
    return Case(name, {"mu": (batch, codes), "v": (batch, codes)}, params, **more)


def instead(code, apart):
    """Return the wrong rule that belongs to another code or another distance from the normal distribution."""

    def rule(g, mu, v, eps, w, x):
        return pull_back(lambda mu, v: decoded(code(mu, v, eps), w, x) + apart(mu, v), g, mu=mu, v=v)

    return rule


def right_code(mu, v, eps):
    """Return the code, as it is right."""
    return mu + np.exp(v / 2) * eps


def spread(mu, v, eps, slope):
    """Return the code with another slope in v: `slope(v)` in place of its own."""
    still = np.real(v)
    return mu + (np.exp(still / 2) + (v - still) * slope(still)) * eps


CASES = (
    sizes("one example, one number", 1, 1, 1),
    sizes("two examples, three codes, five pixels", 2, 3, 5, layout="strided"),
    sizes("five examples, two codes, three pixels", 5, 2, 3, layout="fortran"),
    sizes("as many examples as codes and pixels", 3, 3, 3),
)

exercise = Exercise(
    id="J5",
    name="vae_reparam",
    title="Past the random number",
    parts=(
        Rule(
            "backward",
            loss,
            CASES,
            points=6,
            says="z = |(mu + exp(v / 2) * eps) @ w - x|² / 2 + sum(exp(v) + mu² - 1 - v) / 2, row by row",
            variants=(
                Variant(
                    "STANDARD_DEVIATION_FOR_LOG_VARIANCE",
                    instead(lambda mu, v, eps: spread(mu, v, eps, lambda v: 1.0), from_normal),
                    "{d} would be right if v were the standard deviation itself.",
                    "v is the logarithm of the variance. How much does exp(v / 2) grow when v does?",
                ),
                Variant(
                    "HALF_FORGOTTEN",
                    instead(lambda mu, v, eps: spread(mu, v, eps, lambda v: np.exp(v / 2)), from_normal),
                    "{d} would be right if the code were spread by exp(v), with the value of exp(v / 2).",
                    "The exponent is v / 2. What is the slope of exp(v / 2) in v?",
                ),
                Variant(
                    "HALF_FORGOTTEN",
                    instead(right_code, lambda mu, v: 2 * from_normal(mu, v)),
                    "in {d} the KL term counts twice.",
                    "Half a square has which slope?",
                ),
                Variant(
                    "RANDOM_NUMBER_FORGOTTEN",
                    instead(
                        lambda mu, v, eps: mu + np.real(np.exp(v / 2)) * (eps - 1) + np.exp(v / 2),
                        from_normal,
                    ),
                    "{d} would be right if every random number were 1.",
                    "By how much does the code move when its standard deviation grows by a little?",
                ),
            ),
        ),
    ),
    hints=(
        "To draw a number is no function, and has no slope. But if the random number eps is an *input*, "
        "the code is an ordinary function of mu and v.",
        "Two paths lead from mu to z, and two from v: through the code and through the KL term. "
        "Find the gradient of the code first: it is that of a linear layer.",
        "Call the code's gradient dcode; each row of the loss has its own g. Nudging mu moves the code "
        "by as much; nudging v moves it by half its standard deviation times eps. "
        "To both add the slope of the KL term, with g.",
    ),
    stars=4,
    minutes=30,
)
