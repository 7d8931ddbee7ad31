"""A source is the text in which a learner answers an exercise, cut down to the answer.

The functions an exercise asks for are found by name with `ast`, and only what they need comes along:
imports (but not of the kit itself), other functions, classes and constants. Nothing is executed. So a plot,
a failing experiment or a `print` elsewhere in the file can't get in the way of the answer.
"""

import ast
from dataclasses import dataclass, field

from autogradkit.errors import did_you_mean

from .cells import Cell, cells_of

__all__ = ["Found", "find", "read"]

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
IMPORTS = (ast.Import, ast.ImportFrom)
HARMLESS_CALLS = {"np", "numpy", "math", "float", "int", "tuple", "list", "dict", "set", "range"}


@dataclass(frozen=True)
class Found:
    """The answer to one exercise, as source text that can run on its own.

    Attributes
    ----------
    source : str
        The functions and what they need; the code of a `.py` file stays on its lines.
    functions : dict of str to tuple of str
        The asked functions that were found, with their parameter names.
    missing : tuple of str
        The asked functions that weren't found.
    problems : tuple of str
        What a reader should know, in sentences: functions defined more than once (the last one
        counts), cells that aren't valid Python, a misspelt name.
    """

    source: str
    functions: dict = field(default_factory=dict)
    missing: tuple = ()
    problems: tuple = ()


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


def read(path, names, exercise=()):
    """Find the functions `names` in a `.py` or `.ipynb` file; see `find`. May raise SourceError."""
    return find(cells_of(path), names, exercise)


def find(cells, names, exercise=()):
    """Find the functions `names` and what they need.

    Parameters
    ----------
    cells : str or sequence of Cell
    names : sequence of str
        The functions that an exercise asks for.
    exercise : collection of str
        The names the exercise goes by. Its own `%%exercise` cells go before all others; from other
        exercises' cells only helpers are taken, for their `backward` answers another question.

    >>> text = "import os\\nimport numpy as np\\nprint(1)\\ndef backward(g, x): return g * np.cos(x)"
    >>> found = find(text, ["backward"])
    >>> found.functions
    {'backward': ('g', 'x')}
    >>> print(found.source.strip())
    import numpy as np
    <BLANKLINE>
    def backward(g, x): return g * np.cos(x)
    """
    cells = (Cell(cells),) if isinstance(cells, str) else tuple(cells)
    asked, own, problems = frozenset(names), frozenset(exercise), []
    bindings = [
        binding
        for cell in cells
        for binding in bindings_of(cell, problems)
        if not (own and cell.exercise and cell.exercise not in own and binding.names & asked)
    ]
    wanted = {}
    for name in names:
        candidates = [b for b in bindings if name in b.names and b.function is not None]
        candidates = [b for b in candidates if b.cell.exercise and b.cell.exercise in own] or candidates
        if candidates:
            wanted[name] = candidates[-1]
        if len(candidates) > 1:
            places = "; ".join(b.place for b in candidates)
            problems.append(f"{name} is defined {len(candidates)} times ({places}). The last one counts.")
    missing = tuple(name for name in names if name not in wanted)
    others = {name for b in bindings if b.function is not None for name in b.names} - asked
    for name in missing:
        if guess := did_you_mean(name, others):
            problems.append(f"There is no function {name}.{guess}")
    functions = {name: parameters(binding.function) for name, binding in wanted.items()}
    return Found(layout(closure(bindings, wanted), cells), functions, missing, tuple(problems))


def bindings_of(cell, problems):
    """Yield the top-level statements of a cell that may come along, noting a cell that can't be read."""
    try:
        statements = ast.parse(cell.text).body
    except SyntaxError as error:
        problems.append(f"{cell.place(error.lineno)}: not valid Python ({error.msg}).")
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


def closure(bindings, wanted):
    """Return the wanted definitions and, step by step, the last binding of every name they use."""
    last = {name: binding for binding in bindings for name in binding.names} | wanted
    needed = {b for b in bindings if "*" in b.names}
    to_visit = list(wanted.values())
    while to_visit:
        binding = to_visit.pop()
        if binding not in needed:
            needed.add(binding)
            to_visit.extend(last[name] for name in binding.uses if name in last)
    return [b for b in bindings if b in needed]


def layout(bindings, cells):
    """Put the bindings' text together: on its own lines within a cell, cell after cell."""
    known = {name for b in bindings for name in b.names}
    parts = []
    for cell in cells:
        raw = cell.text.encode().split(b"\n")  # ast counts columns in UTF-8 bytes
        kept = [b""] * len(raw)
        for binding in (b for b in bindings if b.cell is cell):
            node = binding.node
            spans = [(d.lineno, 0, d.end_lineno, None) for d in decorators(node) if root(d) in known]
            spans.append((node.lineno, node.col_offset, node.end_lineno, node.end_col_offset))
            for line, start, last, end in spans:
                for number in range(line, last + 1):
                    piece = raw[number - 1][start if number == line else 0 : end if number == last else None]
                    kept[number - 1] = kept[number - 1] + b"; " + piece if kept[number - 1] else piece
        if any(kept):
            parts.append(b"\n".join(kept).decode())
    return "\n".join(parts).rstrip() + "\n" if parts else ""


def decorators(node):
    """Return a definition's decorators, but for the kit's own: a rule is checked as a plain function."""
    return [d for d in getattr(node, "decorator_list", ()) if getattr(d, "attr", "") != "backward"]


def root(expression):
    """Return the first name of a dotted or called expression: `ag` in `@ag.op("mul")`."""
    while isinstance(expression, (ast.Attribute, ast.Call)):
        expression = expression.func if isinstance(expression, ast.Call) else expression.value
    return getattr(expression, "id", "")


def parameters(arguments):
    """Return the parameter names of a function."""
    return tuple(a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs))
