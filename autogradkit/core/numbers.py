"""Numbers: what a tensor may hold, and an op compute with."""

from typing import Any

import numpy as np

from autogradkit.errors import DataError

__all__ = ["constant", "real_array"]


def constant(x: Any) -> Any:
    """Return `x`, which is no Tensor, as something NumPy can compute with."""
    if type(x) is float or type(x) is int or (type(x) is np.ndarray and x.dtype.kind in "fiub"):
        return x
    if isinstance(x, np.matrix):
        raise DataError(
            "With an np.matrix, * is a matrix product, and ** a power of the matrix; with tensors both work "
            "number by number. Take np.asarray(m), and @ for a matrix product."
        )
    return real_array(x, copy=True)[()]


def real_array(data: Any, copy: bool = False) -> np.ndarray:
    """Return `data`, which is no Tensor, as an array of real numbers, or say why that can't be."""
    try:
        array = np.array(data) if copy else np.asarray(data)
    except DataError:
        raise
    except ValueError:
        raise DataError("The rows of the data have different lengths: an array needs one length.") from None
    if isinstance(data, np.ma.MaskedArray) and np.any(data.mask):
        raise DataError("Some of the data is masked: say what stands in its place, with .filled(…).")
    if array.dtype.kind == "c":
        raise DataError("The data is complex: autogradkit differentiates real-valued functions only.")
    if array.dtype.kind not in "fiub":
        raise DataError(f"A tensor holds numbers: {short_repr(data)} is not (NumPy sees {array.dtype}).")
    return array


def short_repr(data: Any) -> str:
    """Return data's repr, cut to what fits in a sentence."""
    text = repr(data)
    return text if len(text) <= 40 else text[:37] + "..."
