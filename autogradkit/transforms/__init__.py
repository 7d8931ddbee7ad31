"""Transforms: from a function to its derivative, by running the one backward pass in different ways.

All of them nest and compose: `grad(grad(f))`, `jacobian(grad(f))`, a `jvp` inside a `grad`.
"""

from .checkpoint import checkpoint
from .gradients import grad, jvp, value_and_grad, vjp
from .jacobians import hessian, hvp, jacobian

__all__ = ["checkpoint", "grad", "hessian", "hvp", "jacobian", "jvp", "value_and_grad", "vjp"]
