"""Moved gradients: the right one negated, swapped, transposed, flipped, or that of a twisted problem."""

import numpy as np

from autogradkit.checking.differences import direction
from autogradkit.checking.sampling import generator
from autogradkit.checking.sentences import mistakes as sentences

from .finding import Finding
from .upstream import NOTHING

__all__ = ["moved_gradient"]

ONE_DIRECTION_RTOL = (
    1e-5  # of all that is summed: along one direction gradients of twisted problems differ by 1
)


def moved_gradient(evidence, i):
    """Yield every simple change that turns the right gradient into the one that came back.

    The sign comes before the swap: for z = x - y, returning (g, g) is a wrong sign, though it equals dx.
    """
    got = evidence.gots[i]
    if got is None or got.size == 0:
        return
    yield from moved_as_a_whole(evidence, i, got)
    yield from moved_axes(evidence.wants[i], got, evidence.matches)
    yield from product_of_matrices(evidence, i, got)
    yield from of_a_twisted_problem(evidence, i, got)


def moved_as_a_whole(evidence, i, got):
    """Yield that the gradient is nothing, negated, another input's, or g."""
    want = evidence.wants[i]
    if np.all(np.abs(got) <= NOTHING * np.max(np.abs(want), initial=0.0)) and np.any(want):
        yield Finding(sentences.ALL_ZERO)
    if evidence.matches(got, -want):
        yield Finding(sentences.SIGN)
    swapped = sentences.SWAPPED_TWO if len(evidence.wants) == 2 else sentences.SWAPPED_INPUTS
    for j in range(len(evidence.wants)):
        if (
            j != i
            and evidence.matches(got, evidence.wants[j])
            and not evidence.matches(want, evidence.wants[j])
        ):
            yield Finding(swapped)
    passed_on = got.shape == want.shape == evidence.g.shape and evidence.matches(got, evidence.g)
    if passed_on and not np.any(evidence.close(want, evidence.g)):
        yield Finding(sentences.LOCAL_MISSING)


def moved_axes(want, got, same):
    """Yield that the gradient is transposed, read backwards or turned."""
    if want.ndim > 1 and same(got, want.T):
        yield Finding(sentences.TRANSPOSED)
    for axis in range(want.ndim):
        if same(got, np.flip(want, axis)):
            yield Finding(sentences.FLIPPED, {"axis": axis}, str(axis))
    if want.ndim > 1 and same(got, half_turn(want)):
        yield Finding(sentences.TURNED, key="both")


def product_of_matrices(evidence, i, got):
    """Yield how a product of two matrices went wrong, if the right gradient is such a product."""
    matrices = [m for name, m in (("g", evidence.g), *evidence.inputs.items()) if m.ndim == 2]
    matrices += [m.T for m in matrices]
    want = evidence.wants[i]
    for first in matrices:
        for second in matrices:
            fits = first.shape[1] == second.shape[0]
            if not fits or not evidence.matches(first @ second, want):
                continue
            if second.shape[1] == first.shape[0] and evidence.matches(got, second @ first):
                yield Finding(sentences.ORDER)
            for left, right in ((first, second), (first, second.T), (first.T, second), (first.T, second.T)):
                if evidence.matches(got, by_entries(left, right)):
                    yield Finding(sentences.ELEMENTWISE)


def by_entries(left, right):
    """Multiply entry by entry, or return None where the shapes don't meet."""
    try:
        return left * right
    except ValueError:
        return None


TWISTS = (
    (sentences.OTHER_INPUT_TRANSPOSED, lambda a: a.swapaxes(-1, -2) if a.ndim > 1 else a),
    (sentences.OTHER_INPUT_FLIPPED, lambda a: a[..., ::-1] if a.ndim else a),
    (sentences.OTHER_INPUT_TURNED, lambda a: half_turn(a)),
    (sentences.OTHER_INPUT_NEGATED, lambda a: -a),
)


def half_turn(images):
    """Turn images, in the last two axes, by half a turn; what has fewer axes stays.

    >>> half_turn(np.array([[1, 2], [3, 4]])).tolist()
    [[4, 3], [2, 1]]
    """
    return images[..., ::-1, ::-1] if images.ndim > 1 else images


def of_a_twisted_problem(evidence, i, got):
    """Yield that the gradient is right for another input that was transposed, flipped or negated."""
    for j, other in enumerate(evidence.rule.inputs):
        array = evidence.inputs[other]
        if j == i:
            continue
        for sentence, twist in TWISTS:
            twisted = {other: twist(array)}
            if twisted[other].shape != array.shape or np.array_equal(twisted[other], array):
                continue
            if not agrees_along_one_direction(evidence, i, got, twisted):
                continue
            if evidence.matches(got, evidence.with_other(**twisted).wants[i]):
                yield Finding(sentence, {"other": evidence.name_of(other)}, other)


def agrees_along_one_direction(evidence, i, got, twisted):
    """Return whether a gradient may be that of the twisted problem: one forward says no to nearly all."""
    name = evidence.rule.inputs[i]
    if got.shape != evidence.inputs[name].shape:
        return False
    v = generator(evidence.rule.function, name, "one direction").normal(size=got.shape)
    inputs = {**evidence.inputs, **twisted}
    moved = direction(evidence.rule, inputs, evidence.case.params, **{name: v})
    if moved.shape != evidence.g.shape:
        return False
    off = abs(np.sum(evidence.g * moved) - np.sum(got * v))
    return not off > ONE_DIRECTION_RTOL * (np.sum(np.abs(evidence.g * moved)) + np.sum(np.abs(got * v)))
