"""Classes that are only asked about: compared, named, looked up by, or called; nobody gets hold of them.

An object of the program's own that is compared with a class, or looked up by it, would be handed it.
"""

import ast

from .open_names import ASK_CLASSES, PLAIN_TYPES
from .own_names import words_of
from .syntax_tree import own_classes

__all__ = ["is_asker", "is_base_or_asked", "is_looked_up", "is_plainly_compared", "only_asks"]

HAND_OUT_COMPARED = frozenset(["__eq__", "__ne__", "__contains__"])  # the program's own, if it has them
HAND_OUT_KEYS = frozenset(
    ["__eq__", "__getitem__", "__missing__", "c_", "defaultdict", "index_exp", "mgrid", "ogrid", "r_", "s_"]
)
COMPARES = (ast.Is, ast.IsNot, ast.Eq, ast.NotEq, ast.In, ast.NotIn)


def only_asks(program, node):
    """Return whether a class is only compared, named, looked up by, or called."""
    parent = program.parents.get(node)
    if isinstance(parent, ast.Tuple):  # isinstance(x, (type(y), float))
        node, parent = parent, program.parents.get(parent)
    if isinstance(parent, ast.Attribute):
        return parent.attr in ("__name__", "__qualname__")
    if isinstance(parent, ast.Call):
        return parent.func is node or (node in parent.args and is_asker(program, parent.func))
    if isinstance(parent, ast.Subscript):
        return parent.slice is node and is_looked_up(program, parent)
    if isinstance(parent, ast.Compare):
        return all(isinstance(op, COMPARES) for op in parent.ops) and is_plainly_compared(program, parent)
    return isinstance(parent, ast.FormattedValue) or is_said(program, node)


def is_looked_up(program, lookup):
    """Return whether a key is only looked up in a table of the program's, and nobody is told which.

    `Annotated[…]` is no table, and stands for the class in it. What is missing stands in a KeyError's `args`.
    """
    plain = isinstance(lookup.ctx, ast.Load) and not HAND_OUT_KEYS & program.words
    return plain and not program.path_of(lookup.value) and not reads_errors(program)


def reads_errors(program):
    """Return whether a program gets hold of what is raised, and reads somebody's `args`."""
    reads = (n for n in program.nodes if isinstance(n, (ast.Attribute, ast.MatchClass, ast.Constant)))
    caught = any(isinstance(node, ast.ExceptHandler) and node.name for node in program.nodes)
    caught |= bool({"__exit__", "push", "exc_info", "makeRecord"} & program.words)
    return caught and any("args" in words_of(node) for node in reads)


def is_said(program, node):
    """Return whether a class is what an error says, and nobody asks for it: `assert x > 0, type(x)`."""
    parent = program.parents.get(node)
    return isinstance(parent, ast.Assert) and parent.msg is node and "args" not in program.words


def is_asker(program, function):
    """Return whether a function is one of Python's that tells of a class, like `isinstance`."""
    name = getattr(function, "id", "")
    return name in ASK_CLASSES and name not in program.bound and name not in program.imported


def is_plainly_compared(program, comparison):
    """Return whether a class is compared by `is`, or with types of Python's and classes of the program's.

    Where no object of the program's compares itself, it may be anything.
    """
    plainly = all(isinstance(op, (ast.Is, ast.IsNot)) for op in comparison.ops)
    if plainly or not (HAND_OUT_COMPARED | {"metaclass"}) & program.words:
        return True
    known = (PLAIN_TYPES - program.bound) | own_classes(program.nodes)
    sides = [comparison.left, *comparison.comparators]
    sides = [part for side in sides for part in getattr(side, "elts", [side])]
    plain = all(
        getattr(side, "id", "") in known or asks_for_class(program, side) or program.path_of(side)
        for side in sides
    )
    return plain and "metaclass" not in program.words


def asks_for_class(program, node):
    """Return whether an expression is `type(x)` or `x.__class__`."""
    is_type = getattr(getattr(node, "func", None), "id", "") == "type" and "type" not in program.bound
    return is_type or getattr(node, "attr", "") == "__class__"


def is_base_or_asked(program, node):
    """Return whether an enum without members is derived from or asked about: called, it makes a class."""
    parent = program.parents.get(node)
    if isinstance(parent, ast.AnnAssign):
        return parent.value is not node
    if isinstance(parent, (ast.ClassDef, ast.Attribute, ast.arg)):
        return getattr(parent, "attr", "") != "__call__"
    if isinstance(parent, ast.Call) and parent.func is node:
        return len(parent.args) == 1 and not parent.keywords and not isinstance(parent.args[0], ast.Starred)
    return not isinstance(node.ctx, ast.Load) or only_asks(program, node)
