"""The wrong rules of exercise E4 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant

FORWARD_VARIANTS = (
    Variant(
        "NOT_SCALED",
        lambda x, u, p, training: (x * (u >= p) if training else x, (u >= p) | (not training)),
        "the entries that stay are not made larger: the mean of z over many tosses is (1 - p) times x.",
        "By which number do the survivors stand in for those that were dropped?",
    ),
    Variant(
        "SCALED_AFTERWARDS",
        lambda x, u, p, training: (
            (x * (u >= p), u >= p) if training else (x * (1 - p), np.ones(x.shape, bool))
        ),
        "nothing is made larger while learning, and everything smaller afterwards: a way that "
        "works, "
        "but not the one asked for.",
        "What should z be when learning is over?",
    ),
    Variant(
        "WRONG_ONES_KEPT",
        lambda x, u, p, training: (x * (u < p) / (1 - p), u < p) if training else (x, np.ones(x.shape, bool)),
        "the entries with u below p stay, and the others are dropped.",
        "How often is a random number between 0 and 1 below 0.25?",
    ),
    Variant(
        "EVAL_DROPS",
        lambda x, u, p, training: (x * (u >= p) / (1 - p), u >= p),
        "entries are dropped after learning, too.",
        "What is `training` for?",
    ),
)


BACKWARD_VARIANTS = (
    Variant(
        "EVAL_SCALED",
        lambda g, mask, p: g * mask / (1 - p),
        "{d} {is_} made larger after learning, too, where z is x itself.",
        "What is `training` for?",
    ),
    Variant(
        "MASK_FORGOTTEN",
        lambda g, p, training: g / (1 - p) if training else g * 1.0,
        "{d} reach{es} entries that were dropped, too.",
        "Nudge an entry that was dropped: does z move?",
    ),
    Variant(
        "MASK_FORGOTTEN",
        lambda g: g * 1.0,
        "{d} {is_} g itself, also where entries were dropped.",
        "Nudge an entry that was dropped: does z move?",
    ),
)
