"""Products only: does a program just multiply and sum up what it was handed, and take nothing from anything?

Without a difference and without a quotient there is no difference quotient: its functions may use each other.
"""

import ast

__all__ = ["are_products_only"]

PARTS = (
    *(
        ast.Module,
        ast.FunctionDef,
        ast.arguments,
        ast.arg,
        ast.Return,
        ast.Assign,
        ast.Expr,
        ast.Name,
        ast.Tuple,
    ),
    *(ast.Call, ast.keyword, ast.Attribute, ast.Subscript, ast.Slice, ast.Constant, ast.UnaryOp, ast.USub),
    *(ast.BinOp, ast.Mult, ast.MatMult, ast.Sub, ast.GeneratorExp, ast.comprehension, ast.Compare, ast.Eq),
    *(ast.NotEq, ast.Load, ast.Store),
)
METHODS = frozenset(["sum", "swapaxes", "transpose", "reshape"])
BUILTINS = frozenset(["range", "tuple", "len", "enumerate", "zip"])
KEYWORDS = frozenset(["axis", "keepdims"])
KINDS = (int, str, type(None))  # of what is written down
LARGEST = 99  # number: products of large ones end, and begin again below zero


def are_products_only(nodes):
    """Return whether all nodes of a source multiply and sum up only, and subtract at most to count.

    >>> def ask(text):
    ...     return are_products_only(list(ast.walk(ast.parse(text))))
    >>> ask("def rule(g, x): return twice(g @ x.T)\\ndef twice(x): return 2 * x.sum(axis=range(x.ndim - 2))")
    True
    >>> ask("def rule(g, x): return f(x) - f(g)\\ndef f(x): return x * x")
    False
    >>> ask("def rule(g, x): return f(x * -1)\\ndef f(x): return x * x"), ask("def f(x): return x / 2")
    (False, False)
    """
    if not all(isinstance(node, PARTS) for node in nodes):
        return False
    names = [node for node in nodes if isinstance(node, ast.Name)]
    functions = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    own = {node.id for node in names if isinstance(node.ctx, ast.Store)}
    own |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    if own & (functions | BUILTINS) or functions & BUILTINS or not own.issuperset(free(names, functions)):
        return False
    minus = {id(node) for node in nodes if isinstance(getattr(node, "op", None), (ast.Sub, ast.USub))}
    return minus <= harmless(nodes, names) and all(is_product(node, functions) for node in nodes)


def free(names, functions):
    """Return the names that are read and are neither functions of the source nor Python's."""
    return {node.id for node in names if isinstance(node.ctx, ast.Load)} - functions - BUILTINS


def is_product(node, functions):
    """Return whether a node, apart from what is in it, is one of a program of products."""
    if isinstance(node, ast.Constant):
        small = not isinstance(node.value, int) or node.value <= LARGEST
        return isinstance(node.value, KINDS) and small
    if isinstance(node, ast.Attribute):
        return node.attr in METHODS | {"shape", "ndim", "T"} and isinstance(node.ctx, ast.Load)
    if isinstance(node, ast.Subscript):
        return isinstance(node.ctx, ast.Load)
    if isinstance(node, ast.FunctionDef):
        return not (node.decorator_list or node.args.defaults or node.args.kw_defaults)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id in functions | BUILTINS and not node.keywords
    if isinstance(node, ast.Call):  # further arguments of `sum` are numbers to add, or an array to write into
        named = {keyword.arg for keyword in node.keywords}
        sums = getattr(node.func, "attr", "") == "sum"
        return (
            is_method(node) and named <= (KEYWORDS if sums else set()) and len(node.args) < 2 + 9 * (not sums)
        )
    return True


def is_method(node):
    """Return whether a node calls one of METHODS."""
    return isinstance(node, ast.Call) and getattr(node.func, "attr", "") in METHODS


def harmless(nodes, names):
    """Return the ids of signs that say where something stands, or count what a `range` goes through.

    It starts at zero: one that could start below would make a number that takes away.
    """
    places = [node.slice for node in nodes if isinstance(node, ast.Subscript)]
    places += [end for node in nodes if isinstance(node, ast.Slice) for end in (node.lower, node.upper)]
    for node in filter(is_method, nodes):
        places += [*node.args, *(keyword.value for keyword in node.keywords)]
    found = {id(node) for node in places if isinstance(getattr(node, "operand", None), ast.Constant)}
    ranges = [
        node for node in nodes if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "range"
    ]
    counted = {id(node.args[0]) for node in ranges if len(node.args) == 1}
    others = {node.id for node in names if isinstance(node.ctx, ast.Load) and id(node) not in counted}
    for node in nodes:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) not in {None, *others}:
            counted |= {id(node.value)} if len(node.targets) == 1 else set()
    return found | counted
