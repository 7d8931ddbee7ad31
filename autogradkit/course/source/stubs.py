"""Stubs: definitions in which nothing is written yet."""

import ast

__all__ = ["is_stub"]


def is_stub(definition):
    """Return whether a definition only raises, or does nothing.

    >>> [is_stub(ast.parse(f"def f(): {body}").body[0]) for body in ("raise NotImplementedError", "return 1")]
    [True, False]
    """
    if not isinstance(definition, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return False
    body = [n for n in definition.body if not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))]
    return all(isinstance(n, (ast.Raise, ast.Pass)) for n in body)
