"""The wrong rules of exercise L2 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant

from .truth import letters


def gradients(g, x, y, subscripts, how):
    """Return, for each input, `how(g, other, own shape, letters of g, of the other, its own)`."""
    a, b, z = letters(subscripts)
    return how(g, y, x.shape, z, b, a), how(g, x, y.shape, z, a, b)


def averaged(g, other, shape, z, b, own):
    """Return a gradient that divides where a letter was summed alone."""
    alone = [n for n, letter in zip(shape, own, strict=True) if letter not in z + b]
    ones = np.full(alone, 1 / np.prod(alone) if alone else 1.0)
    lonely = "".join(letter for letter in own if letter not in z + b)
    return np.einsum(f"{z},{b},{lonely}->{own}", g, other, ones)


def implicit(g, other, shape, z, b, own):
    """Return what einsum gives without an arrow: letters seen once, in the order of the alphabet."""
    return np.einsum(f"{z},{b}", g, other)


def each(how):
    """Return a wrong rule made from a wrong way for one input."""
    return lambda g, x, y, subscripts: gradients(g, x, y, subscripts, how)


VARIANTS = (
    Variant(
        "MEAN_FOR_SUM",
        each(averaged),
        "{d} {is_} divided where a letter was summed alone: a sum is no mean.",
        "Nudge one of the numbers that are summed: by how much does the sum move?",
    ),
    Variant(
        "RESULT_LETTERS_MISSING",
        each(implicit),
        "{d} {is_} what einsum gives without an arrow: it sums the letters that stand there "
        "twice, "
        "and sorts the others by the alphabet.",
        "In which order does the input have its axes, and which of them is not to be summed?",
    ),
)
