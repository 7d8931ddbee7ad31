"""Definitions: the trees of functions, as Python reads their text."""

import ast
import inspect
import textwrap
from functools import cache
from typing import Any

__all__ = ["Given", "definition"]


@cache
def definition(function: Any) -> ast.FunctionDef | None:
    """Return the tree of a function's definition; None where it can't be had, or there is a closure."""
    if not inspect.isfunction(function) or function.__closure__:
        return None
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    except (OSError, SyntaxError, IndexError):
        return None
    return tree if isinstance(tree, ast.FunctionDef) else None


class Given(ast.NodeTransformer):
    """Puts arguments in the place of a function's parameters."""

    def __init__(self, arguments: dict) -> None:
        self.arguments = arguments

    def visit_Name(self, node: ast.Name) -> Any:
        """Return an argument, or the name as it is."""
        return self.arguments.get(node.id, node)
