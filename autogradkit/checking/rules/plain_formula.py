"""A plain formula: a source so simple that no difference quotient can be in it.

Nothing but NumPy's functions is called, nothing small is written down, nothing runs text. Watching such a
rule while it runs would cost a process and show nothing.
"""

import ast
from functools import lru_cache

from .handed_places import asks_where_handed, is_whole
from .products_only import are_products_only
from .syntax_tree import nodes_of, tree_of, walked

__all__ = ["is_plain_formula"]

CALL_NAMES = """
sum mean max min prod exp log log1p expm1 tanh sinh cosh sin cos sqrt square abs absolute sign where maximum
minimum clip zeros zeros_like ones ones_like full_like empty_like broadcast_to einsum matmul dot outer
tensordot
transpose swapaxes moveaxis reshape ravel flatten expand_dims squeeze concatenate stack split array_split
hstack vstack cumsum flip take take_along_axis put_along_axis add at arange argmax argmin argsort repeat tile
eye diag copy array asarray atleast_1d reversed equal any all count_nonzero multiply subtract negative
reciprocal logical_not logical_and rollaxis pad bincount append tuple list range len zip enumerate slice
int bool isinstance sorted
"""
CALLED = frozenset(CALL_NAMES.split())
ATTRIBUTE_NAMES = "T shape ndim size newaxis dtype float64 nan inf flat"
ATTRIBUTES = CALLED | frozenset(ATTRIBUTE_NAMES.split())
COUNTS = frozenset(["size", "ndim"])  # of what is worked out: of its entries they say nothing
LARGEST = 4

CURVE_NAMES = """
exp log log1p expm1 tanh sinh cosh sin cos sqrt square reciprocal abs absolute maximum minimum max min clip
prod
"""
CURVES = frozenset(CURVE_NAMES.split())
ALIKE_NAMES = (
    *("exp expm1 tanh sinh cosh Exponent", "log log1p", "sin cos", "sqrt square reciprocal Pow Div Mult"),
    "abs absolute maximum minimum max min clip",
)
ALIKE = {name: names for names in ALIKE_NAMES for name in names.split()}  # one can be written by the others
SIDE_BY_SIDE_NAMES = """
array asarray arange range append repeat tile hstack vstack stack concatenate outer diag eye pad cumsum at
put_along_axis argsort bincount list tuple enumerate zip sorted
"""
SIDE_BY_SIDE = frozenset(SIDE_BY_SIDE_NAMES.split())


@lru_cache(8)  # a source that holds several rules is asked about for each
def is_plain_formula(source):
    """Return whether a source is nothing but plain formulas.

    >>> is_plain_formula("def backward(g, x):\\n    return g * 2 * x")
    True
    >>> is_plain_formula(
    ...     "def backward(g, x):\\n    h = 1e-6\\n    return g * (f(x + h) - f(x - h)) / (2 * h)"
    ... )
    False
    """
    try:
        tree, nodes = tree_of(source), nodes_of(source)
        if "raise" in source:
            tree = WithoutRefusals().visit(ast.parse(source))
            nodes = walked(tree)
        if are_products_only(nodes) and not has_texts(nodes):
            return True
        nodes = without_places(nodes)
        if not all(map(is_plain, nodes)) or has_texts(nodes):
            return False
        if sum(isinstance(node, ast.FunctionDef) for node in nodes) > len(functions_of(tree)):
            return False  # one in another
        return not (calls_what_it_defines(nodes) or asks_twice(tree) or makes_other_numbers(nodes))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False


def without_places(nodes):
    """Return the nodes without whole numbers that say where something stands: `t[5]` is no 5."""
    places = {id(node.slice) for node in nodes if isinstance(node, ast.Subscript)}
    return [node for node in nodes if id(node) not in places or type(getattr(node, "value", None)) is not int]


class WithoutRefusals(ast.NodeTransformer):
    """Leaves out what is raised: nothing comes of it, and no plain formula catches it."""

    def visit_Raise(self, node):
        """Put nothing in its place."""
        return ast.copy_location(ast.Pass(), node)


def calls_what_it_defines(nodes):
    """Return whether a name that is called has another meaning in this source, such as a function `mean`.

    A function that is named may be called: `sorted(places, key=curve)`.
    """
    called = {
        node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    defined = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    if defined & {node.id for node in nodes if isinstance(node, ast.Name)}:
        return True
    defined |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    return bool(called & (defined | stored(nodes)))


def stored(nodes):
    """Return the names that are given something."""
    return {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}


def asks_twice(tree):
    """Return whether a function asks one curve in two places, in a loop, or at points laid side by side.

    It is one curve, however it is written: tanh, or sinh / cosh. Where all are asked at what was handed over
    and nowhere else, there are no neighbours. What stands outside of functions may be a table, or steps.

    >>> asks_twice(tree_of("def backward(g, x, y):\\n    return g * (1 / (y + x) - 1 / (y - x))"))
    True
    >>> asks_twice(tree_of("def backward(g, x):\\n    return g * (np.tanh(x) - np.sinh(-x) / np.cosh(x))"))
    True
    >>> asks_twice(tree_of("def backward(g, x, y):\\n    a = y + y\\n    return g * (x / a - x / -a)"))
    True
    >>> asks_twice(tree_of("def backward(g, s):\\n    n = np.prod(s) / g.size\\n    return g / n"))
    False
    >>> asks_twice(tree_of("def sin(u):\\n    return np.sin(u[0]), np.cos(u[0]) * u[1]"))
    False
    """
    functions = functions_of(tree)
    outside = [node for statement in tree.body if statement not in functions for node in walked(statement)]
    if any(map(is_curve, outside)):
        return True
    for function in functions:
        inside = walked(function)
        made = stored(inside)
        asked = [node for node in inside if is_curve(node, made)]
        if asks_where_handed(function, inside, asked):
            continue
        curves = [ALIKE.get(name, name) for node in asked for name in curve_names(node)]
        last = max((node.end_lineno for node in asked), default=0)  # what is put together later, nobody asks
        before = [node for node in inside if getattr(node, "lineno", 0) <= last]
        several = any(map(is_several, [*outside, *without_answers(before)]))
        if len(set(curves)) < len(curves) or (curves and several):
            return True
    return False


def without_answers(nodes):
    """Return the nodes without the tuples that are returned, or unpacked, or say where something stands."""
    apart = {id(node.slice) for node in nodes if isinstance(node, ast.Subscript)}
    apart |= {id(node.value) for node in nodes if isinstance(node, ast.Return)}
    assigned = [node for node in nodes if isinstance(node, ast.Assign)]
    apart |= {id(node.value) for node in assigned if isinstance(node.targets[0], ast.Tuple)}
    return [node for node in nodes if id(node) not in apart]


def is_several(node):
    """Return whether a node is a loop, or makes one array of several: by a call, or by writing into parts.

    Such is a list, or a tuple, too.
    """
    if isinstance(node, ast.Call):
        return called_name(node) in SIDE_BY_SIDE
    if isinstance(node, (ast.List, ast.Tuple, ast.Subscript)):
        return isinstance(node.ctx, ast.Store) == isinstance(node, ast.Subscript)
    return isinstance(node, (ast.For, ast.comprehension))


def makes_other_numbers(nodes):
    """Return whether the numbers in a product, or a power, make a small or a large one: 4**4, say.

    >>> (
    ...     makes_other_numbers(nodes_of("t = x / 4 / 4\\ns = t / 4")),
    ...     makes_other_numbers(nodes_of("n = 4\\nh = x / n**4")),
    ...     makes_other_numbers(nodes_of("d = 2 * x / 4")),
    ... )
    (True, True, False)
    """
    named = {}
    assigned = [
        node for node in nodes if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    ]
    for node in (*sorted(assigned, key=lambda node: node.lineno), None):
        factors = {}
        inside_of = nodes if node is None else without_places(walked(node.value))
        for inside in reversed(inside_of):  # the inner ones come first
            factors[id(inside)] = factor_of(inside, factors, named)
            if not 1 / LARGEST <= abs(factors[id(inside)]) <= LARGEST:
                return True
        if node is not None:
            named[node.targets[0].id] = factors[id(node.value)]
    return False


def factor_of(node, factors, named):
    """Return by what plain number a node multiplies the rest of it, given its parts' and names' own."""
    if isinstance(node, ast.Constant):
        return (type(node.value) in (int, float) and node.value) or 1.0
    if isinstance(node, ast.Name):
        return named.get(node.id, 1.0)
    if isinstance(node, ast.UnaryOp):
        return factors[id(node.operand)]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and abs(factors[id(node.left)]) != 1:
        power = factors[id(node.right)] if isinstance(node.right, ast.Constant) else 2 * LARGEST
        return factors[id(node.left)] ** min(power, 2 * LARGEST)
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mult, ast.Div)):
        left, right = factors[id(node.left)], factors[id(node.right)]
        return left * right if isinstance(node.op, ast.Mult) else left / right
    return 1.0


def functions_of(tree):
    """Return the functions that stand in the source itself."""
    return [node for node in tree.body if isinstance(node, ast.FunctionDef)]


def is_curve(node, made=()):
    """Return whether a node calls a curve of NumPy's, or powers, squares or divides by something worked out.

    `made` are the names of what was worked out before; a sum over one of them weighs, as shares have it,
    and how many entries one has is a whole number, whatever they are.
    """
    if isinstance(node, ast.Call):
        return called_name(node) in CURVES
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return isinstance(node.left, ast.Name) and node.left.id == getattr(node.right, "id", "") in made
    if not isinstance(getattr(node, "op", None), (ast.Pow, ast.Div)):
        return False
    if isinstance(node.op, ast.Pow):
        return not isinstance(getattr(node, "left", None), ast.Name) or node.left.id in made
    divisor = node.value if isinstance(node, ast.AugAssign) else node.right
    is_sum = isinstance(divisor, ast.Call) and called_name(divisor) == "sum"
    worked_out = () if is_sum else made
    counted = {id(node.value) for node in walked(divisor) if getattr(node, "attr", "") in COUNTS}
    return any(
        isinstance(part, ast.BinOp) or (getattr(part, "id", "") in worked_out and id(part) not in counted)
        for part in walked(divisor)
    )


def curve_names(node):
    """Return the names of a curve; all powers are one, and all quotients. e to a name is exp, too."""
    if isinstance(node, ast.Call):
        return (called_name(node),)
    power = isinstance(node.op, ast.Pow)
    exponent = node.right if power and isinstance(node, ast.BinOp) else None
    return ("Pow", "Exponent") if exponent and not is_whole(exponent) else (type(node.op).__name__,)


def has_texts(nodes):
    """Return whether a text stands anywhere but as a description, or as the letters of an einsum."""
    described = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    return any(
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in described
        and "->" not in node.value
        for node in nodes
    )


def called_name(node):
    """Return the last name of what is called."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


REFUSED = (
    *(ast.Lambda, ast.ClassDef, ast.Try, ast.With, ast.AsyncFunctionDef, ast.Global, ast.Nonlocal, ast.While),
    ast.Starred,
)


def is_plain(node):
    """Return whether one node of a source may stand in a plain formula."""
    if isinstance(node, REFUSED) or (isinstance(node, ast.Name) and node.id == "complex"):
        return False
    if isinstance(node, ast.Constant):
        return is_plain_constant(node.value)
    if isinstance(node, ast.Call):
        return called_name(node) in CALLED
    if isinstance(node, ast.Attribute):
        return node.attr in ATTRIBUTES
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return all(alias.name == "numpy" for alias in node.names)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
        return is_plain_power(node)
    return True


def is_plain_power(node):
    """Return whether a power is of something named, to a whole number or a name: not small, nor imaginary."""
    named = any(isinstance(inside, ast.Name) for inside in walked(node.left))
    exponent = node.right.operand if isinstance(node.right, ast.UnaryOp) else node.right
    whole = isinstance(exponent, ast.Constant) and isinstance(exponent.value, int)
    return named and (whole or any(isinstance(inside, ast.Name) for inside in walked(exponent)))


def is_plain_constant(value):
    """Return whether a number is neither small nor large, nor imaginary."""
    if isinstance(value, (bool, str)) or value is None or value is Ellipsis:
        return True
    return isinstance(value, (int, float)) and (value in (0, 0.5, 0.25) or 1 <= abs(value) <= LARGEST)
