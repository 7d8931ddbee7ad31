"""The main guard, `if __name__ == "__main__":`, below which nothing runs where an answer counts."""

import ast

from .syntax_tree import walked

__all__ = ["without_main"]


def without_main(nodes):
    """Yield the nodes but for those below `if __name__ == "__main__":`, which doesn't run where it counts.

    It might, if the program gives that name to something of its own.
    """
    idle, its_own = set(), any(map(gives_name_of_module, nodes))
    for node in nodes:
        compared = isinstance(node, ast.If) and isinstance(node.test, ast.Compare)
        if compared and not its_own and ast.unparse(node.test) == "__name__ == '__main__'":
            idle |= {id(inside) for part in node.body for inside in walked(part)}
    for node in nodes:
        if id(node) not in idle:
            yield node


def gives_name_of_module(node):
    """Return whether a node calls something `__name__`: a parameter, an import, an exception, a pattern."""
    return "__name__" in [getattr(node, field, "") for field in ("arg", "name", "asname", "rest")]
