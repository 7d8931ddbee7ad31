"""Local derivatives as a line of text, such as "1 − z²": what a rule sends, without its factor g."""

import ast

from .formulas import FORMULAS

__all__ = ["local_derivative_text"]

# What x ** 2 and x ** 3 send to x, so that a square reads as one.
SMALL_POWERS = {"2": "g * 2 * x", "3": "g * 3 * x ** 2"}
ONE = ast.Constant(1)
BINDS = {ast.Add: 1, ast.Sub: 1, ast.Mult: 2, ast.Div: 2, ast.Pow: 4}
OPERATORS = {ast.Add: " + ", ast.Sub: " − ", ast.Mult: " · ", ast.Div: " / "}
COMPARED = {ast.Gt: ">", ast.Lt: "<", ast.Eq: "="}


def local_derivative_text(op: str, slot: int, labels: list[str], output: str) -> str | None:
    """Return the local derivative of `op` for input `slot` in the names of its inputs and its output.

    None where the upstream gradient is not simply multiplied by something.

    >>> local_derivative_text("mul", 0, ["u", "w"], "v2"), local_derivative_text("tanh", 0, ["u"], "v2")
    ('w', '1 − v2²')
    >>> (
    ...     local_derivative_text("pow", 0, ["u", "3"], "v2"),
    ...     local_derivative_text("matmul", 0, ["u", "w"], "v2"),
    ... )
    ('3 · u²', None)
    """
    formulas = FORMULAS.get(op, ())[1:]
    if slot >= len(formulas):
        return None
    formula = formulas[slot]
    if op == "pow" and slot == 0:
        formula = SMALL_POWERS.get(labels[1], formula)
    factor = without_g(ast.parse(formula, mode="eval").body)
    names = dict(zip("xyb", labels, strict=False)) | {"z": output, "n": "how many"}
    return None if factor is None else text(factor, names)


def without_g(node) -> ast.expr | None:
    """Return what g is multiplied by in a formula, None where g is no factor; a copied g is one."""
    match node:
        case ast.Name("g") | ast.Call(ast.Name("copy"), [ast.Name("g")]):
            return ONE
        case ast.UnaryOp(sign, operand) if (factor := without_g(operand)) is not None:
            return ast.UnaryOp(sign, factor)
        case ast.BinOp(left, ast.Mult(), right) if (factor := without_g(left)) is not None:
            return times(factor, right)
        case ast.BinOp(left, ast.Div() as over, right) if (factor := without_g(left)) is not None:
            return ast.BinOp(factor, over, right)
    return None


def times(factor: ast.expr, other: ast.expr) -> ast.expr:
    """Return a product, in which a 1 is not written."""
    match factor:
        case ast.Constant(1):
            return other
        case ast.UnaryOp(sign, ast.Constant(1)):
            return ast.UnaryOp(sign, other)
    return ast.BinOp(factor, ast.Mult(), other)


def text(node, names: dict[str, str]) -> str:
    """Return an expression as one line, with `names` in the place of its own."""
    match node:
        case ast.Name(name):
            return names.get(name, name)
        case ast.Constant(value):
            return str(value)
        case ast.UnaryOp(_, operand):
            return f"−{bracketed_text(operand, names, 2)}"
        case ast.BinOp(left, ast.Pow(), right):
            return bracketed_text(left, names, 5) + exponent(right, names)
        case ast.BinOp(left, operator, right):
            binds = BINDS[type(operator)]
            left, right = bracketed_text(left, names, binds), bracketed_text(right, names, binds + 1)
            return left + OPERATORS[type(operator)] + right
        case ast.Compare(left, [operator], [right]):
            return f"{text(left, names)} {COMPARED[type(operator)]} {text(right, names)}"
        case ast.Call(ast.Name("where"), [condition]):
            return f"1 if {text(condition, names)} else 0"
        case ast.Call(ast.Name("sqrt"), [inside]):
            return f"√{bracketed_text(inside, names, 5)}"
        case ast.Call(ast.Name(function), [ast.Name() as argument]):
            return f"{function} {text(argument, names)}"
        case ast.Call(ast.Name(function), [argument]):
            return f"{function}({text(argument, names)})"
    raise ValueError(f"no text for {ast.dump(node)}")


def exponent(node, names: dict[str, str]) -> str:
    """Return what stands behind the base of a power, without blanks."""
    match node:
        case ast.Constant(2):
            return "²"
        case ast.Constant(3):
            return "³"
    return "^" + bracketed_text(node, names, 5).replace(" ", "")


def bracketed_text(node, names: dict[str, str], least: int) -> str:
    """Return the text of `node`, in brackets if it binds less than its surroundings."""
    binds = {ast.UnaryOp: 2, ast.Compare: 0}.get(type(node), 9)
    if isinstance(node, ast.Call) and node.func.id == "where":
        binds = 0
    if isinstance(node, ast.BinOp):
        binds = BINDS[type(node.op)]
    return text(node, names) if binds >= least else f"({text(node, names)})"
