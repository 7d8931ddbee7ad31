"""Shared memory: whether a call's results are arrays of their own, or may be views of what it was given."""

from typing import Any

import numpy as np

from autogradkit.compiling.line import OF_KIT, Call
from autogradkit.compiling.nested import NESTED

__all__ = ["is_of_kit", "runs_users_code", "shares_alike", "shares_nothing"]

OF_NUMPY = ("operator", "method", "item", "attribute", "function")


def shares_nothing(call: Call, given: Any, results: list) -> bool:
    """Whether results are arrays of their own: seen in this run, of functions that do alike in every run."""
    if call.makes_new_arrays:
        return True
    if not (call.kind in OF_NUMPY or call.is_of_kit):
        return False
    arguments, keywords = given
    others = arrays_in(arguments) + arrays_in(keywords) if keywords else arrays_in(arguments)
    for value in results:
        z = None if value is None else value.example
        if isinstance(z, np.ndarray):
            base = z.base
            for a in others:
                if a is z or a.base is z or (base is not None and np.may_share_memory(a, z)):
                    return False
            others.append(z)
        elif isinstance(z, dict):
            return False
    return True


def arrays_in(x: Any) -> list[np.ndarray]:
    """Return the arrays in nested arguments."""
    found = []
    for part in x.values() if type(x) is dict else x:
        if isinstance(part, np.ndarray):
            found.append(part)
        elif type(part) in NESTED and part:
            found += arrays_in(part if type(part) is not slice else (part.start, part.stop, part.step))
    return found


def is_of_kit(function: Any) -> bool:
    """Whether a function is the kit's own."""
    return (getattr(function, "__module__", None) or "").startswith(OF_KIT)


def runs_users_code(call: Call, given: tuple) -> bool:
    """Whether a call may run a function of the user's: a rule, or what NumPy is given to call."""
    if call.runs_known_code:
        return False
    return not call.is_of_numpy or any(callable(x) and not isinstance(x, type) for x in given)


def shares_alike(x: Any) -> bool:
    """Whether something that an expression calls shares memory in every run or in none."""
    module = getattr(x, "__module__", None) or ""
    return (
        x is np
        or not callable(x)
        or module.startswith(("autogradkit.core.", "autogradkit.nn.", "builtins", "math"))
    )
