"""Expressions: a call of a program as it is written in Python."""

import ast
from typing import Any

import numpy as np

__all__ = ["SIGNS", "Expression", "expression", "literal", "substituted"]


class Expression:
    """A function of arrays that is one expression: its tree, its arrays' names, and what else it names."""

    def __init__(self, tree: ast.expr, names: tuple, free: dict) -> None:
        self.tree, self.names, self.free = tree, names, free
        self.key = ast.dump(tree), names, tuple([(name, id(x)) for name, x in sorted(free.items(), key=str)])
        code = ast.fix_missing_locations(ast.Expression(ast.Lambda(arguments(names), tree)))
        self.function = eval(compile(code, f"<{ast.unparse(tree)}>", "eval"), dict(free))

    def __call__(self, *values: Any) -> Any:
        """Return what it comes to for these arrays."""
        return self.function(*values)


def arguments(names: tuple) -> ast.arguments:
    """Return the arguments of a lambda."""
    return ast.arguments([], [ast.arg(n) for n in names], None, [], [], None, [])


class Put(ast.NodeTransformer):
    """Puts trees in the place of names."""

    def __init__(self, trees: dict) -> None:
        self.trees = trees

    def visit_Name(self, node: ast.Name) -> Any:
        return self.trees.get(node.id, node)


def substituted(tree: ast.expr, trees: dict) -> ast.expr:
    """Return a copy of `tree` with other trees in the place of some names."""
    return Put(trees).visit(ast.parse(ast.unparse(tree), mode="eval").body)


def literal(x: Any, named: Any) -> ast.expr:
    """Return `x`, a setting or a Value, as a tree; `named` returns the name of what has no literal."""
    if type(x) in (tuple, list):
        return (ast.Tuple if type(x) is tuple else ast.List)([literal(part, named) for part in x], ast.Load())
    if type(x) is dict:
        return ast.Dict([ast.Constant(key) for key in x], [literal(part, named) for part in x.values()])
    if type(x) is slice:
        parts = [literal(part, named) for part in (x.start, x.stop, x.step)]
        return ast.Call(ast.Name("slice"), parts, [])
    if x is None or x is ... or type(x) in (bool, int, str, bytes):
        return ast.parse(repr(x), mode="eval").body
    if type(x) is float and np.isfinite(x):
        return ast.parse(repr(x), mode="eval").body
    if type(x) is float:
        return ast.parse(f"float('{x!r}')", mode="eval").body
    if isinstance(x, np.generic) and x.dtype.kind in "iubf" and x.dtype.itemsize <= 8 and np.isfinite(x):
        return ast.parse(f"np.{x.dtype.name.replace('bool', 'bool_')}({x.item()!r})", mode="eval").body
    if isinstance(x, np.dtype) and x.isbuiltin:
        return ast.parse(f"np.dtype('{x.name}')", mode="eval").body
    if isinstance(x, type) and issubclass(x, np.generic):
        return ast.parse(f"np.{x.__name__}", mode="eval").body
    if x in (int, float, bool):
        return ast.Name(x.__name__)
    return ast.Name(named(x))


def index_tree(x: Any, named: Any) -> ast.expr:
    """Return an index as a tree: slices as they are written between brackets."""
    if type(x) is tuple and x:
        return ast.Tuple([index_tree(part, named) for part in x], ast.Load())
    if type(x) is slice:
        return ast.Slice(*[None if p is None else literal(p, named) for p in (x.start, x.stop, x.step)])
    return literal(x, named)


SIGNS = {
    "+": ast.Add, "-": ast.Sub, "*": ast.Mult, "/": ast.Div, "//": ast.FloorDiv, "%": ast.Mod, "**": ast.Pow,
    "@": ast.MatMult, "&": ast.BitAnd, "|": ast.BitOr, "^": ast.BitXor, "<<": ast.LShift, ">>": ast.RShift,
}  # fmt: skip
COMPARISONS = {"<": ast.Lt, "<=": ast.LtE, ">": ast.Gt, ">=": ast.GtE, "==": ast.Eq, "!=": ast.NotEq}
UNARY = {"-": ast.USub, "+": ast.UAdd, "~": ast.Invert}


def expression(line: Any, named: Any) -> ast.expr:
    """Return a line's call as a tree; `named` returns the name of a Value, a function or another object."""
    call = line.call
    given = [literal(x, named) for x in line.arguments]
    keywords = [ast.keyword(name, literal(x, named)) for name, x in line.keywords.items()]
    if line.out is not None:
        keywords.append(ast.keyword("out", ast.Name(named(line.out))))
    if call.kind == "operator" and line.out is None:
        if len(given) == 1:
            return ast.UnaryOp(UNARY[call.name](), given[0])
        if call.name in COMPARISONS:
            return ast.Compare(given[0], [COMPARISONS[call.name]()], [given[1]])
        return ast.BinOp(given[0], SIGNS[call.name](), given[1])
    if call.kind == "item":
        return ast.Subscript(given[0], index_tree(line.arguments[1], named), ast.Load())
    if call.kind == "attribute":
        return ast.Attribute(given[0], call.name, ast.Load())
    if call.kind == "method":
        return ast.Call(ast.Attribute(given[0], call.name, ast.Load()), given[1:], keywords)
    if call.kind == "expression":
        trees = dict(zip(call.function.names, given, strict=True))
        trees |= {name: ast.parse(named(x), mode="eval").body for name, x in call.function.free.items()}
        return substituted(call.function.tree, trees)
    return ast.Call(ast.parse(named(call), mode="eval").body, given, keywords)
