"""The wrong rules of exercise L7 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant


def as_if(slope):
    """Return the rule of a learner for whom the slope of tanh is another function of h."""

    def rule(g, x, w, u, h):
        da = g @ u * slope(h)
        return g + da @ w, da.T @ x, None

    return rule


VARIANTS = (
    Variant(
        "SLOPE_FORGOTTEN",
        as_if(lambda h: 1),
        "{d} {is_} right for a block without tanh.",
        "What does a unit do between its two matrix products, and how steep is that?",
    ),
    Variant(
        "SIGMOID_FOR_TANH",
        as_if(lambda h: h * (1 - h)),
        "{d} {is_} right for a block with the slope h (1 - h).",
        "Whose slope is h (1 - h)? And what is that of tanh at 0?",
    ),
    Variant(
        "FORMULA",
        as_if(lambda h: 1 - h),
        "{d} {is_} right for a block with the slope 1 - h.",
        "tanh is flat at both ends, at h = 1 and at h = -1. Is 1 - h?",
    ),
    Variant(
        "FORMULA",
        as_if(lambda h: (1 - h) ** 2),
        "{d} {is_} right for a block with the slope (1 - h)².",
        "Which power belongs to h alone, and where does the bracket end?",
    ),
    Variant(
        "USED_INPUT_FOR_OUTPUT",
        as_if(lambda h: 1 - np.tanh(h) ** 2),
        "{d} {is_} right for a block in which the units go through tanh once more.",
        "h has been through tanh already: how is its slope read off h?",
    ),
)
