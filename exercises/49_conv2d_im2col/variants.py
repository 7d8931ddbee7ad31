"""The wrong rules of exercise F2 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant

from .truth import taps


def brought_back(g, shape, kernel, stride, padding):
    """Return the columns added up where they came from, with the padding still there."""
    n, c, height, width = shape
    dx = np.zeros((n, c, height + 2 * padding, width + 2 * padding))
    parts = g.reshape(n, c, -1, g.shape[-1])
    for number, (i, j) in enumerate(taps(dx.shape, kernel, stride)):
        dx[:, :, i, j] += parts[:, :, number].reshape(dx[:, :, i, j].shape)
    return dx


def inner(dx, shape, padding):
    """Cut the padding off."""
    return dx[:, :, padding : padding + shape[2], padding : padding + shape[3]]


def to_minus_zero(g, shape, kernel, stride, padding):
    """Slice to minus the padding, which for 0 leaves nothing."""
    cut = slice(padding, -padding)
    return brought_back(g, shape, kernel, stride, padding)[:, :, cut, cut]


def whole_to_minus_zero(g, w, shape, stride, padding):
    """Return the whole way back, cut like this."""
    columns = w.reshape(len(w), -1).T @ g.reshape(len(g), len(w), -1)
    return to_minus_zero(columns, shape, w.shape[2:], stride, padding), None, None


MINUS_ZERO = (
    "where there is no padding, nothing is left of {d}: a slice to -0 is a slice to 0.",
    "What is a[0:-0] in NumPy?",
)


def channels_last(g, shape, kernel, stride, padding):
    """Return the way back with the channel as the innermost part of a column."""
    n, c = shape[:2]
    turned = g.reshape(n, -1, c, g.shape[-1]).swapaxes(1, 2).reshape(g.shape)
    return inner(brought_back(turned, shape, kernel, stride, padding), shape, padding)


def reshaped(g, w, shape, stride, padding):
    """Return dx with the weights reshaped where they should be transposed."""
    up = g.reshape(len(g), len(w), -1)
    columns = w.reshape(-1, len(w)) @ up
    return inner(brought_back(columns, shape, w.shape[2:], stride, padding), shape, padding), None, None


def bias_over(axes):
    """Return the rule with the bias summed over these axes."""
    return lambda g: (None, None, g.sum(axis=axes))


COL2IM_VARIANTS = (
    Variant(
        "PADDING_KEPT",
        lambda g, shape, kernel, stride, padding: brought_back(g, shape, kernel, stride, padding),
        "{d} {is_} right, with the gradients of the zeros still around it.",
        "Who wants to know how L changes with the zeros that were put there?",
    ),
    Variant("MINUS_ZERO", to_minus_zero, *MINUS_ZERO),
    Variant(
        "CHANNELS_SWAPPED",
        channels_last,
        "{d} take{s} the channel for the innermost part of a column; in the forward it is the outermost.",
        "In which order does `reshape` lay out (c, kh, kw)?",
    ),
)


BACKWARD_VARIANTS = (
    Variant("MINUS_ZERO", whole_to_minus_zero, *MINUS_ZERO),
    Variant(
        "OTHER_INPUT_TRANSPOSED",
        reshaped,
        "in {d} the weights are reshaped to (…, f) where they should be transposed: "
        "the shape is right, the order is not.",
        "What is the difference between reshape and transpose, for [[1, 2, 3], [4, 5, 6]]?",
    ),
    *(
        Variant(
            "WRONG_AXIS",
            bias_over(axes),
            f"{{d}} {{is_}} summed over the axes {axes} of g: too few, or the wrong ones.",
            "In how many entries of z does b[0] stand?",
        )
        for axes in ((1, 2, 3), 0, (2, 3), (0, 2), (0, 3), (0, 1))
    ),
)
