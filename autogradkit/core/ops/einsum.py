"""Einsum: sums of products, told by the letters of their axes."""

from string import ascii_letters

import numpy as np

from autogradkit.core.broadcast import sum_to
from autogradkit.core.dispatch.composed import composed, operand
from autogradkit.core.op import op

__all__ = ["einsum"]


@op("einsum")
def sum_of_products(*xs, subscripts, optimize=False):
    """Multiply arrays along shared letters and sum over those that the result lacks: "ij,jk->ik"."""
    return np.einsum(subscripts, *xs, optimize=optimize)


@sum_of_products.backward
def sum_of_products_backward(g, xs, subscripts, optimize, needs):
    """For each input the same product, with g in its place; what only it had was summed, and is copied."""
    sources, result = subscripts.split("->")
    letters = sources.split(",")
    gradients = []
    for k, own in enumerate(letters):
        if not needs[k]:
            gradients.append(None)
            continue
        others = [j for j in range(len(xs)) if j != k]
        elsewhere = result + "".join(letters[j] for j in others)
        alone = "".join(c for c in own if c not in elsewhere)
        ones = np.ones([n for c, n in zip(own, xs[k].shape, strict=True) if c in alone])
        formula = ",".join([result, *(letters[j] for j in others), alone]) + "->" + own
        dx = sum_of_products(g, *(xs[j] for j in others), ones, subscripts=formula, optimize=optimize)
        if dx.shape == xs[k].shape:
            gradients.append(dx)
            continue
        # NumPy repeats an axis of length 1; where all the others have that, too, it stays 1 here
        gradients.append(np.broadcast_to(sum_to(dx, common_shape(dx.shape, xs[k].shape)), xs[k].shape))
    return tuple(gradients)


def common_shape(shape, other):
    """Return the shorter of two lengths along each axis: 1 where either was repeated.

    >>> common_shape((3, 4), (3, 1))
    (3, 1)
    """
    return tuple(map(min, shape, other))


@composed(np.einsum)
def einsum(*operands, out=None, optimize=False, dtype=None, order="K", casting="safe"):
    """Sum of products: einsum("ij,jk->ik", x, y), with ..., repeated letters and NumPy's list form."""
    if not isinstance(operands[0], str):
        operands = from_lists(operands)
    subscripts, *xs = operands
    xs = [operand(x) for x in xs]
    letters, result = explicit_subscripts(subscripts, [x.ndim for x in xs])
    for k, own in enumerate(letters):
        for c in own:
            while letters[k].count(c) > 1:  # a letter twice on one array means its diagonal
                i = letters[k].index(c)
                j = letters[k].index(c, i + 1)
                xs[k] = np.diagonal(xs[k], 0, i, j)
                letters[k] = letters[k][:i] + letters[k][i + 1 : j] + letters[k][j + 1 :] + c
    return sum_of_products(*xs, subscripts=",".join(letters) + "->" + result, optimize=optimize)


def explicit_subscripts(subscripts, ndims):
    """Return each input's letters and the result's, with ... and a missing result spelt out.

    >>> explicit_subscripts("...ij,jk", [3, 2])
    (['aij', 'jk'], 'aik')
    """
    sources, arrow, result = subscripts.replace(" ", "").partition("->")
    letters = sources.split(",")
    if len(letters) != len(ndims):
        raise ValueError(f"einsum got {len(ndims)} arrays for {subscripts!r}, which tells of {len(letters)}.")
    spare = [c for c in ascii_letters if c not in subscripts]
    hidden = [n - len(own) + 3 if "..." in own else 0 for own, n in zip(letters, ndims, strict=True)]
    dots = "".join(spare[: max(hidden)])
    if not arrow:
        once = sorted(c for c in set(sources) - set(",.") if sources.count(c) == 1)
        result = "..." + "".join(once)
    letters = [own.replace("...", dots[len(dots) - n :]) for own, n in zip(letters, hidden, strict=True)]
    return letters, result.replace("...", dots)


def from_lists(operands):
    """Return einsum(x, [0, 1], y, [1, 2], [0, 2]) as einsum("ab,bc->ac", x, y)."""

    def spelt(axes):
        return "".join("..." if a is Ellipsis else ascii_letters[a] for a in axes)

    xs, lists = operands[: len(operands) // 2 * 2 : 2], operands[1::2]
    result = "->" + spelt(operands[-1]) if len(operands) % 2 else ""
    return ",".join(map(spelt, lists)) + result, *xs
