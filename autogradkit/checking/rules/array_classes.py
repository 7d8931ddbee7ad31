"""Classes of arrays: laid over bytes, an array of objects takes any number for the address of one.

So whoever forges an object reads and writes all memory. A class may be named, asked about, and called with a
shape and a kind of entries; with bytes, or where it can't be seen, it may not.
"""

import ast

from .asked_classes import is_asker, is_looked_up, is_plainly_compared
from .open_names import PLAIN_TYPES
from .own_names import OwnNames, words_of
from .syntax_tree import walked

__all__ = ["is_told_of", "may_make_array"]

TELLING = frozenset(["typing.NewType", "typing.TypeVar", "typing.cast"])  # they make nothing of a class
DEFINES = (ast.FunctionDef, ast.Name)
ASKS = (ast.FormattedValue, ast.Attribute, ast.MatchClass)
OPENING = frozenset([None, "dtype", "buffer"])  # keywords that say what bytes are taken for; None is `**`


def may_make_array(program, kind):
    """Return whether `type(x)(…)` might lay an array over bytes: x might be one.

    It doesn't if it is handed one thing, or if what comes second is no kind of entries. In a method like
    `__add__`, which Python calls with an object of the class, `self` is no array.
    """
    call = program.parents.get(kind)
    if getattr(call, "func", None) is not kind:
        return False
    if {key.arg for key in call.keywords} & OPENING:
        return True
    starred = any(isinstance(arg, ast.Starred) for arg in call.args)
    few = len(call.args) < 2 or is_no_kind(call.args[1])
    return (starred or not few) and not is_of_operator(program, kind)


def is_no_kind(node):
    """Return whether an expression is surely no kind of entries: a number, None, or `()`."""
    if isinstance(node, ast.Constant):
        return not isinstance(node.value, (str, bytes))
    return isinstance(node, (ast.Tuple, ast.List)) and not node.elts


def is_of_operator(program, kind):
    """Return whether `type(self)` stands in an operator of a class, that is called by Python alone."""
    asked = kind.args[0] if isinstance(kind, ast.Call) else kind.value
    method = program.function_around(kind)
    while isinstance(method, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
        method = program.function_around(method)
    name = getattr(method, "name", "")
    if not (name.startswith("__") and name.endswith("__")) or method.decorator_list:
        return False
    first = [arg.arg for arg in method.args.args[:1]]
    inside = [n for part in method.body for n in walked(part)]
    return (
        isinstance(program.parents.get(method), ast.ClassDef)
        and all(program.is_given_to_operator(read) for read in program.reads_of(name))
        and [getattr(asked, "id", "")] == first
        and first[0] not in OwnNames(inside).bound
        and not any(name in words_of(node) for node in program.nodes if not isinstance(node, DEFINES))
    )


def is_told_of(program, node):
    """Return whether a class of arrays is only named, asked about or called with what is no bytes."""
    parent = program.parents.get(node)
    while isinstance(parent, (ast.Tuple, ast.List, ast.BinOp, ast.Subscript, ast.keyword)):
        if isinstance(parent, ast.BinOp) and not is_plain_union(program, parent):
            return False
        if getattr(parent, "slice", None) is node:
            if getattr(parent.value, "id", "") in PLAIN_TYPES - program.bound:  # list[np.ndarray]
                return True
            if not program.path_of(parent.value):  # Union[np.ndarray] is the class itself
                return is_looked_up(program, parent)
        node, parent = parent, program.parents.get(parent)
    if isinstance(parent, ast.Call):
        called = parent.func is node
        return not is_called_with_more(parent, 2) if called else tells(program, parent.func)
    if isinstance(parent, ast.Assign) and not program.stands_in_class(parent):  # Array = np.ndarray
        names = [getattr(target, "id", "") for target in parent.targets]
        return all(n and all(is_told_of(program, use) for use in program.reads_of(n)) for n in names)
    if isinstance(parent, ast.Compare):
        return is_plainly_compared(program, parent)
    named = getattr(parent, "annotation", getattr(parent, "returns", None)) is node
    return named or isinstance(parent, ASKS)


def is_plain_union(program, node):
    """Return whether `np.ndarray | None` makes a type of both; an object of the program's might keep one."""
    return isinstance(node.op, ast.BitOr) and not {"__or__", "__ror__", "metaclass"} & program.words


def is_called_with_more(call, most):
    """Return whether a call hands over more than so many things, or might."""
    several = any(isinstance(arg, ast.Starred) for arg in call.args) or any(not k.arg for k in call.keywords)
    return several or len(call.args) + len(call.keywords) > most


def tells(program, function):
    """Return whether a function is handed a class and makes nothing of it, like `isinstance` and `cast`."""
    registers = getattr(function, "attr", "") == "register" and not program.may_give("register")
    return registers or is_asker(program, function) or program.surely(function) in TELLING
