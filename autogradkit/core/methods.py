"""What a tensor can do: its operators and methods, and how NumPy's functions find the op they mean.

Tensor itself knows no op. Here the two meet, in one table each.
"""

import numpy as np

from autogradkit.core import ops
from autogradkit.core.engine import backward
from autogradkit.core.op import FUNCTIONS
from autogradkit.core.recording import recording
from autogradkit.core.tensor import Tensor, result
from autogradkit.errors import BackwardError, RuleError

__all__ = ["CONSTANT_FUNCTIONS", "REDUCTIONS"]

# NumPy functions whose derivative is zero or that ask about shapes: they see the plain arrays.
CONSTANT_FUNCTIONS = {
    *(np.equal, np.not_equal, np.less, np.less_equal, np.greater, np.greater_equal),
    *(np.floor, np.ceil, np.trunc, np.rint, np.round, np.sign, np.signbit, np.floor_divide),
    *(np.isnan, np.isinf, np.isfinite, np.logical_and, np.logical_or, np.logical_not, np.logical_xor),
    *(np.argmax, np.argmin, np.argsort, np.nonzero, np.flatnonzero, np.count_nonzero, np.searchsorted),
    *(np.any, np.all, np.allclose, np.isclose, np.array_equal, np.shape, np.ndim, np.size),
    *(
        np.zeros_like,
        np.ones_like,
        np.empty_like,
        np.full_like,
        np.result_type,
        np.array2string,
        np.array_repr,
    ),
    *(np.unique, np.histogram, np.may_share_memory, np.shares_memory, np.can_cast, np.iscomplexobj),
}

# np.add.reduce is np.sum: what a ufunc's reduce means.
REDUCTIONS = {np.add: np.sum, np.maximum: np.max, np.minimum: np.min, np.multiply: np.prod}


def plain(x):
    """Return `x` with every Tensor in it, also in lists and tuples, replaced by its array."""
    if isinstance(x, Tensor):
        return x._data
    if type(x) in (list, tuple):
        return type(x)(plain(part) for part in x)
    return x


def call(function, arguments, keywords):
    """Run the op that a NumPy function means, or the function itself where no gradient can flow."""
    if function in FUNCTIONS:
        keywords = {k: v for k, v in keywords.items() if v is not None and v is not np._NoValue}
        an_op = FUNCTIONS[function]
        if an_op.inputs[0].startswith("*"):  # np.concatenate takes one sequence
            sequence, *arguments = arguments
            keywords = dict(zip(an_op.parameters, arguments, strict=False)) | keywords
            arguments = sequence
        return an_op(*arguments, **keywords)
    if function in CONSTANT_FUNCTIONS:
        return function(*map(plain, arguments), **{k: plain(v) for k, v in keywords.items()})
    name = function.__name__
    raise RuleError(
        f"np.{name} has no backward rule here, so its gradient would be lost. Define one in five lines:\n"
        f'    @ag.op("{name}", np.{name})\n'
        f"    def {name}(x):\n        return np.{name}(x)\n"
        f"    @{name}.backward\n"
        f"    def {name}_backward(g, x):\n        return g * ...\n"
        f"or, if no gradient is needed, pass t.data."
    )


def array_ufunc(self, ufunc, method, *inputs, **keywords):
    """NumPy's protocol for np.exp(t) and array * t."""
    out = keywords.get("out")
    if out is not None:
        raise RuleError(f"np.{ufunc.__name__} can't write into out= when tensors take part: use its result.")
    if method == "reduce" and ufunc in REDUCTIONS:
        keywords.setdefault("axis", inputs[1] if len(inputs) > 1 else 0)
        if keywords["axis"] is None:
            del keywords["axis"]
        return call(REDUCTIONS[ufunc], inputs[:1], keywords)
    if method != "__call__":
        raise RuleError(f"np.{ufunc.__name__}.{method} has no backward rule here: use an op that has one.")
    return call(ufunc, inputs, keywords)


def array_function(self, function, types, arguments, keywords):
    """NumPy's protocol for np.sum(t) and np.concatenate([t, u])."""
    return call(function, arguments, keywords)


Tensor.__array_ufunc__ = array_ufunc
Tensor.__array_function__ = array_function


# Operators. Each names its op outright: this is the path of every x * y.


def operator(name):
    """Set the function below as the Tensor's method `name`."""

    def attach(function):
        setattr(Tensor, name, function)
        return function

    return attach


add, sub, mul, div, neg, power, matmul = ops.add, ops.sub, ops.mul, ops.div, ops.neg, ops.pow, ops.matmul
Tensor.__add__ = Tensor.__radd__ = add.call
Tensor.__sub__ = sub.call
Tensor.__rsub__ = lambda x, y: sub(y, x)
Tensor.__mul__ = Tensor.__rmul__ = mul.call
Tensor.__truediv__ = div.call
Tensor.__rtruediv__ = lambda x, y: div(y, x)
Tensor.__pow__ = power.call
Tensor.__rpow__ = lambda x, y: power(y, x)
Tensor.__matmul__ = matmul.call
Tensor.__rmatmul__ = lambda x, y: matmul(y, x)
Tensor.__neg__ = neg.call
Tensor.__pos__ = lambda x: x
Tensor.__abs__ = lambda x: ops.abs(x)
Tensor.__eq__ = lambda x, y: x._data == plain(y)
Tensor.__ne__ = lambda x, y: x._data != plain(y)
Tensor.__lt__ = lambda x, y: x._data < plain(y)
Tensor.__le__ = lambda x, y: x._data <= plain(y)
Tensor.__gt__ = lambda x, y: x._data > plain(y)
Tensor.__ge__ = lambda x, y: x._data >= plain(y)


@operator("__getitem__")
def getitem(x, index):
    return ops.getitem(x, index=plain(index))


@operator("__setitem__")
def setitem(x, index, y):
    """Let this tensor be, from now on, a copy of itself with x[index] = y; the graph remembers both."""
    if x.node is not None and x.is_leaf and recording():
        raise BackwardError(
            f"{x.label} is a leaf that needs a gradient: writing into it would change what its gradient is "
            "of. Write into x.data before it is used, or build the new value with np.where or np.concatenate."
        )
    before = result(x._data, x._node)
    after = ops.setitem(before, y, index=plain(index))
    x._data, x._node = after._data, after._node


# Methods, as ndarray has them.


def method(name, an_op):
    """Set an op as the Tensor's method `name`."""

    def bound(x, *arguments, **keywords):
        return an_op(x, *arguments, **keywords)

    bound.__name__, bound.__doc__ = name, an_op.__doc__
    setattr(Tensor, name, bound)


for name in ("abs", "exp", "log", "max", "mean", "min", "relu", "sigmoid", "sin", "cos", "sqrt", "squeeze"):
    method(name, getattr(ops, name))
for name in ("sum", "softmax", "tanh"):
    method(name, getattr(ops, name))


@operator("reshape")
def reshape(x, *shape):
    """The same numbers in another shape: reshape(2, 3) or reshape((2, 3)); one length may be -1."""
    return ops.reshape(x, shape=shape[0] if len(shape) == 1 else shape)


@operator("transpose")
def transpose(x, *axes):
    """Axes in another order: transpose(1, 0, 2), transpose((1, 0, 2)), or all in reverse."""
    return ops.transpose(x, axes=(axes[0] if len(axes) == 1 else axes) or None)


@operator("swapaxes")
def swapaxes(x, one, other):
    """Two axes exchanged."""
    axes = list(range(x.ndim))
    axes[one], axes[other] = axes[other], axes[one]
    return ops.transpose(x, axes=tuple(axes))


@operator("copy")
def copy(x):
    """The same value as an op of its own, as ndarray.copy has it."""
    return ops.mul(x, 1.0)


Tensor.T = property(transpose, doc="The transpose: axes in reverse order.")
Tensor.backward = backward
