"""What a program imports, and which of it is there to be asked for, as its text says."""

import ast
import sys

__all__ = ["imported_names", "is_module", "is_numpy", "is_there"]


def imported_names(node):
    """Yield each name that an import gives, with the module; an empty text for what comes out of one."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.asname or alias.name.split(".")[0], alias.name
    if isinstance(node, ast.ImportFrom):
        for alias in node.names:
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
