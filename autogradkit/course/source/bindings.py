"""A binding is a top-level statement with the names that it gives, changes and needs.

By them it is known which statements of a notebook's other cells an answer needs.
"""

import ast
import re
import warnings
from dataclasses import dataclass

from autogradkit.checking.quotations import learners_words
from autogradkit.course import sentences

from .cells import Cell
from .execution import root_name
from .slips import advice

__all__ = ["Binding", "bindings_of", "methods_for_functions", "parsed"]

QUOTED = 100  # characters of a line
MARKS = "“”„‟＂"
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
IMPORTS = (ast.Import, ast.ImportFrom)
MAYBE = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.Match)  # what stands inside may not be run
OWN_SCOPES = (*FUNCTIONS, ast.ClassDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
MADE_FUNCTIONS = (ast.Attribute, ast.Name, ast.Call, ast.Subscript, ast.IfExp, ast.BoolOp, ast.Lambda)


@dataclass(frozen=True, eq=False)
class Binding:
    """One top-level statement.

    Attributes
    ----------
    node : ast.stmt
    cell : Cell
    names : frozenset of str
        Those that it gives to something; `*` for an import of everything.
    changes : frozenset of str
        Those of which it changes what they stand for: `K /= 2`, `W[0] = 1`, `rows.append(1)`.
    uses : frozenset of str
        Those that it takes from around it.
    definitions : dict of str to node
        The statements in it that may give a function to a name.
    """

    node: ast.stmt
    cell: Cell
    names: frozenset
    changes: frozenset
    uses: frozenset
    definitions: dict

    @property
    def is_sure(self):
        """Whether its names have their values once it has run."""
        return not isinstance(self.node, MAYBE)

    @property
    def is_import(self):
        """Whether it is an import."""
        return isinstance(self.node, IMPORTS)

    @property
    def place(self):
        """Where the statement stands."""
        return self.cell.place(self.node.lineno)

    @property
    def first_line(self):
        """The line that it begins on, with its decorators."""
        return min([self.node.lineno, *(d.lineno for d in getattr(self.node, "decorator_list", ()))])


def bindings_of(cell, problems):
    """Yield the top-level statements of a cell, noting a cell that can't be read as Python."""
    try:
        statements = parsed(cell.text).body
    except SyntaxError as error:
        problems.append(not_python(cell, error))
        return
    except (ValueError, RecursionError):
        problems.append(sentences.NOT_READABLE_AS_PYTHON.format(place=cell.place(1)))
        return
    except (MemoryError, SystemError):  # the latter is how Python's parser may say the former
        problems.append(sentences.TOO_LARGE_AS_PYTHON.format(place=cell.place(1)))
        return
    for node in statements:
        yield binding_of(node, cell)


def parsed(text):
    """Return a cell's syntax tree; a SyntaxError also for what only Python's compiler refuses.

    >>> parsed("return 3")
    Traceback (most recent call last):
    ...
    SyntaxError: 'return' outside function
    """
    tree = ast.parse(text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        compile(tree, "<cell>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    return tree


def not_python(cell, error):
    """Return the sentence for a SyntaxError in a cell, with the line that it is about."""
    number = error.lineno or 1
    lines = cell.text.split("\n")
    line, above = lines[number - 1 : number], lines[max(0, number - 2) : number - 1]
    said = sentences.NOT_PYTHON if "".join(line).strip() else sentences.NOT_PYTHON_AT_END
    what = advice(error, "".join(line), "".join(above))
    msg = re.sub(rf"'[{MARKS}]' \((U\+\w+)\)", r"\1", error.msg)  # what marks a quotation can't be quoted
    reason, line = (learners_words(text, QUOTED) for text in (msg, "".join(line)))
    return f"{said.format(place=cell.place(number), reason=reason, line=line)} {what}".rstrip()


def binding_of(node, cell):
    """Return a statement as a Binding, looking into all that runs when it runs."""
    names, changes, definitions, waiting = set(), set(), {}, [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, (*FUNCTIONS, ast.ClassDef)):
            names.add(part.name)
            definitions[part.name] = part
        elif isinstance(part, IMPORTS):
            names |= {(alias.asname or alias.name).split(".")[0] for alias in part.names}
        elif isinstance(part, ast.AugAssign):
            changes.add(root_name(part.target))
        elif isinstance(part, (ast.Name, ast.Attribute, ast.Subscript)):
            stored = not isinstance(part.ctx, ast.Load)
            if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
                names.add(part.id)
            elif stored:
                changes.add(root_name(part))
        elif isinstance(part, ast.ExceptHandler) and part.name:
            names.add(part.name)
        elif isinstance(part, ast.Expr) and isinstance(part.value, ast.Call):
            changes.add(root_name(part.value) if isinstance(part.value.func, ast.Attribute) else "")
        elif isinstance(part, (ast.Assign, ast.AnnAssign, ast.NamedExpr)) and part.value is not None:
            targets = part.targets if isinstance(part, ast.Assign) else [part.target]
            flat = [one for target in targets for one in getattr(target, "elts", [target])]
            if isinstance(part.value, (*MADE_FUNCTIONS, ast.Tuple, ast.List)):
                definitions |= {one.id: part.value for one in flat if isinstance(one, ast.Name)}
        if not isinstance(part, OWN_SCOPES):
            parts = list(ast.iter_child_nodes(part))
            waiting += parts[1:] if isinstance(part, ast.AugAssign) else parts
    changed = frozenset(changes - {""} - names)
    return Binding(node, cell, frozenset(names), changed, used_names(node) | changed, definitions)


def used_names(node):
    """Return the names a statement takes from around it: those it reads and doesn't bind inside."""
    walked = list(ast.walk(node))
    read = {n.id for n in walked if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    read |= {name for n in walked if isinstance(n, ast.Global) for name in n.names}  # `calls += 1` reads, too
    inside = set()
    if isinstance(node, FUNCTIONS) or isinstance(getattr(node, "value", None), ast.Lambda):
        inside = {n.arg for n in walked if isinstance(n, ast.arg)}
        inside |= {n.id for n in walked if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        inside -= {name for n in walked if isinstance(n, ast.Global) for name in n.names}
    arguments = getattr(node, "args", None) or getattr(getattr(node, "value", None), "args", None)
    defaults = [*getattr(arguments, "defaults", ()), *getattr(arguments, "kw_defaults", ())]
    outside = [*getattr(node, "decorator_list", ()), *defaults]
    evaluated_outside = {n.id for part in outside if part for n in ast.walk(part) if isinstance(n, ast.Name)}
    return frozenset(read - inside | evaluated_outside)


def methods_for_functions(text, names):
    """Yield a sentence for each of the asked functions that a program has as a method of a class only.

    >>> list(methods_for_functions("class M:\\n    def f(self): ...", ["f"]))
    ['f stands in the class M; the exercise asks for a function of its own, outside.']
    """
    top = ast.parse(text).body
    outside = {node.name for node in top if isinstance(node, FUNCTIONS)}
    for kind in top:
        if isinstance(kind, ast.ClassDef):
            for node in kind.body:
                if isinstance(node, FUNCTIONS) and node.name in names and node.name not in outside:
                    yield sentences.IN_A_CLASS.format(name=node.name, other=kind.name)
