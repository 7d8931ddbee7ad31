"""What a tensor can do: its operators and its methods, as ndarray has them.

Tensor itself knows no op. Here the two meet, in one table each.
"""

import operator as operator_module
import sys
import warnings
from functools import wraps

import numpy as np

from autogradkit.core import ops
from autogradkit.core.dispatch import protocol
from autogradkit.core.dispatch.constants import plain
from autogradkit.core.engine import backward, youngest_first
from autogradkit.core.ops.shape import whole
from autogradkit.core.recording import recording
from autogradkit.core.tensor import Tensor, result
from autogradkit.errors import BackwardError, DataError
from autogradkit.guards.habits import BACKWARD, KEYWORDS, refusal_of_keyword
from autogradkit.guards.in_place import WATCHED
from autogradkit.guards.lending import memory_lent
from autogradkit.guards.parts import PARTS, is_part_of_another
from autogradkit.guards.record_keeping import (
    data_to_compare,
    data_to_convert,
    differentiated_by,
    refuse_plain_gradient,
    rule_on_tensors,
)
from autogradkit.guards.single_numbers import NUMBERS, has_number_of_another
from autogradkit.guards.views import is_put_back, outdate_parts

__all__ = ["METHODS", "SHORTCUTS"]

# Operators. Each names its op outright: this is the path of every x * y.


def operator(name):
    """Set the function below as the Tensor's method `name`."""

    def attach(function):
        setattr(Tensor, name, function)
        return function

    return attach


add, sub, mul, div, neg, power, matmul = ops.add, ops.sub, ops.mul, ops.div, ops.neg, ops.pow, ops.matmul
Tensor.__add__ = add.call
Tensor.__radd__ = lambda x, y: add(y, x)  # in the order in which they were written, as a film shows it
Tensor.__sub__ = sub.call
Tensor.__rsub__ = lambda x, y: sub(y, x)
Tensor.__mul__ = mul.call
Tensor.__rmul__ = lambda x, y: mul(y, x)
Tensor.__truediv__ = div.call
Tensor.__rtruediv__ = lambda x, y: div(y, x)
Tensor.__pow__ = power.call
Tensor.__rpow__ = lambda x, y: power(y, x)
Tensor.__matmul__ = matmul.call
Tensor.__rmatmul__ = lambda x, y: matmul(y, x)
Tensor.__neg__ = neg.call
Tensor.__pos__ = ops.positive.call
Tensor.__abs__ = lambda x: ops.abs(x)
Tensor.__eq__ = lambda x, y: x._data == plain(y)
Tensor.__ne__ = lambda x, y: x._data != plain(y)
Tensor.__lt__ = lambda x, y: data_to_compare(x) < plain(y)
Tensor.__le__ = lambda x, y: data_to_compare(x) <= plain(y)
Tensor.__gt__ = lambda x, y: data_to_compare(x) > plain(y)
Tensor.__ge__ = lambda x, y: data_to_compare(x) >= plain(y)


@operator("__getitem__")
def getitem(x, index):
    try:
        return ops.getitem(x, index=plain(index))
    except IndexError:
        if x.ndim:
            raise
    raise IndexError(f"{x.label} is a single number: it has no axis to take something from.")


@operator("__len__")
def length(x):
    if not x.ndim:
        raise TypeError(f"{x.label} is a single number: it has no length, and nothing to go through.")
    return len(x._data)


@operator("__iter__")
def rows(x):
    return (x[i] for i in range(len(x)))


@operator("__index__")
def as_index(x):
    """Be a whole number where Python needs one: range(t), list[t], x[:t], np.zeros(t)."""
    if x.ndim or x.dtype.kind not in "iu":
        what = f"has shape {x.shape}" if x.ndim else f"holds numbers of {x.dtype}"
        raise TypeError(f"Here a whole number is needed, and {x.label} {what}: take int(…) of one number.")
    return operator_module.index(x._data)


@operator("__format__")
def formatted(x, spec):
    if spec and x.ndim:
        raise TypeError(
            f"{x.label} has shape {x.shape}, and a format such as {spec!r} is one of a single number: format "
            "each, or round them all by np.round."
        )
    return format(x._data, spec) if spec else str(x)


@operator("__setitem__")
def setitem(x, index, y):
    """Let this tensor be, from now on, a copy of itself with x[index] = y; the graph remembers both.

    A part that was taken before, a slice `x[:2]` or a `x.reshape(2, 3)`, would not change with it, and is
    refused from then on; writing into such a part is refused as long as the whole is there, as a graph tells
    how a value was made and has no place for one that changes: see `autogradkit.guards.views`.
    Under no_grad() the tensor gets the new numbers and stays what it is, a leaf for instance.
    """
    array = x._data
    if is_part_of_another(x) or (NUMBERS and has_number_of_another(x)):
        raise DataError(
            f"{x.label} is a part of another tensor, or has its numbers, as .reshape() and .detach() do, and "
            "writing into it would not change the other. Write into the other, y[1, 2] = … and not "
            "y[1][2] = …; or into a copy of its own, z = y[1].copy() or y.detach().copy()."
        )
    if not recording():
        x.change(ops.setitem.value(array, plain(y), index=plain(index)), plain(index))
        return
    if x.node is not None and x.is_leaf:
        raise BackwardError(
            f"{x.label} is a leaf that needs a gradient: writing into it would change what its gradient is "
            "of. Write under no_grad(), or build the new value with np.where or np.concatenate."
        )
    before = result(x._data, x._node)
    after = ops.setitem(before, y, index=plain(index))
    lent = memory_lent(x)
    x._data, x._node = after._data if lent is None else shown(lent, after._data), after._node
    if PARTS:
        outdate_parts(x, array, plain(index), before.label)
    if before._node is not None and before._node.retains_grad:
        x.retain_grad()


def shown(memory, array):
    """Return the memory of a tensor with what is written into it, for somebody who has the tensor's data."""
    memory[...] = array
    return memory


def in_place(sign, compute):
    """Return the method behind `x += y`, or another such sign: it is `x[...] = x + y`, as in NumPy.

    Every name of x sees the new value. What was computed from x before keeps the value that it was computed
    from, in the graph, too. Under no_grad(), as in an optimiser's step, x stays what it is, a leaf for
    instance. What x is a row of would not change: `for row in y: row *= 2` is refused, as long as y is there.
    """

    def assign(x, y):
        array, before = x._data, x._node
        part = type(array) is not np.float64 and is_part_of_another(x)
        if (part and not is_put_back(sys._getframe(1))) or (NUMBERS and has_number_of_another(x)):
            raise DataError(
                f"{x.label} is a part of another tensor, or has its numbers, as .reshape() and .detach() do, "
                f"and `{sign}=` would not change the other, as it does in NumPy. Change the other, "
                f"y[1] {sign}= …; or compute a new tensor, z = y[1] {sign} …."
            )
        recorded = recording()
        if recorded and before is not None and before.rule is None:
            refuse_to_change_leaf(x, y, sign)
        lent = memory_lent(x) if WATCHED else None
        if lent is None:
            z = compute(x, y)
        else:  # a graph remembers what is written over here
            copied = result(array.__copy__(), before)
            z = compute(copied, copied if y is x else y)
        data = z._data if type(z) is Tensor else plain(z)
        numbers = type(data) is type(array) is np.float64  # as in `total += loss`: they fit
        if not numbers and (data.shape != array.shape or data.dtype is not array.dtype):
            refuse_what_does_not_fit(x, data, sign)
            z = z.astype(array.dtype)
        if not recorded:
            x.change(plain(z))
            return x
        label = x.label if PARTS else None
        x._data, x._node = (z._data, z._node) if type(z) is Tensor else (z, None)  # of //, without slope
        if lent is not None:
            x._data = shown(lent, x._data)
        if before is not None and before.retains_grad and x._node is not None:
            x.retain_grad()
        if label:
            outdate_parts(x, array, ..., label)
        return x

    return assign


def refuse_what_does_not_fit(x, z, sign):
    """Raise if `x` can't hold `z`, the result of an augmented assignment."""
    if z.shape != x.shape or not np.can_cast(z.dtype, x.dtype, "same_kind"):
        raise DataError(
            f"{x.label} has shape {x.shape} and dtype {x.dtype}: the result of `{sign}=` has shape {z.shape} "
            f"and dtype {z.dtype}, which it can't hold. A new tensor can: z = x {sign} …."
        )


def refuse_to_change_leaf(x, y, sign):
    """Raise if `x += y` would change a leaf that is trained, or one that stays a leaf in PyTorch.

    A sum may begin at a leaf of its own, total = Tensor(0.0): what is added to it has a past.
    """
    node = x._node
    if x._grad is not None or node.is_parameter or not has_past(y):
        raise BackwardError(
            f"{x.label} is a leaf that needs a gradient: `{sign}=` would change what its gradient is of. "
            f"A training step is written under no_grad(): `with ag.no_grad(): x {sign}= …`; a new value as "
            f"`y = x {sign} …`."
        )
    node.owner = None  # x is a sum from now on, and nobody can ask for the gradient of what it began with


def has_past(y):
    """Whether a gradient flows to `y`, or to a tensor in a list."""
    if type(y) in (list, tuple):
        return any(map(has_past, y))
    return isinstance(y, Tensor) and y._node is not None


Tensor.__iadd__ = in_place("+", add.call)
Tensor.__isub__ = in_place("-", sub.call)
Tensor.__imul__ = in_place("*", mul.call)
Tensor.__itruediv__ = in_place("/", div.call)
Tensor.__ipow__ = in_place("**", power.call)
Tensor.__imatmul__ = in_place("@", matmul.call)
Tensor.__imod__ = in_place("%", ops.mod)
Tensor.__ifloordiv__ = in_place("//", np.floor_divide)


Tensor.__mod__ = lambda x, y: ops.mod(x, y)
Tensor.__rmod__ = lambda x, y: ops.mod(y, x)
Tensor.__floordiv__ = lambda x, y: np.floor_divide(x, y)
Tensor.__rfloordiv__ = lambda x, y: np.floor_divide(y, x)
Tensor.__divmod__ = lambda x, y: np.divmod(x, y)
Tensor.__rdivmod__ = lambda x, y: np.divmod(y, x)

# Methods that are functions of the tensor and what follows, under the same name: those of ndarray, and some
# shortcuts that ndarray lacks.
METHODS = [
    "all",
    "any",
    "argmax",
    "argmin",
    "argpartition",
    "argsort",
    "astype",
    "choose",
    "clip",
    "conj",
    "conjugate",
    "copy",
    "cumprod",
    "cumsum",
    "diagonal",
    "dot",
    "max",
    "mean",
    "min",
    "nonzero",
    "prod",
    "ravel",
    "repeat",
    "round",
    "searchsorted",
    "squeeze",
    "std",
    "sum",
    "swapaxes",
    "take",
    "trace",
    "var",
]
REDUCTIONS = ["argmax", "argmin", "max", "mean", "min", "prod", "std", "sum", "var"]
SHORTCUTS = ["abs", "cos", "exp", "log", "log_softmax", "relu", "sigmoid", "sin", "softmax", "sqrt", "tanh"]


def method(name, function):
    """Set a function as the Tensor's method `name`."""

    def bound(x, *arguments, **keywords):
        if not KEYWORDS.keys().isdisjoint(keywords):
            there = next(k for k in keywords if k in KEYWORDS)
            raise TypeError(f"{name} has no parameter {there!r}. It is {KEYWORDS[there]}= here.")
        if len(arguments) > 1 and isinstance(arguments[1], bool) and name in REDUCTIONS:
            raise TypeError(
                f"What follows {name}'s axis is NumPy's: write keepdims={arguments[1]} by its name."
            )
        return function(x, *arguments, **keywords)

    bound.__name__, bound.__doc__ = name, function.__doc__
    setattr(Tensor, name, bound)


for name in [*METHODS, *SHORTCUTS]:
    method(name, getattr(ops, name))


for name in ("conj", "conjugate"):  # NumPy's functions copy, its methods don't
    method(name, whole)


@operator("reshape")
def reshape(x, *shape, order="C"):
    """The same numbers in another shape: reshape(2, 3) or reshape((2, 3)); one length may be -1."""
    shape = shape[0] if len(shape) == 1 else shape
    return ops.reshape(x, shape=shape) if order == "C" else ops.reshape(x, shape=shape, order=order)


@operator("transpose")
def transpose(x, *axes):
    """Axes in another order: transpose(1, 0, 2), transpose((1, 0, 2)), or all in reverse."""
    if x.ndim == 2 == len(axes) and tuple(a % 2 for a in axes) == (0, 1) and rule_on_tensors.get() is None:
        warnings.warn(
            f"transpose{axes} leaves both axes in their places, as in NumPy: it names all of them in their "
            "new order. PyTorch's, which exchanges two, is here x.T or x.swapaxes(0, 1).",
            stacklevel=2,
        )
    return ops.transpose(x, axes=(axes[0] if len(axes) == 1 else axes) or None)


@operator("flatten")
def flatten(x, order="C"):
    """A copy of the numbers in reading order, along one axis."""
    if not isinstance(order, str):
        raise TypeError(
            f"flatten takes an order, as NumPy's. PyTorch's .flatten({order}) is here x.reshape(shape)."
        )
    return +ops.ravel(x, order)


@operator("compress")
def compress(x, condition, axis=None):
    """Entries along an axis where a condition holds; without an axis, in reading order."""
    return ops.compress(condition, x, axis)


@operator("sort")
def sort(x, axis=-1, kind=None, order=None, *, stable=None):
    """Sort this tensor in place, as ndarray.sort does; np.sort(x) leaves it as it is."""
    x[...] = np.sort(x, axis)


@operator("tolist")
def tolist(x):
    """The data as nested lists of plain numbers."""
    return data_to_convert(x, ".tolist()").tolist()


@operator("backward")
@wraps(backward)
def start_backward(x, *arguments, **keywords):
    if keywords and not BACKWARD.keys().isdisjoint(keywords):
        raise refusal_of_keyword(*BACKWARD.keys() & keywords.keys())
    if differentiated_by.get() and x.node is not None and not wants_graph(*arguments, **keywords):
        refuse_plain_gradient(youngest_first(x.node))
    return backward(x, *arguments, **keywords)


def wants_graph(g=None, create_graph=False):
    """Whether backward(), so called, is to be recorded."""
    return create_graph


Tensor.T = property(transpose, doc="The transpose: axes in reverse order.")
Tensor.mT = property(ops.matrix_transpose, doc="The transposes of the matrices in the last two axes.")


class Flat:
    """The numbers of a tensor in reading order: to go through, to take some, x.flat[3], or to write some."""

    def __init__(self, x):
        self.x = x

    def __iter__(self):
        return (self[i] for i in range(len(self)))  # as they are by then: they may be written meanwhile

    def __len__(self):
        return int(self.x.size)

    def __getitem__(self, index):
        z = self.x.ravel()[index]
        return +z if z.ndim else z  # NumPy's is a copy

    def __setitem__(self, index, y):
        places = np.arange(self.x.size)[plain(index)]
        self.x[np.unravel_index(places, self.x.shape)] = y


Tensor.flat = property(Flat, doc="Its numbers in reading order.")
Tensor.real = property(ops.real, doc="The tensor itself, which holds real numbers: as in NumPy, no copy.")
Tensor.imag = property(lambda x: np.zeros_like(x), doc="Zeros: a tensor holds real numbers.")
Tensor.flags = property(lambda x: x._data.flags, doc="How its data lies in memory.")
Tensor.strides = property(
    lambda x: x._data.strides, doc="Bytes from one number to the next, along each axis."
)
Tensor.itemsize = property(lambda x: x.dtype.itemsize, doc="Bytes per number.")
Tensor.nbytes = property(lambda x: x.size * x.dtype.itemsize, doc="Bytes of its data.")
Tensor.__array_ufunc__ = protocol.array_ufunc
Tensor.__array_function__ = protocol.array_function
