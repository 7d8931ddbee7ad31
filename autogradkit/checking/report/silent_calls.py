"""Silent calls: those that change what they are handed and return None, which is then returned by mistake."""

import ast

__all__ = ["silent_call"]

METHODS = frozenset(
    (
        "append",
        "extend",
        "insert",
        "remove",
        "clear",
        "reverse",
        "sort",
        "update",
        "add",
        "resize",
        "fill",
        "put",
        "setflags",
        "shuffle",
    )
)
IN_NUMPY = frozenset(
    ("at", "copyto", "put", "place", "putmask", "put_along_axis", "fill_diagonal", "shuffle")
)


def silent_call(source, function):
    """Return the silent call whose None a function returns, as `order.reverse(…)`; "" if there is none.

    >>> silent_call("def f(dx, i, g):\\n    return np.add.at(dx, i, g)", "f")
    'np.add.at(…)'
    >>> silent_call("def f(order):\\n    order = order.reverse()\\n    return order", "f")
    'order.reverse(…)'
    >>> silent_call("def f(g, shape):\\n    return np.resize(g, shape)", "f")
    ''
    """
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef) and node.name == function]
    inside = [node for definition in functions for node in ast.walk(definition)]
    returned = [node.value for node in inside if isinstance(node, ast.Return)]
    names = {value.id for value in returned if isinstance(value, ast.Name)}
    for node in inside:
        if isinstance(node, ast.Assign) and {getattr(target, "id", "") for target in node.targets} & names:
            returned.append(node.value)
    return next((f"{ast.unparse(value.func)}(…)" for value in returned if is_silent(value)), "")


def is_silent(value):
    """Return whether an expression is a call that returns None, by what it calls."""
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Attribute):
        return False
    numpys = ast.unparse(value.func.value).split(".")[0] in ("np", "numpy")
    return value.func.attr in (IN_NUMPY if numpys else METHODS)
