"""Constants: the Values of arrays that are the same at every call."""

from typing import Any

import numpy as np

from autogradkit.compiling.value import Value

__all__ = ["Constants", "copy_laid_out_as"]


class Constants:
    """The Values of plain arrays that take part in a trace, one for each that was met; `names` are by id."""

    def __init__(self, names: dict) -> None:
        self.names = names
        self.bytes: dict[int, bytes] = {}  # of arrays that are compared at every call, by id
        self.met: dict[Any, tuple] = {}

    def value(self, array: np.ndarray) -> Value:
        """Return the Value of an array as it is now; the program keeps a copy of its numbers."""
        key = (id(array), array.tobytes(), array.dtype, array.shape, array.strides)
        if key not in self.met:
            copy = array_over(self.bytes.get(id(array)), key[1], array)
            if copy is None:
                copy = copy_laid_out_as(array)
            if copy.strides != array.strides:  # a view with gaps: numbers stay, bits may not
                copy = array if id(array) in self.names else copy
            self.met[key] = (Value(copy, "constant", self.names.get(id(array))), array)
        return self.met[key][0]


def array_over(known: bytes | None, now: bytes, array: np.ndarray) -> np.ndarray | None:
    """Return an array over bytes that are kept anyway, if they are those of `array` in its layout."""
    if not known or known != now or not array.flags.c_contiguous:
        return None
    return np.frombuffer(known, array.dtype).reshape(array.shape)


def copy_laid_out_as(array: np.ndarray) -> np.ndarray:
    """Return a copy whose numbers follow each other in memory as array's do, repeated where those are.

    Numbers are added up in the order in which they lie in memory: the last bit may depend on it. An array
    without axes stays one: x[np.array(1)] is a copy, and with a number in its place it would be a part of x.
    """
    repeated = [n > 1 and not stride for n, stride in zip(array.shape, array.strides, strict=True)]
    copy = array[(*[slice(1) if again else slice(None) for again in repeated], ...)].copy("K")
    return np.broadcast_to(copy, array.shape) if any(repeated) else copy
