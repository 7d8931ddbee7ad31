"""A rule's source under watch: the same program, in which the value of every expression is looked at."""

import ast
import itertools

__all__ = ["REPORT", "watched_source"]

REPORT = "watch_report"
MOST_CHARACTERS = 60_000  # a hand-in's answer to one exercise has a few thousand
BEGIN = """
{watch}["OWN_MODULES"] = (__name__,)
{note} = {watch}["watch_"]
"""
END = """
{function} = {watch}["watched"]({function})
{report} = {watch}["watch_report"]
"""
VALUES = (ast.Name, ast.BinOp, ast.UnaryOp, ast.Subscript, ast.Attribute, ast.IfExp)


def watched_source(source, function, watch):
    """Return the source under watch, or None if it can't be read or is too long.

    Parameters
    ----------
    source : str
    function : str
        The rule's name in it.
    watch : str
        What the watch is called where it is run; no name in the source can be known to be this.
    """
    if len(source) > MOST_CHARACTERS:
        return None
    note = f"note_of_{watch}"
    try:
        tree = ast.parse(source)
        inserter = NoteInserter(note, as_texts=leaves_annotations(tree.body))
        body = [noted(statement, inserter) for statement in tree.body]
        begin = BEGIN.format(watch=watch, note=note)
        end = END.format(function=function, watch=watch, report=REPORT)
        place = first_after_future_imports(body)
        first, rest = (ast.unparse(ast.Module(some, [])) for some in (body[:place], body[place:]))
        return f"{first}\n{begin}{rest}\n{end}"
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def noted(statement, inserter):
    """Return a statement with its notes, but for its decorators: the kit's own are taken off later."""
    decorators = getattr(statement, "decorator_list", None)
    if not decorators:
        return inserter.visit(statement)
    statement.decorator_list = []
    result = inserter.visit(statement)
    result.decorator_list = decorators
    return result


def leaves_annotations(body):
    """Return whether annotations stay texts, which nobody works out."""
    imports = (statement for statement in body if getattr(statement, "module", "") == "__future__")
    return any(alias.name == "annotations" for statement in imports for alias in statement.names)


def first_after_future_imports(body):
    """Return the place behind the docstring and the imports that have to come first."""
    place = 0
    for statement in body:
        text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if not (text or (isinstance(statement, ast.ImportFrom) and statement.module == "__future__")):
            break
        place += 1
    return place


class NoteInserter(ast.NodeTransformer):
    """Puts every expression whose value may be a number into a call of `note`."""

    def __init__(self, note, as_texts):
        self.note, self.as_texts, self.places = note, as_texts, itertools.count()

    def visit(self, node):
        """Note what may be a value; descend into everything else."""
        if isinstance(node, VALUES):
            return self.noted(node)
        return super().visit(node)

    def noted(self, node):
        """Return the node inside of a call of `note`, if it is read there."""
        self.generic_visit(node)
        if isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del)):
            return node
        return self.call_of_note(node)

    def call_of_note(self, node):
        """Return a call of `note` with the node's value and its place in the text, a number."""
        place = ast.Constant(next(self.places))
        return ast.copy_location(ast.Call(ast.Name(self.note, ast.Load()), [node, place], []), node)

    def visit_Call(self, node):
        """Note what a call returns, and its arguments; the function's own name stays as it is."""
        if isinstance(node.func, ast.Attribute):
            node.func.value = self.visit(node.func.value)
        elif not isinstance(node.func, ast.Name):
            node.func = self.visit(node.func)
        node.args = [self.visit(argument) for argument in node.args]
        node.keywords = [self.visit(keyword) for keyword in node.keywords]
        if isinstance(node.func, ast.Name) and node.func.id in ("super", "locals", "globals", "vars"):
            return node
        return self.call_of_note(node)

    def visit_AnnAssign(self, node):
        """Note the annotation, too, as other ones, unless it stays a text, in which a class is looked for."""
        if not self.as_texts:
            node.annotation = self.visit(node.annotation)
        node.target, node.value = self.visit(node.target), node.value and self.visit(node.value)
        return node

    def visit_Global(self, node):
        """Leave names alone that are no values."""
        return node

    def visit_Nonlocal(self, node):
        """Leave names alone that are no values."""
        return node

    def visit_match_case(self, node):
        """Leave a pattern alone; its guard and what follows it are a program like any other."""
        node.guard = node.guard and self.visit(node.guard)
        node.body = [self.visit(statement) for statement in node.body]
        return node
