"""The syntax tree of a source: parsed and walked once, though several checks read it.

The nodes are shared by all who ask, so nobody may change them.
"""

import ast
from functools import lru_cache

from autogradkit.checking.sentences import rules as sentences
from autogradkit.errors import AutogradkitError

__all__ = ["TooDeepError", "children_of", "nodes_of", "own_classes", "tree_of", "walked"]

LEAVE_CLASSES = frozenset(["dataclass", "total_ordering", "unique"])
LONGEST_KEPT = 20_000  # characters: the tree of a longer text is too large to be kept
MOST_DEPTH = 100  # nodes inside of each other; Python's own library has 33


class TooDeepError(AutogradkitError):
    """A program is nested so deeply that nobody can look through it: Python's stack would end before."""


def tree_of(source):
    """Return the tree of a source.

    Raises
    ------
    SyntaxError, ValueError, MemoryError
        If it can't be read.
    TooDeepError
        If it is nested too deeply: nobody may take it for a text in which there is nothing.
    """
    return tree_and_nodes(source)[0]


def nodes_of(source):
    """Return all nodes of a source, the outer before the inner ones; none if it can't be read.

    >>> [type(node).__name__ for node in nodes_of("x + 1")]
    ['Module', 'Expr', 'BinOp', 'Name', 'Add', 'Constant', 'Load']
    """
    try:
        return tree_and_nodes(source)[1]
    except (SyntaxError, ValueError, MemoryError):
        return ()


def tree_and_nodes(source):
    """Return the tree of a source and its nodes, kept for the next who asks."""
    return kept(source) if len(source) <= LONGEST_KEPT else parsed(source)


def parsed(source):
    """Return the tree of a source and its nodes."""
    try:
        tree = ast.parse(source)
    except RecursionError:  # how deep Python reads depends on how many calls it stands in
        raise TooDeepError(sentences.TOO_DEEP.format(most=MOST_DEPTH)) from None
    levels = [[tree]]
    while levels[-1]:
        if len(levels) > MOST_DEPTH:
            raise TooDeepError(sentences.TOO_DEEP.format(most=MOST_DEPTH))
        levels.append([child for node in levels[-1] for child in children_of(node)])
    return tree, tuple(node for level in levels for node in level)


kept = lru_cache(8)(parsed)  # of a source, of its functions, of texts in it


def own_classes(nodes):
    """Return the names that stand for a class of the program's own, and for nothing else in it.

    >>> own_classes(nodes_of("class A: pass\\nclass B: pass\\nB = object"))
    {'A'}
    """
    classes, others = set(), set()
    for node in nodes:
        if isinstance(node, ast.ClassDef):
            (classes if all(map(leaves_class, node.decorator_list)) else others).add(node.name)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ExceptHandler, ast.alias)):
            others |= {node.name, getattr(node, "asname", None)}
        elif isinstance(node, (ast.arg, ast.MatchAs, ast.MatchStar)):
            others.add(getattr(node, "arg", getattr(node, "name", None)))
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            others.add(node.id)
    given = {getattr(node, "asname", None) for node in nodes if isinstance(node, ast.alias)}
    given |= {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    return set() if LEAVE_CLASSES & given else classes - others


def leaves_class(decorator):
    """Return whether a decorator returns the class that it is handed, as `dataclass(frozen=True)` does."""
    function = getattr(decorator, "func", decorator)
    return getattr(function, "attr", getattr(function, "id", "")) in LEAVE_CLASSES


def walked(tree):
    """Return what `ast.walk` yields, in half of its time.

    >>> tree = ast.parse("def f(x, *, y=1):\\n    return [x, *y] if x else {x: None, **y}")
    >>> walked(tree) == list(ast.walk(tree))
    True
    """
    nodes = [tree]
    for node in nodes:  # it grows on the way
        nodes += children_of(node)
    return nodes


def children_of(node):
    """Return what `ast.iter_child_nodes` yields: no more, for others write on nodes that trees share."""
    found = []
    for name in node._fields:
        value = getattr(node, name, None)
        if isinstance(value, ast.AST):
            found.append(value)
        elif isinstance(value, list):
            found += [entry for entry in value if isinstance(entry, ast.AST)]
    return found
