"""The wrong rules of exercise D5 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant


def less_of_the_row(pool):
    """Return the wrong rule that takes the same from every g of a row: what `pool` makes of all of them."""

    def rule(g, z, axis):
        return z * (g - pool(g, axis=axis, keepdims=True))

    return rule


def not_shared_out(g, z, axis):
    """Return the wrong rule that takes the same amount from the small shares and from the large ones."""
    return g * z - np.sum(g * z, axis=axis, keepdims=True)


VARIANTS = (
    *(
        Variant(
            "SHARES_IGNORED",
            less_of_the_row(pool),
            f"in {{d}} the plain {said} of g over the row is subtracted, whatever the shares are.",
            "Does an output with a tiny share say as much as one with nearly all of it?",
        )
        for pool, said in ((np.sum, "sum"), (np.mean, "mean"))
    ),
    Variant(
        "SHARES_IGNORED",
        not_shared_out,
        "in {d} the same amount is taken from every entry of a row, whatever its share is.",
        "The sum below the line divides every share: does a tiny one lose as much as a large one?",
    ),
)
