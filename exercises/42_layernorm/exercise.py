"""Exercise E2: layer normalisation, where three paths lead from every input of a row to every output."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Variant


def layernorm(x, gamma, beta, *, eps):
    """Return gamma * xhat + beta, where xhat has mean 0 and spread 1 along the last axis."""
    mean = np.mean(x, axis=-1, keepdims=True)
    centred = x - mean
    variance = np.mean(centred * centred, axis=-1, keepdims=True)
    sigma = np.sqrt(variance + eps)
    return gamma * (centred / sigma) + beta


def sigma(x, eps):
    """Return the spread of every row, with eps inside."""
    return np.sqrt(np.var(x, axis=-1, keepdims=True) + eps)


def xhat(x, eps):
    """Return the normalised rows."""
    return (x - np.mean(x, axis=-1, keepdims=True)) / sigma(x, eps)


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


def rows(name, *shape, **more):
    """One case: rows of so many numbers."""
    n = shape[-1]
    return Case(name, {"x": shape, "gamma": (n,), "beta": (n,)}, params={"eps": 0.01}, **more)


CASES = (
    rows("one row of five", 1, 5),
    rows("two rows of three", 2, 3),
    rows("three rows of five", 3, 5),
    rows("seven rows of three", 7, 3),
    rows("rows of two numbers", 3, 2),
    rows("as many rows as numbers", 3, 3),
    rows("three axes", 2, 3, 5),
    rows("no rows", 0, 3),
    rows("in Fortran order", 3, 5, layout="fortran"),
    rows("every second entry, backwards", 2, 5, layout="strided"),
)

exercise = Exercise(
    id="E2",
    name="layernorm",
    title="Layer normalisation",
    parts=(
        Rule(
            "backward",
            layernorm,
            CASES,
            points=14,
            says="z = gamma * (x - mean) / sigma + beta, row by row",
            offers={
                "xhat": lambda z, inputs, params: xhat(inputs["x"], params["eps"]),
                "sigma": lambda z, inputs, params: sigma(inputs["x"], params["eps"]),
            },
            variants=(
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
                    "rows that never met in the forward hear of one another.",
                    "Which numbers does one row's mean consist of?",
                ),
            ),
        ),
    ),
    hints=(
        "Three paths lead from x[i] to z[j]: directly, through the mean, and through sigma. "
        "Start with g times gamma, which is what reaches xhat.",
        "Moving a whole row, or stretching it, changes nothing. So two parts of what arrives can't do "
        "anything: its "
        "mean, and the part of it that lies along xhat. Both have to be subtracted.",
        "dx has three terms over sigma: what arrives; minus its mean over the row; minus xhat times "
        "the mean over the row of (what arrives, times xhat). dgamma and dbeta collect from all rows, as a "
        "bias does.",
    ),
    stars=4,
    minutes=40,
)
