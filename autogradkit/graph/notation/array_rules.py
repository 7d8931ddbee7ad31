"""What a rule sends to an array, as text and as shapes, such as "Xᵀ g" and "(2, 16) = (2, 8)(8, 16)"."""

import ast

import numpy as np

from .formulas import FORMULAS
from .local_derivatives import text as line
from .numbers import shape_text

__all__ = ["array_rule"]


def array_rule(op: str, slot: int, names: dict[str, tuple[str, tuple]], sent: tuple) -> tuple[str, str]:
    """Return what the rule of `op` sends to input `slot`, and how its shape comes about.

    Parameters
    ----------
    names : dict of str to (str, tuple)
        For each of x, y, z and g that there is: what it is called, and its shape.
    sent : tuple
        The shape of what is sent. A formula whose shapes do not lead there is left out, and so are the
        shapes of numbers.

    >>> shapes = {"x": ("X", (8, 2)), "y": ("W", (2, 16)), "z": ("v2", (8, 16)), "g": ("g", (8, 16))}
    >>> array_rule("matmul", 1, shapes, (2, 16))
    ('Xᵀ g', '(2, 16) = (2, 8)(8, 16)')
    >>> array_rule("sum", 0, {"x": ("x", (2, 3)), "z": ("v1", ()), "g": ("g", ())}, (2, 3))
    ('copy g', '(2, 3) ← ()')
    >>> array_rule("conv", 1, {"g": ("g", (4, 4))}, (3, 3))
    ('', '(3, 3) ← (4, 4)')
    """
    arrow = f"{shape_text(sent)} ← {shape_text(names['g'][1])}" if sent or names["g"][1] else ""
    formulas = FORMULAS.get(op, ())[1:]
    if slot >= len(formulas):
        return "", arrow
    tree = ast.parse(formulas[slot], mode="eval").body
    try:
        if not is_product(tree):
            return text(tree, names), arrow
        factors = shapes(tree, names)
        chain = "".join(shape_text(shape) for shape in factors)
        return (
            (text(tree, names), f"{shape_text(sent)} = {chain}")
            if product_shape(factors) == sent
            else ("", arrow)
        )
    except (KeyError, ValueError):  # the formula asks for what this use does not have
        return "", arrow


def is_product(tree: ast.expr) -> bool:
    """Return whether a formula is a matrix product."""
    tree = tree.operand if isinstance(tree, ast.UnaryOp) else tree
    return isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.MatMult)


def shapes(tree: ast.expr, names) -> list[tuple]:
    """Return the shapes of the factors of a matrix product."""
    match tree:
        case ast.UnaryOp(_, operand):
            return shapes(operand, names)
        case ast.BinOp(left, ast.MatMult(), right):
            return shapes(left, names) + shapes(right, names)
        case ast.BinOp(base, ast.Pow(), _):
            return shapes(base, names)
        case ast.Call(ast.Name("T"), [inner]):
            return [(*shape[:-2], *shape[-2:][::-1]) for shape in shapes(inner, names)]
    return [names[tree.id][1]]


def product_shape(factors: list[tuple]) -> tuple:
    """Return the shape of a product of matrices, or of stacks of them; ValueError where there is none."""
    result = factors[0]
    for shape in factors[1:]:
        if min(len(result), len(shape)) < 2 or result[-1] != shape[-2]:
            raise ValueError("no product")
        result = (*np.broadcast_shapes(result[:-2], shape[:-2]), result[-2], shape[-1])
    return result


def text(tree: ast.expr, names) -> str:
    """Return a formula as one line, the products of matrices as they are written by hand."""
    match tree:
        case ast.UnaryOp(ast.USub(), operand):
            return f"−{text(operand, names)}"
        case ast.BinOp(left, ast.MatMult(), right):
            return f"{text(left, names)} {text(right, names)}"
        case ast.BinOp(base, ast.Pow(), ast.UnaryOp(ast.USub(), ast.Constant(1))):
            return f"{text(base, names)}⁻¹"
        case ast.Call(ast.Name("T"), [inner]):
            return f"{text(inner, names)}ᵀ"
    return line(tree, {key: name for key, (name, _) in names.items()} | {"n": "n"})
