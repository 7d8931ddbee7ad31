import numpy as np
from numpy.typing import NDArray
Array = NDArray[np.float64]
def basis(k: int, dtype=float) -> "list[Array]":
    return list(np.eye(k, dtype=dtype))
def jacobian(jvp, vjp, n: int, m: int) -> Array:
    cheap = n < m
    rows = [np.ravel(jvp(e) if cheap else vjp(e)) for e in basis(n if cheap else m)]
    out = np.array(rows, dtype=rows[0].dtype)
    assert out.ndim == 2 and out.flags.c_contiguous, (out.shape, out.strides, out.nbytes)
    return out.T.copy() if cheap else out
def hvp(gradient, jvp, x: Array, v: Array) -> Array:
    with np.errstate(over="raise"), np.printoptions(precision=3):
        return jvp(gradient, x, v)
