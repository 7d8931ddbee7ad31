"""Moved axes: a gradient that is g with its axes in another order than the one that leads back."""

from itertools import permutations

import numpy as np

from autogradkit.checking.sentences.mistakes import AXES_NOT_MOVED, AXES_REVERSED, MOVED_ONCE_MORE

from .finding import Finding

__all__ = ["axes"]

MOST_AXES = 5  # 120 orders; more than that nobody transposes in an exercise


def axes(evidence, i):
    """Yield how the axes were moved, where the right gradient is g with its axes moved back."""
    got, want, g = evidence.gots[i], evidence.wants[i], evidence.g
    if got is None or got.size != g.size or not 1 < g.ndim <= MOST_AXES:
        return
    if not got.ndim == want.ndim == g.ndim:
        return
    orders = list(permutations(range(g.ndim)))
    right = [order for order in orders if evidence.matches(want, g.transpose(order))]
    if not right:
        return
    there = tuple(int(n) for n in np.argsort(right[0]))
    reversed_too = right[0] != orders[0]  # axes left alone (the first order) have only one wrong order
    for order in orders if reversed_too else orders[-1:]:
        if order not in right and evidence.matches(got, g.transpose(order)):
            yield from names_of(order, there, orders[0])


def names_of(order, there, still):
    """Yield what an order of the axes is called, that of the forward and that of z being known.

    A move of three axes in a circle, done once more, may also be all axes reversed: both names hold.
    """
    if order == there:
        yield Finding(MOVED_ONCE_MORE)
    if order == still:
        yield Finding(AXES_NOT_MOVED)
    if order == still[::-1]:
        yield Finding(AXES_REVERSED)
