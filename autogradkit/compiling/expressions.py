"""Expressions: a call as it is written in Python, and short functions as the expression that they are."""

import ast
import builtins
import inspect
import textwrap
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from autogradkit.compiling.program import Value

__all__ = ["Body", "Expression", "body_of", "expression", "literal", "substituted"]


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


class Body(NamedTuple):
    """What a function comes to for arrays of certain shapes: names with their expressions, and results."""

    locals: tuple  # (name, tree)
    results: tuple  # trees
    several: bool
    free: dict


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


def arguments(names: tuple) -> ast.arguments:
    """Return the arguments of a lambda."""
    return ast.arguments([], [ast.arg(n) for n in names], None, [], [], None, [])


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


def body_of(function: Any, values: tuple, keywords: dict) -> Body | None:
    """Return what `function` comes to for arguments of these shapes, if that is a few expressions.

    Questions about shapes, dtypes and settings are answered here. A function that asks about numbers, loops,
    or writes into an array, stays what it is, and so None is returned.
    """
    tree = definition(function)
    if tree is None:
        return None
    try:
        bound = inspect.signature(function).bind(*values, **keywords)
    except TypeError:
        return None
    bound.apply_defaults()
    named = dict(bound.arguments)
    if any(
        p.kind is p.VAR_POSITIONAL or p.kind is p.VAR_KEYWORD
        for p in inspect.signature(function).parameters.values()
    ):
        return None
    known = {n: Shape(v.example) if type(v) is Value else v for n, v in named.items()}
    reader = Reader(function, known)
    try:
        results, several = reader.read(tree.body)
    except NotOneExpressionError:
        return None
    return Body(tuple(reader.locals), results, several, reader.free)


class NotOneExpressionError(Exception):
    """The function is more than a few expressions."""


class Reader:
    """Reads a function's statements for what they come to."""

    def __init__(self, function: Any, known: dict) -> None:
        self.known = known
        self.names = function.__globals__
        self.locals: list[tuple[str, ast.expr]] = []
        self.own: set[str] = set()
        self.free: dict[str, Any] = {}

    def read(self, statements: list) -> tuple:
        """Return the trees of what is returned, and whether they are several."""
        for statement in statements:
            match statement:
                case ast.Expr(ast.Constant(str())):
                    continue
                case ast.If(test, then, otherwise):
                    found = self.read(then if self.answer(test) else otherwise)
                    if found is not None:
                        return found
                case ast.Assign([ast.Name(name)], value) if name not in self.own and name not in self.known:
                    self.locals.append((name, self.simplified(value)))
                    self.own.add(name)
                case ast.Return(ast.Tuple(parts)):
                    return tuple(map(self.simplified, parts)), True
                case ast.Return(value) if value is not None:
                    return (self.simplified(value),), False
                case _:
                    raise NotOneExpressionError
        return None  # type: ignore[return-value]

    def answer(self, test: ast.expr) -> bool:
        """Return the answer to a question about shapes and settings."""
        if any(isinstance(n, ast.Name) and n.id in self.own for n in ast.walk(test)):
            raise NotOneExpressionError
        try:
            found = eval(compile(ast.Expression(test), "<test>", "eval"), dict(self.names), dict(self.known))
        except Exception:  # it is about numbers
            raise NotOneExpressionError from None
        if type(found) is not bool and not isinstance(found, np.bool_ | int | str | tuple | type(None)):
            raise NotOneExpressionError
        return bool(found)

    def simplified(self, tree: ast.expr) -> ast.expr:
        """Return an expression without the branches that settings decide."""
        tree = Simplify(self).visit(ast.parse(ast.unparse(tree), mode="eval").body)
        for node in ast.walk(tree):
            if isinstance(
                node,
                ast.Lambda
                | ast.ListComp
                | ast.GeneratorExp
                | ast.DictComp
                | ast.SetComp
                | ast.NamedExpr
                | ast.Starred,
            ):
                raise NotOneExpressionError
            if isinstance(node, ast.Name) and node.id not in self.own and node.id not in self.known:
                self.free[node.id] = self.meaning(node.id)
        return tree

    def meaning(self, name: str) -> Any:
        """Return what a name means in the function's module."""
        if name in self.names:
            return self.names[name]
        if hasattr(builtins, name):
            return getattr(builtins, name)
        raise NotOneExpressionError


class Simplify(ast.NodeTransformer):
    """Decides `a if test else b` where the test is about settings or shapes."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def visit_IfExp(self, node: ast.IfExp) -> Any:
        try:
            return self.visit(node.body if self.reader.answer(node.test) else node.orelse)
        except NotOneExpressionError:
            return self.generic_visit(node)


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
