"""The symmetry net of Rumelhart, Hinton and Williams 1986, trained by the kit from many starts at once."""

import numpy as np

import autogradkit as ag

__all__ = ["PATTERNS", "SYMMETRIC", "trained"]

PATTERNS = np.array([[(n >> k) & 1 for k in range(6)] for n in range(64)], dtype=float)
SYMMETRIC = np.all(PATTERNS[:, ::-1] == PATTERNS, axis=1, keepdims=True)
SHAPES = ((6, 2), (1, 2), (2, 1), (1, 1))  # weights and biases of the hidden units, then of the output


def start(seed):
    """Return small random weights, between -0.3 and 0.3 as printed."""
    random = np.random.default_rng(seed)
    return [random.uniform(-0.3, 0.3, shape) for shape in SHAPES]


def trained(seeds, sweeps):
    """Train with the printed settings, all starts as one batch axis.

    Returns
    -------
    solved : int array (starts,)
        After how many sweeps all 64 outputs were on the right side of a half; 0 if never.
    w, b, v, c : arrays (starts, …)
        The parameters after the last sweep.
    """
    nets = [ag.Tensor(np.stack(starts)) for starts in zip(*map(start, seeds), strict=True)]
    w, b, v, c = nets
    optimizer = ag.optim.SGD(nets, lr=0.1, momentum=0.9)
    solved = np.zeros(len(w), int)
    for sweep in range(sweeps):
        y = ag.sigmoid(ag.sigmoid(PATTERNS @ w + b) @ v + c)
        right = ((y.data > 0.5) == SYMMETRIC).all(axis=(1, 2))
        solved[right & (solved == 0)] = sweep
        optimizer.zero_grad()
        (0.5 * (y - SYMMETRIC) ** 2).sum().backward()
        optimizer.step()
    return solved, *[p.data for p in nets]
