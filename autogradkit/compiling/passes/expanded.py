"""Expanded functions: forwards and rules that come to a few expressions stand there as these expressions."""

import ast
import inspect
from dataclasses import replace
from typing import Any

import numpy as np

from autogradkit.compiling.expressions import SIGNS, Expression, body_of
from autogradkit.compiling.passes.once import put_in_place, with_values
from autogradkit.compiling.program import Call, Line, Program, Value, mapped
from autogradkit.compiling.traced import OPERATORS

__all__ = ["with_functions_as_expressions"]


def with_functions_as_expressions(program: Program) -> tuple[Program, str]:
    """Return the program with the insides of short functions in the place of their calls.

    Each is tried on the arrays of the traced run first: what is not the same bit for bit stays a call.
    """
    instead: dict[Value, Value] = {}
    lines: list[Line] = []
    count = 0
    for line in program.lines:
        line = put_in_place(line, instead)
        expanded = expansion(line) if line.call.kind in ("forward", "rule") else None
        if expanded is None:
            lines.append(line)
            continue
        count += 1
        lines += expanded[0]
        instead.update(expanded[1])
    said = f"wrote {count} calls of short functions as expressions" if count else ""
    return with_values(replace(program, lines=lines), instead), said


def expansion(line: Line) -> tuple[list[Line], dict] | None:
    """Return the lines in the place of a call, and the Values in that of its results; None to leave it."""
    body = body_of(line.call.function, line.arguments, line.keywords)
    if body is None or body.several != line.several or len(body.results) != len(line.results):
        return None
    bound = inspect.signature(line.call.function).bind(*line.arguments, **line.keywords)
    bound.apply_defaults()
    known: dict[str, Any] = dict(bound.arguments)
    lines, instead = [], {}
    try:
        for name, tree in body.locals:
            if isinstance(tree, ast.Constant):  # a gradient that is not wanted
                known[name] = tree.value
                continue
            made = line_of(line, tree, known, body.free)
            known[name] = made.results[0]
            lines.append(made)
        for tree, result in zip(body.results, line.results, strict=True):
            if isinstance(tree, ast.Name) and tree.id in known:
                value = known[tree.id]
                if value is None and result is None:
                    continue
                if type(value) is not Value:
                    return None
                if result is not None:
                    instead[result] = value
                    value.name = value.name or result.name
                    value.gradient_of = value.gradient_of or result.gradient_of
            elif isinstance(tree, ast.Constant) and tree.value is None:
                if result is not None:
                    return None
            else:
                made = line_of(line, tree, known, body.free)
                if result is not None:
                    made.results[0].name, made.results[0].gradient_of = result.name, result.gradient_of
                    instead[result] = made.results[0]
                    if not alike(made.results[0].example, result.example):
                        return None
                lines.append(made)
    except Exception:
        return None
    for result, value in instead.items():
        if not alike(value.example, result.example):
            return None
    return lines, instead


def line_of(line: Line, tree: Any, known: dict, free: dict) -> Line:
    """Return one expression of a function as a line, computed once to know its result."""
    used = dict.fromkeys(n.id for n in ast.walk(tree) if isinstance(n, ast.Name))
    names = tuple([n for n in used if n in known])
    call = simple_call(tree, known)
    if call is None:
        function = Expression(tree, names, {n: free[n] for n in used if n in free})
        call, arguments = Call("expression", line.call.name, function), tuple([known[n] for n in names])
    else:
        call, arguments = call
    example = call.run(mapped(lambda x: x.example if type(x) is Value else x, arguments), {})
    if not isinstance(example, np.ndarray | np.generic):
        raise TypeError("no array")
    return replace(
        line, call=call, arguments=arguments, keywords={}, results=(Value(example),), several=False
    )


def simple_call(tree: Any, known: dict) -> tuple[Call, tuple] | None:
    """Return an expression that is one operator, or one ufunc, as that call and its arguments."""
    signs = {kind: sign for sign, kind in SIGNS.items()}

    def part(node: Any) -> Any:
        if isinstance(node, ast.Name) and node.id in known:
            return known[node.id]
        return node.value if isinstance(node, ast.Constant) else NotImplemented

    match tree:
        case ast.BinOp(x, sign, y):
            given = (part(x), part(y))
            if NotImplemented not in given and type(sign) in signs:
                return Call("operator", signs[type(sign)], OPERATORS[signs[type(sign)]]), given
        case ast.Call(ast.Attribute(ast.Name("np"), name), [*xs], []):
            given = tuple(map(part, xs))
            function = getattr(np, name, None)
            if isinstance(function, np.ufunc) and NotImplemented not in given:
                return Call("function", f"np.{name}", function), given
    return None


def alike(x: Any, y: Any) -> bool:
    """Whether two results are the same bit for bit, of one type and layout."""
    if type(x) is not type(y) or x.dtype != y.dtype or np.shape(x) != np.shape(y):
        return False
    if isinstance(x, np.ndarray) and x.strides != y.strides:
        return False
    return x.tobytes() == y.tobytes()
