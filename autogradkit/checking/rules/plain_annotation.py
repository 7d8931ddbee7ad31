"""Annotations: those that only name classes, and those that are programs."""

import ast

from .open_names import CLOSED
from .syntax_tree import nodes_of, walked

__all__ = ["is_plain_annotation"]

IN_ANNOTATIONS = (ast.Name, ast.Attribute, ast.Subscript, ast.Tuple, ast.List, ast.Constant)


def is_plain_annotation(annotation, depth=0):
    """Return whether an annotation only names classes, and a text in it does.

    >>> [is_plain_annotation(ast.parse(text).body[0].value) for text in ("list[int] | None", "'f(x)'")]
    [True, False]
    """
    for node in walked(annotation):
        if depth and isinstance(node, ast.Attribute) and (node.attr[0] == "_" or node.attr in CLOSED):
            return False
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            inside = [statement for statement in nodes_of(node.value)[1:] if isinstance(statement, ast.expr)]
            if not inside or depth or not is_plain_annotation(inside[0], depth + 1):
                return False
        elif isinstance(node, ast.BinOp):
            if not isinstance(node.op, ast.BitOr):
                return False
        elif isinstance(node, ast.expr) and not isinstance(node, IN_ANNOTATIONS):
            return False
    return True
