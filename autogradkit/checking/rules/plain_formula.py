"""A plain formula: a source so simple that no difference quotient can be in it.

Nothing but NumPy's functions is called, nothing small is written down, nothing runs text. Watching such a
rule while it runs would cost a process and show nothing.
"""

import ast

__all__ = ["is_plain_formula"]

CALL_NAMES = """
sum mean max min prod exp log log1p expm1 tanh sinh cosh sin cos sqrt square abs absolute sign where maximum
minimum clip zeros zeros_like ones ones_like full_like empty_like broadcast_to einsum matmul dot outer
tensordot
transpose swapaxes moveaxis reshape ravel flatten expand_dims squeeze concatenate stack split array_split
hstack vstack cumsum flip take take_along_axis put_along_axis add at arange argmax argmin argsort repeat tile
eye diag copy array asarray atleast_1d reversed equal any all count_nonzero multiply subtract negative
reciprocal logical_not logical_and rollaxis pad bincount append tuple list range len zip enumerate slice
int bool isinstance sorted
"""
CALLED = frozenset(CALL_NAMES.split())
ATTRIBUTE_NAMES = "T shape ndim size newaxis dtype float64 nan inf flat"
ATTRIBUTES = CALLED | frozenset(ATTRIBUTE_NAMES.split())
LARGEST_EXPONENT = 4


def is_plain_formula(source):
    """Return whether a source is nothing but plain formulas.

    >>> is_plain_formula("def backward(g, x):\\n    return g * 2 * x")
    True
    >>> is_plain_formula(
    ...     "def backward(g, x):\\n    h = 1e-6\\n    return g * (f(x + h) - f(x - h)) / (2 * h)"
    ... )
    False
    """
    try:
        return all(map(is_plain, ast.walk(ast.parse(source))))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False


REFUSED = (
    ast.Lambda,
    ast.ClassDef,
    ast.Try,
    ast.With,
    ast.AsyncFunctionDef,
    ast.Global,
    ast.Nonlocal,
    ast.While,
)


def is_plain(node):
    """Return whether one node of a source may stand in a plain formula."""
    if isinstance(node, REFUSED):
        return False
    if isinstance(node, ast.Constant):
        return is_plain_constant(node.value)
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        return name in CALLED
    if isinstance(node, ast.Attribute):
        return node.attr in ATTRIBUTES
    if isinstance(node, ast.FunctionDef):
        return not any(isinstance(inside, ast.FunctionDef) for inside in ast.walk(node) if inside is not node)
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return all(alias.name == "numpy" for alias in node.names)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
        return isinstance(node.right, (ast.Constant, ast.Name, ast.BinOp, ast.UnaryOp))
    return True


def is_plain_constant(value):
    """Return whether a number is neither small nor made to become so, and a text no more than letters."""
    if isinstance(value, bool) or value is None or value is Ellipsis:
        return True
    if isinstance(value, str):
        return True  # nothing that is called here reads it, but einsum
    return isinstance(value, (int, float)) and (
        value in (0, 0.5, 0.25) or 1 <= abs(value) <= LARGEST_EXPONENT
    )
