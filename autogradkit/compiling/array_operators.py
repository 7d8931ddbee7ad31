"""Operators and methods of a traced array: each is computed, and written down as a line."""

import operator

import numpy as np

from autogradkit.compiling.array_functions import matrix_transposed, transposed
from autogradkit.compiling.array_questions import OfArrays
from autogradkit.compiling.line import Call
from autogradkit.compiling.operations import IN_WORDS, OPERATORS
from autogradkit.compiling.refusals import in_kit
from autogradkit.core.tensor import Tensor

__all__ = ["ArrayOperators"]

METHODS = (
    *("all", "any", "argmax", "argmin", "argpartition", "argsort", "astype", "choose", "clip", "conj"),
    *("conjugate", "copy", "cumprod", "cumsum", "diagonal", "dot", "flatten", "max", "mean", "min", "prod"),
    *("ravel", "repeat", "reshape", "round", "searchsorted", "squeeze", "std", "sum", "swapaxes", "take"),
    *("trace", "transpose", "var"),
)


OPERANDS = (np.ndarray, np.generic, int, float, complex, list, tuple)
TRANSPOSED = Call("attribute", "T", transposed)


class ArrayOperators:
    """What a traced array does with operators and with ndarray's methods that return arrays."""

    __slots__ = ()

    T = property(lambda self: self._trace.record(TRANSPOSED, (self,)))
    flat = property(lambda self: self.ravel())

    def __abs__(self):
        return self._trace.record(Call("function", "abs", abs), (self,))

    def __copy__(self):
        return self.copy() if self._in_run.flags.c_contiguous else self.copy("K")  # NumPy keeps the layout

    def __deepcopy__(self, memo):
        return self.__copy__()


def binary(sign, swapped=False):
    """Return the method behind an operator."""
    call = Call("operator", sign, OPERATORS[sign])

    def compute(x, y):
        if type(y) is not type(x) and (isinstance(y, Tensor) or not isinstance(y, OPERANDS)):
            return compared(x, y, call) if sign in ("==", "!=") else NotImplemented
        return x._trace.record(call, (y, x) if swapped else (x, y))

    return compute


def compared(x, y, call):
    """Return an array compared with what is no number: Python would take it for one comparison in all."""
    if isinstance(y, Tensor) or in_kit() or type(y).__eq__(y, x) is not NotImplemented:
        return NotImplemented  # y knows what it means
    if y is None or (type(y) in (str, bytes) and x.dtype.kind in "SU"):
        return x._trace.record(call, (x, y))
    raise x._trace.refusal(f"It compares an array with {y!r}, a {type(y).__name__}")


def in_place(sign):
    """Return the method behind `x += y`: all who have this array see it change."""
    call = Call("operator", sign, OPERATORS[sign])

    def compute(x, y):
        if isinstance(y, Tensor):
            return NotImplemented
        if x._in_run.ndim == 0 and isinstance(x._in_run, np.generic):  # a number has no memory to write into
            return x._trace.record(call, (x, y))
        x._write(x._trace.record(call, (x, y)))
        return x

    return compute


def unary(sign, function):
    """Return the method behind an operator before an array."""
    call = Call("operator", sign, function)
    return lambda x: x._trace.record(call, (x,))


def method(name):
    """Return ndarray's method `name` for a traced array."""

    call = Call("method", name)

    def compute(x, *arguments, **keywords):
        if keywords.get("out") is not None:
            raise x._trace.refusal(f"{name} writes into out=")
        return x._trace.record(call, (x, *arguments), keywords)

    return compute


for sign, word in IN_WORDS.items():
    setattr(ArrayOperators, f"__{word}__", binary(sign))
    if sign[0] not in "<>=!" or sign in ("<<", ">>"):
        setattr(ArrayOperators, f"__r{word}__", binary(sign, swapped=True))
        setattr(ArrayOperators, f"__i{word}__", in_place(sign))
for sign, word, function in (
    ("-", "neg", operator.neg),
    ("+", "pos", operator.pos),
    ("~", "invert", operator.inv),
):
    setattr(ArrayOperators, f"__{word}__", unary(sign, function))
ArrayOperators.mT = property(
    lambda self: self._trace.record(Call("attribute", "mT", matrix_transposed), (self,))
)
for name in METHODS:
    setattr(ArrayOperators, name, method(name) if hasattr(np.generic, name) else OfArrays(method(name)))
