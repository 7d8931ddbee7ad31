"""Numbers outside of a function: what it and the functions it calls can read that is not an argument.

They are found through globals, enclosing functions and attributes, and in lists and dictionaries in these.
"""

import builtins
import dis
import itertools
import types
from functools import lru_cache

import numpy as np

__all__ = ["functions_behind", "may_write", "numbers_outside"]

MOST = 1_000  # things that are looked at
WRITES = {"STORE_GLOBAL", "STORE_ATTR", "STORE_SUBSCR"}
WRITERS = {"add", "append", "appendleft", "extend", "extendleft", "insert", "push", "setdefault", "update"}
WRITERS |= {"copyto", "fill", "place", "put", "put_along_axis", "putmask"}  # NumPy's
WRITERS |= {"setattr", "__setattr__", "__setitem__"}
CONTAINERS = (list, tuple, dict)
NOT_LOOKED_INTO = (types.ModuleType, type, types.BuiltinFunctionType, np.ufunc, np.dtype, str, bytes, int)


def plain(function):
    """Return the user's own function in what was put around it."""
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    return getattr(function, "func", function)  # of a functools.partial


def functions_behind(function):
    """Return a function and those of the user's that it calls by their names, without their objects."""
    found = []
    waiting = [plain(function)]
    while waiting and len(found) < MOST:
        f = waiting.pop()
        f = getattr(f, "__func__", f)
        if not isinstance(f, types.FunctionType):
            f = vars(type(f)).get("__call__")  # of an object that can be called
        if (
            not isinstance(f, types.FunctionType)
            or f in found
            or str(f.__module__).startswith(("autogradkit.", "numpy."))
        ):
            continue
        found.append(f)
        waiting += [
            x for _, _, _, x in roots(f, None) if isinstance(x, types.FunctionType | types.MethodType)
        ]
    return found


@lru_cache(maxsize=1024)
def may_write(f):
    """Whether a function's code may write something that is not its own."""
    steps = list(dis.get_instructions(f))
    nonlocals = {i.argval for i in steps if i.opname == "STORE_DEREF"} & {*f.__code__.co_freevars}
    names = {*f.__code__.co_names, *[i.argval for i in steps if i.opname == "LOAD_METHOD"]}
    return bool(nonlocals or WRITES & {i.opname for i in steps} or WRITERS & names)


@lru_cache(maxsize=1024)
def only_appended_to(f):
    """Return the names of lists outside, of which a function's code uses no more than .append."""
    steps = [i for i in dis.get_instructions(f) if i.opname not in ("CACHE", "PUSH_NULL")]
    loads = [
        (i.argval, after.argval)
        for i, after in itertools.pairwise(steps)
        if i.opname in ("LOAD_GLOBAL", "LOAD_DEREF")
    ]
    return {name for name, _ in loads} - {name for name, then in loads if then not in ("append", "extend")}


def roots(f, owner):
    """Yield what a function reads outside: (the id of what holds it, the key, its name, the thing)."""
    code = f.__code__
    for name in code.co_names:
        if name in f.__globals__:
            yield id(f.__globals__), name, name, f.__globals__[name]
    for name, cell in zip(code.co_freevars, f.__closure__ or (), strict=True):
        try:
            yield id(cell), None, name, cell.cell_contents
        except ValueError:  # not yet filled
            continue
    if owner is not None and code.co_argcount:
        yield id(f), "self", code.co_varnames[0], owner


def numbers_outside(function, but_for_logs=False):
    """Yield ((id of the holder, key), (name, how it looks)) of arrays and real numbers that a function reads.

    A list that its code does no more with than to append is a log.
    """
    function = plain(function)
    owner = getattr(function, "__self__", None)
    if not isinstance(function, types.FunctionType | types.MethodType):
        owner = function  # an object that can be called
    functions = functions_behind(function)
    attributes = {name for f in functions for name in f.__code__.co_names}
    waiting = [
        root
        for f in functions
        for root in roots(f, owner)
        if not (but_for_logs and root[2] in only_appended_to(f))
    ]
    seen = set()
    while waiting and len(seen) < MOST:
        holder, key, name, x = waiting.pop()
        if (holder, key) in seen:
            continue
        seen.add((holder, key))
        look = look_of(x)
        if look is not None:
            yield (holder, key), (name, look)
        elif isinstance(x, dict):
            waiting += [(id(x), k, f"{name}[{k!r}]", part) for k, part in x.items() if is_key(k)]
        elif isinstance(x, CONTAINERS):
            waiting += [(id(x), n, f"{name}[{n}]", part) for n, part in enumerate(x)]
        elif isinstance(x, type) or not isinstance(x, NOT_LOOKED_INTO):
            own = getattr(x, "__dict__", {})
            if x is not builtins and not str(getattr(x, "__module__", None)).startswith("autogradkit.nn"):
                waiting += [(id(x), k, f"{name}.{k}", part) for k, part in own.items() if k in attributes]


def is_key(k):
    """Whether a key can be told by its text."""
    return isinstance(k, str | int | tuple)


def look_of(x):
    """Return which one it is, its numbers in short, and whether it has a slope; None if it is no number."""
    if isinstance(x, float | np.floating):
        return "number", float(x), True
    data = x._data if hasattr(x, "_node") else x
    if isinstance(data, np.ndarray | np.floating) and not data.dtype.hasobject:
        return id(data), hash(data.tobytes()), data.dtype.kind == "f"
    return None
