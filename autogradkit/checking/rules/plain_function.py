"""A plain function: one of several in a source which is a plain formula, whatever the others are."""

import ast
from functools import lru_cache

from .plain_formula import is_plain_formula
from .syntax_tree import nodes_of, walked

__all__ = ["is_plain_function", "part_of_function"]


def is_plain_function(source, name):
    """Return whether one function of a source, with those that it uses, is a plain formula.

    Where nothing but functions stands, which change nothing outside of themselves, the others don't matter.

    >>> two = "def cube(x): return x**3\\ndef slope(f, x): return f(x + 1e-6) * 1e6"
    >>> is_plain_function(two, "cube"), is_plain_function(two, "slope")
    (True, False)
    """
    part = part_of_function(source, name)
    return bool(part) and is_plain_formula(part)


@lru_cache(2)
def part_of_function(source, name):
    """Return a function's text with all that it uses; "" if more than functions stands there.

    >>> print(part_of_function("a = lambda: 2\\ndef f(): return a()", "f") or "nothing")
    nothing
    >>> print(part_of_function("def f(x): return 2 * x\\ndef g(x): return -x", "g"))
    def g(x):
        return -x
    """
    functions, imports = functions_and_imports(source)
    if name not in functions:
        return ""
    needed = [name]
    for one in needed:  # it grows on the way
        used = [node.id for node in walked(functions[one]) if isinstance(node, ast.Name)]
        needed += [other for other in dict.fromkeys(used) if other in functions and other not in needed]
    return ast.unparse(ast.Module([*imports, *(functions[one] for one in needed)], []))


@lru_cache(2)
def functions_and_imports(source):
    """Return a source's functions by name, and its imports; none if more stands there."""
    nodes = nodes_of(source)
    body = [statement for statement in nodes[0].body if not is_description(statement)] if nodes else []
    functions = {one.name: one for one in body if isinstance(one, ast.FunctionDef) and not one.decorator_list}
    imports = [one for one in body if isinstance(one, (ast.Import, ast.ImportFrom))]
    more = len(functions) + len(imports) < len(body) or any(map(changes, nodes))
    if more or any((alias.asname or alias.name) in functions for one in imports for alias in one.names):
        return {}, []
    return functions, imports


def is_description(statement):
    """Return whether a statement is a text, or a number, that stands alone."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def changes(node):
    """Return whether a node gives something else to a name of the source, or to an attribute."""
    given = isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load)
    return given or isinstance(node, (ast.Global, ast.Nonlocal))
