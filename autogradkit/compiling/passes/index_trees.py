"""Indices as they are written in an expression: whole numbers, slices of them, and arrays."""

import ast
from typing import Any

from autogradkit.compiling.value import Value

__all__ = ["index_of_tree", "is_index"]


def is_index(tree: ast.expr, known: dict) -> bool:
    """Whether an index is made of whole numbers, slices of them, and arrays."""
    match tree:
        case ast.Tuple(parts):
            return all(is_index(part, known) for part in parts)
        case ast.Slice(start, stop, step):
            return all(part is None or is_index(part, {}) for part in (start, stop, step))
        case ast.UnaryOp(ast.USub(), ast.Constant(x)) | ast.Constant(x):
            return type(x) is int
        case ast.Name(name):
            return type(known.get(name)) is Value
    return False


def index_of_tree(tree: Any, known: dict) -> Any:
    """Return an index that a tree stands for."""
    match tree:
        case ast.Tuple(parts):
            return tuple([index_of_tree(part, known) for part in parts])
        case ast.Slice(start, stop, step):
            return slice(*[index_of_tree(part, known) for part in (start, stop, step)])
        case ast.UnaryOp(_, ast.Constant(x)):
            return -x
        case ast.Name(name):
            return known[name]
    return None if tree is None else tree.value
