"""Read expressions: what one in a short function comes to, and the questions about shapes that it asks."""

import ast
import builtins
import inspect
from typing import Any

import numpy as np

from autogradkit.compiling.definitions import Given, copy_of_tree, definition, signature
from autogradkit.compiling.expressions import SIGNS, Expression
from autogradkit.compiling.folding import ConstantFolder, NotShort, Shape
from autogradkit.compiling.line import Call, Line
from autogradkit.compiling.operations import OPERATORS
from autogradkit.compiling.sharing import is_of_kit, shares_alike
from autogradkit.compiling.value import Value

__all__ = ["SIGN_OF", "ExpressionReader"]

SIGN_OF = {kind: sign for sign, kind in SIGNS.items()}
OWN_SCOPE = (
    ast.Lambda | ast.ListComp | ast.GeneratorExp | ast.DictComp | ast.SetComp | ast.NamedExpr | ast.Starred
)


class ExpressionReader:
    """Reads expressions of a function as lines in the place of its call.

    Questions about shapes, types and settings are answered here.
    """

    def __init__(self, line: Line) -> None:
        function = line.call.function
        self.line, self.names = line, function.__globals__
        known = signature(function)
        if any(p.kind in (p.VAR_POSITIONAL, p.VAR_KEYWORD) for p in known.parameters.values()):
            raise NotShort
        bound = known.bind(*line.arguments, **line.keywords)
        bound.apply_defaults()
        self.parameters = set(known.parameters)
        self.known: dict[str, Any] = dict(bound.arguments)  # what each name stands for by now
        self.own: set[str] = set()  # names that the function gives itself
        self.lines: list[Line] = []

    def inside(self, function: Any, arguments: list) -> ast.expr | None:
        """Return the expression that a function of the same module comes to, of names and settings alone."""
        tree = definition(function) if inspect.isfunction(function) else None
        if tree is None or function.__globals__ is not self.names or not is_of_kit(function):
            return None
        body = [s for s in tree.body if not isinstance(s, ast.Expr)]
        names = [a.arg for a in tree.args.args]
        if len(body) != 1 or not isinstance(body[0], ast.Return) or len(names) != len(arguments):
            return None
        if not all(isinstance(x, ast.Name | ast.Constant) for x in arguments):
            return None
        return Given(dict(zip(names, arguments, strict=True))).visit(copy_of_tree(body[0].value))

    def answer(self, test: ast.expr) -> bool:
        """Return the answer to a question about shapes, types and settings."""
        for node in ast.walk(test):
            if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Is | ast.IsNot):
                sides = [x for x in (node.left, *node.comparators) if isinstance(x, ast.Name)]
                if len(sides) > 1 and not all(x.id in self.own for x in sides):
                    raise NotShort
        shapes: dict[int, Shape] = {}
        seen = {
            name: shapes.setdefault(id(x), Shape(x.example)) if type(x) is Value else x
            for name, x in self.known.items()
        }
        types = {id(shapes[id(x)]): type(x.example) for x in self.known.values() if type(x) is Value}

        def type_of(x: Any) -> type:
            return types.get(id(x), type(x))

        def is_instance(x: Any, kinds: Any) -> bool:
            return issubclass(type_of(x), kinds)

        scope = {**self.names, "type": type_of, "isinstance": is_instance}
        try:
            found = eval(compile(ast.Expression(test), "<test>", "eval"), scope, seen)
        except Exception:  # it is about numbers
            raise NotShort from None
        if not isinstance(found, bool | int | str | tuple | type(None)):
            raise NotShort
        return bool(found)

    def value(self, tree: ast.expr) -> Any:
        """Return what an expression comes to: a Value, whose line is written down, or a setting."""
        tree = ConstantFolder(self).visit(copy_of_tree(tree))
        if any(isinstance(node, OWN_SCOPE) for node in ast.walk(tree)):
            raise NotShort
        if isinstance(tree, ast.Name) and tree.id in self.known:
            return self.known[tree.id]
        if isinstance(tree, ast.Constant):
            return tree.value
        used = dict.fromkeys(n.id for n in ast.walk(tree) if isinstance(n, ast.Name))
        names = tuple([n for n in used if n in self.known])
        free = {n: self.meaning(n) for n in used if n not in self.known}
        call, arguments = self.simple_call(tree) or (
            Call("expression", self.line.call.name, Expression(tree, names, free)),
            tuple([self.known[n] for n in names]),
        )
        line = self.line.as_call(call, arguments)
        if call.kind == "expression" and not all(map(shares_alike, free.values())):
            line.fresh = False
        self.lines.append(line)
        return line.results[0]

    def simple_call(self, tree: ast.expr) -> tuple[Call, tuple] | None:
        """Return an expression that is one operator, or one ufunc, as that call and its arguments."""

        def part(node: ast.expr) -> Any:
            if isinstance(node, ast.Name) and node.id in self.known:
                return self.known[node.id]
            return node.value if isinstance(node, ast.Constant) else NotImplemented

        match tree:
            case ast.BinOp(x, sign, y) if type(sign) in SIGN_OF:
                given = part(x), part(y)
                call = Call("operator", SIGN_OF[type(sign)], OPERATORS[SIGN_OF[type(sign)]])
                return None if any(x is NotImplemented for x in given) else (call, given)
            case ast.Call(ast.Attribute(ast.Name("np"), name), [*xs], []):
                found, function = tuple(map(part, xs)), getattr(np, name, None)
                if isinstance(function, np.ufunc) and not any(x is NotImplemented for x in found):
                    return Call("function", f"np.{name}", function), found
            case ast.Subscript(x, index):
                given = part(x), part(index)
                return None if any(x is NotImplemented for x in given) else (Call("item", "[]"), given)
        return None

    def meaning(self, name: str) -> Any:
        """Return what a name means in the function's module."""
        if name in self.names:
            return self.names[name]
        if hasattr(builtins, name):
            return getattr(builtins, name)
        raise NotShort
