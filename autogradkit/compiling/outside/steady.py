"""Steady functions: those that compute the same again whenever nothing has changed outside.

Most do, and it can be told from what they reach: arrays, NumPy, the kit, and the user's own functions, whose
names are all known. What calls anything else, a clock or a library, is run twice to see whether it does.
"""

import dis
import functools
import sys
import types
from functools import lru_cache
from typing import Any

import numpy as np

from autogradkit.compiling.bytecode import codes_in, is_users, names_in
from autogradkit.compiling.outside.functions import is_compiled
from autogradkit.compiling.outside.unknown import refuse_unknown
from autogradkit.compiling.refusals import CompileError
from autogradkit.core.op import Op
from autogradkit.core.tensor import Tensor

__all__ = ["is_steady"]

KIT = ("autogradkit.core", "autogradkit.nn", "autogradkit.transforms")
MODULES = {"numpy", "numpy.linalg", "numpy.fft", "math", "operator", "_operator"}
BUILTINS = {"False", "None", "True", "abs", "all", "any", "bool", "dict", "divmod", "enumerate", "filter"}
BUILTINS |= {"float", "int", "isinstance", "issubclass", "len", "list", "map", "max", "min", "pow"}
BUILTINS |= {"range", "reversed", "round", "slice", "sorted", "staticmethod", "sum", "super", "tuple", "zip"}
BUILTINS |= {"AssertionError", "Exception", "IndexError", "KeyError", "NotImplementedError", "RuntimeError"}
BUILTINS |= {"TypeError", "ValueError", "property"}
UNSTEADY = {"random", "empty", "empty_like", "datetime64", "ctypes", "ctypeslib"}  # of NumPy's names
SETS = {"BUILD_SET", "SET_ADD", "SET_UPDATE"}  # their order is that of addresses


def is_steady(outside: Any, codes: set) -> bool:
    """Whether a function of this outside does the same again; `codes` is the user's code in it."""
    if (
        outside.unknown
        or outside.plain_of_user
        or not outside.builtins <= BUILTINS
        or not all(map(code_is_steady, codes))
    ):
        return False
    if not all(map(is_known, outside.seen.values())):
        return False
    try:
        refuse_unknown(outside, "", codes)  # as if all of it were executed
    except CompileError:
        return False
    return True


def code_is_steady(code: Any) -> bool:
    """Whether code imports nothing, makes no sets, and names nothing unsteady of NumPy's or the kit's."""
    names = steady_names(code)
    if names is None:
        return False
    kit = vars(sys.modules["autogradkit"])
    return all(name in kit and is_known(kit[name]) for name in names if name in kit or name in kit["LAZY"])


@lru_cache(maxsize=1024)  # of code, which can't change
def steady_names(code: Any) -> dict | None:
    """Return the names that code reads; None if it imports, makes sets, or names what is unsteady."""
    steps = {i.opname for c in codes_in(code) for i in dis.get_instructions(c)}
    names = names_in(code)
    return None if steps & SETS or "IMPORT_NAME" in steps or UNSTEADY & names.keys() else names


def is_known(x: Any) -> bool:
    """Whether a thing always does the same, if all does that it holds."""
    kind = type(x)
    if kind in (list, tuple, dict, functools.partial) or is_compiled(x):
        return True
    if isinstance(x, Tensor):
        return kind.__module__.startswith(KIT)
    if isinstance(x, Op):
        return x.__module__.startswith(KIT)
    if kind is np.ndarray:
        return not x.dtype.hasobject
    if kind is types.ModuleType:
        own = is_users(x) and "__getattr__" not in vars(x)
        return own or x.__name__ in MODULES or x.__name__ == "autogradkit" or x.__name__.startswith(KIT)
    if kind is types.MethodType:
        return is_known(x.__func__)
    if isinstance(x, type):
        return all(base.__module__.startswith(KIT) or is_of_user(base) for base in x.__mro__[:-1])  # object
    if kind is types.FunctionType:
        return is_users(x) or (x.__module__ or "").startswith(KIT)
    if isinstance(x, np.ufunc):
        return x.__name__ in vars(np)
    if kind in (types.BuiltinFunctionType, type(np.sum)):
        return x.__module__ in MODULES and x.__name__ not in UNSTEADY
    return hasattr(x, "__dict__") and is_known(kind)


def is_of_user(cls: type) -> bool:
    """Whether a class is the user's, and all that it calls was looked into.

    That is not so of what a property does that writes, nor of a method such as __len__ that is no function.
    """
    if not is_users(cls):
        return False
    own = [x for name, x in vars(cls).items() if name.startswith("__") and callable(x)]
    written = [x for x in vars(cls).values() if isinstance(x, property) and (x.fset or x.fdel)]
    return not written and {*map(type, own)} <= {types.FunctionType, staticmethod}
