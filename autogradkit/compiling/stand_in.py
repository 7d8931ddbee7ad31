"""NumPy's stand-in: what the kit's own modules see as `np` while a function is traced."""

from functools import cache
from typing import Any

import numpy as np

from autogradkit.compiling.current_trace import active
from autogradkit.compiling.line import Call
from autogradkit.compiling.traced_array import TracedArray

__all__ = ["StandIn"]


class StandIn:
    """NumPy, but for its few functions that take a traced array for a foreign object.

    An array that a module keeps and changes, such as batch norm's running mean, becomes traced here.
    """

    def __getattr__(self, name: str) -> Any:
        found, trace = getattr(np, name), active()
        if trace is None or not trace.kept.names or not isinstance(found, np.ufunc):
            return found
        return seen(found)

    def array(self, x: Any, dtype: Any = None, *arguments: Any, **keywords: Any) -> Any:
        """Return a copy."""
        x = traced_if_kept(x)
        if type(x) is not TracedArray:
            return np.array(x, dtype, *arguments, **keywords)
        if isinstance(x._in_run, np.generic | float):
            return x._trace.record(
                Call("function", "np.array", np.array), (x, *([dtype] * (dtype is not None)))
            )
        return x.__copy__() if dtype is None or x.dtype == dtype else x.astype(dtype)

    def asarray(self, x: Any, dtype: Any = None, *arguments: Any, **keywords: Any) -> Any:
        """Return an array, which may be `x` itself."""
        x = traced_if_kept(x)
        if type(x) is not TracedArray:
            return np.asarray(x, dtype, *arguments, **keywords)
        if isinstance(x._in_run, np.generic | float):
            return x._trace.record(
                Call("function", "np.asarray", np.asarray), (x, *([dtype] * (dtype is not None)))
            )
        return x if dtype is None or x.dtype == dtype else x.astype(dtype)

    asanyarray = asarray

    def ascontiguousarray(self, x: Any, dtype: Any = None) -> Any:
        """Return an array that lies row by row, which may be `x` itself."""
        if type(x) is not TracedArray:
            return np.ascontiguousarray(x, dtype)
        return x._trace.record(Call("function", "np.ascontiguousarray", np.ascontiguousarray), (x,))


def traced_if_kept(x: Any) -> Any:
    """Return the traced array of an array that a module keeps, and anything else as it is."""
    trace = active()
    if trace is None or not trace.kept.names:
        return x
    return trace.kept.traced(x) if x in trace.kept else x


class Seen:
    """A ufunc for which an array that a module keeps is a traced one."""

    def __init__(self, ufunc: np.ufunc) -> None:
        self.ufunc = ufunc

    def __call__(self, *inputs: Any, **keywords: Any) -> Any:
        return self.ufunc(*[traced_if_kept(x) for x in inputs], **keywords)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.ufunc, name)

    def __eq__(self, other: object) -> bool:
        return other is self.ufunc or self is other

    def __hash__(self) -> int:
        return hash(self.ufunc)


seen = cache(Seen)
