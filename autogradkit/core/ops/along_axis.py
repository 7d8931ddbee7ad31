"""Functions along axes: a function of the user's is called for each row, or for one axis after the other."""

import numpy as np

from autogradkit.core.dispatch.composed import composed, operand

__all__: list[str] = []  # they are found through NumPy's functions


@composed(np.apply_along_axis)
def apply_along_axis(func1d, axis, arr, *arguments, **keywords):
    """What func1d returns for each row along an axis, in the place of the row."""
    rows = np.moveaxis(operand(arr), axis, -1)
    around = rows.shape[:-1]
    answers = [operand(func1d(rows[place], *arguments, **keywords)) for place in np.ndindex(around)]
    if not answers:
        raise ValueError(f"apply_along_axis needs a row to begin with: the array is {np.shape(arr)}.")
    z = np.reshape(np.stack(answers), around + np.shape(answers[0]))
    before = int(axis) % np.ndim(arr)
    after, new = len(around) - before, z.ndim - len(around)
    order = [*range(before), *range(before + after, before + after + new), *range(before, before + after)]
    return np.transpose(z, order)


@composed(np.apply_over_axes)
def apply_over_axes(func, a, axes):
    """What func(x, axis) makes of x, for one axis after the other; an axis that it drops has length 1."""
    z = operand(a)
    for axis in np.atleast_1d(axes).tolist():
        axis %= np.ndim(a)
        answer = func(z, axis)
        z = answer if np.ndim(answer) == np.ndim(z) else np.expand_dims(answer, axis)
    return z
