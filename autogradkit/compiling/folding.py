"""Folding: the parts of an expression that depend on settings and shapes alone are computed beforehand."""

import ast
from typing import Any

import numpy as np

from autogradkit.compiling.value import Value

__all__ = ["ConstantFolder", "NotShort", "Shape"]

FOLDED = {"max": max, "min": min, "len": len, "float": float, "int": int, "tuple": tuple}


class NotShort(Exception):  # noqa: N818, it is no error: the call stays a call
    """The function is more than a few expressions."""


class Shape:
    """What may be asked of an array without asking for its numbers."""

    __slots__ = ("dtype", "ndim", "shape", "size")

    def __init__(self, example: Any) -> None:
        self.shape, self.ndim = np.shape(example), np.ndim(example)
        self.size, self.dtype = np.size(example), np.asarray(example).dtype

    def __len__(self) -> int:
        return len(range(*self.shape[:1]))

    __bool__ = None  # type: ignore[assignment]
    __eq__ = None  # type: ignore[assignment]
    __hash__ = None  # type: ignore[assignment]


class ConstantFolder(ast.NodeTransformer):
    """Computes what depends on settings and shapes alone, and decides between branches by them."""

    def __init__(self, reader: Any) -> None:
        self.reader = reader

    def generic_visit(self, node: ast.AST) -> Any:
        """Compute the parts first, and then the whole if they are all settings."""
        node = super().generic_visit(node)
        known = self.reader.known
        match node:
            case ast.Call(
                ast.Attribute(ast.Name(name) as x, "swapaxes"), [ast.UnaryOp(), ast.UnaryOp()], []
            ) if (
                ast.unparse(node).endswith("(-1, -2)")
                and np.ndim(getattr(known.get(name), "example", 0)) == 2
            ):
                return ast.Attribute(x, "T", ast.Load())
            case ast.Attribute(ast.Name(name), "size" | "ndim" | "shape" as what) if (
                type(known.get(name)) is Value
            ):
                return self.setting(getattr(Shape(known[name].example), what))
            case ast.Call(ast.Name("len"), [ast.Name(name)], []) if type(
                known.get(name)
            ) is Value and np.ndim(known[name].example):
                return self.setting(len(known[name].example))
            case ast.Call(ast.Name(name), [*given], []) if inside := self.reader.inside(
                self.reader.names.get(name), given
            ):
                return self.visit(inside)
            case ast.BinOp() | ast.UnaryOp() | ast.Call(ast.Name(), _, []) | ast.Subscript():
                if isinstance(node, ast.Call) and self.reader.names.get(node.func.id, FOLDED) is not FOLDED:
                    return node
                names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
                settings = {n: known[n] for n in names if n in known and is_setting(known[n])}
                if names <= {*settings, *FOLDED}:
                    try:
                        code = compile(ast.fix_missing_locations(ast.Expression(node)), "<folded>", "eval")
                        found = eval(code, dict(FOLDED), settings)
                    except Exception:
                        raise NotShort from None
                    return self.setting(found)
        return node

    def visit_IfExp(self, node: ast.IfExp) -> Any:
        """Choose a branch."""
        return self.visit(node.body if self.reader.answer(node.test) else node.orelse)

    def setting(self, x: Any) -> ast.expr:
        """Return a number, or a tuple of numbers, as a tree."""
        if type(x) in (int, float, bool, str) and not (type(x) is float and not np.isfinite(x)):
            return ast.parse(repr(x), mode="eval").body
        name = f"_{len(self.reader.known)}"
        self.reader.known[name] = x
        return ast.Name(name, ast.Load())


def is_setting(x: Any) -> bool:
    """Whether something is numbers of Python's, or a single one of NumPy's, and no array of the program."""
    if type(x) is tuple:
        return all(map(is_setting, x))
    return isinstance(x, bool | int | float | str | np.generic | type(None))
