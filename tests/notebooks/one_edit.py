"""Every repair of a function that takes one edit: what a learner may try first on a wrong answer.

An edit swaps an operator, a name, a constant or a called function for another one, drops or adds a factor,
or takes out a call, an index or a line. A name that stands in several places may be exchanged in all of them.
"""

import ast
import pickle
from itertools import combinations

__all__ = ["one_edit_repairs"]

OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.MatMult, ast.Pow)
CALLS = [  # names of functions and methods that are easily taken for one another
    {"mean", "sum", "max", "min", "prod", "std", "var", "cumsum"},
    {"sin", "cos", "tan", "tanh", "exp", "log", "sqrt", "abs", "sign"},
    {"ones", "zeros", "ones_like", "zeros_like", "empty", "empty_like"},
    {"maximum", "minimum"},
    {"all", "any"},
]
CONSTANTS = (0, 1, -1, 2, 0.5, None, True, False)
FACTORS = ("2", "-1", "0.5")


def one_edit_repairs(function, names=()):
    """Yield the sources of a function after one edit each, without repetition.

    Parameters
    ----------
    function : ast.FunctionDef
    names : sequence of str
        Names that may take another's place, beside those that the function itself uses.
    """
    own = {argument.arg for argument in function.args.args}
    own |= {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    seen = {ast.unparse(function)}
    for edited in edits(function, sorted(own | set(names)), sorted(own)):
        try:
            source = ast.unparse(ast.fix_missing_locations(edited))
            if source in seen:
                continue
            seen.add(source)
            compile(source, "edit", "exec")
        except (SyntaxError, ValueError, TypeError):
            continue
        yield source


def edits(function, names, own):
    """Yield edited copies of a function."""
    for node in ast.walk(function):
        if not node._fields:  # a Load is one object for all trees, and IPython hangs what it explains on it
            vars(node).clear()
    stored = pickle.dumps(function)  # read back, it is a copy: in a fifth of what copy.deepcopy takes
    yield from renamed(stored, names, own)
    yield from other_calls_everywhere(function, stored)
    for number, node in enumerate(ast.walk(function)):
        for change in changes(node, names, own):
            edited = pickle.loads(stored)
            place = list(ast.walk(edited))[number]
            if (new := change(place)) is not None:
                edited = Replace(place, new).visit(edited)
            yield edited


class Replace(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old, new):
        self.old, self.new = old, new

    def visit(self, node):
        return self.new if node is self.old else self.generic_visit(node)


def renamed(stored, names, own):
    """Yield copies with one name exchanged for another wherever it stands, and with two names swapped."""
    exchanges = [{a: b} for a in own for b in names if a != b]
    exchanges += [{a: b, b: a} for a, b in combinations(own, 2)]
    for exchange in exchanges:
        for with_parameters in (True, False):
            edited = pickle.loads(stored)
            for node in ast.walk(edited):
                if isinstance(node, ast.Name):
                    node.id = exchange.get(node.id, node.id)
                if isinstance(node, ast.arg) and with_parameters:
                    node.arg = exchange.get(node.arg, node.arg)
            yield edited


def other_calls_everywhere(function, stored):
    """Yield copies in which one called name is exchanged for a neighbour wherever it stands."""
    called = {n.attr for n in ast.walk(function) if isinstance(n, ast.Attribute)}
    for family in CALLS:
        for old in sorted(called & family):
            for new in sorted(family - {old}):
                edited = pickle.loads(stored)
                for node in ast.walk(edited):
                    if isinstance(node, ast.Attribute) and node.attr == old:
                        node.attr = new
                yield edited


def changes(node, names, own):
    """Yield what one edit can make of a node: functions that change it, or return what takes its place."""
    if isinstance(node, ast.BinOp):
        yield from (setting("op", op()) for op in OPERATORS if not isinstance(node.op, op))
        yield lambda n: n.left
        yield lambda n: n.right
        yield lambda n: ast.BinOp(n.right, n.op, n.left)
    if isinstance(node, ast.UnaryOp):
        yield lambda n: n.operand
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        near = [node.value + 1, node.value - 1, -node.value, 2 * node.value, node.value / 2]
        yield from (setting("value", value) for value in (*CONSTANTS, *near))
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        yield from (setting("id", name) for name in names if name != node.id)
    if isinstance(node, ast.Attribute):
        family = next((family for family in CALLS if node.attr in family), ())
        yield from (setting("attr", name) for name in sorted(family) if name != node.attr)
    if isinstance(node, ast.Subscript):
        yield lambda n: n.value
    if isinstance(node, ast.Call):
        yield from (lambda n, i=i: n.args[i] for i in range(len(node.args)))
        yield from (without("keywords", i) for i in range(len(node.keywords)))
        yield from (without("args", i) for i in range(len(node.args)))
        if isinstance(node.func, ast.Attribute):
            yield lambda n: n.func.value
    if isinstance(node, ast.Compare):
        others = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)
        yield from (setting("ops", [op()]) for op in others if not isinstance(node.ops[0], op))
    if isinstance(node, ast.IfExp):
        yield lambda n: n.body
        yield lambda n: n.orelse
    if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
        yield from (lambda n, op=op: ast.AugAssign(n.targets[0], op(), n.value) for op in OPERATORS[:3])
    if isinstance(node, ast.AugAssign):
        yield lambda n: ast.Assign([n.target], n.value)
    if isinstance(node, (ast.BinOp, ast.Name, ast.Call, ast.Attribute, ast.Subscript)) and loaded(node):
        for text in (*FACTORS, *own, *(f"len({name})" for name in own)):
            yield lambda n, text=text: ast.BinOp(n, ast.Mult(), ast.parse(text, mode="eval").body)
            yield lambda n, text=text: ast.BinOp(n, ast.Div(), ast.parse(text, mode="eval").body)
        yield lambda n: ast.UnaryOp(ast.USub(), n)
        yield lambda n: ast.BinOp(n, ast.Pow(), ast.Constant(2))
        yield lambda n: ast.Attribute(n, "T", ast.Load())
    if hasattr(node, "body") and isinstance(node.body, list) and len(node.body) > 1:
        yield from (without("body", i) for i in range(len(node.body)))


def loaded(node):
    """Return whether a node is read, not written."""
    return isinstance(getattr(node, "ctx", ast.Load()), ast.Load)


def setting(field, value):
    """Return a change that sets a field of a node."""
    return lambda node: setattr(node, field, value)


def without(field, number):
    """Return a change that takes one item out of a node's list."""
    return lambda node: getattr(node, field).pop(number) and None
