"""Indexing: some of the numbers, perhaps some of them twice."""

import numpy as np

from autogradkit.core.dispatch.composed import composed, operand, plain_value
from autogradkit.core.dispatch.constants import plain
from autogradkit.core.op import op
from autogradkit.errors import DataError

__all__ = [
    "bincount",
    "compress",
    "delete",
    "extract",
    "getitem",
    "histogram",
    "insert",
    "scatter_add",
    "setitem",
    "take",
    "take_along_axis",
    "trim_zeros",
]


@op("getitem")
def getitem(x, *, index):
    """What x[index] takes: slices, integers, masks and index arrays, in any mixture NumPy allows."""
    return x[index]


@getitem.backward
def getitem_backward(g, x_shape, index):
    """Put each number back where it was taken; one that was taken twice receives both."""
    return scatter_add(g, shape=x_shape, index=index)


@op("scatter_add")
def scatter_add(x, *, shape, index):
    """Zeros of a shape, with x added in at an index: what occurs twice in the index adds up."""
    z = np.zeros(shape, dtype=x.dtype)
    if takes_nothing_twice(index):
        z[index] = x
    elif np.ndim(x) < 2:
        np.add.at(z, index, x)
    else:  # np.add.at is four times as fast along one axis
        places = np.arange(z.size).reshape(shape)[index]
        np.add.at(z.reshape(-1), places.reshape(-1), np.broadcast_to(x, places.shape).reshape(-1))
    return z


@scatter_add.backward
def scatter_add_backward(g, index):
    """Take where it was put."""
    return g[index]


@op("setitem")
def setitem(x, y, *, index):
    """A copy of x in which x[index] is y; where the index names a place twice, the last value stays there.

    Raises
    ------
    DataError
        If x holds whole numbers and y doesn't: they would be cut off.
    """
    z = np.array(x)
    if z.dtype.kind in "iub" and np.asarray(y).dtype.kind == "f":
        raise DataError(
            f"A tensor of whole numbers ({z.dtype}) would cut off what is written into it, numbers of "
            f"{np.asarray(y).dtype}. Make it of floats: Tensor(data, requires_grad=False).astype(float)."
        )
    z[index] = y
    return z


@setitem.backward
def setitem_backward(g, x_shape, y_shape, index):
    """What was overwritten gets nothing: its gradient goes to y, of which only what stayed gets any."""
    from_y = g[index]
    if not takes_nothing_twice(index):
        from_y = np.where(is_last_at_its_place(x_shape, index), from_y, 0.0)
    if from_y.ndim < len(y_shape):  # NumPy lets y have more axes, of length 1
        from_y = np.reshape(from_y, (1,) * (len(y_shape) - from_y.ndim) + from_y.shape)
    return setitem(g, 0.0, index=index), from_y


def is_last_at_its_place(shape, index):
    """Return a mask of what x[index] = y leaves in x, where an index may name a place several times.

    >>> is_last_at_its_place((3,), [0, 0, 1])
    array([False,  True,  True])
    """
    places = np.arange(np.prod(shape, dtype=int)).reshape(shape)[index]
    writers = np.arange(places.size).reshape(places.shape)
    last = np.zeros(shape, int)
    last[index] = writers
    return last.reshape(-1)[places] == writers


def takes_nothing_twice(index):
    """Whether an index takes nothing twice: slices, single integers and masks only."""
    parts = index if isinstance(index, tuple) else (index,)
    return all(
        p is None
        or p is Ellipsis
        or isinstance(p, (int, slice, np.integer))
        or (isinstance(p, np.ndarray) and p.dtype == bool)
        for p in parts
    )


@composed(np.take)
def take(x, indices, axis=None, out=None, mode="raise"):
    """Entries along an axis, by their numbers; without an axis, in reading order."""
    if axis is None or not x.ndim:
        x, axis = np.ravel(x), 0
    indices = np.asarray(plain_value(indices, "take", "the indices"))
    if mode != "raise":
        n = x.shape[axis]
        indices = indices % n if mode == "wrap" else np.clip(indices, 0, n - 1)
    if indices.size == 0 or indices.dtype == bool:  # to NumPy, too, True is entry 1 here and no mask
        indices = indices.astype(int)
    return x[(slice(None),) * (axis % x.ndim) + (indices,)]


@composed(np.take_along_axis)
def take_along_axis(x, indices, axis=-1):
    """Along an axis, entries by their numbers, which may differ from row to row: undoes argsort."""
    if axis is None:
        x, axis = np.ravel(x), 0
    axis %= x.ndim
    index = list(np.ogrid[tuple([slice(n) for n in x.shape])])
    index[axis] = plain_value(indices, "take_along_axis", "the indices")
    return x[tuple(index)]


@composed(np.compress)
def compress(condition, x, axis=None, out=None):
    """Entries along an axis where a condition holds; without an axis, in reading order."""
    return np.take(x, np.flatnonzero(condition), axis)


@composed(np.extract)
def extract(condition, x):
    """The numbers where a condition holds."""
    return np.take(x, np.flatnonzero(condition))


@composed(np.delete)
def delete(x, obj, axis=None):
    """All but some entries."""
    if axis is None:
        x, axis = np.ravel(x), 0
    return np.take(x, np.delete(np.arange(x.shape[axis]), obj), axis)


@composed(np.insert)
def insert(x, obj, values, axis=None):
    """Values put in before some entries."""
    x = operand(x)
    values = operand(values).astype(x.dtype)
    if axis is None:
        x, axis = np.ravel(x), 0
    n, axis = x.shape[axis], axis % x.ndim
    if np.ndim(obj) == 0 and not isinstance(
        obj, slice
    ):  # NumPy: what is inserted comes first, as in z[obj] = …
        values = np.moveaxis(np.reshape(values, (1,) * (x.ndim - values.ndim) + values.shape), 0, axis)
        new = values.shape[axis]
    else:
        new = max(
            len(np.insert(np.arange(n), obj, 0)) - n, values.shape[axis] if values.ndim == x.ndim else 1
        )
    layout = np.insert(np.arange(n), obj, n + np.arange(new))
    values = np.broadcast_to(values, (*x.shape[:axis], new, *x.shape[axis + 1 :]))
    return np.take(np.concatenate([x, values], axis), layout, axis)


@composed(np.trim_zeros)
def trim_zeros(x, trim="fb"):
    """Without the zeros at the ends."""
    kept = np.flatnonzero(plain(x))
    if not len(kept):
        return x[:0]
    return x[kept[0] if "f" in trim.lower() else 0 : kept[-1] + 1 if "b" in trim.lower() else None]


@composed(np.bincount)
def bincount(x, weights=None, minlength=0):
    """How often each whole number occurs, or the sum of its weights, which have a gradient."""
    x = np.asarray(plain_value(x, "bincount", "the numbers"))
    if weights is None:
        return np.bincount(x, minlength=minlength)
    weights = operand(weights)
    weights = weights if weights.dtype.kind == "f" else weights.astype(float)
    return scatter_add(weights, shape=(max(minlength, np.max(x, initial=-1) + 1),), index=x)


@composed(np.histogram)
def histogram(x, bins=10, range=None, density=None, weights=None):
    """Counts and edges of bins, plain arrays: no count has a slope."""
    weights = None if weights is None else plain_value(weights, "histogram", "weights")
    return np.histogram(plain(x), plain(bins), range, density, weights)
