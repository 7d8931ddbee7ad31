"""A traced array: it stands for an array while a function is traced, and writes down what is asked of it."""

import sys
from functools import lru_cache
from operator import attrgetter
from typing import Any

import numpy as np

from autogradkit.compiling.array_functions import filled_like, with_item
from autogradkit.compiling.array_operators import ArrayOperators
from autogradkit.compiling.array_questions import ArrayQuestions, OfArrays
from autogradkit.compiling.line import Call
from autogradkit.compiling.nested import NESTED, leaves, map_nested
from autogradkit.compiling.operations import FUNCTIONS, QUESTIONS, SHARING
from autogradkit.compiling.refusals import asked_by_kit
from autogradkit.core.engine import steps
from autogradkit.core.tensor import Tensor
from autogradkit.guards.parts import PARTS, is_shared

__all__ = ["TracedArray", "has_mask", "has_traced", "values"]

STEPS = steps.__code__
ITEM = Call("item", "[]")


class Disguised(type):
    """A class that Iterable and its like don't know: isinstance() then asks the array's own class alone."""

    __mro__ = ()


class TracedArray(ArrayOperators, ArrayQuestions, metaclass=Disguised):
    """An array of the traced run, and the Value it is in the program.

    Whatever is computed with it is computed, and written down as a line. Its numbers are those of one run:
    whoever asks for one of them as a Python number would have the program take this run for every run.
    Its own names begin with an underscore: `getattr(x, "value", x)` must answer as an array does.
    """

    __slots__ = ("_fixed", "_in_program", "_in_run", "_trace")
    __array_priority__ = 2000

    def __init__(self, trace: Any, value: Any, variable: Any, fixed: str | None = None) -> None:
        self._trace = trace
        self._in_run = value  # the array of this run
        self._in_program = variable  # its Value in the program
        self._fixed = fixed  # why it may not be written into; None if it may

    __class__ = property(attrgetter("_in_run.__class__"))  # what isinstance() asks

    def __hash__(self):
        if asked_by_kit():
            return object.__hash__(self)
        raise self._trace.refusal("A traced number is to be found in a set or dict", numbers=True)

    @OfArrays
    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __getitem__(self, index):
        if type(index) is int and isinstance(self._in_run, np.generic):  # as iter() asks of what is no array
            raise TypeError(f"A number, {type(self._in_run).__name__}, is not iterable, and has no parts.")
        found = self._trace.record(ITEM, (self, index))
        if has_mask(index):
            self._trace.expect_shape(found, "x[mask]")
        return found

    def __setitem__(self, index, y):
        if has_mask(index) and np.ndim(y):
            raise self._trace.refusal("It writes as many numbers as a traced mask has places: use np.where")
        self._write(self._trace.record(Call("function", "with_item", with_item), (self, index, y)))

    def _write(self, new):
        """Be `new` from now on, for all who have this array."""
        if PARTS and is_shared(self._in_run, self._trace.tensors.holding(self)):
            raise self._trace.held_memory()
        if self._fixed:  # writing into it would change more than the program can tell
            raise self._trace.refusal(f"It writes into {self._fixed}: compute a new array instead")
        if new.shape != self.shape or new.dtype != self.dtype or type(new._in_run) is not type(self._in_run):
            new = self._trace.record(Call("function", "filled_like", filled_like), (self, new))
        self._in_run, self._in_program = new._in_run, new._in_program

    def __array_ufunc__(self, ufunc, method, *inputs, **keywords):
        if any(isinstance(x, Tensor) for x in inputs):
            return NotImplemented
        out = keywords.pop("out", None)
        if method == "__call__":
            result = self._trace.record(call_of_ufunc(ufunc), inputs, keywords)
        elif method in ("reduce", "accumulate", "outer"):
            call = Call("function", f"np.{ufunc.__name__}.{method}", getattr(ufunc, method))
            result = self._trace.record(call, inputs, keywords)
        else:
            raise self._trace.refusal(f"np.{ufunc.__name__}.{method} is not written down")
        if out is None:
            return result
        (target,) = out
        if type(target) is TracedArray:
            target._write(result)
        elif type(target) is np.ndarray and sys._getframe(1).f_code is STEPS:  # the engine's own total
            return result if result.dtype == target.dtype else result.astype(target.dtype)
        else:
            self._trace.kept.write(target, result)
        return target

    def __array_function__(self, function, types, arguments, keywords):
        if any(isinstance(x, Tensor) for x in leaves([arguments, list(keywords.values())])):
            return NotImplemented
        if function in QUESTIONS or (function in SHARING and asked_by_kit()):
            return function(*values(arguments), **values(keywords))
        name = FUNCTIONS.get(function)
        if name is None or keywords.get("out") is not None:
            raise self._trace.refusal(
                f"np.{function.__name__} of traced numbers is not written down: what it returns, or its "
                "shape, may depend on them"
            )
        if function is np.where and len(arguments) == 1:
            raise self._trace.refusal("The shape of np.where(condition) depends on traced numbers")
        return self._trace.record(call_of_function(name, function), arguments, keywords)


@lru_cache(maxsize=1024)
def call_of_ufunc(ufunc):
    """Return the call of a ufunc."""
    return Call("function", f"np.{ufunc.__name__}", ufunc)


@lru_cache(maxsize=1024)
def call_of_function(name, function):
    """Return the call of a function of NumPy's."""
    return Call("function", name, function)


def has_mask(index):
    """Whether a traced mask is in an index, so that a shape depends on traced numbers."""
    return any(type(part) is TracedArray and part.dtype == bool for part in leaves(index))


def has_traced(x: Any) -> bool:
    """Whether a traced array is somewhere in nested lists, tuples, dicts and slices."""
    kind = type(x)
    if kind not in NESTED:
        return kind is TracedArray
    if kind is slice:
        x = x.start, x.stop, x.step
    for part in x.values() if kind is dict else x:
        if type(part) is TracedArray or (type(part) in NESTED and has_traced(part)):
            return True
    return False


def values(x: Any) -> Any:
    """Return `x` with the array of this run in place of each traced one."""
    if type(x) is tuple:
        return tuple(
            [p._in_run if type(p) is TracedArray else values(p) if type(p) in NESTED else p for p in x]
        )
    return map_nested(value_of, x) if type(x) in NESTED else value_of(x)


def value_of(x: Any) -> Any:
    """Return the array of this run of a traced one, and everything else as it is."""
    return x._in_run if type(x) is TracedArray else x
