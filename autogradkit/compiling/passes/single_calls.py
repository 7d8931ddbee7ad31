"""Single calls: each line of the source as calls of NumPy's, so that each can be told where to write."""

import ast
from typing import Any

import numpy as np

from autogradkit.compiling.array_functions import transposed
from autogradkit.compiling.expressions import SIGNS, Expression
from autogradkit.compiling.line import Call, Line
from autogradkit.compiling.operations import OPERATORS
from autogradkit.compiling.passes.index_trees import index_of_tree, is_index
from autogradkit.compiling.passes.inlining import alike
from autogradkit.compiling.passes.products import is_product
from autogradkit.compiling.passes.repeated_expressions import put_in_place
from autogradkit.compiling.passes.templates import Templates
from autogradkit.compiling.program import Program
from autogradkit.compiling.quantities import count_text
from autogradkit.compiling.value import Value

__all__ = ["with_single_calls"]

SIGN_OF = {kind: sign for sign, kind in SIGNS.items()}
COMPARISONS = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="}
DOT = Call("method", "dot")
ITEM = Call("item", "[]")
T = Call("attribute", "T", transposed)
taken_apart: dict[Any, Any] = {}  # templates of expressions
REDUCTIONS = {
    name: Call("function", f"np.{ufunc.__name__}.reduce", ufunc.reduce)
    for name, ufunc in (("sum", np.add), ("max", np.maximum), ("min", np.minimum))
}
NEGATIVE = Call("operator", "-", np.negative)


def with_single_calls(program: Program) -> tuple[Program, str]:
    """Return the program with expressions taken apart, and the product of two matrices as x.dot(y)."""
    lines: list[Line] = []
    apart = products = 0
    templates = Templates(steps_of, computes=False)
    for line in program.lines:
        if line.call.kind == "expression":
            found = templates.lines(line, line.call.function, taken_apart)
            steps = [line] if found is None else found[0]
            apart += len(steps) > 1
            lines += steps
        else:
            lines.append(line)
    lines = with_each_transpose_once(lines, program.outputs)
    for n, line in enumerate(lines):
        if is_product(line):
            products += 1
            lines[n] = line.with_fields(call=DOT)
    changes = [f"took {count_text(apart, 'expression')} apart"] * bool(apart)
    changes += [f"called x.dot(y) for {count_text(products, 'product')} of matrices"] * bool(products)
    return program.with_fields(lines=lines), " and ".join(changes)


def with_each_transpose_once(lines: list[Line], outputs: tuple) -> list[Line]:
    """Return lines without an x.T that an earlier line has made: a recurrent network asks at each step."""
    transposed = [x for line in lines if line.call.name == "T" for x in line.arguments]
    if len(set(transposed)) == len(transposed):
        return lines
    seen: dict[Value, Value] = {}
    instead: dict[Value, Value] = {}
    found = []
    for line in lines:
        line = put_in_place(line, instead)
        if line.call.name == "T" and line.call.kind == "attribute":
            (x,), (z,) = line.arguments, line.results
            if seen.setdefault(x, z) is not z and z not in outputs:
                instead[z] = seen[x]
                continue
        found.append(line)
    return found


def steps_of(line: Line) -> tuple[list[Line], tuple] | None:
    """Return an expression's line as lines of one call each; None where that gives other bits."""
    expression = line.call.function
    known = dict(zip(expression.names, line.arguments, strict=True))
    lines: list[Line] = []
    try:
        whole = value_of_tree(expression.tree, known, expression.free, line, lines)
    except TypeError:
        return None
    if type(whole) is not Value or not lines or not alike(whole.example, line.results[0].example):
        return None
    lines[-1] = lines[-1].with_fields(fresh=lines[-1].fresh and line.fresh)
    return lines, (whole,)


def value_of_tree(tree: ast.expr, known: dict, free: dict, line: Line, lines: list) -> Any:
    """Return what a tree comes to, a Value or a number; its calls are put behind `lines`."""
    match tree:
        case ast.Name(name) if name in known:
            return known[name]
        case ast.Constant(x) if type(x) in (int, float):
            return x
        case ast.UnaryOp(ast.USub(), ast.Constant(x)) if type(x) in (int, float):
            return -x
        case ast.UnaryOp(ast.USub(), x):
            call, parts = NEGATIVE, [x]
        case ast.BinOp(x, sign, y) if type(sign) in SIGN_OF:
            call, parts = Call("operator", SIGN_OF[type(sign)], OPERATORS[SIGN_OF[type(sign)]]), [x, y]
        case ast.Call(ast.Attribute(ast.Name("np"), name), [*parts], []) if (
            free.get("np") is np and type(getattr(np, name, None)) is np.ufunc
        ):
            call = Call("function", f"np.{name}", getattr(np, name))
        case ast.Compare(x, [sign], [y]) if type(sign) in COMPARISONS:
            sign = COMPARISONS[type(sign)]
            call, parts = Call("operator", sign, OPERATORS[sign]), [x, y]
        case ast.Call(ast.Attribute(x, name), [], [*keywords]) if (
            name in REDUCTIONS and (settings := axis_and_keepdims(keywords)) is not None
        ):
            found = value_of_tree(x, known, free, line, lines)
            if type(found) is not Value or type(found.example) is not np.ndarray:
                raise TypeError(f"{name} of a number")
            return value_of_call(REDUCTIONS[name], (found, *settings), line, lines)
        case ast.Attribute(x, "T"):
            call, parts = T, [x]
        case ast.Subscript(ast.Name(name), index) if name in known and is_index(index, known):
            return value_of_call(ITEM, (known[name], index_of_tree(index, known)), line, lines)
        case ast.Call(ast.Attribute(ast.Name("np"), "dot"), [x, y], []) if free.get("np") is np:
            call, parts = Call("function", "np.dot", np.dot), [x, y]
        case ast.Call(ast.Attribute(x, "dot"), [y], []) if not (
            isinstance(x, ast.Name) and x.id not in known
        ):
            call, parts = DOT, [x, y]
        case _:
            names = tuple(dict.fromkeys(n.id for n in ast.walk(tree) if isinstance(n, ast.Name)))
            mine = tuple([n for n in names if n in known])
            others = {n: free[n] for n in names if n not in known}
            call = Call("expression", line.call.name, Expression(tree, mine, others))
            return value_of_call(call, tuple([known[n] for n in mine]), line, lines)
    return value_of_call(
        call, tuple([value_of_tree(x, known, free, line, lines) for x in parts]), line, lines
    )


def axis_and_keepdims(keywords: list) -> tuple | None:
    """Return what np.add.reduce takes behind x, for x.sum(axis=1, keepdims=True); None for other keywords."""
    try:
        given = {k.arg: ast.literal_eval(k.value) for k in keywords}
    except ValueError:
        return None
    if given.keys() - {"axis", "keepdims"} or "axis" not in given:
        return None
    return (given["axis"], None, None, True) if given.get("keepdims") else (given["axis"],)


def value_of_call(call: Call, arguments: tuple, line: Line, lines: list) -> Any:
    """Put one call behind `lines`, and return its result."""
    lines.append(line.as_call(call, arguments))
    return lines[-1].results[0]
