"""What is right in exercise G2: the trusted functions."""

import numpy as np

from autogradkit.checking import label


def states(x, h, w, u, b, *, mask):
    """Return the state after every step; where the mask is 0 a sequence has ended and keeps its state."""
    if mask.shape != x.shape[:2]:
        raise ValueError("a mask says of every step and sequence whether it is there")
    z = []
    for t in range(len(x)):
        before = +label(h, "what one step hands on to the next")
        new = np.tanh(x[t] @ w.T + before @ u.T + b)
        here = mask[t][:, None]
        h = here * new + (1 - here) * label(before, "what a sequence that has ended hands on")
        z.append(h)
    return np.stack(z)
