"""Definitions: the trees of functions, as Python reads their text."""

import ast
import inspect
import textwrap
from functools import cache
from typing import Any

__all__ = ["Given", "bare_definition", "copy_of_tree", "definition", "signature"]

MOST = 2000  # texts that are remembered
texts: dict[int, tuple[ast.expr, str]] = {}  # id of a tree -> the tree, and its text
signature = cache(inspect.signature)


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


def bare_definition(function: Any, name: str) -> ast.FunctionDef:
    """Return the tree of a function's definition under another name, without decorators and annotations."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(tree, ast.FunctionDef)
    tree.name, tree.decorator_list, tree.returns = name, [], None
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            node.annotation = None
    return tree


def copy_of_tree(tree: ast.expr) -> ast.expr:
    """Return a copy of an expression's tree, read again from its text, which is remembered."""
    known = texts.get(id(tree))
    if known is None or known[0] is not tree:
        if len(texts) > MOST:
            texts.clear()
        known = texts[id(tree)] = tree, ast.unparse(tree)
    return ast.parse(known[1], mode="eval").body


class Given(ast.NodeTransformer):
    """Puts arguments in the place of a function's parameters."""

    def __init__(self, arguments: dict) -> None:
        self.arguments = arguments

    def visit_Name(self, node: ast.Name) -> Any:
        """Return an argument, or the name as it is."""
        return self.arguments.get(node.id, node)
