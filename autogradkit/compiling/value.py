"""Values: the arrays of a program."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np

__all__ = ["ARRAYS", "Value", "array_without_memory"]

ARRAYS = (np.ndarray, np.generic)


@dataclass(eq=False, slots=True)
class Value:
    """An array of a program: given from outside, a constant, or the result of a line.

    `example` is the array of the traced run. Only its shape, dtype and type are relied upon, except in a
    constant, which it is.
    """

    example: Any
    kind: str = "result"  # or "input", "constant", "kept": memory that is kept from call to call
    name: str | None = None  # what the user calls it, once that is known
    gradient_of: "Value | None" = None
    seen: tuple | None = field(default=None, init=False, repr=False)  # its looks, once they were asked for

    @property
    def looks(self) -> tuple:
        """Its type, shape, dtype and layout, which it has in every run."""
        if self.seen is None:
            x = self.example
            if isinstance(x, ARRAYS):
                self.seen = type(x), x.shape, x.dtype, x.strides
            else:
                self.seen = type(x), None, None, None
        return self.seen

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape that it has in every run."""
        return np.shape(self.example)

    @property
    def dtype(self) -> np.dtype:
        """The dtype that it has in every run."""
        return self.example.dtype


@lru_cache(maxsize=1024)
def array_without_memory(shape: tuple, dtype: np.dtype) -> np.ndarray:
    """Return an array of a shape that has one number, which nobody can change."""
    return np.ndarray(shape, dtype, bytes(dtype.itemsize), 0, (0,) * len(shape))
