"""The wrong rules of exercise L1 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant, softmax

from .truth import scores


def turned(array):
    """Return matrices with rows and columns exchanged."""
    return array.swapaxes(-1, -2)


def to_scores(g, v, shares):
    """Return how much L changes per unit of the scores."""
    dp = g @ turned(v)
    return shares * (dp - np.sum(dp * shares, axis=-1, keepdims=True))


def through(ds, q, k):
    """Return dq and dk for what arrives at the scores."""
    ds = ds / np.sqrt(q.shape[-1])
    return ds @ k, turned(ds) @ q, None


def diagonal(g, q, k, v, shares):
    """Return the rule with the sigmoid's slope for softmax's."""
    return through(g @ turned(v) * shares * (1 - shares), q, k)


def unscaled(g, q, k, v, shares):
    """Return the rule without the root of d."""
    ds = to_scores(g, v, shares)
    return ds @ k, turned(ds) @ q, None


def over_queries(g, q, k, v, shares):
    """Return the rule with softmax's sum over the queries."""
    dp = g @ turned(v)
    return through(shares * (dp - np.sum(dp * shares, axis=-2, keepdims=True)), q, k)


def past_softmax(g, q, k, v, shares):
    """Return the rule without softmax's."""
    return through(g @ turned(v), q, k)


def without_mask(g, q, k, v, mask):
    """Return the rule for shares that were computed without the mask."""
    shares = softmax(scores(q, k, np.ones(mask.shape, bool)))
    return *through(to_scores(g, v, shares), q, k)[:2], turned(shares) @ g


def not_turned(g, q, k, v, shares):
    """Return the rule with the tables not turned over: it fits only where there are as many keys as "
    "queries."""
    ds = to_scores(g, v, shares) / np.sqrt(q.shape[-1])
    return None, ds @ q, shares @ g


NOT_TURNED = "Which axis of the shares counts the queries, which the keys, and which of them does {d} have?"


VARIANTS = (
    Variant(
        "JACOBIAN_DIAGONAL_ONLY",
        diagonal,
        "{d} only know{s} how each share depends on its own score; the other shares of the row move, too.",
        "What is softmax's rule, and which term of it is missing?",
    ),
    Variant(
        "FACTOR",
        unscaled,
        "{d} {is_} right up to one factor, the root of d.",
        "By what is q kᵀ divided before softmax gets it?",
    ),
    Variant(
        "WRONG_AXIS",
        over_queries,
        "{d} mix{es} queries that have nothing to do with each other: softmax's sum goes over the queries.",
        "Which entries of the shares add up to 1?",
    ),
    Variant(
        "SOFTMAX_FORGOTTEN",
        past_softmax,
        "{d} take{s} what arrives at the shares for what arrives at the scores.",
        "What stands between a score and a share?",
    ),
    Variant(
        "MASK_IGNORED",
        without_mask,
        "{d} {is_} what you get if every query saw every key.",
        "What share does a hidden key have?",
    ),
    Variant(
        "OTHER_INPUT_TRANSPOSED",
        not_turned,
        "{d} would be right if the table of queries and keys were transposed.",
        NOT_TURNED,
    ),
)
