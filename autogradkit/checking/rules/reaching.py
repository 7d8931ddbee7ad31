"""Reaching: does a program look into what runs it, or run a text? No answer of the course needs to."""

import ast
from functools import lru_cache

from .syntax_tree import TooDeepError, nodes_of, own_classes, walked

__all__ = ["holds_programs", "reaches_out", "runs_text", "texts_in"]

RUN_TEXT_NAMES = "eval exec compile __import__ __builtins__ get_type_hints ForwardRef"
RUN_TEXT_MODULES_NAMES = """
builtins ctypes marshal importlib runpy code codeop pickle timeit doctest pdb bdb profile cProfile trace
"""
REACHES_NAMES = """
setattr __setattr__ _getframe __globals__ __code__ __closure__ cell_contents f_locals f_globals f_back
tb_frame globals locals vars __dict__ attrgetter methodcaller
"""
RUN_TEXT, REACHES = frozenset(RUN_TEXT_NAMES.split()), frozenset(REACHES_NAMES.split())
RUN_TEXT_MODULES = frozenset(RUN_TEXT_MODULES_NAMES.split())  # if imported: `code` may be anybody's name
REACHING_MODULES = frozenset(["gc", "inspect"])  # they show what runs a program; of `sys`, its `modules` do
SOURCES = 8  # whose answers are kept: one that holds several functions is asked about for each


@lru_cache(SOURCES)
def runs_text(source):
    """Return whether a source runs a text as a program, or might: nobody can say what that does.

    >>> runs_text("d = eval('x + 1')"), runs_text("d = x + 1"), runs_text("letters = re.compile('[a-z]')")
    (True, False, False)
    """
    nodes = nodes_of(source)
    patterns = {id(node) for node in nodes if is_pattern(node)}
    names = {name_in(node) for node in nodes if id(node) not in patterns} | imported_from(nodes)
    return bool(names & RUN_TEXT or modules_of(source) & RUN_TEXT_MODULES)


def is_pattern(node):
    """Return whether a node is `re.compile`, which compiles no program."""
    return isinstance(node, ast.Attribute) and (getattr(node.value, "id", ""), node.attr) == ("re", "compile")


@lru_cache(SOURCES)
def holds_programs(source):
    """Return whether a text in a source could be run as a program, whoever does it.

    >>> holds_programs("d = run('(x + h) ** n')"), holds_programs("d = np.einsum('ij,j->i', x, g)")
    (True, False)
    """
    return any(map(is_program, texts_in(source)))


def texts_in(source):
    """Yield the texts that stand in a source and may be used: no descriptions, and nothing that is raised."""
    nodes = nodes_of(source)
    idle = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    idle |= {id(inside) for node in nodes if isinstance(node, ast.Raise) for inside in walked(node)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in idle:
            yield node.value


def is_program(text):
    """Return whether a text works something out, in two steps at least.

    A sentence, a name, `ij,jk->ik`, and what one writes on a figure or into a table are no programs.

    >>> is_program("(f(x + h) - z) / h"), is_program("mean %s"), is_program("tanh(x)"), is_program("x - y")
    (True, False, False, False)
    """
    try:
        nodes = nodes_of(text)
    except TooDeepError:
        return True
    steps = [node for node in nodes if isinstance(node, (ast.BinOp, ast.Call))]
    steps = [node for node in steps if not isinstance(getattr(node, "op", None), ast.Mod)]
    return len(steps) > 1 or any(isinstance(node, ast.Lambda) for node in nodes)


@lru_cache(SOURCES)
def reaches_out(source):
    """Return whether a source looks into what runs it, or changes NumPy itself.

    >>> reaches_out("import numpy as np\\nnp.any = print"), reaches_out("import numpy as np\\nx = np.any")
    (True, False)
    """
    nodes = nodes_of(source)
    stored = (node for node in nodes if isinstance(getattr(node, "ctx", None), ast.Store))
    changed = (node.value for node in stored if isinstance(node, ast.Attribute))
    names = {name_in(node) for node in nodes} | imported_from(nodes)
    modules = modules_of(source)
    return (
        bool(names & REACHES or modules & REACHING_MODULES or reaches_classes(nodes))
        or ("sys" in modules and "modules" in names)
        or any(getattr(n, "id", "") in ("np", "numpy") for n in changed)
        or any(map(gets_by_hidden_name, nodes))
    )


def reaches_classes(nodes):
    """Return whether the classes that derive from one are asked for, and it isn't the program's own."""
    asked = [node.value for node in nodes if getattr(node, "attr", "") == "__subclasses__"]
    own = own_classes(nodes) if asked else ()
    return any(getattr(value, "id", "") not in own for value in asked)


def gets_by_hidden_name(node):
    """Return whether a node is a call of `getattr` with a name that is put together."""
    called = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "getattr"
    hidden = REACHES | {"__subclasses__"}
    return called and not any(
        isinstance(name, ast.Constant) and name.value not in hidden for name in node.args[1:2]
    )


def name_in(node):
    """Return the name or attribute that a node is, or None."""
    return getattr(node, "id", getattr(node, "attr", None))


def imported_from(nodes):
    """Return what is imported from modules, by its own name."""
    return {alias.name for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names}


def modules_of(source):
    """Return every word in the names of the modules that a source imports."""
    modules = set()
    for node in nodes_of(source):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            modules |= {alias.name for alias in node.names} | {getattr(node, "module", None) or ""}
    return {word for module in modules for word in module.split(".")}
