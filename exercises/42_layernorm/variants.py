"""The wrong rules of exercise E2 that are known by sight, each with its sentence."""

from autogradkit.checking import Variant


def bessel(g, gamma, xhat, sigma):
    """Return the rule with n - 1 in the path through the spread, where the forward divides by n."""
    gh, n = g * gamma, xhat.shape[-1]
    along = (gh * xhat).sum(axis=-1, keepdims=True) / (n - 1)
    return (gh - gh.mean(axis=-1, keepdims=True) - xhat * along) / sigma, None, None


def without_gamma(g, xhat, sigma):
    """Return the rule of xhat alone."""
    shift, along = g.mean(axis=-1, keepdims=True), (g * xhat).mean(axis=-1, keepdims=True)
    return (g - shift - xhat * along) / sigma, None, None


def sums_for_means(g, gamma, xhat, sigma):
    """Return the rule with sums over the row in place of means."""
    gh = g * gamma
    along = (gh * xhat).sum(axis=-1, keepdims=True)
    return (gh - gh.sum(axis=-1, keepdims=True) - xhat * along) / sigma, None, None


def other_axis(g, gamma, xhat, sigma):
    """Return the rule with its means over the first axis, as batch normalisation has it."""
    gh = g * gamma
    return (gh - gh.mean(axis=0) - xhat * (gh * xhat).mean(axis=0)) / sigma, None, None


VARIANTS = (
    Variant(
        "BESSEL",
        bessel,
        "{d} {is_} divided by n - 1 in the path through sigma; the forward divides by n.",
        "Which of the two variances is in the forward?",
    ),
    Variant(
        "GAMMA_FORGOTTEN",
        without_gamma,
        "{d} would be right if every gamma were 1.",
        "What does z do with xhat before it is passed on?",
    ),
    Variant(
        "SUM_FOR_MEAN",
        sums_for_means,
        "{d} subtract{s} sums over the row where means should be.",
        "By how much does one entry of n move the mean of all?",
    ),
    Variant(
        "WRONG_AXIS",
        other_axis,
        "{d} {is_} computed with means over the first axis: "
        "rows that have nothing to do with each other in the forward are mixed.",
        "Which numbers does one row's mean consist of?",
    ),
)
