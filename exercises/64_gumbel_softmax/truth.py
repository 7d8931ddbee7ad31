"""What is right in exercise L4: the trusted functions."""

import numpy as np

from autogradkit.checking import softmax


def noise(u):
    """Return Gumbel noise from numbers between 0 and 1."""
    return -np.log(-np.log(u))


def soft(x, u, tau):
    """Return the soft draw."""
    return softmax((x + noise(u)) / tau)


def hard(x, u):
    """Return the hard draw: 1 for the winner of each row, 0 for the others."""
    return 1.0 * (np.arange(x.shape[-1]) == np.argmax(x + noise(u), axis=-1)[..., None])
