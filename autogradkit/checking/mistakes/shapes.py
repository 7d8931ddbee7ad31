"""Shapes: a gradient that does not have its input's shape, and what is missing to get there."""

from itertools import combinations

import numpy as np

from .finding import Finding

__all__ = ["shapes"]


def shapes(evidence, i):
    """Yield what would bring a gradient of the wrong shape to the right one."""
    got, want = evidence.gots[i], evidence.wants[i]
    name = evidence.rule.inputs[i]
    if got is None:
        return
    yield from permuted(evidence, got, want)
    if got.shape == want.shape:
        yield from stretched_elsewhere(evidence, got, want, name)
        return
    if got.size > want.size and evidence.same(summed_to(got, want.shape), want):
        yield from unbroadcast(evidence, got, name)
    as_in_z = got.ndim != want.ndim or got.shape == evidence.z.shape
    if as_in_z and got.size == want.size and evidence.same(got.reshape(want.shape), want):
        yield Finding(
            "KEEPDIMS_SHAPE",
            "{d} {has} the right numbers in another shape: " + f"{got.shape}, but {name} is {want.shape}.",
            "Which axis got lost or was left over, or is it still the shape of z?",
        )
    if got.size < want.size and any(evidence.same(wide, want) for wide in expanded(got, want.shape)):
        yield Finding(
            "NOT_EXPANDED",
            "{d} {has} "
            + f"the output's shape {got.shape}; {name} is {want.shape}. ".replace("{", "{{")
            + "Each number is right but stands there once.",
            "Which entries of the input share one entry of g?",
        )


def permuted(evidence, got, want):
    """Yield that axes were permuted the way the forward does it, or that inputs were stretched."""
    for axes in evidence.case.params.values():
        if not isinstance(axes, (tuple, list)) or sorted(axes) != list(range(evidence.g.ndim)):
            continue
        again = np.transpose(evidence.g, axes)
        if evidence.same(got, again) and not evidence.same(want, again):
            yield Finding(
                "INVERSE_PERMUTATION",
                "{d} {is_} g with its axes permuted once more in the same way.",
                "Which permutation takes the axes back to where they were?",
            )
    shapes = [x.shape for x in evidence.inputs.values()]
    try:
        meeting = np.broadcast_shapes(*shapes)
    except ValueError:
        return
    if len(set(shapes)) > 1 and got.shape == meeting != want.shape and evidence.z.shape != meeting:
        yield Finding(
            "FORWARD_BROADCAST",
            f"{{d}} {{has}} shape {got.shape}: "
            + " and ".join(map(str, shapes))
            + " were stretched against each other.",
            "Which entry should meet which one, and does NumPy know that?",
        )


def unbroadcast(evidence, got, name):
    """Yield the finding for copies that were never summed, and for some of them."""
    shape = evidence.inputs[name].shape
    stacks = got.ndim == evidence.z.ndim > 2 and got.shape[:-2] == evidence.z.shape[:-2]
    if got.shape == evidence.z.shape or stacks:  # of matrices, which meet one by one
        yield Finding(
            "UNBROADCAST_MISSING",
            "{d} {has} the broadcast shape: " + f"{got.shape}, but {name} is {shape}.",
            f"One entry of {name} was copied to several places: what becomes of its copies' gradients?",
        )
    yield Finding(
        "UNBROADCAST_PARTIAL",
        "{d} {is_} summed over some of the copies only: " + f"{got.shape}, but {name} is {shape}.",
        "Broadcasting adds axes in front and stretches axes of length one. Which of the two is left?",
    )


def stretched_elsewhere(evidence, got, want, name):
    """Yield that g was stretched along another axis than the one the forward reduced."""
    g = evidence.g
    if not 0 < g.ndim < want.ndim or evidence.same(got, want):
        return
    ways = list(expanded(g, want.shape))
    if any(evidence.same(want, way) for way in ways) and any(evidence.same(got, way) for way in ways):
        yield Finding(
            "WRONG_AXIS",
            f"g is stretched along another axis of {name} than the one that the forward took away.",
            f"Which axis of {name} is missing in z, and where must it come back?",
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
