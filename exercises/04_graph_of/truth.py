"""What is right in exercise A4: the trusted functions."""

import numpy as np


def right_result(labels, inputs, again=False):
    """Return the labels, a line each, and the arrows (from, to, slot)."""
    uses = [(u, v, slot) for v, sources in enumerate(inputs) for slot, u in enumerate(sources)]
    return "\n".join(labels), np.array(uses, int).reshape(-1, 3)
