"""autogradkit: automatic differentiation you can read, watch and be examined on.

>>> import autogradkit as ag
>>> x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
>>> loss = x**2 + y**2
>>> loss.backward()
>>> x.grad, y.grad
(array(4.), array(6.))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from autogradkit import ctrl_c  # noqa: F401, first: what follows takes time
from autogradkit.core import Tensor, no_grad, op, ops, tensor, using
from autogradkit.core.ops import *  # noqa: F403, ag.exp, ag.sum, … : every op under its own name
from autogradkit.guards.anomaly import detect_anomaly
from autogradkit.guards.habits import FUNCTIONS
from autogradkit.transforms import checkpoint, grad, hessian, hvp, jacobian, jvp, value_and_grad, vjp

__version__ = "0.1.0"

if TYPE_CHECKING:  # what an editor and a type checker see of the names in LAZY
    from autogradkit import datasets, interop, nn, widgets
    from autogradkit.compiling import compile
    from autogradkit.course import check
    from autogradkit.gradchecking import gradcheck
    from autogradkit.graph import scope, table, trace
    from autogradkit.nn import optim
    from autogradkit.notebook.magics import load_ipython_extension, unload_ipython_extension
    from autogradkit.widgets import compare, explore, show

# What needs more than NumPy, or takes time, is loaded at its first use: a name in a module, or the module.
LAZY = {
    "check": "autogradkit.course",
    "compare": "autogradkit.widgets",
    "compile": "autogradkit.compiling",
    "datasets": "autogradkit.datasets",
    "explore": "autogradkit.widgets",
    "gradcheck": "autogradkit.gradchecking",
    "interop": "autogradkit.interop",
    "load_ipython_extension": "autogradkit.notebook.magics",
    "nn": "autogradkit.nn",
    "optim": "autogradkit.nn.optim",
    "scope": "autogradkit.graph",
    "show": "autogradkit.widgets",
    "table": "autogradkit.graph",
    "trace": "autogradkit.graph",
    "unload_ipython_extension": "autogradkit.notebook.magics",
    "widgets": "autogradkit.widgets",
}

__all__ = [
    "Tensor",
    "check",
    "checkpoint",
    "compare",
    "compile",
    "datasets",
    "detect_anomaly",
    "explore",
    "grad",
    "gradcheck",
    "hessian",
    "hvp",
    "interop",
    "jacobian",
    "jvp",
    "load_ipython_extension",
    "nn",
    "no_grad",
    "op",
    "ops",
    "optim",
    "scope",
    "show",
    "table",
    "tensor",
    "trace",
    "unload_ipython_extension",
    "using",
    "value_and_grad",
    "vjp",
    "widgets",
]
__all__ += ops.__all__


if not TYPE_CHECKING:  # it would have a type checker believe that every name exists

    def __getattr__(name: str) -> Any:
        if name in LAZY:
            module = import_module(LAZY[name])
            value = globals()[name] = getattr(module, name, module)
            return value
        # here, so that they are no names of the kit's own face
        from autogradkit.errors import UnknownNameError, did_you_mean
        from autogradkit.guards.habits import OTHERS

        hint = f" torch.{name} is here {FUNCTIONS[name]}." if name in FUNCTIONS else ""
        if name in OTHERS:
            hint = " {} is here {}.".format(*OTHERS[name])
        for place, within in (("nn", "nn"), ("nn.functional", "nn.functional"), ("optim", "nn.optim")):
            if (
                not hint
                and not name.startswith("_")
                and name in import_module(f"{__name__}.{within}").__all__
            ):
                hint = f" It is ag.{place}.{name}."
        hint = hint or did_you_mean(name, __all__)
        raise UnknownNameError(f"module 'autogradkit' has no attribute {name!r}.{hint}")


def __dir__() -> list[str]:
    return sorted({*globals(), *LAZY})
