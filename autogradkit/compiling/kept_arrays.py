"""Kept arrays: those that modules keep and change, such as batch norm's running mean, read at every call."""

from typing import Any

import numpy as np

from autogradkit.compiling.nested import map_nested
from autogradkit.compiling.refusals import in_kit

__all__ = ["KeptArrays"]


class KeptArrays:
    """The arrays that modules keep, as a trace has met them.

    Attributes
    ----------
    names : dict
        The name of each array that a module keeps, by its id.
    met : dict
        For each one that took part, by its id: [array, the traced array that it was at first, and by now].
    """

    def __init__(self, trace: Any, names: dict) -> None:
        self.trace, self.names = trace, names
        self.met: dict[int, list] = {}

    def __contains__(self, array: Any) -> bool:
        return type(array) is np.ndarray and id(array) in self.names

    def traced(self, array: np.ndarray) -> Any:
        """Return the traced array of one that every call reads afresh."""
        if id(array) not in self.met:
            names = self.trace.constants.names
            name = names.get(id(array)) or self.names.get(id(array))
            first = self.trace.input_array(array, name, "an array from outside")
            self.met[id(array)] = [array, first, first]
        return self.met[id(array)][2]

    def with_traced(self, arrays: Any) -> Any:
        """Return nested arrays with traced ones in the place of those that modules keep."""
        if not self.names:
            return arrays
        return map_nested(lambda x: self.traced(x) if x in self else x, arrays)

    def write(self, array: np.ndarray, result: Any) -> None:
        """Note a result as what an array holds from now on: the program writes it there at its end."""
        if array not in self or not in_kit():
            name = self.trace.constants.names.get(id(array))
            what = f"the array {name}" if name else "a plain array"
            raise self.trace.refusal(f"It writes into {what}: return what is new")
        self.traced(array)
        if result.dtype != array.dtype or result.shape != array.shape:
            result = result.astype(array.dtype)
        fixed = "an array from outside"
        self.met[id(array)][2] = self.trace.traced_array(result._in_run, result._in_program, fixed)
