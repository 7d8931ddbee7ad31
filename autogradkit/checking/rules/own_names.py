"""Names of a program's own: which it binds, which attributes it gives, and which ones a driver offers."""

import ast
from functools import lru_cache

from .syntax_tree import nodes_of

__all__ = ["attributes_given", "bound_by", "private_given", "public_offered", "words_of"]

NAMED_IN_TEXTS = frozenset(["namedtuple", "NamedTuple", "TypedDict", "Enum", "Flag", "IntEnum", "setattr"])


def bound_by(node):
    """Return the names that a node binds in any other way than by an import.

    `np = None`, where NumPy can't be imported, binds nothing.
    """
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {node.name}
    if isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)):
        return {node.name} - {None}
    if isinstance(node, ast.MatchMapping):
        return {node.rest} - {None}
    if isinstance(node, ast.arg):
        return {node.arg}
    return {node.id} if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load) else set()


def private_given(node):
    """Return the names, private ones among them, that a node gives to something of the program's own."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return {node.name}
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
        return {node.attr}
    return {node.id} if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) else set()


def attributes_given(node):
    """Return the public names that a node may give to attributes: by `x.name = 1`, keywords and texts.

    >>> sorted(attributes_given(ast.parse("namedtuple('Step', 'op inputs')").body[0].value))
    ['Step', 'inputs', 'op']
    """
    names = private_given(node) | {key.arg for key in getattr(node, "keywords", ()) if key.arg}
    if isinstance(node, ast.Assign) and "__slots__" in [getattr(t, "id", "") for t in node.targets]:
        names |= words_in(node.value)
    called = getattr(node, "func", None)
    if getattr(called, "attr", getattr(called, "id", "")) in NAMED_IN_TEXTS:
        names |= set().union(*map(words_in, node.args))
    return {name for name in names if not name.startswith("_")}


def words_of(node):
    """Return the names that stand in a node, whatever they are names of, and a text as one.

    >>> sorted(words_of(ast.parse("f(key=1)").body[0].value.keywords[0]))
    ['key']
    """
    names = {getattr(node, field, None) for field in ("id", "attr", "name", "arg", "value")}
    names |= set(getattr(node, "kwd_attrs", ()))
    return {name for name in names if isinstance(name, str)}


def words_in(node):
    """Return the words of the texts in an expression."""
    texts = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return {word for text in texts for word in text.replace(",", " ").split()}


@lru_cache(16)
def public_offered(driver):
    """Return the public names that the objects of a driver's classes have.

    >>> sorted(public_offered("class A:\\n    def f(self):\\n        self.x = self._y = y.f_back"))
    ['A', 'f', 'x']
    """
    names = set()
    for outer in nodes_of(driver):
        for node in ast.walk(outer) if isinstance(outer, ast.ClassDef) else ():
            names |= attributes_given(node) if not isinstance(node, ast.Call) else set()
    return frozenset(names)
