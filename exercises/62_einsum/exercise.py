"""Exercise L2: the backward rule of any product of two arrays that letters can describe."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Variant

SIZES = dict(zip("bijkl", (2, 3, 5, 2, 3), strict=True))


def einsum(x, y, *, subscripts):
    """Return the product."""
    return np.einsum(subscripts, x, y)


def letters(subscripts):
    """Return the letters of x, of y and of z."""
    inputs, z = subscripts.split("->")
    return (*inputs.split(","), z)


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


def product(subscripts, name="", sizes=SIZES, **more):
    """One case: arrays with one axis per letter."""
    x, y, _ = letters(subscripts)
    shapes = {"x": tuple(sizes[letter] for letter in x), "y": tuple(sizes[letter] for letter in y)}
    return Case(f"{subscripts}{name}", shapes, params={"subscripts": subscripts}, **more)


SQUARE = dict.fromkeys("bijkl", 3)

CASES = (
    product("ij,jk->ik"),
    product("ij,jk->ik", ", all sizes the same", SQUARE),
    product("ji,jk->ki"),
    product("ji,jk->ki", ", all sizes the same", SQUARE),
    product("i,i->"),
    product("i,j->ij"),
    product("i,j->ji"),
    product("ij,ij->ij"),
    product("ij,ij->ji", ", all sizes the same", SQUARE),
    product("ij,j->i"),
    product("bij,bjk->bik"),
    product("bij,jk->bik"),
    product("bi,bj->ij"),
    product("ij,j->j", ": i is summed alone"),
    product("ij,k->j", ": i and k are summed alone"),
    product("ij,kl->", ": all are summed alone"),
)

exercise = Exercise(
    id="L2",
    title="One rule for all products",
    parts=(
        Rule(
            "backward",
            einsum,
            CASES,
            layouts=("fortran", "strided"),
            points=8,
            says="z = np.einsum(subscripts, x, y)",
            variants=(
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
            ),
        ),
    ),
    stars=3,
    minutes=30,
)
