"""The wrong rules of exercise D4 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant, softmax

VARIANTS = (
    Variant(
        "FORMULA",
        lambda g, x, axis: np.expand_dims(g, axis) * np.exp(x),
        "{d} {is_} g times exp(x): the slope of the powers alone. "
        "The logarithm around their sum has a slope, too.",
        "How steep is log at the sum? Is a nudge of all x by 0.01 worth 0.01 of z with your rule?",
    ),
    Variant(
        "FORMULA",
        lambda g, x, axis: np.expand_dims(g, axis) * softmax(x, axis=axis) * (1 - softmax(x, axis=axis)),
        "{d} {is_} g times s (1 - s), where s are the shares: that is how a share reacts to its own score.",
        "One derivative too many? z is a single number per row, not a row of shares.",
    ),
    Variant(
        "WRONG_AXIS",
        lambda g, x, axis: g * softmax(x, axis=axis),
        "{d} {has} the right shares, but each row meets the g of another one.",
        "Which axis did g lose, and where does it have to come back?",
    ),
    Variant(
        "WRONG_AXIS",
        lambda g, x, axis: np.expand_dims(g, axis) * softmax(x),
        "{d} {has} shares that add up to 1 along the last axis, whatever `axis` says.",
        "Along which axis does the forward sum?",
    ),
)
