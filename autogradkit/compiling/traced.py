"""A traced array: it stands for an array while a function is traced, and writes down what is asked of it."""

import operator
import sys
from typing import Any

import numpy as np

from autogradkit.compiling.operations import FUNCTIONS, IN_WORDS, OPERATORS, QUESTIONS
from autogradkit.compiling.program import Call, map_nested
from autogradkit.compiling.refusals import in_kit
from autogradkit.core.engine import steps
from autogradkit.core.tensor import Tensor

__all__ = ["TracedArray", "has_mask", "has_traced", "is_traced", "values"]


STEPS = steps.__code__


class TracedArray:
    """An array of the traced run, and the Value it is in the program.

    Whatever is computed with it is computed, and written down as a line. Its numbers are those of one run:
    whoever asks for one of them as a Python number would have the program take this run for every run.
    """

    __slots__ = ("fixed", "trace", "value", "variable")
    __array_priority__ = 2000

    def __init__(self, trace: Any, value: Any, variable: Any, fixed: str | None = None) -> None:
        self.trace = trace
        self.value = value  # the array of this run
        self.variable = variable  # its Value in the program
        self.fixed = fixed  # why it may not be written into; None if it may

    __class__ = property(lambda self: type(self.value))  # what isinstance() asks

    shape = property(lambda self: self.value.shape)
    ndim = property(lambda self: self.value.ndim)
    size = property(lambda self: self.value.size)
    dtype = property(lambda self: self.value.dtype)
    itemsize = property(lambda self: self.value.itemsize)
    nbytes = property(lambda self: self.value.nbytes)
    strides = property(lambda self: self.value.strides)
    flags = property(lambda self: TracedFlags(self))
    base = property(lambda self: self.trace.whole_of(self) if in_kit() else self.__getattr__("base"))
    T = property(lambda self: self.trace.record(Call("attribute", "T", transposed), (self,)))

    def __len__(self):
        return len(self.value)

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    __hash__ = object.__hash__

    def __getitem__(self, index):
        found = self.trace.record(Call("item", "[]"), (self, index))
        if has_mask(index):
            self.trace.expect_shape(found, "x[mask]")
        return found

    def __setitem__(self, index, y):
        if has_mask(index) and np.ndim(y):
            raise self.trace.refusal("It writes as many numbers as a traced mask has places: use np.where")
        self.write(self.trace.record(Call("function", "with_item", with_item), (self, index, y)))

    def write(self, new):
        """Be `new` from now on, for all who have this array."""
        self.trace.refuse_write(self)
        if new.shape != self.shape or new.dtype != self.dtype or type(new.value) is not type(self.value):
            new = self.trace.record(Call("function", "written", written), (self, new))
        self.value, self.variable = new.value, new.variable

    def __array_ufunc__(self, ufunc, method, *inputs, **keywords):
        if any(isinstance(x, Tensor) for x in inputs):
            return NotImplemented
        out = keywords.pop("out", None)
        if method == "__call__":
            result = self.trace.record(Call("function", f"np.{ufunc.__name__}", ufunc), inputs, keywords)
        elif method in ("reduce", "accumulate", "outer"):
            call = Call("function", f"np.{ufunc.__name__}.{method}", getattr(ufunc, method))
            result = self.trace.record(call, inputs, keywords)
        else:
            raise self.trace.refusal(f"np.{ufunc.__name__}.{method} is not written down")
        if out is None:
            return result
        (target,) = out
        if (
            type(target) is np.ndarray and sys._getframe(1).f_code is STEPS
        ):  # a total that is the engine's own
            return result if result.dtype == target.dtype else result.astype(target.dtype)
        if type(target) is not TracedArray:
            target = self.trace.outside_to_write(target)
        target.write(result)
        return out[0]

    def __array_function__(self, function, types, arguments, keywords):
        if any(isinstance(x, Tensor) for x in parts([arguments, list(keywords.values())])):
            return NotImplemented
        if function in QUESTIONS:
            return function(*values(arguments), **values(keywords))
        name = FUNCTIONS.get(function)
        if name is None or keywords.get("out") is not None:
            raise self.trace.refusal(
                f"np.{function.__name__} of traced numbers is not written down: what it returns, or its "
                "shape, may depend on them"
            )
        if function is np.where and len(arguments) == 1:
            raise self.trace.refusal("The shape of np.where(condition) depends on traced numbers")
        return self.trace.record(Call("function", name, function), arguments, keywords)

    def __array__(self, dtype=None, copy=None):
        raise self.trace.refusal("A traced array became a plain NumPy array", numbers=True)

    def __bool__(self):
        return self.trace.answer(self, bool)

    def __float__(self):
        return self.trace.answer(self, float)

    def __int__(self):
        return self.trace.answer(self, int)

    def __index__(self):
        return self.trace.answer(self, operator.index)

    def item(self, *index):
        """Return one of its numbers, if it may be known."""
        return self.trace.answer(self, lambda value: value.item(*index))

    def tolist(self):
        """Return its numbers, if they may be known."""
        return self.trace.answer(self, lambda value: value.tolist())

    def tobytes(self, *arguments):
        """Return its bytes, if they may be known."""
        return self.trace.answer(self, lambda value: value.tobytes())

    flat = property(lambda self: self.ravel())

    def __format__(self, spec):
        if in_kit():  # in the message of an error
            return format(self.value, spec)
        raise self.trace.refusal("A traced number was to be printed", numbers=True)

    def __str__(self):
        return self.__format__("")

    def __repr__(self):
        return f"<traced {self.dtype} {self.shape}>"

    def __copy__(self):
        return self.copy() if self.value.flags.c_contiguous else self.copy("K")  # NumPy keeps the layout

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __reduce__(self):
        raise self.trace.refusal("A traced array can't be stored", numbers=True)

    def __getattr__(self, name):
        if name.startswith("__") or not hasattr(np.ndarray, name):
            raise AttributeError(name)
        raise self.trace.refusal(f"ndarray.{name} of traced numbers is not written down")


class TracedFlags:
    """A traced array's flags: how it is laid out, on which a program relies, and no others."""

    def __init__(self, array):
        self.array = array

    def __getattr__(self, name):
        if name.endswith("contiguous") or in_kit():
            return getattr(self.array.value.flags, name)
        raise self.array.trace.refusal(f"It asks for flags.{name}, which may be another at the next call")

    def __getitem__(self, name):
        return getattr(self, name.lower())


def transposed(x):
    return x.T


def matrix_transposed(x):
    return x.mT


def with_item(x, index, y):
    """Return a copy of x in which x[index] is y."""
    z = x.copy("K")
    z[index] = y
    return z


def written(x, new):
    """Return `new` as it looks when it is written into x."""
    z = np.empty_like(x)
    z[...] = new
    return z


def has_mask(index):
    """Whether a traced mask is in an index, so that a shape depends on traced numbers."""
    return any(type(part) is TracedArray and part.dtype == bool for part in parts(index))


def binary(sign, swapped=False):
    """Return the method behind an operator."""
    call = Call("operator", sign, OPERATORS[sign])

    def compute(x, y):
        if isinstance(y, Tensor) or (
            not isinstance(y, (np.ndarray, np.generic, int, float, complex, list, tuple))
        ):
            return NotImplemented
        return x.trace.record(call, (y, x) if swapped else (x, y))

    return compute


def in_place(sign):
    """Return the method behind `x += y`: all who have this array see it change."""
    call = Call("operator", sign, OPERATORS[sign])

    def compute(x, y):
        if isinstance(y, Tensor):
            return NotImplemented
        if x.value.ndim == 0 and isinstance(x.value, np.generic):  # a number has no memory to write into
            return x.trace.record(call, (x, y))
        x.write(x.trace.record(call, (x, y)))
        return x

    return compute


for sign, word in IN_WORDS.items():
    setattr(TracedArray, f"__{word}__", binary(sign))
    if sign[0] not in "<>=!" or sign in ("<<", ">>"):
        setattr(TracedArray, f"__r{word}__", binary(sign, swapped=True))
        setattr(TracedArray, f"__i{word}__", in_place(sign))
for sign, word, function in (
    ("-", "neg", operator.neg),
    ("+", "pos", operator.pos),
    ("~", "invert", operator.inv),
):
    call = Call("operator", sign, function)
    setattr(TracedArray, f"__{word}__", lambda self, call=call: self.trace.record(call, (self,)))
TracedArray.__abs__ = lambda self: self.trace.record(Call("function", "abs", abs), (self,))


def method(name):
    """Return ndarray's method `name` for a traced array."""

    def compute(x, *arguments, **keywords):
        if keywords.get("out") is not None:
            raise x.trace.refusal(f"{name} writes into out=")
        return x.trace.record(Call("method", name), (x, *arguments), keywords)

    return compute


TracedArray.mT = property(lambda self: self.trace.record(Call("attribute", "mT", matrix_transposed), (self,)))
for name in (
    *("all", "any", "argmax", "argmin", "argsort", "astype", "choose", "clip", "conj", "conjugate", "copy"),
    *("cumprod", "cumsum", "diagonal", "dot", "flatten", "max", "mean", "min", "prod", "ravel", "repeat"),
    *("reshape", "round", "searchsorted", "squeeze", "std", "sum", "swapaxes", "take", "trace", "transpose"),
    *("var", "argpartition"),
):
    if name != "trace":  # the slot has that name
        setattr(TracedArray, name, method(name))


def is_traced(x: Any) -> bool:
    """Whether `x` is a traced array itself."""
    return type(x) is TracedArray


def parts(x: Any) -> Any:
    """Yield everything in nested lists, tuples, dicts and slices."""
    if type(x) in (list, tuple):
        for part in x:
            yield from parts(part)
    elif type(x) is dict:
        yield from parts(list(x.values()))
    elif type(x) is slice:
        yield from (x.start, x.stop, x.step)
    else:
        yield x


def has_traced(x: Any) -> bool:
    """Whether a traced array is somewhere in nested lists, tuples, dicts and slices."""
    return any(type(part) is TracedArray for part in parts(x))


def values(x: Any) -> Any:
    """Return `x` with the array of this run in place of each traced one."""
    return map_nested(lambda part: part.value if type(part) is TracedArray else part, x)
