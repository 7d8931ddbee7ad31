"""The wrong rules of exercise L4 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant, pull_back, softmax

from .truth import hard, noise, soft


def through(a):
    """Return the wrong rule whose forward is another one, applied to the logarithms of the shares."""

    def rule(g, z, tau):
        return pull_back(lambda x: a(x, tau), g, x=np.log(z))

    return rule


BOTH = (
    Variant(
        "TEMPERATURE_FORGOTTEN",
        lambda x, u, tau: (soft(x, u, 1.0), hard(x, u)),
        "tau is not used.",
        "What happens to the shares when tau becomes very small?",
    ),
    Variant(
        "TEMPERATURE_MULTIPLIED",
        lambda x, u, tau: (
            softmax((x + noise(u)) * tau),
            hard(x, u),
        ),
        "x and the noise are multiplied by tau, not divided.",
        "At a small tau the draw is to be nearly hard. Should the differences grow or shrink?",
    ),
    Variant(
        "NOISE_NOT_HEATED",
        lambda x, u, tau: (softmax(x / tau + noise(u)), hard(x, u)),
        "only x is divided by tau, and not the noise.",
        "Which of the possibilities wins is not to depend on tau. Does it?",
    ),
    Variant(
        "NOISE_FORGOTTEN",
        lambda x, u, tau: (
            softmax(x / tau),
            1.0 * (np.arange(x.shape[-1]) == np.argmax(x, axis=-1)[..., None]),
        ),
        "there is no noise: the same possibility wins every time.",
        "Where do the random numbers come in?",
    ),
    Variant(
        "ONE_LOGARITHM",
        lambda x, u, tau: (
            softmax((x - np.log(u)) / tau),
            1.0 * (np.arange(x.shape[-1]) == np.argmax(x - np.log(u), axis=-1)[..., None]),
        ),
        "the noise has one logarithm only.",
        "How many logarithms are in the formula of the noise?",
    ),
    Variant(
        "SIGN",
        lambda x, u, tau: (
            softmax((x - noise(u)) / tau),
            1.0 * (np.arange(x.shape[-1]) == np.argmax(x - noise(u), axis=-1)[..., None]),
        ),
        "the noise has the wrong sign.",
        "Count the minus signs: how large is the noise if u is close to 1?",
    ),
)


BACKWARD_VARIANTS = (
    Variant(
        "TEMPERATURE_FORGOTTEN",
        through(lambda x, tau: softmax(x)),
        "{d} would be right at tau = 1.",
        "By how much does (x + noise) / tau grow when x does?",
    ),
    Variant(
        "TEMPERATURE_MULTIPLIED",
        through(lambda x, tau: softmax(np.log(softmax(x.real)) + (x - x.real) * tau)),
        "{d} {is_} multiplied by tau, where it is to be divided.",
        "By how much does (x + noise) / tau grow when x does?",
    ),
)
