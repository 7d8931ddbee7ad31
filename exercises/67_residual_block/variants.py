"""The wrong rules of exercise L7 that are known by sight, each with its sentence."""

from autogradkit.checking import Variant


def without_slope(g, x, w, u, h):
    """Return the rule without the slope of tanh."""
    da = g @ u
    return g + da @ w, da.T @ x, None


def slope_of_sigmoid(g, x, w, u, h):
    """Return the rule with the slope of the sigmoid."""
    da = g @ u * h * (1 - h)
    return g + da @ w, da.T @ x, None


def slope_not_squared(g, x, w, u, h):
    """Return the rule with the slope 1 - h."""
    da = g @ u * (1 - h)
    return g + da @ w, da.T @ x, None


VARIANTS = (
    Variant(
        "SLOPE_FORGOTTEN",
        without_slope,
        "{d} {is_} right for a block without tanh.",
        "What does a unit do between its two matrix products, and how steep is that?",
    ),
    Variant(
        "SIGMOID_FOR_TANH",
        slope_of_sigmoid,
        "{d} {is_} right for a block with the slope h (1 - h).",
        "Whose slope is h (1 - h)? And what is that of tanh at 0?",
    ),
    Variant(
        "FORMULA",
        slope_not_squared,
        "{d} {is_} right for a block with the slope 1 - h.",
        "tanh is flat at both ends, at h = 1 and at h = -1. Is 1 - h?",
    ),
)
