"""autogradkit: automatic differentiation you can read, watch and be examined on.

>>> import autogradkit as ag
>>> x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
>>> loss = x**2 + y**2
>>> loss.backward()
>>> x.grad, y.grad
(array(4.), array(6.))
"""

from importlib import import_module

from autogradkit.core import Tensor, no_grad, op, ops, tensor, using
from autogradkit.core.ops import *  # noqa: F403, ag.exp, ag.sum, … : every op under its own name

__version__ = "0.1.0"

# What needs more than NumPy is loaded at its first use.
LAZY = {
    "check": "autogradkit.course",
    "load_ipython_extension": "autogradkit.magics",
    "unload_ipython_extension": "autogradkit.magics",
    "show": "autogradkit.widgets",
    "trace": "autogradkit.graph",
}

__all__ = [*LAZY, "Tensor", "no_grad", "op", "ops", "tensor", "using", *ops.__all__]


def __getattr__(name):
    if name in LAZY:
        value = globals()[name] = getattr(import_module(LAZY[name]), name)
        return value
    raise AttributeError(f"module 'autogradkit' has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *LAZY})
