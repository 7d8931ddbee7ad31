"""Handed places: does a function ask its curves only at what it was handed, which nothing in it can change?

Then there are no neighbouring points, however often a curve is asked, and whatever is laid side by side.
"""

import ast

__all__ = ["asks_where_handed", "is_whole"]

NUMPY = ("np", "numpy")
CHANGES = (ast.AugAssign, ast.NamedExpr, ast.Match, ast.Import, ast.ImportFrom, ast.Delete)


def asks_where_handed(function, nodes, asked):
    """Return whether all curves in a plain function are asked at its own arguments, or at an entry of one.

    Parameters
    ----------
    function : ast.FunctionDef
    nodes : list of ast.AST
        All nodes in it.
    asked : list of ast.AST
        Those of them that ask a curve.

    >>> def of(text):
    ...     function = ast.parse(text).body[0]
    ...     nodes = list(ast.walk(function))
    ...     return asks_where_handed(function, nodes, [n for n in nodes if isinstance(n, ast.Call)])
    >>> of("def f(g, x): return g * (np.cos(x[0]) - np.sin(x[1]))")
    True
    >>> of("def f(g, x): return np.sin(x + 1)"), of("def f(g, x): return np.exp(x, x)")
    (False, False)
    >>> of("def f(g, x):\\n    y = x\\n    y += 1\\n    return np.sin(x)")
    False
    """
    if any(map(may_change, nodes)):
        return False
    names = [node for node in nodes if isinstance(node, ast.Name)]
    stored = {node.id for node in names if not isinstance(node.ctx, ast.Load)}
    handed = {node.arg for node in nodes if isinstance(node, ast.arg)} - stored
    numpy = set(NUMPY) - stored - {node.arg for node in nodes if isinstance(node, ast.arg)}
    return bool(asked) and all(is_handed(place_of(node, numpy), handed) for node in asked)


def may_change(node):
    """Return whether a node may change an array that has another name elsewhere, or what a name stands for.

    A function of NumPy's writes its result into a further argument, if it is handed one.
    """
    if isinstance(node, ast.Call):
        return len(node.args) > 1 or bool(node.keywords)
    part = isinstance(node, (ast.Attribute, ast.Subscript)) and not isinstance(node.ctx, ast.Load)
    return part or isinstance(node, CHANGES)


def place_of(node, numpy):
    """Return the place at which a curve is asked; None if it can't be told.

    An exponent is whole, a name, or so much more or less: no small change of it makes a neighbour.
    """
    if isinstance(node, ast.Call) and len(node.args) == 1:
        of_numpy = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") in numpy
        return node.args[0] if of_numpy or isinstance(node.func, ast.Name) else None
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and is_whole_power(node.right):
        return node.left
    return None


def is_whole_power(exponent):
    """Return whether an exponent is a name or a whole number, or such a number more or less than a name."""
    if isinstance(exponent, ast.BinOp) and isinstance(exponent.op, (ast.Add, ast.Sub)):
        return isinstance(exponent.left, ast.Name) and is_whole(exponent.right)
    return isinstance(exponent, ast.Name) or is_whole(exponent)


def is_whole(node):
    """Return whether a node is a whole number as it is written."""
    return isinstance(node, ast.Constant) and type(node.value) is int


def is_handed(place, handed):
    """Return whether a place is one of the names that were handed over, or an entry of one."""
    if isinstance(place, ast.Subscript) and is_whole(place.slice):
        place = place.value
    return isinstance(place, ast.Name) and place.id in handed
