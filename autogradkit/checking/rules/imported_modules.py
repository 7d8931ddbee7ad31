"""What a program imports, by the names that it gets, as its text says."""

import ast
import sys
from functools import cache
from importlib import import_module

from .open_names import MODULES, WAYS

__all__ = ["imported_names", "is_there", "module_and_rest", "stars_of"]


def imported_names(node):
    """Yield each name that an import gives, with what it stands for: a module, or something in one."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            first = alias.name.split(".")[0]
            yield (alias.asname, alias.name) if alias.asname else (first, first)
    if isinstance(node, ast.ImportFrom):
        for alias in node.names:
            if alias.name != "*":
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def stars_of(nodes):
    """Return the names that star imports give, with what they stand for; what is not open as well.

    >>> [stars_of(ast.parse("from numpy import *").body)[name] for name in ("linalg", "load")]
    ['numpy.linalg', 'numpy.load']
    """
    modules = [
        node.module
        for node in nodes
        if isinstance(node, ast.ImportFrom) and [alias.name for alias in node.names] == ["*"]
    ]
    return {name: f"{m}.{name}" for m in modules if m in MODULES for name in names_in(m)}


@cache
def names_in(module):
    """Return the names that a module has, and those that may be used of it, whichever version has them."""
    return MODULES[module].union(name for name in dir(import_module(module)) if name[0] != "_")


def is_there(module):
    """Return whether a module is there beside a hand-in; of another one nothing can be asked."""
    top = module.split(".")[0]
    return top in sys.stdlib_module_names or top == "numpy"


def module_and_rest(name):
    """Return the module that a dotted name begins with, if it may be used, and the words behind it.

    >>> module_and_rest("numpy.linalg.norm"), module_and_rest("numpy.lib"), module_and_rest("gc.collect")
    (('numpy.linalg', ('norm',)), ('numpy.lib', ()), ('', ('gc', 'collect')))
    """
    words = tuple(name.split("."))
    for end in range(len(words), 0, -1):
        module = ".".join(words[:end])
        if module in MODULES or (module in WAYS and end == len(words)):
            return module, words[end:]
    return "", words
