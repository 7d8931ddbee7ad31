"""Mutation: wrong rules made from a right one, one small change of its text at a time.

That is how the checker is checked: what it still accepts must compute the very same thing. The changes are
the slips of learners: an operator, a sign, a constant, an axis, a transpose, an index, a term left out.
"""

import ast
import copy
from dataclasses import dataclass

__all__ = ["Mutant", "mutants"]

OPERATORS = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.FloorDiv: (ast.Mod,),
    ast.Mod: (ast.FloorDiv,),
}
COMPARISONS = {
    ast.Lt: (ast.Gt, ast.LtE),
    ast.Gt: (ast.Lt, ast.GtE),
    ast.LtE: (ast.GtE, ast.Lt),
    ast.GtE: (ast.LtE, ast.Gt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
PAIRS = {"cos": "sin", "sin": "cos", "sum": "mean", "mean": "sum", "max": "min", "exp": "log", "cosh": "sinh"}


@dataclass(frozen=True)
class Mutant:
    """One changed source: what was done to it, in which line, and its text."""

    kind: str
    line: int
    was: str
    now: str
    source: str

    def __str__(self):
        return f"{self.kind}, line {self.line}: {self.was} → {self.now}"


def mutants(source):
    """Return every Mutant of a source, each with another text.

    >>> for mutant in mutants("def backward(g, z):\\n    return g * z"):
    ...     print(mutant)
    operator, line 2: g * z → g / z
    operator, line 2: g * z → g + z
    dropped term, line 2: g * z → g
    dropped term, line 2: g * z → z
    sign, line 2: g * z → -(g * z)
    """
    tree = ast.parse(source)
    strip_docstrings(tree)
    base, found = ast.unparse(tree), {}
    for number, node in enumerate(ast.walk(tree)):
        if not hasattr(node, "lineno"):
            continue
        for kind, new in changes(node):
            text = with_change(tree, number, new)
            if text is not None and text != base and text not in found:
                found[text] = Mutant(kind, node.lineno, ast.unparse(node), ast.unparse(new), text)
    return tuple(found.values())


def strip_docstrings(tree):
    """Take the docstrings out, so that no change is made to words."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        first = body[0] if isinstance(body, list) and body else None
        if isinstance(first, ast.Expr) and isinstance(getattr(first.value, "value", None), str):
            body[0] = ast.copy_location(ast.Pass(), first)


def with_change(tree, number, new):
    """Return the text with node number `number` of the walk replaced, or None where that is no Python."""
    changed = copy.deepcopy(tree)
    old = next(node for n, node in enumerate(ast.walk(changed)) if n == number)
    for parent in ast.walk(changed):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
            elif isinstance(value, list):
                setattr(parent, field, [new if entry is old else entry for entry in value])
    try:
        text = ast.unparse(ast.fix_missing_locations(changed))
        compile(text, "mutant", "exec")
    except (SyntaxError, ValueError, TypeError, AttributeError):
        return None
    return text


def changes(node):
    """Yield (kind, new node) for everything that can be slipped at one place."""
    if isinstance(node, ast.BinOp):
        for other in OPERATORS.get(type(node.op), ()):
            yield "operator", ast.BinOp(node.left, other(), node.right)
        if isinstance(node.op, (ast.Add, ast.Sub, ast.Mult, ast.Div)):
            yield "dropped term", node.left
            yield "dropped term", node.right
        if isinstance(node.op, (ast.MatMult, ast.Sub, ast.Div)):
            yield (
                "transpose" if isinstance(node.op, ast.MatMult) else "operator",
                ast.BinOp(node.right, node.op, node.left),
            )
        yield "sign", ast.UnaryOp(ast.USub(), node)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.Not, ast.Invert)):
        yield "sign", node.operand
    elif isinstance(node, ast.AugAssign) and isinstance(node.op, (ast.Add, ast.Sub)):
        yield "operator", ast.Assign([node.target], node.value, lineno=node.lineno)
        other = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        yield "operator", ast.AugAssign(node.target, other, node.value)
    elif isinstance(node, ast.Compare) and len(node.ops) == 1:
        for other in COMPARISONS.get(type(node.ops[0]), ()):
            yield "operator", ast.Compare(node.left, [other()], node.comparators)
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        for value in other_numbers(node.value):
            yield "constant", ast.Constant(value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield "axis", ast.Constant(not node.value)
    elif isinstance(node, ast.Attribute) and node.attr == "T":
        yield "transpose", node.value
    elif isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load) and len(node.elts) == 2:
        yield "index", ast.Tuple(node.elts[::-1], ast.Load())
        for n, entry in enumerate(node.elts):
            if isinstance(entry, (ast.Name, ast.Call)):
                negated = [*node.elts[:n], ast.UnaryOp(ast.USub(), entry), *node.elts[n + 1 :]]
                yield "sign", ast.Tuple(negated, ast.Load())
    elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        yield "index", node.value
    elif isinstance(node, ast.Return) and isinstance(node.value, (ast.Name, ast.Call)):
        yield "sign", ast.Return(ast.UnaryOp(ast.USub(), node.value))
    elif isinstance(node, ast.Call):
        yield from in_calls(node)


def in_calls(node):
    """Yield the slips with one call: another function, another axis, no call at all."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in PAIRS and isinstance(node.func, ast.Attribute):
        other = ast.Attribute(node.func.value, PAIRS[name], ast.Load())
        yield "operator", ast.Call(other, node.args, node.keywords)
    if (
        len(node.args) == 1
        and isinstance(node.func, ast.Attribute)
        and name not in ("reshape", "sum", "mean")
    ):
        yield "dropped term", node.args[0]
    if name in ("swapaxes", "transpose", "flip", "argsort"):
        yield "transpose", node.args[0] if name in ("flip", "argsort") else node.func.value
    for n, keyword in enumerate(node.keywords):
        if keyword.arg in ("axis", "axes"):
            for value in (ast.Constant(0), ast.UnaryOp(ast.USub(), ast.Constant(1)), ast.Constant(None)):
                changed = [*node.keywords]
                changed[n] = ast.keyword(keyword.arg, value)
                yield "axis", ast.Call(node.func, node.args, changed)


def other_numbers(value):
    """Return the numbers that a number is mistaken for."""
    if isinstance(value, int):
        return (value + 1, value - 1) if value else (1,)
    return (2 * value, 1.0 - value, 0.0)
