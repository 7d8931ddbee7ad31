"""A forward of the user's own: it gets plain arrays, and what it returns must be one.

A Tensor that comes in by another way, behind the `*` or from outside, would be taken for an array in the
graph: its gradient would be lost, and nobody warned.
"""

import inspect
from functools import wraps

import numpy as np

from autogradkit.errors import DataError, RuleError
from autogradkit.guards.kept_outside import KeptOutside
from autogradkit.guards.rule_arguments import leaving_arrays_alone

__all__ = ["users_forward"]

ORDINARY = {np.ndarray, np.float64, float}


def users_forward(function, keeps, real_array):
    """Return a user's forward so that it leaves arrays alone, and what it takes and returns is looked at.

    `real_array` makes an array of what is none.
    """
    forward, name = leaving_arrays_alone(function), function.__name__
    first, *others = [*inspect.signature(function).parameters, ""]
    if first == "ctx":  # PyTorch's context, which holds what the rule needs
        raise RuleError(
            f"An op's forward takes its inputs alone, and that of {name} begins with ctx: leave it out. "
            f"What the rule needs it asks for by name: def {name}_backward(g, {', '.join(others[:-1])})."
        )
    kept = KeptOutside(function)

    @wraps(function)
    def checked(*arrays, **parameters):
        if parameters:
            parameters = {key: plain_parameter(name, key, x) for key, x in parameters.items()}
        before = kept.before()
        z = forward(*arrays, **parameters)
        if before is not None:
            kept.after(before)
        if not keeps:
            return plain_result(name, z, real_array)
        if type(z) is not tuple or len(z) != 2 or type(z[1]) is not dict:
            raise RuleError(
                f"{name} keeps {', '.join(keeps)}: it returns its result and a dict, "
                f'`z, {{"{keeps[0]}": …}}`.'
            )
        return plain_result(name, z[0], real_array), z[1]

    checked.kept_outside = kept
    return checked


def plain_parameter(name, key, x):
    """Return a parameter without the Tensors in it, or say that no gradient would reach one."""
    if hasattr(x, "_node"):
        if x.requires_grad:
            raise DataError(
                f"{key} is a parameter of {name}, behind the *, and no gradient reaches it: {x.label} needs "
                f"one. Let it be an input, before the *, or pass {key} as .detach() or a number."
            )
        return x._data
    if type(x) in (list, tuple):
        return type(x)([plain_parameter(name, key, part) for part in x])
    return x


def plain_result(name, z, real_array):
    """Return what a forward made as an array of real numbers, or say what it is instead."""
    if type(z) in ORDINARY and (type(z) is not np.ndarray or z.dtype.kind in "fiub"):
        return z
    if hasattr(z, "_node"):
        if not z.requires_grad:
            return z._data
        raise DataError(
            f"{name} returned a Tensor that needs a gradient, which would be lost: a forward gets arrays and "
            "returns an array. Let each tensor that it computes with be one of its inputs."
        )
    if z is None or type(z) is tuple:
        raise RuleError(
            f"{name} returned {'None' if z is None else f'a tuple of {len(z)}'}: an op has one result, an "
            "array. What only its rule needs is kept by ag.op(…, keeps=…)."
        )
    return real_array(z)[()]
