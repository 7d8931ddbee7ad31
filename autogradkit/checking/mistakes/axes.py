"""Axes: a gradient that is g with its axes in another order than the one that leads back."""

from itertools import permutations

import numpy as np

from .finding import Finding

__all__ = ["axes"]

MOST_AXES = 5  # 120 orders; more than that nobody transposes in an exercise


def axes(evidence, i):
    """Yield how the axes were moved, where the right gradient is g with its axes moved back."""
    got, want, g = evidence.gots[i], evidence.wants[i], evidence.g
    if (
        got is None
        or got.size != g.size
        or not 1 < g.ndim <= MOST_AXES
        or not got.ndim == want.ndim == g.ndim
    ):
        return
    orders = list(permutations(range(g.ndim)))
    right = [order for order in orders if evidence.same(want, g.transpose(order))]
    if not right:
        return
    there = tuple(int(n) for n in np.argsort(right[0]))
    reversed_too = (
        right[0] != orders[0]
    )  # the identity comes first: axes left alone have only one wrong order
    for order in orders if reversed_too else orders[-1:]:
        if order not in right and evidence.same(got, g.transpose(order)):
            yield from named(order, there, orders[0])


def named(order, there, still):
    """Yield what an order of the axes is called, that of the forward and that of z being known.

    A move of three axes in a circle, done once more, may also be all axes reversed: both names hold.
    """
    if order == there:
        yield Finding(
            "INVERSE_PERMUTATION",
            "{d} {has} its axes moved once more in the forward's direction, not back.",
            "After z = x.transpose(1, 2, 0), where in z is the first axis of x?",
        )
    if order == still:
        yield Finding(
            "AXES_NOT_MOVED",
            "{d} {has} its axes in the order of z, not of x.",
            "Which axis of z belongs to the first axis of x?",
        )
    if order == still[::-1]:
        yield Finding(
            "AXES_REVERSED",
            "{d} {is_} g with all its axes in reverse order.",
            "`.T` reverses all axes. Were they all reversed on the way there?",
        )
