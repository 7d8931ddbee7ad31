"""What is right in exercise H3: the trusted functions."""

import numpy as np


def gradient(name, leaves, wiring=()):
    """Return the gradient of one of the graphs."""
    if name == "wired":
        ways = list(np.eye(len(leaves)))
        for inputs, slopes in wiring:
            ways.append(sum(slope * ways[i] for i, slope in zip(inputs, slopes)))
        return ways[-1]
    x, y = leaves
    if name == "flat":
        return np.array([y, x])
    if name == "doubled":
        return 2.0**25 * np.array([y, x])
    if name == "squared":
        return 2 * x * y * np.array([y, x])
    u, v = x * y, x * y + x  # L = u v + v
    return np.array([y * v + (u + 1) * (y + 1), x * v + (u + 1) * x])
