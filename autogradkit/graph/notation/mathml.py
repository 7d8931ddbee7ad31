"""MathML: formulas as trees that a browser typesets.

A tree is nested lists, [tag, child, …]; a child that is text is a leaf. The player puts the learner's names
in the place of `x`, `y`, `z` and `g`.
"""

import ast

from .formulas import FORMULAS

__all__ = ["formulas_of", "mathml"]

BINDS = {ast.Add: 1, ast.Sub: 1, ast.Mult: 2, ast.Div: 2, ast.MatMult: 2, ast.Pow: 4}
OPERATORS = {ast.Add: "+", ast.Sub: "−", ast.Mult: "·", ast.MatMult: "@"}
COMPARED = {ast.Gt: ">", ast.Lt: "<", ast.Eq: "="}


def formulas_of(op: str | None) -> list | None:
    """Return an op's formulas as trees: what it computes, then what it sends to each input; None without.

    >>> formulas_of("neg")
    [['mrow', ['mo', '−'], ['mi', 'x']], ['mrow', ['mo', '−'], ['mi', 'g']]]
    """
    return [mathml(text) for text in FORMULAS[op]] if op in FORMULAS else None


def mathml(text: str) -> list:
    """Return the MathML tree of an expression.

    >>> mathml("g / y")
    ['mfrac', ['mi', 'g'], ['mi', 'y']]
    """
    return tree(ast.parse(text, mode="eval").body)


def tree(node) -> list:
    match node:
        case ast.Name():
            return ["mi", node.id]
        case ast.Constant():
            return ["mn", str(node.value)]
        case ast.UnaryOp():
            return ["mrow", ["mo", "−"], bracketed_tree(node.operand, 2)]
        case ast.BinOp(op=ast.Div()):
            return ["mfrac", tree(node.left), tree(node.right)]
        case ast.BinOp(op=ast.Pow()):
            return ["msup", bracketed_tree(node.left, 5), tree(node.right)]
        case ast.BinOp():
            level = BINDS[type(node.op)]
            right = level + 1 if isinstance(node.op, ast.Sub) else level
            return [
                "mrow",
                bracketed_tree(node.left, level),
                ["mo", OPERATORS[type(node.op)]],
                bracketed_tree(node.right, right),
            ]
        case ast.Compare():
            return ["mrow", tree(node.left), ["mo", COMPARED[type(node.ops[0])]], tree(node.comparators[0])]
        case ast.Subscript():
            return ["msub", tree(node.value), tree(node.slice)]
        case ast.Call():
            return call(node.func.id, node.args)
    raise ValueError(f"no MathML for {ast.dump(node)}")


def call(name: str, arguments: list) -> list:
    """Return a function applied: some have a notation of their own."""
    first = arguments[0]
    if name == "exp":
        return ["msup", ["mi", "e"], tree(first)]
    if name == "sqrt":
        return ["msqrt", tree(first)]
    if name == "T":
        # A letter of its own: without a font for mathematics a raised T sits far too high.
        return ["mrow", bracketed_tree(first, 5), ["mi", "ᵀ"]]
    if name == "abs":
        return ["mrow", ["mo", "|"], tree(first), ["mo", "|"]]
    if name == "where":
        return ["mrow", ["mo", "["], tree(first), ["mo", "]"]]
    if name == "Σ":
        return ["mrow", ["mo", "∑"], bracketed_tree(first, 2)]
    inside: list = []
    for argument in arguments:
        inside += [["mo", ","]] * bool(inside) + [tree(argument)]
    return ["mrow", ["mi", name], ["mo", "("], *inside, ["mo", ")"]]


def bracketed_tree(node, least: int) -> list:
    """Return the tree of `node`, in brackets if it binds less than its surroundings."""
    binds = BINDS.get(type(getattr(node, "op", None)), 9) if isinstance(node, ast.BinOp) else 9
    binds = 1 if isinstance(node, ast.UnaryOp) else binds
    inner = tree(node)
    return inner if binds >= least else ["mrow", ["mo", "("], inner, ["mo", ")"]]
