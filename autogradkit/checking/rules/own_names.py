"""Names of a program's own: which it binds, which attributes it gives, and which ones a driver offers."""

import ast
from functools import lru_cache

from .syntax_tree import nodes_of, walked

__all__ = ["NAMED_IN_TEXTS", "OwnNames", "public_offered", "words_of"]

NAMED_IN_TEXTS = frozenset(["namedtuple", "NamedTuple", "TypedDict", "Enum", "Flag", "IntEnum", "setattr"])


class OwnNames:
    """Names that some nodes of a program give: to variables, to attributes, by keywords and by texts.

    >>> text = "x = named('a', key=1)\\ny.part = namedtuple('Step', 'op inputs')"
    >>> own = OwnNames(walked(ast.parse(text)))
    >>> sorted(own.bound), sorted(own.attributes), sorted(own.words)
    (['x'], ['part', 'x'], ['Step', 'inputs', 'key', 'op'])
    """

    def __init__(self, nodes):
        self.bound, self.attributes, self.words = set(), set(), set()
        self.to_none = set()  # `np = None`, where NumPy can't be imported, binds nothing
        for node in nodes:
            note = NOTES.get(type(node))
            if note:
                note(self, node)
        self.bound -= {None}

    def note_name(self, node):
        """Note a name that is set."""
        if not isinstance(node.ctx, ast.Load):
            self.attributes.add(node.id)
            self.bound.update(() if node in self.to_none else [node.id])

    def note_attribute(self, node):
        """Note an attribute that is set."""
        if isinstance(node.ctx, ast.Store):
            self.attributes.add(node.attr)

    def note_definition(self, node):
        """Note a function or a class."""
        self.attributes.add(node.name)
        self.bound.add(node.name)

    def note_other(self, node):
        """Note a parameter, what `except` and `case` give a name, and a keyword."""
        self.bound.add(getattr(node, "arg", getattr(node, "rest", getattr(node, "name", None))))

    def note_keyword(self, node):
        """Note the name by which something is handed over: `Step(op="add")` has one."""
        self.words.add(node.arg or "")

    def note_assignment(self, node):
        """Note slots, and what is set to None."""
        if isinstance(node.value, ast.Constant) and node.value.value is None:
            self.to_none.update(node.targets)
        if "__slots__" in [getattr(target, "id", "") for target in node.targets]:
            self.words |= words_in(node.value)

    def note_call(self, node):
        """Note the words of a `namedtuple` and the like."""
        if getattr(node.func, "attr", getattr(node.func, "id", "")) in NAMED_IN_TEXTS:
            self.words = self.words.union(*map(words_in, node.args))


NOTES = {
    ast.Name: OwnNames.note_name,
    ast.Attribute: OwnNames.note_attribute,
    ast.Assign: OwnNames.note_assignment,
    ast.Call: OwnNames.note_call,
    ast.keyword: OwnNames.note_keyword,
    **dict.fromkeys((ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef), OwnNames.note_definition),
    **dict.fromkeys(
        (ast.arg, ast.ExceptHandler, ast.MatchAs, ast.MatchStar, ast.MatchMapping), OwnNames.note_other
    ),
}


def words_in(node):
    """Return the words of the texts in an expression."""
    texts = [n.value for n in walked(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return {word for text in texts for word in text.replace(",", " ").split()}


def words_of(node):
    """Return the names that stand in a node, whatever they are names of, and a text as one.

    >>> sorted(words_of(ast.parse("f(key=1)").body[0].value.keywords[0]))
    ['key']
    """
    names = {getattr(node, field, None) for field in ("id", "attr", "name", "arg", "value")}
    names |= set(getattr(node, "kwd_attrs", ()))
    return {name for name in names if isinstance(name, str)}


@lru_cache(64)
def public_offered(driver):
    """Return the public names that the objects of a driver's classes have.

    >>> sorted(public_offered("class A:\\n    def f(self):\\n        self.x = self._y = y.f_back"))
    ['A', 'f', 'x']
    """
    classes = [node for node in nodes_of(driver) if isinstance(node, ast.ClassDef)]
    own = OwnNames([node for outer in classes for node in walked(outer) if not isinstance(node, ast.keyword)])
    return frozenset(name for name in own.attributes | own.words if not name.startswith("_"))
