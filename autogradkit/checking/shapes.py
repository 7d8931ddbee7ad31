"""Shapes: a gradient that does not have its input's shape, and what is missing to get there."""

from itertools import combinations

import numpy as np

from .finding import Finding

__all__ = ["shapes"]


def shapes(evidence, i):
    """Yield what would bring a gradient of the wrong shape to the right one."""
    got, want = evidence.gots[i], evidence.wants[i]
    name = evidence.rule.inputs[i]
    if got is None or got.shape == want.shape:
        return
    if got.size > want.size and evidence.same(summed_to(got, want.shape), want):
        yield unbroadcast(evidence, got, name)
    if got.size == want.size and evidence.same(got.reshape(want.shape), want) and got.ndim != want.ndim:
        yield Finding(
            "KEEPDIMS_SHAPE",
            "{d} {has} the right numbers in another shape: " + f"{got.shape}, but {name} is {want.shape}.",
            "Which axis of length one got lost, or was left over?",
        )
    if got.size < want.size and any(evidence.same(wide, want) for wide in expanded(got, want.shape)):
        yield Finding(
            "NOT_EXPANDED",
            "{d} {has} "
            + f"the output's shape {got.shape}; {name} is {want.shape}. ".replace("{", "{{")
            + "Each number is right but stands there once.",
            "Which entries of the input share one entry of g?",
        )


def unbroadcast(evidence, got, name):
    """Return the finding for copies that were never summed, or only some of them."""
    shape = evidence.inputs[name].shape
    if got.shape == evidence.z.shape:
        return Finding(
            "UNBROADCAST_MISSING",
            "{d} {has} the broadcast shape: " + f"{got.shape}, but {name} is {shape}.",
            f"One entry of {name} was copied to several places: what becomes of its copies' gradients?",
        )
    return Finding(
        "UNBROADCAST_PARTIAL",
        "{d} {is_} summed over some of the copies only: " + f"{got.shape}, but {name} is {shape}.",
        "Broadcasting adds axes in front and stretches axes of length one. Which of the two is left?",
    )


def summed_to(array, shape):
    """Sum an array back to the shape it was broadcast from; None if it can't have been."""
    extra = array.ndim - len(shape)
    if extra < 0:
        return None
    array = array.sum(axis=tuple(range(extra)))
    for axis, n in enumerate(shape):
        if array.shape[axis] != n and n != 1:
            return None
        if n == 1:
            array = array.sum(axis=axis, keepdims=True)
    return array


def expanded(array, shape):
    """Yield the array stretched to `shape`, for every way of putting lost axes back."""
    lost = len(shape) - array.ndim
    for axes in combinations(range(len(shape)), max(lost, 0)):
        try:
            yield np.broadcast_to(np.expand_dims(array, axes), shape)
        except ValueError:
            continue
