"""Subgradients at a kink: where a forward has a corner, several gradients are right, and their mixtures.

Near the corner the forward is smooth; its gradients at a few points close by are the corners of the set
of subgradients. An answer is right if it lies in their convex hull: relu'(0) may be 0, 1 or a half,
and of two equal maxima either may get all of g, or both a share.
"""

import math

import numpy as np

from autogradkit.checking import differences

__all__ = ["is_subgradient", "nearest"]

NEARBY = {True: 1e-4, False: 1e-2}
"""Distance of the smooth points, by `analytic`. A complex step takes no step at all; real differences step
1e-3 |x|, which must not cross the corner that is half of NEARBY away."""
FIRST, POINTS = 8, 48  # mostly few tell already that a gradient is right; that it is wrong, only many
ROUNDS = 24  # with eight more points each
HULL_TOLERANCE = {True: 1e-3, False: 3e-2}
"""Gradients nearby differ from those at the corner by NEARBY times the curvature; wrong ones differ by 1."""


def is_subgradient(evidence, i, random):
    """Return whether gradient i lies in the hull of the gradients at points nearby.

    Points at random are asked first, and those where the first of equal entries is the largest, or the last.
    If the hull misses the gradient, the corner it needs may be one that chance has not met: the next points
    lie, as seen from x, towards what is missing and away from it, and turned round where g is negative, for
    there the gradient falls where the forward's own grows.
    """
    got = evidence.gots[i]
    name = evidence.rule.inputs[i]
    x = evidence.inputs[name]
    if got is None or got.shape != x.shape or not np.all(np.isfinite(got)):
        return False
    near, params = NEARBY[evidence.rule.analytic], evidence.case.params

    def jacobian(step):
        moved = {**evidence.inputs, name: x + near * step}
        return differences.jacobians(evidence.rule, moved, params)[name]

    def corner(step):
        return evidence.pull(jacobian(step), name).ravel()

    def anywhere():
        return random.uniform(0.5, 1.0, x.shape) * random.choice([-1.0, 1.0], x.shape)

    first = [jacobian(step) for step in (*ramps(x.shape), *(anywhere() for _ in range(FIRST)))]
    corners = [evidence.pull(slopes, name).ravel() for slopes in first]
    for turn in range(1 + ROUNDS):
        size = max(np.max(np.abs(corners)), np.max(np.abs(evidence.g), initial=0.0), 1e-300)
        reached = nearest(got.ravel() / size, np.array(corners) / size)
        missing = got.ravel() / size - reached
        if np.max(np.abs(missing), initial=0.0) <= HULL_TOLERANCE[evidence.rule.analytic]:
            return True
        if turn == 0:
            corners += [corner(anywhere()) for _ in range(POINTS - FIRST)]
            falls = evidence.pull(np.sum(np.abs(first), axis=0), name) < 0  # where g is negative, for x
            continue
        towards = np.where(falls, -1.0, 1.0) * missing.reshape(x.shape) / np.max(np.abs(missing))
        steps = [towards + noise * anywhere() for noise in (1e-3, 0.1, 0.5, 1.0)]
        corners += [corner(sign * step) for step in steps for sign in (1.0, -1.0)]
    return False


def ramps(shape):
    """Yield steps that put equal entries in order: the first below the next, row by row and column by column.

    >>> [ramp.tolist() for ramp in ramps((2,))][:2]
    [[0.5, 1.0], [-0.5, -1.0]]
    """
    for order in "CF":
        ramp = np.linspace(0.5, 1.0, math.prod(shape)).reshape(shape, order=order)
        yield from (ramp, -ramp)


def nearest(point, corners):
    """Return the point of the hull of `corners` (rows) nearest to `point`, by Lawson and Hanson's NNLS.

    >>> nearest(np.array([0.5]), np.array([[0.0], [1.0]])).round(3)
    array([0.5])
    >>> nearest(np.array([2.0]), np.array([[0.0], [1.0]])).round(3)
    array([1.])
    """
    corners = np.unique(np.round(corners, 12), axis=0)
    heavy = 1e3  # the row of ones holds the weights' sum at one
    a = np.vstack([corners.T, heavy * np.ones(len(corners))])
    b = np.append(point, heavy)
    weights, free = np.zeros(len(corners)), np.zeros(len(corners), bool)
    for _ in range(3 * len(corners)):
        slope = a.T @ (b - a @ weights)
        slope[free] = -np.inf
        if np.max(slope) <= 1e-9:
            break
        free[np.argmax(slope)] = True
        while True:
            trial = np.zeros(len(corners))
            trial[free] = np.linalg.lstsq(a[:, free], b, rcond=None)[0]
            if np.all(trial[free] > 0):
                weights = trial
                break
            shrinking = free & (trial <= 0)
            step = np.min(weights[shrinking] / np.maximum(weights[shrinking] - trial[shrinking], 1e-300))
            weights = weights + step * (trial - weights)
            free &= weights > 1e-14
            if not np.any(free):
                break
    return corners.T @ weights
