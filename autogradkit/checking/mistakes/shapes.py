"""Shapes: a gradient that does not have its input's shape, and what is missing to get there."""

from itertools import combinations

import numpy as np

from autogradkit.checking.sentences import mistakes as sentences

from .finding import Finding

__all__ = ["shapes"]


def shapes(evidence, i):
    """Yield what would bring a gradient of the wrong shape to the right one."""
    got, want = evidence.gots[i], evidence.wants[i]
    if got is None:
        return
    yield from permuted_axes(evidence, got, want)
    if got.shape == want.shape:
        yield from stretched_axis(evidence, got, want)
        return
    both = {"got": got.shape, "want": want.shape}
    if got.size > want.size and evidence.matches(summed_to(got, want.shape), want):
        yield from copies_not_summed(evidence, got, both)
    as_in_z = got.ndim != want.ndim or got.shape == evidence.z.shape
    if as_in_z and got.size == want.size and evidence.matches(got.reshape(want.shape), want):
        yield Finding(sentences.KEEPDIMS_SHAPE, both)
    if got.size < want.size and any(evidence.matches(wide, want) for wide in expansions(got, want.shape)):
        yield Finding(sentences.NOT_EXPANDED, both)


def permuted_axes(evidence, got, want):
    """Yield that axes were permuted the way the forward does it, or that inputs were stretched."""
    for axes in evidence.case.params.values():
        if not isinstance(axes, (tuple, list)) or sorted(axes) != list(range(evidence.g.ndim)):
            continue
        again = np.transpose(evidence.g, axes)
        if evidence.matches(got, again) and not evidence.matches(want, again):
            yield Finding(sentences.PERMUTED_ONCE_MORE)
    of_inputs = [x.shape for x in evidence.inputs.values()]
    try:
        meeting = np.broadcast_shapes(*of_inputs)
    except ValueError:
        return
    if len(set(of_inputs)) > 1 and got.shape == meeting != want.shape and evidence.z.shape != meeting:
        yield Finding(
            sentences.FORWARD_BROADCAST, {"got": got.shape, "shapes": " and ".join(map(str, of_inputs))}
        )


def copies_not_summed(evidence, got, both):
    """Yield the finding for copies that were never summed, and for some of them."""
    stacks = got.ndim == evidence.z.ndim > 2 and got.shape[:-2] == evidence.z.shape[:-2]
    if got.shape == evidence.z.shape or stacks:  # of matrices, which meet one by one
        yield Finding(sentences.UNBROADCAST_MISSING, both)
    yield Finding(sentences.UNBROADCAST_PARTIAL, both)


def stretched_axis(evidence, got, want):
    """Yield that g was stretched along another axis than the one the forward reduced."""
    g = evidence.g
    if not 0 < g.ndim < want.ndim or evidence.matches(got, want):
        return
    ways = list(expansions(g, want.shape))
    if any(evidence.matches(want, way) for way in ways) and any(evidence.matches(got, way) for way in ways):
        yield Finding(sentences.STRETCHED_ELSEWHERE)


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


def expansions(array, shape):
    """Yield the array stretched to `shape`, for every way of putting lost axes back."""
    lost = len(shape) - array.ndim
    for axes in combinations(range(len(shape)), max(lost, 0)):
        try:
            yield np.broadcast_to(np.expand_dims(array, axes), shape)
        except ValueError:
            continue
