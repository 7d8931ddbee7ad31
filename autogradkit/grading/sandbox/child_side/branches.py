"""Branches: the ways that a program can take, and which of them it took while it was asked.

A program that is right wherever it was asked may be wrong where it was not, and what it would do there stands
in a branch that it never took: behind `if n > 9`, or under a mask that was never true. So a hand-in runs with
its branches marked, and the marks tell which were taken. The grader reads from the same text what they stand
for. Standard library and NumPy only, because the child loads this file by its path.
"""

import ast
import re
from functools import cache
from typing import NamedTuple

import numpy as np

__all__ = ["NAME", "Branch", "Marker", "untried"]

NAME = "marks_of_the_grader"  # what a marked program calls its Marks
MASKS = (ast.BitAnd, ast.BitOr, ast.BitXor)
SWALLOWS = re.compile(r"\b(?:suppress|finally|__exit__)\b")  # then a `raise` is a way like any other
ENDS = ("StopIteration", "AttributeError", "IndexError")  # who raises these refuses nothing
CHOOSES = re.compile(r"[<>&|^]|[!=]=|\b(?:if|for|while|except|case|and|or|in|is)\b")  # else it has one way
PLAIN = (ast.Name, ast.Constant, ast.Global, ast.Nonlocal, ast.Import, ast.ImportFrom)  # nothing lies in them
ALIKE = {
    "AsyncFunctionDef": "FunctionDef",
    "AsyncFor": "For",
    **dict.fromkeys(("SetComp", "DictComp", "GeneratorExp"), "ListComp"),
}
LEFT = ("ctx", "op", "ops", "id", "attr", "arg", "annotation")
WHERE = ("lineno", "col_offset", "end_lineno", "end_col_offset")


class Branch(NamedTuple):
    """One way that a function can take.

    `came` is what has to come of the `node`: a test is `true` or `false`; a loop, a case or an `except` is
    `run`. What nobody has to know of is `passed`: that a function was called, a loop left, an argument
    refused. `within` is the number of the branch in which this one lies, and `beside` that of the other way.
    """

    function: str
    node: ast.AST
    came: str
    within: int | None
    beside: int | None


class Marks(bytearray):
    """A 1 for each branch that was taken."""

    def note(self, number, value):
        """Note for two branches whether a value is true, and false, anywhere in it; return the value."""
        if type(value) in (bool, np.bool_):
            self[number + (not value)] = 1
        elif type(value) is np.ndarray and value.dtype == bool:
            self[number] |= value.any()
            self[number + 1] |= not value.all()
        else:  # it is no truth, and chooses nothing by itself
            self[number] = self[number + 1] = 1
        return value


class Marker:
    """Puts marks into a program: each of its `branches` sets one of the `marks` when it is taken.

    >>> marker = Marker()
    >>> tree = marker.parse("def rule(g, x):\\n    return 0 * g if x > 9 else g")
    >>> scope = {NAME: marker.marks}
    >>> exec(compile(tree, "example", "exec"), scope)
    >>> scope["rule"](1.0, 2.0), [branch.came for branch in untried(marker.branches, marker.as_array())]
    (1.0, ['true'])
    """

    name = NAME

    def __init__(self):
        self.branches, self.marks = [], Marks()
        self.function, self.within, self.refuses = "", None, True

    def parse(self, source, filename="<unknown>"):
        """Return a program's tree with its marks; without any if it is too deep for that."""
        tree = ast.parse(source, filename)
        self.refuses = not SWALLOWS.search(source)
        try:
            return self.visit(tree) if CHOOSES.search(source) else tree
        except RecursionError:
            self.branches, self.marks = [], Marks()
            return ast.parse(source, filename)

    def visit(self, node):
        """Mark what is in a node, and return what stands in its place."""
        kind = type(node)
        if kind in PLAIN:
            return node
        own = getattr(self, f"visit_{ALIKE.get(kind.__name__, kind.__name__)}", None)
        return own(node) if own else self.generic_visit(node)

    def generic_visit(self, node):
        """Mark what is in the parts of a node."""
        for name in parts(type(node)):
            part = getattr(node, name, None)
            if type(part) is list:
                part[:] = [self.visit(one) if isinstance(one, ast.AST) else one for one in part]
            elif isinstance(part, ast.AST):
                setattr(node, name, self.visit(part))
        return node

    def as_array(self):
        """Return the marks, as they are now."""
        return np.frombuffer(bytes(self.marks), np.uint8)

    def new(self, node, *cames):
        """List the branches that hang on a node, and return the number of the first."""
        first = len(self.branches)
        for number, came in enumerate(cames, first):
            beside = 2 * first + 1 - number if len(cames) == 2 else None
            self.branches.append(Branch(self.function, node, came, self.within, beside))
        self.marks.extend(bytes(len(cames)))
        return first

    def came(self, name, statements):
        """Return what has to come of a branch's node, of which nobody has to know if it refuses something."""
        return "passed" if self.refuses and statements and all(map(refuses, statements)) else name

    def inside(self, number, nodes):
        """Mark what lies in a branch."""
        outer, self.within = self.within, number
        nodes = [self.visit(node) for node in nodes]
        self.within = outer
        return nodes

    def body(self, number, statements):
        """Return the statements of a branch, with one that marks that they run."""
        where = place_of(self.branches[number].node)
        marks, one = ast.Name(NAME, ast.Load(), **where), ast.Constant(1, **where)
        place = ast.Subscript(marks, ast.Constant(number, **where), ast.Store(), **where)
        mark = ast.Assign([place], one, **where)
        statements = self.inside(number, statements)
        after = bool(statements) and is_text(statements[0])  # a docstring stays the first
        return [*statements[:after], mark, *statements[after:]]

    def value(self, number, node):
        """Return an expression that marks that it is looked at."""
        where = place_of(node)
        mark = asked("__setitem__", (number, ast.Constant(1, **where)), where)  # which returns None
        return ast.BoolOp(ast.Or(), [mark, *self.inside(number, [node])], **where)

    def truth(self, node):
        """Return an expression that notes whether it is true, and false."""
        if self.within is None:
            return self.generic_visit(node)
        number = self.new(node, "true", "false")
        return asked("note", (number, self.generic_visit(node)), place_of(node))

    def test(self, node):
        """Return a test, of which the branches after it tell what came."""
        if isinstance(node, ast.BoolOp):
            node.values = [self.test(one) for one in node.values]
            return node
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            node.operand = self.test(node.operand)
            return node
        return self.generic_visit(node) if isinstance(node, ast.Compare) else self.visit(node)

    def visit_Compare(self, node):
        """Note a comparison."""
        return self.truth(node)

    def visit_BoolOp(self, node):
        """Note what is put together of truths."""
        return self.truth(node)

    def visit_BinOp(self, node):
        """Note masks that are put together."""
        return self.truth(node) if isinstance(node.op, MASKS) else self.generic_visit(node)

    def visit_Assert(self, node):
        """Leave what is to be true as it is."""
        return node

    def visit_FunctionDef(self, node):
        """Mark what is in a function, from its name on."""
        node.decorator_list = [self.visit(one) for one in node.decorator_list]
        node.args = self.visit(node.args)
        outer, self.function = self.function, node.name
        node.body = self.body(self.new(node, "passed"), node.body)
        self.function = outer
        return node

    def visit_Lambda(self, node):
        """Mark what is in a function without a name."""
        node.args = self.visit(node.args)
        node.body = self.value(self.new(node, "passed"), node.body)
        return node

    def visit_If(self, node):
        """Mark both ways, the second also if nothing stands there."""
        if self.within is None:
            return self.generic_visit(node)
        yes, no = self.came("true", node.body), self.came("false", node.orelse)
        number = self.new(node.test, yes, no)
        node.test = self.test(node.test)
        node.body, node.orelse = self.body(number, node.body), self.body(number + 1, node.orelse)
        return node

    def visit_While(self, node):
        """Mark the ways into a loop and out of it."""
        if self.within is None:
            return self.generic_visit(node)
        number = self.new(node.test, "true", "passed")
        node.test = self.test(node.test)
        node.body, node.orelse = self.body(number, node.body), self.body(number + 1, node.orelse)
        return node

    def visit_For(self, node):
        """Mark the way into a loop."""
        if self.within is None:
            return self.generic_visit(node)
        number = self.new(node, "run", "passed")
        node.iter = self.visit(node.iter)
        node.body, node.orelse = self.body(number, node.body), self.body(number + 1, node.orelse)
        return node

    def visit_ExceptHandler(self, node):
        """Mark the way out of an error."""
        if self.within is None:
            return self.generic_visit(node)
        node.body = self.body(self.new(node, self.came("run", node.body)), node.body)
        return node

    def visit_match_case(self, node):
        """Mark a case."""
        if self.within is None:
            return self.generic_visit(node)
        node.guard = node.guard and self.test(node.guard)
        node.body = self.body(self.new(node.pattern, self.came("run", node.body)), node.body)
        return node

    def visit_IfExp(self, node):
        """Mark both values."""
        if self.within is None:
            return self.generic_visit(node)
        number = self.new(node.test, "true", "false")
        node.test = self.test(node.test)
        node.body, node.orelse = self.value(number, node.body), self.value(number + 1, node.orelse)
        return node

    def visit_ListComp(self, node):
        """Mark that something comes of what is gone through."""
        if self.within is None:
            return self.generic_visit(node)
        node.generators = [self.visit(one) for one in node.generators]
        name = "value" if isinstance(node, ast.DictComp) else "elt"
        if isinstance(node, ast.DictComp):
            node.key = self.visit(node.key)
        setattr(node, name, self.value(self.new(node, "run"), getattr(node, name)))
        return node

    def visit_comprehension(self, node):
        """Mark what is taken, and left out."""
        if self.within is None:
            return self.generic_visit(node)
        node.iter = self.visit(node.iter)
        node.ifs = [self.visit(both_ways(test)) for test in node.ifs]
        return node


def asked(method, arguments, where):
    """Return the call of a method of the marks about a branch."""
    number, value = arguments
    method = ast.Attribute(ast.Name(NAME, ast.Load(), **where), method, ast.Load(), **where)
    return ast.Call(method, [ast.Constant(number, **where), value], [], **where)


def place_of(node):
    """Return where a node stands in its text."""
    return {name: getattr(node, name) for name in WHERE}


@cache
def parts(kind):
    """Return the names of a node's parts in which expressions or statements may lie."""
    return tuple(name for name in kind._fields if name not in LEFT)


def both_ways(test):
    """Return a test as an expression with two values."""
    where = place_of(test)
    return ast.IfExp(test, ast.Constant(True, **where), ast.Constant(False, **where), **where)


def refuses(statement):
    """Return whether a statement raises what says that something can't be."""
    raised = getattr(statement, "exc", None)
    name = getattr(getattr(raised, "func", raised), "id", "")
    return isinstance(statement, ast.Raise) and name not in ENDS


def is_text(statement):
    """Whether a statement is a text alone, as a docstring is."""
    return isinstance(statement, ast.Expr) and isinstance(getattr(statement.value, "value", None), str)


def untried(branches, marks):
    """Return the branches that were not taken, by their marks, though the way led past them.

    A test that was never looked at chose nothing, and what lies in a branch that was not taken is told by it.
    """
    return [
        branch
        for number, branch in enumerate(branches)
        if branch.came != "passed"
        and not marks[number]
        and marks[branch.within]
        and (branch.beside is None or marks[branch.beside])
    ]
