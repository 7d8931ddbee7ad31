"""A binding is a top-level statement that gives a name to something: an import, a function, a constant.

Of all that stands in a cell, bindings are what may come along when a learner's function is taken out of it,
because running them does nothing but give names.
"""

import ast
from dataclasses import dataclass

from .cells import Cell

__all__ = ["Binding", "bindings_of", "decorators", "root"]

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
IMPORTS = (ast.Import, ast.ImportFrom)
HARMLESS_CALLS = {"np", "numpy", "math", "float", "int", "tuple", "list", "dict", "set", "range"}


@dataclass(frozen=True, eq=False)
class Binding:
    """One top-level statement that gives names to something, and the names it needs itself."""

    node: ast.stmt
    cell: Cell
    names: frozenset
    uses: frozenset

    @property
    def function(self):
        """The arguments of the function (or class) that this statement defines, or None."""
        if isinstance(self.node, FUNCTIONS):
            return self.node.args
        if isinstance(self.node, ast.ClassDef):
            made = [n for n in self.node.body if isinstance(n, FUNCTIONS) and n.name == "__init__"]
            return made[-1].args if made else ast.arguments([], [], None, [], [], None, [])
        value = getattr(self.node, "value", None)
        return value.args if isinstance(value, ast.Lambda) else None

    @property
    def place(self):
        """Where the statement stands."""
        return self.cell.place(self.node.lineno)


def bindings_of(cell, problems):
    """Yield the top-level statements of a cell that may come along, noting a cell that can't be read."""
    try:
        statements = ast.parse(cell.text).body
    except SyntaxError as error:
        problems.append(f"{cell.place(error.lineno or 1)}: not valid Python ({error.msg}).")
        return
    except (ValueError, RecursionError, MemoryError):
        problems.append(f"{cell.place(1)}: not readable as Python.")
        return
    for node in statements:
        if names := bound(node):
            yield Binding(node, cell, names, used(node))


def bound(node):
    """Return the names that a statement binds, or none if it is of a kind that stays behind."""
    if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        return frozenset({node.name})
    if isinstance(node, IMPORTS):
        sources = [getattr(node, "module", "") or "", *(alias.name for alias in node.names)]
        if any(source.split(".")[0] == "autogradkit" for source in sources):
            return frozenset()  # an answer is checked without the kit, so that it can't ask it
        return frozenset((alias.asname or alias.name).split(".")[0] for alias in node.names)
    if isinstance(node, (ast.Assign, ast.AnnAssign)) and constant(node.value):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        flat = [n for target in targets for n in getattr(target, "elts", [target])]
        return frozenset(n.id for n in flat) if all(isinstance(n, ast.Name) for n in flat) else frozenset()
    if isinstance(node, ast.Try):  # try: import a; except ImportError: a = None
        inside = [*node.body, *(n for handler in node.handlers for n in handler.body), *node.orelse]
        names = [bound(n) for n in inside if not isinstance(n, ast.Pass)]
        return frozenset().union(*names) if names and all(names) else frozenset()
    return frozenset()


def constant(value):
    """Say whether an assigned value is a lambda, or computed from names and numbers alone."""
    if value is None or isinstance(value, ast.Lambda):
        return value is not None
    if any(isinstance(n, (ast.NamedExpr, ast.Await, ast.Yield, ast.YieldFrom)) for n in ast.walk(value)):
        return False
    return all(root(n.func) in HARMLESS_CALLS for n in ast.walk(value) if isinstance(n, ast.Call))


def used(node):
    """Return the names a statement takes from around it: those it reads and doesn't bind inside."""
    walked = list(ast.walk(node))
    read_names = {n.id for n in walked if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    inside = set()
    if isinstance(node, FUNCTIONS) or isinstance(getattr(node, "value", None), ast.Lambda):
        inside = {n.arg for n in walked if isinstance(n, ast.arg)}
        inside |= {n.id for n in walked if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        inside -= {name for n in walked if isinstance(n, ast.Global) for name in n.names}
    arguments = getattr(node, "args", None) or getattr(getattr(node, "value", None), "args", None)
    defaults = [*getattr(arguments, "defaults", ()), *getattr(arguments, "kw_defaults", ())]
    outside = [*decorators(node), *defaults]
    evaluated_outside = {n.id for part in outside if part for n in ast.walk(part) if isinstance(n, ast.Name)}
    return frozenset(read_names - inside | evaluated_outside)


def decorators(node):
    """Return a definition's decorators, but for the kit's own: a rule is checked as a plain function."""
    return [d for d in getattr(node, "decorator_list", ()) if getattr(d, "attr", "") != "backward"]


def root(expression):
    """Return the first name of a dotted or called expression: `ag` in `@ag.op("mul")`."""
    while isinstance(expression, (ast.Attribute, ast.Call)):
        expression = expression.func if isinstance(expression, ast.Call) else expression.value
    return getattr(expression, "id", "")
