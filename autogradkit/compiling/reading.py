"""Reading: what a short function comes to for arrays of certain shapes, as lines of its own."""

import ast
from typing import Any

from autogradkit.compiling.folding import NotShort
from autogradkit.compiling.line import Call
from autogradkit.compiling.operations import OPERATORS
from autogradkit.compiling.read_expressions import SIGN_OF, ExpressionReader
from autogradkit.compiling.value import Value

__all__ = ["NotShort", "Reader"]


class Reader(ExpressionReader):
    """Reads a function's statements as lines in the place of its call, computing each once.

    Questions about shapes, types and settings are answered here. A function that asks about numbers, loops,
    or writes into an array that is not its own, is not read.
    """

    def read(self, statements: list) -> tuple | None:
        """Return what is returned, Values or trees of them, and whether it is several."""
        for statement in statements:
            match statement:
                case ast.Expr(ast.Constant(str())):
                    continue
                case ast.If(test, then, otherwise):
                    found = self.read(then if self.answer(test) else otherwise)
                    if found is not None:
                        return found
                case ast.Assign([ast.Name(name)], value):
                    before = len(self.lines)
                    self.known[name] = self.value(value)
                    self.own.add(name)
                    if len(self.lines) > before and name != "z" and name[1:] not in self.parameters:
                        self.known[name].name = name  # but what is returned is called by those who use it
                case ast.AugAssign(ast.Name(name), sign, value) if name in self.own:
                    self.known[name] = self.sum_in_place(name, sign, value)
                case ast.AugAssign(ast.Subscript(ast.Name(name), index), sign, value) if name in self.own:
                    self.known[name] = self.written(name, index, sign, value)
                case ast.Return(ast.Tuple(parts)):
                    return tuple(map(self.returned, parts)), True
                case ast.Return(value) if value is not None:
                    return (self.value(value),), False
                case _:
                    raise NotShort
        return None

    def returned(self, tree: ast.expr) -> Any:
        """Return one of several things that are returned; a forward hands a dict of arrays to its rule."""
        if not isinstance(tree, ast.Dict):
            return self.value(tree)
        kept = {getattr(k, "value", None): self.value(v) for k, v in zip(tree.keys, tree.values, strict=True)}
        if not all(type(name) is str and type(value) is Value for name, value in kept.items()):
            raise NotShort
        for name, value in kept.items():
            value.name = value.name or name
        return kept

    def written(self, name: str, index: ast.expr, sign: ast.operator, value: ast.expr) -> Value:
        """Return what `name` is after `name[index] += value`, an array that nobody else has."""
        before = self.known[name]
        mine = [line for line in self.lines if before in line.results]
        others = [n for n in self.known if self.known[n] is before]
        shared = [line for line in self.lines if before in line.operands() and not line.fresh]
        if not mine or not mine[0].fresh or others != [name] or shared or type(sign) not in SIGN_OF:
            raise NotShort
        parts = index.elts if isinstance(index, ast.Tuple) else [index]
        at = tuple([self.value(part) for part in parts])
        call = Call("write", f"{SIGN_OF[type(sign)]}=", OPERATORS[SIGN_OF[type(sign)]])
        place = at if isinstance(index, ast.Tuple) else at[0]
        self.lines.append(self.line.as_call(call, (before, place, self.value(value)), True))
        return self.lines[-1].results[0]

    def sum_in_place(self, name: str, sign: ast.operator, value: ast.expr) -> Value:
        """Return `name = name + value` for a `name += value`, where that is the same."""
        before = self.known[name]
        mine = [line for line in self.lines if before in line.results]
        others = [n for n in self.known if self.known[n] is before]
        made = self.value(ast.BinOp(ast.Name(name, ast.Load()), sign, value))
        if not mine or not mine[0].fresh or others != [name] or not isinstance(made, Value):
            raise NotShort
        if made.shape != before.shape or made.dtype != before.dtype:
            raise NotShort
        return made
