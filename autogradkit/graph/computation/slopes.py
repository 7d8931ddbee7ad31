"""Local derivatives: what an upstream gradient is multiplied by, where it is simply multiplied."""

import numpy as np

from autogradkit.core.node import Node
from autogradkit.core.recording import set_recording

__all__ = ["local_derivatives", "matching_local_derivative"]


def local_derivatives(node: Node) -> tuple | None:
    """Return what the rule says to an upstream gradient of ones: the local derivatives, where there are such.

    Only an op that works entry by entry, or that makes a single number, has a local derivative that the
    upstream gradient is simply multiplied by.
    """
    if not (node.op.elementwise or node.shape == ()):
        return None
    ones = np.ones(node.shape)[()]
    try:
        with np.errstate(all="ignore"), set_recording(False):
            return node.rule.contributions(ones, node.saved, node.needs())
    except Exception:  # a learner's rule may fail on what it did not expect; the film does without
        return None


def matching_local_derivative(slopes, slot, upstream, copies) -> np.ndarray | None:
    """Return the local derivative if upstream times it is what the rule really sent, else None."""
    if slopes is None or slot >= len(slopes) or slopes[slot] is None:
        return None
    local = np.array(slopes[slot])
    with np.errstate(all="ignore"):
        product = upstream * local
    # The rule may round differently with ones than with the upstream gradient; the film shows four digits.
    same = product.shape == copies.shape and np.allclose(product, copies, rtol=1e-6, atol=0, equal_nan=True)
    return local if same else None
