"""Silent calls: those that change what they are handed and return None, which is then returned by mistake."""

import ast

from .syntax_tree import nodes_of, walked

__all__ = ["silent_call"]

METHODS = frozenset(["append", "extend", "insert", "remove", "clear", "reverse", "sort", "update", "add"])
METHODS |= {"resize", "fill", "put", "setflags", "shuffle"}
IN_NUMPY = frozenset(
    ["at", "copyto", "put", "place", "putmask", "put_along_axis", "fill_diagonal", "shuffle"]
)


def silent_call(source, function):
    """Return the silent call whose None a function returns, as `order.reverse(…)`; "" if there is none.

    >>> silent_call("def f(dx, i, g):\\n    return np.add.at(dx, i, g)", "f")
    'np.add.at(…)'
    >>> silent_call("def f(order):\\n    order = order.reverse()\\n    return order", "f")
    'order.reverse(…)'
    >>> silent_call("def f(g, shape):\\n    return np.resize(g, shape)", "f")
    ''
    >>> silent_call("class Box:\\n    def add(self, x): return x\\ndef f(box): return box.add(2)", "f")
    ''
    """
    defined = [node for node in nodes_of(source) if isinstance(node, ast.FunctionDef)]
    own = {definition.name for definition in defined}  # a method of one's own may well return something
    inside = [node for definition in defined if definition.name == function for node in walked(definition)]
    returned = [node.value for node in inside if isinstance(node, ast.Return)]
    names = {value.id for value in returned if isinstance(value, ast.Name)}
    for node in inside:
        if isinstance(node, ast.Assign) and {getattr(target, "id", "") for target in node.targets} & names:
            returned.append(node.value)
    silent = [value.func for value in returned if is_silent(value) and value.func.attr not in own]
    return f"{ast.unparse(silent[0])}(…)" if silent else ""


def is_silent(value):
    """Return whether an expression is a call that returns None, by what it calls."""
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Attribute):
        return False
    numpys = ast.unparse(value.func.value).split(".")[0] in ("np", "numpy")
    return value.func.attr in (IN_NUMPY if numpys else METHODS)
