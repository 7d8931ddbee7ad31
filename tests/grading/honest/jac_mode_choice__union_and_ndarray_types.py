from __future__ import annotations
from typing import Callable, Union
import numpy as np
import numpy.typing as npt
Array = Union[np.ndarray, float]
Vec = npt.NDArray[np.float64]
def jacobian(jvp: Callable[[np.ndarray], np.ndarray], vjp: Callable[[Vec], Vec], n: int, m: int) -> np.ndarray:
    rows = [vjp(e) for e in np.identity(m)] if m < n else None
    if rows is not None: return np.vstack(rows)
    return np.column_stack([jvp(e) for e in np.identity(n)])
def hvp(gradient, jvp, x: Array, v: Array) -> Array:
    if not isinstance(x, np.ndarray): x = np.asarray(x)
    return np.asarray(jvp(gradient, x, v))
