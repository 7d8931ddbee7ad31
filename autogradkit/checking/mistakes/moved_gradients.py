"""Transforms: the right gradient, negated, swapped, transposed, flipped, or of a twisted problem."""

import numpy as np

from autogradkit.checking.differences import direction
from autogradkit.checking.sampling import generator

from .finding import Finding

__all__ = ["transforms"]


def transforms(evidence, i):
    """Yield every simple change that turns the right gradient into the one that came back.

    The sign comes before the swap: for z = x - y, returning (g, g) is a wrong sign, though it equals dx.
    """
    got = evidence.gots[i]
    if got is None or got.size == 0:
        return
    yield from whole(evidence, i, got)
    yield from factors(evidence, i, got)
    yield from twisted(evidence, i, got)


def whole(evidence, i, got):
    """Yield what was done to the gradient as a whole."""
    want = evidence.wants[i]
    if not np.any(got) and np.any(want):
        yield Finding(
            "ALL_ZERO", "{d} {is_} zero everywhere.", "Does nudging the input really leave z as it is?"
        )
    if evidence.same(got, -want):
        yield Finding(
            "SIGN",
            "{d} {has} the right size and the wrong sign.",
            "When the input grows a little, does z grow or shrink?",
        )
    two = len(evidence.wants) == 2
    for j in range(len(evidence.wants)):
        if j != i and evidence.same(got, evidence.wants[j]) and not evidence.same(want, evidence.wants[j]):
            yield Finding(
                "SWAPPED_INPUTS",
                f"in {{d}} stands what belongs to {'the other' if two else 'another'} input.",
                "Freeze one input: what is the slope of z in the other one?"
                if two
                else "In which order are the gradients asked for, and which input does each one follow?",
            )
    passed_on = got.shape == want.shape == evidence.g.shape and evidence.same(got, evidence.g)
    if passed_on and not np.any(evidence.close(want, evidence.g)):
        yield Finding(
            "LOCAL_MISSING",
            "{d} {is_} g itself: the op's own derivative is missing.",
            "How strongly does z react when the input is nudged?",
        )
    if want.ndim > 1 and evidence.same(got, want.T):
        yield Finding(
            "TRANSPOSED",
            "{d} {is_} the right matrix, transposed: row and column have changed places.",
            "Which entry of the input does the gradient's entry [0, 1] belong to?",
        )
    for axis in range(want.ndim):
        if evidence.same(got, np.flip(want, axis)):
            yield Finding(
                "FLIPPED",
                f"{{d}} {{is_}} right, read backwards along axis {axis}.",
                "Which output does the first input touch?",
                str(axis),
            )
    if want.ndim > 1 and evidence.same(got, turned(want)):
        yield Finding(
            "FLIPPED",
            "{d} {is_} right, turned upside down and read backwards.",
            "Which output does the first input touch?",
            "both",
        )


def factors(evidence, i, got):
    """Yield how a product of two matrices went wrong, if the right gradient is such a product."""
    matrices = [m for name, m in (("g", evidence.g), *evidence.inputs.items()) if m.ndim == 2]
    matrices += [m.T for m in matrices]
    want = evidence.wants[i]
    for first in matrices:
        for second in matrices:
            fits = first.shape[1] == second.shape[0]
            if not fits or not evidence.same(first @ second, want):
                continue
            if second.shape[1] == first.shape[0] and evidence.same(got, second @ first):
                yield Finding(
                    "ORDER",
                    "{d} {has} the right two factors in the wrong order.",
                    "A matrix product doesn't commute. Write one entry of z as a sum: "
                    "is g the left or the right factor?",
                )
            for left, right in ((first, second), (first, second.T), (first.T, second), (first.T, second.T)):
                if evidence.same(got, by_entries(left, right)):
                    yield Finding(
                        "ELEMENTWISE",
                        "{d} {is_} an entry-by-entry product, where the forward is a product of matrices.",
                        "How many entries of z does one entry of the input touch?",
                    )


def by_entries(left, right):
    """Multiply entry by entry, or return None where the shapes don't meet."""
    try:
        return left * right
    except ValueError:
        return None


TWISTS = (
    ("OTHER_INPUT_TRANSPOSED", "transposed", lambda a: a.swapaxes(-1, -2) if a.ndim > 1 else a),
    ("OTHER_INPUT_FLIPPED", "read backwards", lambda a: a[..., ::-1] if a.ndim else a),
    ("OTHER_INPUT_FLIPPED", "turned upside down and read backwards", lambda a: turned(a)),
    ("OTHER_INPUT_NEGATED", "with its sign turned", lambda a: -a),
)


def turned(images):
    """Turn images, in the last two axes, by half a turn; what has fewer axes stays.

    >>> turned(np.array([[1, 2], [3, 4]])).tolist()
    [[4, 3], [2, 1]]
    """
    return images[..., ::-1, ::-1] if images.ndim > 1 else images


def twisted(evidence, i, got):
    """Yield that the gradient is right for another input that was transposed, flipped or negated."""
    for j, other in enumerate(evidence.rule.inputs):
        array = evidence.inputs[other]
        if j == i:
            continue
        for code, said, twist in TWISTS:
            if twist(array).shape != array.shape or np.array_equal(twist(array), array):
                continue
            if not along_one_direction(evidence, i, got, {other: twist(array)}):
                continue
            if evidence.same(got, evidence.given(**{other: twist(array)}).wants[i]):
                yield Finding(
                    code,
                    f"{{d}} would be right if {other} were {said}.",
                    f"Which entries of {other} meet one entry of the input in the forward?",
                    other,
                )


def along_one_direction(evidence, i, got, twisted):
    """Return whether a gradient may be that of the twisted problem: one forward says no to nearly all."""
    name = evidence.rule.inputs[i]
    if got.shape != evidence.inputs[name].shape:
        return False
    v = generator(evidence.rule.function, name, "one direction").normal(size=got.shape)
    inputs = {**evidence.inputs, **twisted}
    moved = direction(evidence.rule, inputs, evidence.case.params, name, v)
    if moved.shape != evidence.g.shape:
        return False
    off = abs(np.sum(evidence.g * moved) - np.sum(got * v))
    return not off > 1e-5 * (np.sum(np.abs(evidence.g * moved)) + np.sum(np.abs(got * v)))
