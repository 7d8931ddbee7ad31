"""Flat functions: their slope is 0 wherever there is one. They are NumPy's own and see the plain arrays."""

from functools import wraps
from typing import Any, TypeVar

import numpy as np

from autogradkit.core.dispatch.constants import CONSTANT_FUNCTIONS
from autogradkit.core.tensor import from_lists

__all__ = [
    "all",
    "allclose",
    "any",
    "argmax",
    "argmin",
    "argpartition",
    "argsort",
    "argwhere",
    "around",
    "array_equal",
    "array_equiv",
    "ceil",
    "count_nonzero",
    "digitize",
    "empty_like",
    "equal",
    "fix",
    "flatnonzero",
    "floor",
    "floor_divide",
    "greater",
    "greater_equal",
    "isclose",
    "iscomplex",
    "isfinite",
    "isin",
    "isinf",
    "isnan",
    "isneginf",
    "isposinf",
    "isreal",
    "less",
    "less_equal",
    "lexsort",
    "logical_and",
    "logical_not",
    "logical_or",
    "logical_xor",
    "nanargmax",
    "nanargmin",
    "nonzero",
    "not_equal",
    "ones_like",
    "rint",
    "round",
    "searchsorted",
    "sign",
    "signbit",
    "trunc",
    "zeros_like",
]

Function = TypeVar("Function")


def flat(function: Function) -> Function:
    """Return NumPy's function as one that also takes lists with Tensors in them, as the ops do."""
    CONSTANT_FUNCTIONS.add(function)

    @wraps(function, assigned=("__name__",))
    def on_lists(*arguments: Any, **keywords: Any) -> Any:
        return function(*map(from_lists, arguments), **keywords)

    on_lists.__doc__ = f"NumPy's `{function.__name__}`: its slope is 0 wherever there is one."
    return on_lists


all = flat(np.all)
allclose = flat(np.allclose)
any = flat(np.any)
argmax = flat(np.argmax)
argmin = flat(np.argmin)
argpartition = flat(np.argpartition)
argsort = flat(np.argsort)
argwhere = flat(np.argwhere)
around = flat(np.around)
array_equal = flat(np.array_equal)
array_equiv = flat(np.array_equiv)
ceil = flat(np.ceil)
count_nonzero = flat(np.count_nonzero)
digitize = flat(np.digitize)
empty_like = flat(np.empty_like)
equal = flat(np.equal)
fix = flat(np.fix)
flatnonzero = flat(np.flatnonzero)
floor = flat(np.floor)
floor_divide = flat(np.floor_divide)
greater = flat(np.greater)
greater_equal = flat(np.greater_equal)
isclose = flat(np.isclose)
iscomplex = flat(np.iscomplex)
isfinite = flat(np.isfinite)
isin = flat(np.isin)
isinf = flat(np.isinf)
isnan = flat(np.isnan)
isneginf = flat(np.isneginf)
isposinf = flat(np.isposinf)
isreal = flat(np.isreal)
less = flat(np.less)
less_equal = flat(np.less_equal)
lexsort = flat(np.lexsort)
logical_and = flat(np.logical_and)
logical_not = flat(np.logical_not)
logical_or = flat(np.logical_or)
logical_xor = flat(np.logical_xor)
nanargmax = flat(np.nanargmax)
nanargmin = flat(np.nanargmin)
nonzero = flat(np.nonzero)
not_equal = flat(np.not_equal)
ones_like = flat(np.ones_like)
rint = flat(np.rint)
round = flat(np.round)
searchsorted = flat(np.searchsorted)
sign = flat(np.sign)
signbit = flat(np.signbit)
trunc = flat(np.trunc)
zeros_like = flat(np.zeros_like)
