"""Constants of whole numbers: some of NumPy's functions treat them otherwise than floats, and are asked here.

A median of whole numbers may lie between two of them, a border of means is rounded, and the squares of small
whole numbers overflow. What these functions mean for Tensors is written for floats, which have gradients.
"""

import numpy as np

from autogradkit.core.dispatch.constants import plain
from autogradkit.core.tensor import Tensor, result

__all__ = ["OTHERWISE", "of_whole_numbers"]

OTHERWISE = {
    np.average,
    np.conj,
    np.corrcoef,
    np.cov,
    np.diff,
    np.ediff1d,
    np.fabs,
    np.float_power,
    np.full_like,
    np.gradient,
    np.heaviside,
    np.interp,
    np.linalg.cond,
    np.linalg.matrix_norm,
    np.linalg.matrix_power,
    np.linalg.norm,
    np.linalg.vector_norm,
    np.median,
    np.modf,
    np.nan_to_num,
    np.nanmedian,
    np.nanpercentile,
    np.nanquantile,
    np.pad,
    np.percentile,
    np.poly,
    np.polyder,
    np.polydiv,
    np.polyfit,
    np.polyint,
    np.quantile,
    np.std,
    np.trapezoid,
    np.unwrap,
    np.vander,
    np.var,
}


def of_whole_numbers(function, arguments, keywords):
    """Return what NumPy makes of constants that are whole numbers or truth values; None of anything else.

    None, too, where NumPy returns what it was given, which is no array of its own.
    """
    tensors = tensors_in([arguments, list(keywords.values())])
    if not tensors or any(type(x) is not Tensor or x._node or x.dtype.kind == "f" for x in tensors):
        return None
    z = function(*plain(arguments), **plain(keywords))
    several = isinstance(z, (tuple, list))
    parts = z if several else [z]
    if any(np.may_share_memory(part, x._data) for part in parts for x in tensors):
        return None
    made = [result(np.asarray(part)[()] if type(part) is float else part) for part in parts]
    return type(z)(made) if several else made[0]


def tensors_in(x):
    """Return the tensors in nested lists and tuples."""
    if isinstance(x, (tuple, list)):
        return [t for part in x for t in tensors_in(part)]
    return [x] if isinstance(x, Tensor) else []
