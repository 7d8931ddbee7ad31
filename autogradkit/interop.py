"""Interop: the kit's ops inside another library's graph. PyTorch is optional, loaded when asked for."""

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

import numpy as np

from autogradkit.core.op import find
from autogradkit.errors import getattr_of_module
from autogradkit.transforms import vjp

__all__ = ["torch"]

if not TYPE_CHECKING:
    __getattr__ = getattr_of_module(__name__, __all__)


def torch(op):
    """Return an op as a function of PyTorch tensors, whose gradient is the op's backward rule.

    So PyTorch's own gradcheck can judge a rule, and a rule of yours can train a PyTorch model.

    Parameters
    ----------
    op : Op, str or callable
        An op or its name; with `ag.using` in force, your rule for it. Or any function of the kit's tensors.

    Returns
    -------
    callable
        Takes PyTorch tensors where the op takes arrays, and parameters by name; computes in NumPy on the CPU.
        Can be differentiated as often as the rule can.

    Raises
    ------
    ImportError
        If PyTorch is not installed.

    Examples
    --------
    >>> import autogradkit as ag
    >>> import torch  # doctest: +SKIP
    >>> x = torch.tensor([0.3, -1.2], dtype=torch.float64, requires_grad=True)  # doctest: +SKIP
    >>> torch.autograd.gradcheck(ag.interop.torch("tanh"), (x,))  # doctest: +SKIP
    True
    """
    library = import_module("torch")
    f = find(op) if isinstance(op, str) else op
    name = getattr(f, "__name__", type(f).__name__)

    def in_torch(*arguments, **parameters):
        slots = [i for i, x in enumerate(arguments) if isinstance(x, library.Tensor)]

        def of_tensors(*tensors):
            """The function with everything filled in that is not a tensor."""
            filled = list(arguments)
            for i, x in zip(slots, tensors, strict=True):
                filled[i] = x
            return f(*filled, **parameters)

        return function_of(library, of_tensors, name).apply(*[arguments[i] for i in slots])

    in_torch.__name__ = name
    in_torch.__doc__ = f.__doc__
    return in_torch


def function_of(library, f, name):
    """Return the torch.autograd.Function that computes `f`.

    Its backward pass is made of such Functions again, of f's gradients: thus all orders follow from one.
    """

    def forward(ctx, *tensors):
        ctx.save_for_backward(*tensors)
        z = np.array(f(*[t.detach().cpu().numpy() for t in tensors]))
        return library.from_numpy(z).to(tensors[0].device)

    def backward(ctx, g):
        return tuple(
            function_of(library, partial(gradient, f, i), f"{name}_backward").apply(g, *ctx.saved_tensors)
            if needed
            else None
            for i, needed in enumerate(ctx.needs_input_grad)
        )

    parts = {"forward": staticmethod(forward), "backward": staticmethod(backward)}
    return type(name, (library.autograd.Function,), parts)


def gradient(f, number, g, *inputs):
    """Return the gradient of `f` by one of its inputs, for the upstream gradient `g`."""

    def by_one(x):
        return f(*inputs[:number], x, *inputs[number + 1 :])

    _, pullback = vjp(by_one, inputs[number])
    return pullback(g)
