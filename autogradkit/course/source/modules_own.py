"""What modules have of their own, where answers use them: what somebody put into one is in no grader's."""

import ast
import builtins
import sys
from types import ModuleType

import numpy as np

__all__ = ["PYTHONS_OWN", "names_put_into_modules"]

WATCHED = ("math", "cmath", "random", "operator", "functools", "itertools", "statistics")
PYTHONS_OWN = frozenset(vars(builtins))
OWN = {  # before anybody's cells ran
    id(module): frozenset(vars(module))
    for module in (np, np.linalg, np.random, np.fft, builtins, *map(sys.modules.get, WATCHED))
    if module is not None
}


def names_put_into_modules(text, session):
    """Return, as `np.mul2`, what a cell uses of modules that somebody put there, but not the cell, sorted.

    What it puts there below `if __name__ == "__main__":` is not there when it is graded.

    >>> names_put_into_modules("def backward(g, z): return np.sin(z) * g", {"np": np})
    []
    >>> import math
    >>> math.tau2 = 12.6
    >>> names_put_into_modules("def backward(g, z): return math.tau2 * g", {"math": math})
    ['math.tau2']
    >>> names_put_into_modules("math.tau2 = 13\\ndef backward(g, z): return math.tau2 * g", {"math": math})
    []
    >>> del math.tau2
    """
    tree = ast.parse(text)
    used, put = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            used.add(ast.unparse(node))
    for node in outside_of_main(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            put.add(ast.unparse(node))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "setattr":
            return []  # whatever name it makes up
    return sorted(name for name in used - put if is_put_there(name.split("."), session))


def outside_of_main(tree):
    """Yield the nodes of a program but for those below a test of `__name__`."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if not (isinstance(node, ast.If) and "__name__" in ast.unparse(node.test)):
            waiting += ast.iter_child_nodes(node)


def is_put_there(path, session):
    """Return whether `np.mul2`, as its parts, is an attribute of a module that it had not of its own."""
    module = session.get(path[0])
    for part in path[1:-1]:
        module = getattr(module, part, None)
    if not isinstance(module, ModuleType) or id(module) not in OWN:
        return False
    value = vars(module).get(path[-1])
    return value is not None and path[-1] not in OWN[id(module)] and not isinstance(value, ModuleType)
