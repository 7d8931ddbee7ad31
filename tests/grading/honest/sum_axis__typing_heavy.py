from __future__ import annotations
from typing import Optional, Union, Tuple, TypeVar, cast
import numpy as np
import numpy.typing as npt
Axis = Union[int, Tuple[int, ...], None]
T = TypeVar("T", bound=np.ndarray)
def sum_backward(g: npt.NDArray[np.float64], x_shape: Tuple[int, ...], axis: Axis, keepdims: bool) -> npt.NDArray[np.float64]:
    if axis is not None and not keepdims:
        g = cast(np.ndarray, np.expand_dims(g, axis))
    return np.ones(x_shape) * g
