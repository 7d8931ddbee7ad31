"""Effects: what a statement changes by what it calls, is decorated with or derives from.

`@register("sin")` puts a rule into a table: who needs the table needs that rule, though neither names the
other.
"""

import ast

from .bindings import FUNCTIONS
from .execution import root_name

__all__ = ["called_name", "changed_by_calls"]

DERIVED, BELOW = "__init_subclass__", "__subclasses__"
MOST = 20  # names: who changes more by one call keeps no table, and could keep a reader busy for hours


def changed_by_calls(nodes):
    """Yield for each of some statements the names of which it changes what they stand for by what it calls.

    Parameters
    ----------
    nodes : list of ast.stmt
        All statements of a program, since it is theirs that are called.

    >>> program = "def add(f): TABLE[f.__name__] = f\\n@add\\ndef sin(x): return np.cos(x)\\nadd(cos)"
    >>> [sorted(names) for names in changed_by_calls(ast.parse(program).body)]
    [[], ['TABLE'], ['TABLE']]
    >>> program = "class Op:\\n    def __init_subclass__(cls): OPS.append(cls)\\nclass Mul(Op): pass"
    >>> [sorted(names) for names in changed_by_calls(ast.parse(program).body)]
    [[], ['OPS', 'Op']]
    """
    effects = {node.name: changed_outside(node) for node in nodes if isinstance(node, FUNCTIONS)}
    counted = {name for node in nodes for name in names_asked_for_subclasses(node)}
    derived = {}
    for node in nodes:
        names = set(effects.get(called_name(node), ()))
        for decorator in getattr(node, "decorator_list", ()):
            root, head = root_name(decorator), getattr(decorator, "func", decorator)
            names |= {root} if isinstance(head, ast.Attribute) else effects.get(root, set())
        above = [derived.get(root_name(base), set()) for base in getattr(node, "bases", ())]
        if isinstance(node, ast.ClassDef):
            own = changed_by_deriving(node) | ({node.name} & counted)
            derived[node.name] = few(own.union(*above))
        yield names.union(*above)


def called_name(node):
    """Return the name of the function that a statement does nothing but call, or "".

    >>> called_name(ast.parse("register(sin)").body[0]), called_name(ast.parse("y = register(sin)").body[0])
    ('register', '')
    """
    call = getattr(node, "value", None) if isinstance(node, ast.Expr) else None
    return getattr(call.func, "id", "") if isinstance(call, ast.Call) else ""


def names_asked_for_subclasses(node):
    """Yield the names of the classes that a statement asks for the classes below them."""
    for part in ast.walk(node):
        if isinstance(part, ast.Attribute) and part.attr == BELOW:
            yield root_name(part)


def changed_by_deriving(node):
    """Return the names that a new class below this one changes: its own too, where it may keep them."""
    made = [part for part in node.body if isinstance(part, FUNCTIONS) and part.name == DERIVED]
    return {node.name}.union(*map(changed_outside, made)) if made else set()


def changed_outside(function):
    """Return the names outside of a function of which it changes what they stand for when it is called."""
    nodes = list(ast.walk(function))
    given = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    outer = {name for node in nodes if isinstance(node, ast.Global) for name in node.names}
    inside = given - outer | {node.arg for node in nodes if isinstance(node, ast.arg)}
    parts = [node for node in nodes if isinstance(node, (ast.Attribute, ast.Subscript))]
    changed = {root_name(part) for part in parts if not isinstance(part.ctx, ast.Load)}
    calls = [node.value for node in nodes if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)]
    changed |= {root_name(call) for call in calls if isinstance(call.func, ast.Attribute)}
    return few((changed | outer & given) - inside - {""})


def few(names):
    """Return a few names as they are, and none of many."""
    return names if len(names) <= MOST else set()
