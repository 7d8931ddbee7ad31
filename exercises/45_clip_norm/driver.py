"""Drives a function that shortens gradients: a list, as from an optimiser, looked at afterwards."""

import numpy as np


def drive(clip_norm, gradients, max_norm):
    first = clip_norm([np.ones_like(g) for g in gradients], max_norm)  # what came back before is to stay
    before = [np.array(g) for g in first] if isinstance(first, (list, tuple)) else first
    returned = clipped(clip_norm, gradients, max_norm)
    if isinstance(before, list) and not all(map(np.array_equal, first, before)):
        raise RuntimeError("what came back for other gradients before is changed by the next call")
    return returned


def clipped(clip_norm, gradients, max_norm):
    """Return whether all was left as it was, and the clipped gradients; or what became of an error."""
    gradients = [np.array(g) for g in gradients]
    if len(gradients) > 1 and gradients[0].shape == gradients[-1].shape:
        gradients[-1] = gradients[0]  # one array in two places, as z = x + y hands out its g
    handed, before = list(gradients), [g.copy() for g in gradients]
    try:
        clipped = clip_norm(gradients, max_norm)
        if isinstance(clipped, (int, float, np.generic)):
            raise TypeError("one number came back; asked for is the list of gradients")  # as PyTorch's does
        if not isinstance(clipped, (list, tuple)):
            raise TypeError(f"a {type(clipped).__name__} came back; asked for is a list of arrays")
        clipped = [np.array(g) if isinstance(g, np.ndarray) else g for g in clipped]  # as they are now
    except ValueError:
        if all(np.all(np.isfinite(g)) for g in before):
            raise
        return "ValueError"
    if not all(np.all(np.isfinite(g)) for g in before):
        return "no error"
    # Somebody else holds the arrays that were handed over, whatever the list holds now.
    now = zip(handed + gradients, before + before)
    left = all(np.array_equal(a, b, equal_nan=True) for a, b in now)
    return (np.array(left), *clipped)
