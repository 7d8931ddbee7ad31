"""A watch: what looks at a rule's values while it runs, in a scope of its own.

It is several modules of this folder in one. Standard library only, and nothing of the kit is imported: the
process that forks children loads this file by its path and makes a watch ready for those that need one.
"""

import ast
from functools import cache
from pathlib import Path

__all__ = ["new_watch"]

HERE = Path(__file__).resolve().parent
PARTS = """
neighbours lines clouds companions searches shifts single_numbers looks watched_values
"""  # each after what it imports


def new_watch():
    """Return the scope of a new watch, in which `watched_values` tells what is what.

    >>> sorted(name for name in new_watch() if name.startswith("watch"))
    ['watch_', 'watch_report', 'watched']
    """
    scope = {"__name__": "watched_values"}
    exec(code_of_watch(), scope)
    return scope


@cache
def code_of_watch():
    """Return the code of all parts together, compiled once in a process."""
    trees = [ast.parse((HERE / f"{name}.py").read_text("utf-8")) for name in PARTS.split()]
    together = [statement for tree in trees for statement in tree.body if not getattr(statement, "level", 0)]
    return compile(ast.Module(together, []), "watched_values", "exec", optimize=2)  # without its docstrings
