"""The wrong rules of exercise G1 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant, pull_back


def mixed(x, h, w, u, b):
    """Return what stands inside the tanh."""
    return x @ w.T + h @ u.T + b


def as_if(slope):
    """Return the rule of a learner who takes the tanh's slope for something else."""

    def rule(g, z, x, h, w, u, b):
        return pull_back(mixed, g * slope(z, h), x=x, h=h, w=w, u=u, b=b)

    return rule


def state_weights_turned(g, x, h, w, u, b):
    """Return the rule of a learner who multiplies by u the wrong way round."""
    (inner,) = pull_back(lambda x: np.tanh(x), g, x=mixed(x, h, w, u, b))
    return pull_back(mixed, inner, x=x, h=h, w=w, u=u.T, b=b)


VARIANTS = (
    Variant(
        "USED_INPUT_FOR_OUTPUT",
        as_if(lambda z, h: 1 - h**2),
        "{d} would be right if the slope of tanh were read off h, the state before.",
        "Which of the two states came out of this tanh?",
    ),
    Variant(
        "USED_INPUT_FOR_OUTPUT",
        as_if(lambda z, h: 1 - np.tanh(z) ** 2),
        "{d} would be right if the state went through tanh once more.",
        "z has been through tanh already: how is its slope read off z?",
    ),
    Variant(
        "FORMULA",
        as_if(lambda z, h: (1 - z) ** 2),
        "{d} would be right if the slope of tanh were (1 - z)².",
        "Which power belongs to z alone, and where does the bracket end?",
    ),
    Variant(
        "LOCAL_MISSING",
        as_if(lambda z, h: 1),
        "{d} would be right if there were no tanh.",
        "How much does z move when what stands inside the tanh is nudged?",
    ),
    Variant(
        "FORMULA",
        as_if(lambda z, h: 1 - z),
        "{d} would be right if the slope of tanh were 1 - z.",
        "tanh is flat at both ends, at z = 1 and at z = -1. Is 1 - z?",
    ),
    Variant(
        "OTHER_INPUT_TRANSPOSED",
        state_weights_turned,
        "{d} would be right if u were transposed.",
        "The forward has u.T. Which entry of u does h[0, 1] meet on its way to z[0, 0]?",
    ),
)
