"""The wrong masks and shares of exercise L6 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant


def softmax(scores):
    """Return the softmax of each row."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


MASK_VARIANTS = (
    Variant(
        "SEES_THE_FUTURE",
        lambda n: np.triu(np.ones((n, n), bool)),
        "row 0 may look at every position, the last row at itself only.",
        "Which positions has the first letter of a word already read?",
    ),
    Variant(
        "SELF_HIDDEN",
        lambda n: np.tril(np.ones((n, n), bool), -1),
        "no position may look at itself, and the first one nowhere at all.",
        "What would the first letter's shares add up to?",
    ),
)


SHARES_VARIANTS = (
    Variant(
        "MASKED_TOO_LATE",
        lambda scores, mask: softmax(scores) * mask,
        "hidden entries are 0, but the rows no longer add up to 1.",
        "When must the mask be applied: before the sum below the fraction is taken, or after?",
    ),
    Variant(
        "HIDDEN_SCORE_ZERO",
        lambda scores, mask: softmax(np.where(mask, scores, 0.0)),
        "a hidden score counts as 0, and e to the power 0 is 1, a share like any other.",
        "Which score has a share of exactly 0?",
    ),
    Variant(
        "MASK_IGNORED",
        lambda scores, mask: softmax(scores),
        "hidden entries have a share.",
        "What does the mask do in your function?",
    ),
    Variant(
        "MASK_TURNED_ROUND",
        lambda scores, mask: softmax(np.where(mask, -1e300, scores)),
        "the visible entries are hidden, and the hidden ones share.",
        "What does True mean here: may be seen, or is hidden?",
    ),
)
