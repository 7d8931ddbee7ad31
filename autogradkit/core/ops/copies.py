"""Copies and moves within an array: turned round, shifted, repeated, padded."""

import numpy as np

from autogradkit.core.dispatch.composed import composed, operand, plain_value
from autogradkit.core.op import op
from autogradkit.core.ops.indexing import scatter_add
from autogradkit.core.ops.shape import broadcast_arrays, whole

__all__ = [
    "flip",
    "fliplr",
    "flipud",
    "full",
    "full_like",
    "geomspace",
    "linspace",
    "logspace",
    "meshgrid",
    "pad",
    "repeat",
    "resize",
    "roll",
    "rot90",
    "tile",
]


@op("flip", np.flip)
def flip(x, *, axis=None):
    """Reverse order along one axis, several or all."""
    return np.flip(x, axis)


@flip.backward
def flip_backward(g, axis):
    """Turn it round again."""
    return np.flip(g, axis)


@op("roll", np.roll)
def roll(x, *, shift, axis=None):
    """Shifted along an axis, what falls out coming in again; without an axis, in reading order."""
    return np.roll(x, shift, axis)


@roll.backward
def roll_backward(g, shift, axis):
    """Shift it back."""
    return np.roll(g, tuple(np.negative(shift)) if np.ndim(shift) else -shift, axis)


@composed(np.fliplr)
def fliplr(x):
    """Columns in reverse order."""
    return np.flip(x, 1)


@composed(np.flipud)
def flipud(x):
    """Rows in reverse order."""
    return np.flip(x, 0)


@composed(np.rot90)
def rot90(x, k=1, axes=(0, 1)):
    """Turned by k quarters, from the first axis towards the second."""
    if k % 4 == 0:
        return whole(x)
    if k % 4 == 2:
        return np.flip(x, axes)
    return np.swapaxes(np.flip(x, axes[1]), *axes) if k % 4 == 1 else np.flip(np.swapaxes(x, *axes), axes[1])


@composed(np.repeat)
def repeat(x, repeats, axis=None):
    """Each entry several times in a row."""
    if axis is None or not x.ndim:
        x, axis = np.ravel(x), 0
    repeats = plain_value(repeats, "repeat", "repeats")
    return np.take(x, np.repeat(np.arange(x.shape[axis]), repeats), axis)


@composed(np.tile)
def tile(x, reps):
    """The whole array several times along each axis."""
    reps = (reps,) if np.ndim(reps) == 0 else tuple(reps)
    shape = (1,) * (len(reps) - x.ndim) + x.shape
    reps = (1,) * (len(shape) - len(reps)) + reps
    if all(n == 1 for n in reps):
        return +np.reshape(x, shape)
    alternating = [n for pair in zip(reps, shape, strict=True) for n in pair]
    apart = np.reshape(x, [n for length in shape for n in (1, length)])
    copies = np.broadcast_to(apart, tuple(alternating))
    return np.reshape(copies, tuple([n * m for n, m in zip(shape, reps, strict=True)]))


@composed(np.resize)
def resize(x, new_shape):
    """As many of the numbers, over and over in reading order, as the new shape takes."""
    if not x.size:
        return np.sum(x) + np.zeros(new_shape)
    n = np.prod(new_shape, dtype=int)
    return np.reshape(np.take(np.ravel(x), np.arange(n) % x.size), new_shape)


@composed(np.pad)
def pad(x, pad_width, mode="constant", **keywords):
    """A border: of constants, copied from inside, or in mode mean and linear_ramp computed from it."""
    for name, value in {"pad_width": pad_width, **keywords}.items():
        refuse_tensor(value, name)
    if mode == "constant":
        filling = np.pad(np.zeros_like(x), pad_width, mode, **keywords)
        inside = np.pad(np.ones(x.shape, dtype=bool), pad_width)
        starts = np.argwhere(inside)[0] if x.size else np.zeros(x.ndim, dtype=int)
        index = tuple([slice(a, a + n) for a, n in zip(starts.tolist(), x.shape, strict=True)])
        return scatter_add(x, shape=filling.shape, index=index) + filling
    if mode in ("linear_ramp", "mean") or keywords.get("reflect_type") == "odd":
        return padded_linearly(x, pad_width, mode, keywords)
    if mode in STATISTICS:
        return padded_by_statistics(x, pad_width, STATISTICS[mode], **keywords)
    if mode not in ("edge", "reflect", "symmetric", "wrap"):
        if callable(mode):
            raise NotImplementedError(
                "np.pad lets a function write into plain rows, which a graph can't follow: make the border "
                "of tensors, and join them by np.concatenate."
            )
        raise NotImplementedError(
            f"np.pad has no gradient here in mode {mode!r}: constant, edge, linear_ramp, maximum, mean, "
            "median, minimum, reflect, symmetric and wrap have one."
        )
    return np.take(np.ravel(x), np.pad(np.arange(x.size).reshape(x.shape), pad_width, mode, **keywords))


def refuse_tensor(x, name):
    """Raise if a number of a border's, maybe one of a pair, is a tensor that needs a gradient."""
    for part in x if isinstance(x, (list, tuple)) else [plain_value(x, "np.pad", name)]:
        if isinstance(x, (list, tuple)):
            refuse_tensor(part, name)


# what a border of each mode is of the numbers inside; the mean has a matrix of its own
STATISTICS = {"maximum": np.max, "median": np.median, "minimum": np.min}


def padded_by_statistics(x, pad_width, statistic, stat_length=None):
    """Return x with a border that is a statistic of the `stat_length` numbers nearest to it, or of all."""
    for axis, n in enumerate(x.shape):
        x = np.moveaxis(x, axis, 0)
        lengths = (n, n) if stat_length is None else of_axis(stat_length, axis, x.ndim)
        before, after = (min(k, n) for k in lengths)
        first, last = of_axis(pad_width, axis, x.ndim)
        parts = [(x[:before], first), (x, None), (x[n - after :], last)]
        x = np.concatenate(
            [
                part
                if width is None
                else np.broadcast_to(statistic(part, axis=0, keepdims=True), (width, *x.shape[1:]))
                for part, width in parts
                if width != 0
            ]
        )
        x = np.moveaxis(x, 0, axis)
    return x


def padded_linearly(x, pad_width, mode, keywords):
    """Return x with a border whose numbers are weighted sums of x's: along each axis a product with a matrix.

    NumPy pads one axis after the other, and what it does to the unit vectors are the rows of the matrix.
    """
    for axis, n in enumerate(x.shape):
        this = {
            name: value if value is None or isinstance(value, str) else of_axis(value, axis, x.ndim)
            for name, value in {"pad_width": pad_width, **keywords}.items()
        }
        shift = np.pad(np.zeros(n), mode=mode, **this)
        rows = (
            np.array([np.pad(unit, mode=mode, **this) for unit in np.eye(n)]).reshape(n, len(shift)) - shift
        )
        z = np.moveaxis(x, axis, -1) @ rows.astype(x.dtype) + shift.astype(x.dtype)
        x = np.moveaxis(z, -1, axis)
    return x


def of_axis(pairs, axis, axes):
    """Return the pair, before and after, that is meant for an axis by a number, a pair or a pair for each."""
    if isinstance(pairs, dict):
        return tuple(np.broadcast_to(pairs.get(axis, pairs.get(axis - axes, 0)), 2).tolist())
    return tuple(np.broadcast_to(pairs, (axes, 2))[axis].tolist())


@composed(np.meshgrid)
def meshgrid(*xs, copy=True, sparse=False, indexing="xy"):
    """Coordinates of a grid: one array per axis, each as large as the grid unless sparse."""
    xs = [np.ravel(operand(x)) for x in xs]
    places = list(range(len(xs)))
    if indexing == "xy" and len(xs) > 1:
        places[:2] = 1, 0
    xs = [
        np.reshape(x, [-1 if p == i else 1 for i in range(len(xs))]) for p, x in zip(places, xs, strict=True)
    ]
    grids = xs if sparse else broadcast_arrays(*xs)
    return tuple([+x for x in grids] if copy else grids)


def full(shape, fill_value, dtype=None):
    """An array of one value, which may be a Tensor (NumPy's np.full can't take one)."""
    if dtype is not None:
        return np.full(shape, plain_value(fill_value, "full with a dtype", "the value"), dtype)
    return +np.broadcast_to(fill_value, shape)


@composed(np.full_like)
def full_like(x, fill_value, dtype=None, order="K", subok=True, shape=None, *, device=None):
    """An array of one value, as large as x; the gradient goes to the value."""
    z = full(np.shape(x) if shape is None else shape, fill_value, dtype)
    kind = np.result_type(x)
    return z.astype(kind) if dtype is None and kind.kind == "f" and z.dtype != kind else z


@composed(np.linspace)
def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None):
    """Evenly spaced numbers; both ends have a gradient."""
    share = np.linspace(0.0, 1.0, num, endpoint).astype(np.result_type(start, stop, 0.0))
    share = np.reshape(share, (-1,) + (1,) * max(np.ndim(start), np.ndim(stop)))
    z = np.moveaxis(start * (1 - share) + stop * share, 0, axis)
    z = z if dtype is None else z.astype(dtype)
    return (z, (stop - start) / (num - 1 if endpoint else num)) if retstep else z


@composed(np.logspace)
def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    """Numbers from base^start to base^stop, each the same factor larger than the one before."""
    z = base ** linspace(start, stop, num, endpoint, axis=axis)
    return z if dtype is None else z.astype(dtype)


@composed(np.geomspace)
def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    """Numbers from start to stop, of one sign, each the same factor larger than the one before."""
    sign = np.where(np.less(start, 0) & np.less(stop, 0), -1.0, 1.0).astype(np.result_type(start, stop, 0.0))
    z = np.exp(linspace(np.log(start * sign), np.log(stop * sign), num, endpoint, dtype=dtype, axis=axis))
    return z * np.expand_dims(np.broadcast_to(sign, np.delete(z.shape, axis)), axis)
