"""The wrong rules of exercise J5 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant, pull_back

from .truth import decoded, from_normal


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


VARIANTS = (
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
)
