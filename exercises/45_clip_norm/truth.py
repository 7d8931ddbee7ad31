"""What is right in exercise G4: the trusted functions."""

import numpy as np


def handed(gradients):
    """Return the gradients as the drive hands them over: equal shapes at both ends are one array."""
    gradients = [np.array(g, float) for g in gradients]
    if len(gradients) > 1 and gradients[0].shape == gradients[-1].shape:
        gradients[-1] = gradients[0]
    return gradients


def norm(gradients):
    """Return the length of all gradients together."""
    return np.sqrt(sum(np.sum(g * g) for g in gradients))


def scaled(factor):
    """Return a function that multiplies every gradient by `factor(length of all, max_norm)`."""

    def clip(gradients, max_norm):
        gradients = handed(gradients)
        by = factor(norm(gradients), max_norm)
        return (np.array(True), *(by * g for g in gradients))

    return clip


def right_result(gradients, max_norm):
    """Return what is right: the gradients, shortened if need be, and left as they were."""
    length = norm(handed(gradients))
    if not np.isfinite(length):
        return "ValueError"
    return scaled(lambda n, most: most / n if n > most else 1.0)(gradients, max_norm)
