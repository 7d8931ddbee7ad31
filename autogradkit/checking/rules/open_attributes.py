"""Attributes: which of them may follow a dot, whatever they belong to, and stand as a text in `getattr`."""

import ast
import builtins
import re

from .open_names import ATTRIBUTES, CLOSED, CLOSED_BESIDE, OPEN
from .program import is_dunder

__all__ = ["begins_with_nothing", "in_format", "may_follow_a_dot", "names_openly"]

FIELD_INSIDE = re.compile(r"\{[^{}:!]*[.\[]")


def may_follow_a_dot(program, attr):
    """Return whether an attribute may be used, whatever it belongs to."""
    if attr.startswith("_"):
        return attr in OPEN or (attr in program.own and not is_dunder(attr))
    if attr in CLOSED or any(word in program.source for word in CLOSED_BESIDE.get(attr, ())):
        return False
    return attr in ATTRIBUTES or attr in program.public


def begins_with_nothing(program, node):
    """Return whether a dotted name begins with what the program never gives: where it counts, it ends there.

    In a notebook such a name may stand in another cell.
    """
    while isinstance(node, (ast.Attribute, ast.Call, ast.Subscript)):
        node = getattr(node, "value", getattr(node, "func", None))
    name = getattr(node, "id", "_")
    known = name in program.bound or name in program.imported or hasattr(builtins, name)
    return not known and name[0] != "_"


def names_openly(program, call, function):
    """Return whether `getattr(x, "name")` names, as a text, an attribute that may be had.

    So may `stack.callback(setattr, x, "name", 1)`, and the same with `partial`.
    """
    later = program.surely(call.func) == "functools.partial" or (
        getattr(call.func, "attr", "") == "callback" and not program.may_give("callback")
    )
    given = [call.func, *call.args] if call.func is function else call.args if later else []
    if function not in given[:1] or len(given) < 3 or isinstance(given[1], ast.Starred):
        return False
    text = getattr(given[2], "value", None)
    return isinstance(text, str) and text != "format" and may_follow_a_dot(program, text)


def in_format(node):
    """Look at `"{0.name}".format(x)`, whose text asks for attributes; of another text nobody knows."""
    text = getattr(node.value, "value", None)
    return "" if isinstance(text, str) and not FIELD_INSIDE.search(text) else "format"
