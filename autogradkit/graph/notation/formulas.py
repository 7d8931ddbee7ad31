"""Formulas: what an op computes and what its rule sends back, as MathML trees that a browser typesets.

Written as Python expressions and read by `ast`, so that the table below can be checked by eye. A tree is
nested lists, [tag, child, …]; a child that is text is a leaf. `x`, `y` stand for the inputs, `z` for the
output and `g` for the upstream gradient; the player puts the learner's names in their place.
"""

import ast

__all__ = ["FORMULAS", "formulas_of", "mathml"]

# op -> (what it computes, what it sends to each input)
FORMULAS = {
    "add": ("x + y", "g", "g"),
    "sub": ("x - y", "g", "-g"),
    "mul": ("x * y", "g * y", "g * x"),
    "div": ("x / y", "g / y", "-g * z / y"),
    "neg": ("-x", "-g"),
    "pow": ("x ** y", "g * y * x ** (y - 1)", "g * z * log(x)"),
    "square": ("x ** 2", "g * 2 * x"),
    "reciprocal": ("1 / x", "-g * z ** 2"),
    "exp": ("exp(x)", "g * z"),
    "log": ("log(x)", "g / x"),
    "log1p": ("log(1 + x)", "g / (1 + x)"),
    "expm1": ("exp(x) - 1", "g * (z + 1)"),
    "sqrt": ("sqrt(x)", "g / (2 * z)"),
    "sin": ("sin(x)", "g * cos(x)"),
    "cos": ("cos(x)", "-g * sin(x)"),
    "tan": ("tan(x)", "g * (1 + z ** 2)"),
    "arctan": ("arctan(x)", "g / (1 + x ** 2)"),
    "tanh": ("tanh(x)", "g * (1 - z ** 2)"),
    "sinh": ("sinh(x)", "g * cosh(x)"),
    "cosh": ("cosh(x)", "g * sinh(x)"),
    "sigmoid": ("1 / (1 + exp(-x))", "g * z * (1 - z)"),
    "relu": ("max(0, x)", "g * where(x > 0)"),
    "abs": ("abs(x)", "g * sign(x)"),
    "maximum": ("max(x, y)", "g * where(x > y)", "g * where(y > x)"),
    "minimum": ("min(x, y)", "g * where(x < y)", "g * where(y < x)"),
    "hypot": ("sqrt(x ** 2 + y ** 2)", "g * x / z", "g * y / z"),
    "matmul": ("x @ y", "g @ T(y)", "T(x) @ g"),
    "inv": ("x ** -1", "-T(z) @ g @ T(z)"),
    "solve": ("x ** -1 @ y", "-T(x) ** -1 @ g @ T(z)", "T(x) ** -1 @ g"),
    "sum": ("Σ(x)", "copy(g)"),
    "mean": ("Σ(x) / n", "copy(g) / n"),
    "max": ("max(x)", "g * where(x == z)"),
    "min": ("min(x)", "g * where(x == z)"),
    "reshape": ("reshape(x)", "reshape(g)"),
    "transpose": ("T(x)", "T(g)"),
    "broadcast_to": ("copy(x)", "Σ(g)"),
    "getitem": ("x[i]", "scatter(g)"),
    "cumsum": ("cumsum(x)", "flip(cumsum(flip(g)))"),
    "softmax": ("exp(x) / Σ(exp(x))", "z * (g - Σ(g * z))"),
    "log_softmax": ("x - log(Σ(exp(x)))", "g - exp(z) * Σ(g)"),
    "logsumexp": ("log(Σ(exp(x)))", "g * exp(x - z)"),
}

BINDS = {ast.Add: 1, ast.Sub: 1, ast.Mult: 2, ast.Div: 2, ast.MatMult: 2, ast.Pow: 4}
SIGNS = {ast.Add: "+", ast.Sub: "−", ast.Mult: "·", ast.MatMult: "@"}
COMPARED = {ast.Gt: ">", ast.Lt: "<", ast.Eq: "="}


def formulas_of(op: str | None) -> list | None:
    """Return the trees of an op: what it computes, then what each input is sent; None for unknown ops.

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
            return ["mrow", ["mo", "−"], bracketed(node.operand, 2)]
        case ast.BinOp(op=ast.Div()):
            return ["mfrac", tree(node.left), tree(node.right)]
        case ast.BinOp(op=ast.Pow()):
            return ["msup", bracketed(node.left, 5), tree(node.right)]
        case ast.BinOp():
            level = BINDS[type(node.op)]
            right = level + 1 if isinstance(node.op, ast.Sub) else level
            return [
                "mrow",
                bracketed(node.left, level),
                ["mo", SIGNS[type(node.op)]],
                bracketed(node.right, right),
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
        return ["msup", bracketed(first, 5), ["mi", "T"]]
    if name == "abs":
        return ["mrow", ["mo", "|"], tree(first), ["mo", "|"]]
    if name == "where":
        return ["mrow", ["mo", "["], tree(first), ["mo", "]"]]
    if name == "Σ":
        return ["mrow", ["mo", "∑"], bracketed(first, 2)]
    inside: list = []
    for argument in arguments:
        inside += [["mo", ","]] * bool(inside) + [tree(argument)]
    return ["mrow", ["mi", name], ["mo", "("], *inside, ["mo", ")"]]


def bracketed(node, least: int) -> list:
    """Return the tree of `node`, in brackets if it binds less than its surroundings."""
    binds = BINDS.get(type(getattr(node, "op", None)), 9) if isinstance(node, ast.BinOp) else 9
    binds = 1 if isinstance(node, ast.UnaryOp) else binds
    inner = tree(node)
    return inner if binds >= least else ["mrow", ["mo", "("], inner, ["mo", ")"]]
