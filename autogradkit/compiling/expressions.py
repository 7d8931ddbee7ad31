"""Expressions: a call of a program as it is written in Python."""

import ast
from typing import Any

import numpy as np

from autogradkit.compiling.value import Value

__all__ = ["SIGNS", "Expression", "expression_text", "literal"]

SIGNS = {
    "+": ast.Add, "-": ast.Sub, "*": ast.Mult, "/": ast.Div, "//": ast.FloorDiv, "%": ast.Mod, "**": ast.Pow,
    "@": ast.MatMult, "&": ast.BitAnd, "|": ast.BitOr, "^": ast.BitXor, "<<": ast.LShift, ">>": ast.RShift,
}  # fmt: skip
GAP = "\0"  # stands around a name's number, where another text is to be put


class Expression:
    """A function of arrays that is one expression: its tree, its arrays' names, and what else it names."""

    def __init__(self, tree: ast.expr, names: tuple, free: dict) -> None:
        self.tree, self.names, self.free = tree, names, free
        places = {name: f"{GAP}{n}{GAP}" for n, name in enumerate((*names, *free))}
        text = ast.unparse(tree)
        twin = Renamer(places).visit(ast.parse(text, mode="eval").body)
        self.pieces = ast.unparse(twin).split(GAP)  # text, number of a name, text, …
        self.key = text, names, tuple([(name, id(x)) for name, x in free.items()])
        self.function = eval(f"lambda {', '.join(names)}: {text}", dict(free))

    def __call__(self, *values: Any) -> Any:
        """Return what it comes to for these arrays."""
        return self.function(*values)

    def text(self, arguments: list[str], named: Any) -> str:
        """Return it as text, of other arguments; `named` returns the name of an object."""
        parts = [*arguments, *map(named, self.free.values())]
        pieces = list(self.pieces)
        for n in range(1, len(pieces), 2):
            x = parts[int(pieces[n])]
            alone = pieces[n - 1].endswith(("(", "=", ", ", "["))
            pieces[n] = f"({x})" if x.startswith("-") and not alone else x
        return "".join(pieces)


class Renamer(ast.NodeTransformer):
    """Gives other names to names."""

    def __init__(self, names: dict) -> None:
        self.names = names

    def visit_Name(self, node: ast.Name) -> Any:
        return ast.Name(self.names.get(node.id, node.id), node.ctx)


def literal(x: Any, named: Any) -> str:
    """Return `x`, a setting or a Value, as text; `named` returns the name of what has no literal."""
    kind = type(x)
    if kind is Value:
        return named(x)
    if x is None or x is ... or kind in (bool, int, str, bytes):
        return "..." if x is ... else repr(x)
    if kind is tuple:
        parts = [literal(part, named) for part in x]
        return f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})"
    if kind is list:
        return f"[{', '.join([literal(part, named) for part in x])}]"
    if kind is dict:
        return "{" + ", ".join([f"{key!r}: {literal(part, named)}" for key, part in x.items()]) + "}"
    if kind is slice:
        return f"slice({', '.join([literal(part, named) for part in (x.start, x.stop, x.step)])})"
    if kind is float:
        return repr(x) if np.isfinite(x) else f"float('{x!r}')"
    if isinstance(x, np.generic) and x.dtype.kind in "iubf" and x.dtype.itemsize <= 8 and np.isfinite(x):
        return f"np.{x.dtype.name.replace('bool', 'bool_')}({x.item()!r})"
    if isinstance(x, np.dtype) and x.isbuiltin:
        return f"np.dtype('{x.name}')"
    if isinstance(x, type) and issubclass(x, np.generic):
        return f"np.{x.__name__}"
    if x in (int, float, bool):
        return x.__name__
    return named(x)


def index_text(x: Any, named: Any) -> str:
    """Return an index as text: slices as they are written between brackets."""
    if type(x) is tuple and x:
        parts = [index_text(part, named) for part in x]
        return f"{parts[0]}," if len(parts) == 1 else ", ".join(parts)
    if type(x) is slice:
        parts = ["" if p is None else literal(p, named) for p in (x.start, x.stop, x.step)]
        return ":".join(parts if parts[2] else parts[:2])
    return literal(x, named)


def expression_text(line: Any, named: Any) -> str:
    """Return a line's call as text; `named` returns the name of a Value, a function or another object."""
    call = line.call
    given = [named(x) if type(x) is Value else literal(x, named) for x in line.arguments]
    if call.kind == "operator" and line.out is None:
        given = [f"({x})" if x.startswith("-") else x for x in given]
        return call.name + given[0] if len(given) == 1 else f"{given[0]} {call.name} {given[1]}"
    if call.kind == "write":
        return f"{given[0]}[{index_text(line.arguments[1], named)}] {call.name} {given[2]}"
    if call.kind == "item":
        return f"{given[0]}[{index_text(line.arguments[1], named)}]"
    if call.kind == "attribute":
        return f"{given[0]}.{call.name}"
    if call.kind == "expression":
        return call.function.text(given, named)
    keywords = [f"{name}={literal(x, named)}" for name, x in line.keywords.items()]
    if line.out is not None:
        keywords.append(f"out={named(line.out)}")
    if call.kind == "method":
        return f"{given[0]}.{call.name}({', '.join([*given[1:], *keywords])})"
    return f"{named(call)}({', '.join([*given, *keywords])})"
