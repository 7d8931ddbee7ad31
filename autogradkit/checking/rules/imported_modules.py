"""What a program imports, and which of it is there to be asked for, as its text says."""

import ast
import sys
import warnings
from functools import cache
from types import ModuleType

__all__ = ["imported_names", "is_module", "is_numpy", "is_there", "way_out_of_numpy"]


def imported_names(node):
    """Yield each name that an import gives, with the module; an empty text for what comes out of one."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            first = alias.name.split(".")[0]
            yield (alias.asname, alias.name) if alias.asname else (first, first)
    if isinstance(node, ast.ImportFrom):
        for alias in node.names:
            if alias.name == "*" and is_numpy(node.module or ""):
                yield from modules_in(node.module)
            whole = f"{node.module}.{alias.name}"
            yield alias.asname or alias.name, whole if is_numpy(whole) and is_module(whole) else ""


def is_there(module):
    """Return whether a module is there beside a hand-in; of another one nothing can be asked."""
    return module.split(".")[0] in sys.stdlib_module_names or is_numpy(module)


def is_module(name):
    """Return whether a dotted name is that of a module which NumPy loads by itself."""
    return name in sys.modules


def is_numpy(module):
    """Return whether a module is NumPy or a part of it."""
    return module.split(".")[0] == "numpy"


@cache
def modules_in(part):
    """Return the modules that a star import from a part of NumPy gives, by the names that they get.

    NumPy loads some of its parts only when they are asked for.

    >>> dict(modules_in("numpy.ma"))
    {'core': 'numpy.ma.core', 'extras': 'numpy.ma.extras'}
    """
    inside = vars(sys.modules[part]) if part in sys.modules else {}
    names = [name for name in inside.get("__all__", inside) if not name.startswith("_")]
    return tuple((n, f"{part}.{n}") for n in names if isinstance(inside.get(n, sys), ModuleType))


@cache
def way_out_of_numpy(name):
    """Return whether a dotted name leads through NumPy to a module that isn't NumPy's own.

    >>> way_out_of_numpy("numpy.ma.core.re.compile"), way_out_of_numpy("numpy.random.normal")
    (True, False)
    """
    words, thing = name.split("."), sys.modules["numpy"]
    for word in words[1:] if is_numpy(name) else ():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what NumPy is about to drop warns
            thing = getattr(thing, word, None)
        if not isinstance(thing, ModuleType):
            return False
        if not is_numpy(thing.__name__):
            return True
    return False
