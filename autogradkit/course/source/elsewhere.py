"""What a cell takes from elsewhere: names of other cells, and modules that a grader doesn't have."""

import ast
import importlib
import symtable

from .bindings import OWN_SCOPES, bindings_of
from .cells import Cell
from .execution import NOTEBOOKS_OWN, is_there
from .modules_own import PYTHONS_OWN

__all__ = ["absent_modules", "names_of_main_only", "names_of_other_cells", "refused_modules", "waits_outside"]

REFUSED = {"concurrent", "multiprocessing", "socket", "subprocess", "threading"}  # a hand-in starts nothing
# what every module has; the last is Python 3.14's, for annotations
PYTHONS = {"__name__", "__doc__", "__annotations__", "__conditional_annotations__"}


def names_of_other_cells(text):
    """Return the names that a cell uses and neither gives itself nor has from Python, sorted.

    >>> names_of_other_cells("K /= 2\\ndef backward(g, x):\\n    return helper(g) * [x for x in x][0]")
    ['K', 'helper']
    """
    top = symtable.symtable(text, "cell", "exec")
    used = globals_of_scopes(top.get_children()) | {
        s.get_name() for s in top.get_symbols() if s.is_referenced()
    }
    given = {
        s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_imported() or s.is_namespace()
    }
    before_given, so_far = set(), set()
    for binding in bindings_of(Cell(text), []):
        before_given |= (binding.changes | read_at_once(binding.node) & given) - so_far
        so_far |= binding.names
    given |= names_imported_by_star(text) | globals_given_in(top.get_children())
    return sorted((used - given | before_given) - PYTHONS_OWN - set(NOTEBOOKS_OWN) - PYTHONS)


def read_at_once(statement):
    """Return the names that an assignment reads when it runs, not those of functions in it, which run later.

    >>> read_at_once(ast.parse("f = wrapped(f, lambda: g)").body[0]) == {"wrapped", "f"}
    True
    """
    names, waiting = set(), [statement.value] if isinstance(statement, ast.Assign) else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Name):
            names.add(node.id)
        if not isinstance(node, OWN_SCOPES):
            waiting += ast.iter_child_nodes(node)
    return names


def names_of_main_only(text, functions):
    """Return the names that some functions of a cell need and `if __name__ == "__main__":` gives, sorted.

    >>> names_of_main_only("if __name__ == '__main__':\\n    K = 1\\ndef f(g):\\n    return K * g", ["f"])
    ['K']
    """
    given = set()
    for binding in bindings_of(Cell(text), []):
        if isinstance(binding.node, ast.If) and "__name__" in {
            node.id for node in ast.walk(binding.node.test) if isinstance(node, ast.Name)
        }:
            given |= binding.names
        else:
            given -= binding.names
    top = symtable.symtable(text, "cell", "exec")
    return sorted(given & (globals_of_scopes(top.get_children()) | set(functions)))


def globals_of_scopes(tables):
    """Return the global names that functions, and the functions in them, refer to."""
    names, waiting = set(), list(tables)
    while waiting:
        table = waiting.pop()
        names |= {s.get_name() for s in table.get_symbols() if s.is_global() and s.is_referenced()}
        waiting += table.get_children()
    return names


def globals_given_in(tables):
    """Return the names that functions declare as global and give a value."""
    names, waiting = set(), list(tables)
    while waiting:
        table = waiting.pop()
        names |= {s.get_name() for s in table.get_symbols() if s.is_declared_global() and s.is_assigned()}
        waiting += table.get_children()
    return names


def names_imported_by_star(text):
    """Return the names that `from module import *` gives, of modules that are there."""
    stars = [
        node.module
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*" and is_there(node.module or "")
    ]
    return {name for module in stars for name in dir(importlib.import_module(module))}


def absent_modules(text, functions):
    """Return the modules that some functions of a cell, and those they call, use and a grader lacks, sorted.

    >>> absent_modules(
    ...     "import scipy.special as s\\ndef backward(g, x):\\n    return g * s.expit(x)", ["backward"]
    ... )
    ['scipy.special']
    """
    absent = {
        alias.asname or alias.name.split(".")[0]: getattr(node, "module", None) or alias.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
        if not is_there(getattr(node, "module", None) or alias.name)
    }
    top = symtable.symtable(text, "cell", "exec")
    calls = {table.get_name(): globals_of_scopes([table]) for table in top.get_children()}
    reached, waiting = set(), list(functions)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += calls.get(name, ())
    return sorted({absent[name] for name in reached if name in absent})


def refused_modules(text):
    """Return the modules that a cell uses to start what a grader lets nobody start, sorted.

    >>> refused_modules("import subprocess\\nimport threading as t\\nt.Thread(target=print).start()")
    ['threading']
    """
    nodes = list(ast.walk(ast.parse(text)))
    used = {node.id for node in nodes if isinstance(node, ast.Name)}
    modules = {
        getattr(node, "module", None) or alias.name
        for node in nodes
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
        if (alias.asname or alias.name.split(".")[0]) in used
    }
    return sorted(module for module in modules if module.split(".")[0] in REFUSED)


def waits_outside(text):
    """Return whether a cell waits outside of its functions: a notebook's may, and a file may not.

    >>> waits_outside("await sleep(1)"), waits_outside("async def f():\\n    await sleep(1)")
    (True, False)
    """
    waiting = ast.parse(text).body
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.Await, ast.AsyncFor, ast.AsyncWith)):
            return True
        if not isinstance(node, OWN_SCOPES):
            waiting += ast.iter_child_nodes(node)
    return False
