"""Classes of arrays: laid over bytes, an array of objects takes any number for the address of one.

So whoever forges an object reads and writes all memory. A class may be named, asked about, and called with a
shape and a kind of entries; with bytes, or where it can't be seen, it may not.
"""

import ast

from .names_behind import ASK_CLASSES, OVER_MEMORY

__all__ = ["lays_over_memory", "makes_array", "named_last"]

TELL_OF_CLASSES = ASK_CLASSES | {"NewType", "TypeVar", "cast", "register"}  # they make nothing of a class
ASKS = (ast.Compare, ast.FormattedValue, ast.Attribute, ast.MatchClass)


def makes_array(program, kind):
    """Return whether `type(x)` is called as a class of arrays is: with a kind of entries, and bytes."""
    call = program.parents.get(kind)
    if getattr(call, "func", None) is not kind or not is_called_with_more(call, 2):
        return False
    told = [*call.args[1:2], *(k.value for k in call.keywords if k.arg == "dtype")]
    words = {getattr(node, "value", None) or getattr(node, "id", "") for node in told}
    of_objects = any(isinstance(word, str) and ("O" in word or word == "object") for word in words)
    return of_objects or any(program.reads_of("id"))


def lays_over_memory(program, node, name):
    """Return whether a class of arrays is more than asked about where a program names it."""
    if name not in OVER_MEMORY:
        return False
    parent = program.parents.get(node)
    while isinstance(parent, (ast.Tuple, ast.List, ast.BinOp, ast.Subscript, ast.keyword)):
        if getattr(parent, "slice", None) is node:  # list[np.ndarray]
            return False
        node, parent = parent, program.parents.get(parent)
    if isinstance(parent, ast.Call):
        called = parent.func is node
        return is_called_with_more(parent, 2) if called else named_last(parent.func) not in TELL_OF_CLASSES
    target = getattr(parent, "target", None) or (getattr(parent, "targets", None) or [None])[0]
    if getattr(parent, "value", None) is node and isinstance(target, ast.Name):  # Array = np.ndarray
        return any(lays_over_memory(program, use, name) for use in program.reads_of(target.id))
    named = getattr(parent, "annotation", getattr(parent, "returns", None)) is node
    return not (named or isinstance(parent, ASKS))


def is_called_with_more(call, most):
    """Return whether a call hands over more than so many things, or might."""
    several = any(isinstance(arg, ast.Starred) for arg in call.args) or any(not k.arg for k in call.keywords)
    return several or len(call.args) + len(call.keywords) > most


def named_last(function):
    """Return the last word of what is called."""
    return getattr(function, "attr", getattr(function, "id", ""))
