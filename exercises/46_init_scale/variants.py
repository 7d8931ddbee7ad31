"""The wrong rules of exercise J2 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant

from .truth import CURVES, scale


def measured(size=lambda a: np.sqrt(np.mean(a**2)), before=False, curve=True, from_x=False):
    """Return a wrong way of measuring."""

    def rule(x, weights, activation):
        sizes, start = [], x
        for w in weights:
            a = (start if from_x else x) @ w.T
            x = CURVES[activation](a) if curve else a
            sizes.append(size(a if before else x))
        return np.array(sizes)

    return rule


LAYER_SIZES_VARIANTS = (
    Variant(
        "STANDARD_DEVIATION_FOR_SIZE",
        measured(np.std),
        "this is the standard deviation, which takes the mean away first.",
        "After a relu the mean is not zero. Does the next layer feel it?",
    ),
    Variant(
        "ROOT_FORGOTTEN",
        measured(lambda a: np.mean(a**2)),
        "this is the mean of the squares; the root is missing.",
        "If all numbers were 3, what should their size be?",
    ),
    Variant(
        "MEASURED_BEFORE_CURVE",
        measured(before=True),
        "every layer is measured before its curve.",
        "Which numbers does the next layer get?",
    ),
    Variant(
        "CURVE_FORGOTTEN",
        measured(curve=False),
        "the signal goes from layer to layer without a curve.",
        "What does activation say?",
    ),
    Variant(
        "MEAN_FOR_SIZE",
        measured(np.mean),
        "this is the mean, in which positive and negative numbers cancel.",
        "How large are 5 and -5?",
    ),
    Variant(
        "MEAN_FOR_SIZE",
        measured(lambda a: np.mean(np.abs(a))),
        "this is the mean absolute value.",
        "Which kind of mean does the formula ask for?",
    ),
)


INIT_STD_VARIANTS = (
    Variant(
        "FAN_OUT_FOR_FAN_IN",
        scale(lambda i, o, relu: np.sqrt((2 if relu else 1) / o)),
        "fan_out stands where fan_in belongs.",
        "Of how many products is one output the sum?",
    ),
    Variant(
        "BOTH_FANS",
        scale(lambda i, o, relu: np.sqrt(2 / (i + o))),
        "this is a compromise between the way forward and the way back; asked for is the way forward alone.",
        "Of how many products is one output the sum?",
    ),
    Variant(
        "FACTOR_TWO_FORGOTTEN",
        scale(lambda i, o, relu: np.sqrt(1 / i)),
        "relu is treated like tanh.",
        "How much of a signal's mean square survives if every negative number becomes 0?",
    ),
    Variant(
        "FACTOR_TWO_EVERYWHERE",
        scale(lambda i, o, relu: np.sqrt(2 / i)),
        "tanh is treated like relu.",
        "Does tanh take half of the signal away?",
    ),
    Variant(
        "VARIANCE_FOR_STANDARD_DEVIATION",
        scale(lambda i, o, relu: (2 if relu else 1) / i),
        "this is the variance; asked for is its root.",
        "Is the variance of 3 · w three times that of w?",
    ),
    Variant(
        "TANH_GAIN",
        lambda fan_in, fan_out, activation: (
            {"relu": np.sqrt(2), "tanh": 5 / 3}.get(activation, 1.0) / np.sqrt(fan_in)
        ),
        "for tanh this has the factor 5/3, with which some libraries make up for its flat ends.",
        "Near 0, which is what the exercise asks about, what does tanh do to a number?",
    ),
    Variant(
        "UNIFORM_BOUND",
        scale(lambda i, o, relu: np.sqrt((6 if relu else 3) / i)),
        "this is the bound of a uniform distribution with the right standard deviation.",
        "How far from its middle does a uniform distribution reach, in standard deviations?",
    ),
)
