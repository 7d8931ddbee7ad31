"""Workspaces: the memory that a program keeps from call to call, a block for each call under way."""

import numpy as np

from autogradkit.compiling.program import Program

__all__ = ["Workspaces"]

LINE = 64  # bytes: where a line of a processor's cache begins


class Workspaces:
    """The blocks of a program that nobody uses now.

    A call takes one, or makes one if there is none, and gives it back at its end. So two threads, or a call
    inside of a call, never have the same. A call that fails does not give its block back.
    """

    def __init__(self, program: Program) -> None:
        self.size = program.kept_bytes
        self.places = [(value.shape, value.dtype, start) for value, start in program.kept]
        self.unused: list[list[np.ndarray]] = []

    def new(self) -> list[np.ndarray]:
        """Return the kept places of a new block."""
        block = np.empty(self.size + LINE, np.uint8)
        first = -block.ctypes.data % LINE
        return [np.ndarray(shape, dtype, block, first + start) for shape, dtype, start in self.places]
