"""The wrong rules of exercise E3 that are known by sight, each with its sentence."""

from autogradkit.checking import Variant

from .truth import over


def arriving(g, gamma):
    """Return what reaches xhat."""
    return g * gamma.reshape(1, -1, *(1,) * (g.ndim - 2))


def with_means(g, gamma, xhat, sigma, axes):
    """Return the rule of training, with its means over these axes."""
    gh = arriving(g, gamma)
    shift, along = gh.mean(axis=axes, keepdims=True), (gh * xhat).mean(axis=axes, keepdims=True)
    return (gh - shift - xhat * along) / sigma, None, None


def bessel(g, gamma, xhat, sigma, training):
    """Return the rule with n - 1 in the path through the spread."""
    gh, axes = arriving(g, gamma), over(g)
    n = g.size // g.shape[1]
    along = (gh * xhat).sum(axis=axes, keepdims=True) / (n - 1)
    return (gh - gh.mean(axis=axes, keepdims=True) - xhat * along) / sigma, None, None


VARIANTS = (
    Variant(
        "EVAL_AS_TRAINING",
        lambda g, gamma, xhat, sigma: with_means(g, gamma, xhat, sigma, over(g)),
        "{d} {is_} right while training, and the same afterwards, "
        "where mean and variance are given and no longer move with x.",
        "Which of the three paths are open when `training` is False?",
    ),
    Variant(
        "SPATIAL_AXES_FORGOTTEN",
        lambda g, gamma, xhat, sigma: with_means(g, gamma, xhat, sigma, 0),
        "{d} {has} means over the examples only; the forward takes them over all places of an image, too.",
        "How many numbers does one channel's mean consist of?",
    ),
    Variant(
        "WRONG_AXIS",
        lambda g, gamma, xhat, sigma: with_means(g, gamma, xhat, sigma, -1),
        "{d} {is_} computed with means along the last axis, as in layer normalisation.",
        "Which numbers does one channel's mean consist of?",
    ),
    Variant(
        "BESSEL",
        bessel,
        "{d} {is_} divided by n - 1 in the path through sigma; the forward divides by n.",
        "Which of the two variances is in the forward?",
    ),
)
