"""Constant functions: their derivative is zero, or they ask about shapes. They see the plain arrays."""

import numpy as np

from autogradkit.core.tensor import Tensor

__all__ = ["CONSTANT_FUNCTIONS", "plain"]

# What asks about an array rather than computes with it.
QUESTIONS = [
    "shape",
    "ndim",
    "size",
    "result_type",
    "can_cast",
    "min_scalar_type",
    "common_type",
    "may_share_memory",
    "shares_memory",
    "iscomplexobj",
    "isrealobj",
    "isfortran",
    "array2string",
    "array_repr",
    "array_str",
    "savetxt",
    "save",
    "savez",
    "savez_compressed",
    "histogram_bin_edges",
    "tril_indices_from",
    "triu_indices_from",
    "diag_indices_from",
    "einsum_path",
]

# Those whose slope is 0 join them in `autogradkit.core.ops.flat`.
CONSTANT_FUNCTIONS = {getattr(np, name) for name in QUESTIONS} | {np.linalg.matrix_rank}


def plain(x):
    """Return `x` with every Tensor in it, also in lists, tuples and dicts, replaced by its array."""
    if isinstance(x, Tensor):
        return x._data
    if type(x) in (list, tuple):
        return type(x)(plain(part) for part in x)
    if type(x) is dict:
        return {name: plain(part) for name, part in x.items()}
    return x
