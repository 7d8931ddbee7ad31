"""Looking behind: does a program look behind what a driver hands to it, or change what counts beside it?

A driver hands an answer objects and counts what becomes of them, in the same process. Such a count is worth
something only if the answer leaves it alone. No answer of the course needs to look behind anything: so what
might do so is told by its names, rather one too many than one too few, and it is said which.
"""

import ast
import re
import sys
from functools import lru_cache

from .array_classes import lays_over_memory, makes_array, named_last
from .enums import ENUMS
from .imported_modules import is_module, is_numpy, is_there, way_out_of_numpy
from .names_behind import (
    ATTRIBUTES,
    BUILTINS,
    CALLED_ONLY,
    INSIDE,
    METHODS,
    MODULES,
    OF_NUMPY,
    OPEN,
    OVER_MEMORY,
    PARTS,
    PLAIN_TYPES,
)
from .plain_annotation import is_plain_annotation
from .program import Program, is_dunder
from .reaching import texts_in
from .syntax_tree import own_classes

__all__ = ["looked_behind"]

RENAMED_HIDES = frozenset(["SimpleNamespace", "wraps", *CALLED_ONLY])  # what is looked at by its name
FIELD_INSIDE = re.compile(r"\{[^{}:!]*[.\[]")


@lru_cache(8)
def looked_behind(source, driver=""):
    """Return by what a program might look behind what it was handed, as it is written there, or "".

    Parameters
    ----------
    source : str
        The program.
    driver : str
        The text of the driver: its private names may not be the program's own, too.

    >>> looked_behind("chain._peak = 1", "chain._peak += 1"), looked_behind("import numpy as n\\nn.sum = max")
    ('_peak', 'n.sum')
    >>> looked_behind("class Mine:\\n    def __init__(self):\\n        self._peak = 1\\nx = type(y)(2.0)")
    ''
    """
    return first_behind(Program(source, driver))


def first_behind(program):
    """Return the first thing that looks behind something, or changes it, as it is written."""
    if not program.nodes and program.source.strip():
        return program.source.split("\n")[0]  # what can't be read here might do anything
    for node in program.nodes:
        look = LOOKS.get(type(node))
        seen = look(program, node) if look else ""
        if seen:
            return seen
    behind = next((text for text in texts_in(program.source) if is_name_behind(program, text)), "")
    return behind or (run_annotation(program) if "singledispatch" in program.source else "")


def in_name(program, node):
    """Look at a name: some builtins, a module that is handed on, and a class that is."""
    if node.id == "__name__":
        return "" if isinstance(node.ctx, ast.Load) else node.id
    if node.id in program.counts and program.gives_attribute(node):
        return node.id
    if node.id in program.imported and node.id == "wraps" and not program.decorates(node):
        return node.id
    if node.id in program.imported and node.id == "SimpleNamespace" and not program.names_what_it_holds(node):
        return node.id
    if node.id in program.imported and node.id in CALLED_ONLY and not program.is_called_plainly(node):
        return node.id
    if node.id in program.bare_enums and not program.is_base_or_asked(node):
        return node.id
    if node.id not in program.imported and lays_over_memory(program, node, node.id):  # by a star
        return node.id
    if node.id in BUILTINS or is_behind(node.id):
        return "" if program.is_parameter(node) else node.id
    parent = program.parents.get(node)
    if node.id in ("getattr", "setattr", "delattr"):
        return "" if isinstance(parent, ast.Call) and names_openly(parent, node) else node.id
    if node.id == "type":
        called = isinstance(parent, ast.Call) and parent.func is node
        if called and len(parent.args) == 1:
            return "" if program.only_asks(parent) and not makes_array(program, parent) else "type(…)"
        asked = isinstance(parent, (ast.Call, ast.Tuple)) and not called and program.only_asks(node)
        return "" if asked else node.id
    handed_on = isinstance(node.ctx, ast.Load) and is_there(program.imported.get(node.id, ""))
    kept = program.leads_on(node) or program.is_parameter(node) or program.second_name(node)
    return node.id if handed_on and not kept else ""


def in_attribute(program, node):
    """Look at what stands behind a dot."""
    path, attr = program.path_of(node), node.attr
    if attr == "__class__":
        return "" if program.only_asks(node) else attr
    if attr == "__subclasses__" and getattr(node.value, "id", "") in own_classes(program.nodes):
        return ""
    if attr == "__init__":
        return "" if is_super(node.value) else attr
    if is_behind_dot(program, attr, path):
        return attr
    if not path:
        return in_format(node, program.parents.get(node)) if attr == "format" else ""
    hides = (attr == "wraps" and not program.decorates(node)) or (
        attr in CALLED_ONLY and not program.is_called_plainly(node)
    )
    if hides or (program.module_at(node) in ENUMS and not program.is_base_or_asked(node)):
        return ".".join(path)
    if closed := closed_in(program, path):
        return closed
    if attr == "SimpleNamespace" and not program.names_what_it_holds(node):
        return ".".join(path)
    root = program.imported[path[0]]
    if not isinstance(node.ctx, ast.Load) or path[1] not in PARTS.get(root, path[1:2]):
        return ".".join(path[:2])
    if attr in INSIDE or (is_numpy(root) and (attr in OF_NUMPY or hands_on_part(program, node, root, path))):
        return ".".join(path)
    if is_numpy(root) and lays_over_memory(program, node, attr):
        return ".".join(path)
    out = way_out_of_numpy(program.module_at(node)) or program.module_at(node) == "numpy.rec.array"
    return ".".join(path) if out else ""


def in_call(program, node):
    """Look at a `wraps` that chooses what is taken over, and a `deepcopy` that notes what it meets."""
    name, several = named_last(node.func), len(node.args) + len(node.keywords) > 1
    return name if name in ("wraps", "deepcopy") and several else ""


def in_import(program, node):
    """Look at modules that show or change what runs a program, and at what comes out of them."""
    for alias in node.names:
        module, behind = getattr(node, "module", None) or alias.name, set()
        if is_there(module) and not may_be_imported(module):
            behind = {module}
        behind |= INSIDE & set(f"{module}.{alias.name}".split(".")) - {"sys"}
        if isinstance(node, ast.ImportFrom) and is_there(module):
            behind |= {alias.name} & (ATTRIBUTES | OF_NUMPY if is_numpy(module) else ATTRIBUTES | INSIDE)
            behind |= {alias.name} - PARTS.get(module, {alias.name})
            behind |= {alias.name} if is_closed(alias.name) and not is_numpy(module) else set()
            behind |= {alias.name} if way_out_of_numpy(f"{module}.{alias.name}") else set()
            behind |= {alias.name} & OVER_MEMORY if is_numpy(module) and builds_on(program, alias) else set()
            behind |= {alias.name} & {"array"} if module == "numpy.rec" else set()
            behind |= {alias.name} & RENAMED_HIDES if alias.asname else set()
        private = f"{module}.{alias.name}".split(".")
        behind |= {name for name in private if name.startswith("_") and name not in OPEN}
        if is_there(module) and program.stands_in_class(node):
            return module  # its objects hand it on
        if behind and program.is_used(alias):
            return sorted(behind)[0]
    return ""


def in_definition(program, node):
    """Look at a method of Python's own that shows a class what it is asked about."""
    return node.name if is_dunder(node.name) and node.name not in METHODS else ""


def in_keyword(program, node):
    """Look at the name by which something is handed over.

    What a log is handed as `extra`, a record has by any name; memory can be read by some.
    """
    passed_on = node.arg is None and isinstance(node.value, ast.Name) and program.is_parameter(node.value)
    if "logging" in program.source and (node.arg == "extra" or (not node.arg and not passed_on)):
        return "extra"
    return node.arg if node.arg in ATTRIBUTES | program.counts else ""


def in_pattern(program, node):
    """Look at a pattern of a class: it asks for attributes by its words."""
    behind = [a for a in node.kwd_attrs if a == "format" or a in program.counts or is_behind_dot(program, a)]
    if behind or not node.patterns or getattr(node.cls, "id", "") in PLAIN_TYPES:
        return behind[0] if behind else ""
    return ast.unparse(node.cls)


def run_annotation(program):
    """Return an annotation that is a program: `singledispatch` runs what stands there, texts, too."""
    for node in program.nodes:
        for name in ("annotation", "returns"):
            annotation = getattr(node, name, None)
            if isinstance(annotation, ast.AST) and not is_plain_annotation(annotation):
                return ast.unparse(annotation)
    return ""


def is_name_behind(program, text):
    """Return whether a text is a name by which something could be looked behind."""
    return text in program.counts or (is_behind(text) and text != "__main__")


def is_behind_dot(program, attr, path=()):
    """Return whether an attribute is one by which anything could be looked behind."""
    private = attr.startswith("_") and attr not in OPEN
    return attr in ATTRIBUTES or (private and bool(path or attr not in program.own or is_dunder(attr)))


def closed_in(program, path):
    """Return a dotted name up to the module in it that nobody needs, or ""."""
    root = program.imported[path[0]]
    words = () if is_numpy(root) or not is_there(root) else path
    at = next((i for i, word in enumerate(words) if i and is_closed(word)), None)
    return ".".join(path[: at + 1]) if at else ""


def hands_on_part(program, node, root, path):
    """Return whether a part of NumPy is given a name, or handed to somebody, who might change it."""
    led_on = program.leads_on(node) or program.second_name(node)
    return not led_on and is_module(".".join((root, *path[1:])))


def builds_on(program, alias):
    """Return whether an imported class of arrays is more than asked about."""
    return any(
        lays_over_memory(program, use, alias.name) for use in program.reads_of(alias.asname or alias.name)
    )


LOOKS = {
    ast.Name: in_name,
    ast.Attribute: in_attribute,
    ast.Call: in_call,
    ast.Import: in_import,
    ast.ImportFrom: in_import,
    ast.MatchClass: in_pattern,
    ast.FunctionDef: in_definition,
    ast.AsyncFunctionDef: in_definition,
    ast.ClassDef: in_definition,
    ast.keyword: in_keyword,
}


def may_be_imported(module):
    """Return whether a module of Python's or NumPy's may be imported by this name.

    >>> may_be_imported("collections.abc"), may_be_imported("os.path"), may_be_imported("logging.config")
    (True, True, False)
    """
    top, *below = module.split(".")
    return is_numpy(module) or (top in MODULES and (top not in PARTS or not set(below) - PARTS[top]))


def names_openly(call, function):
    """Return whether `getattr(x, "name")` names, as a text, an attribute that may be had.

    So may `later(setattr, x, "name", 1)`.
    """
    given = [call.func, *call.args]
    names = given[given.index(function) + 2 :][:1]
    text = getattr(names[0], "value", None) if names else None
    closed = ATTRIBUTES | {"format"}  # whose text asks for attributes
    return isinstance(text, str) and not text.startswith("_") and text not in closed


def in_format(node, parent):
    """Look at `"{0.name}".format(x)`, whose text asks for attributes; of another text nobody knows."""
    text = getattr(node.value, "value", None)
    return "" if isinstance(text, str) and not FIELD_INSIDE.search(text) else "format"


def is_closed(word):
    """Return whether a word in a dotted name is a module of Python's that may not be used, or only parts."""
    return word in sys.stdlib_module_names and (word not in MODULES or word in PARTS)


def is_behind(text):
    """Return whether a text is a name that begins with `__`, and none that anybody may use."""
    return text.startswith("__") and text.isidentifier() and text not in OPEN and text != "__init__"


def is_super(node):
    """Return whether a node is `super()`, or `super(Mine, self)`."""
    called = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "super"
    return called and all(isinstance(arg, ast.Name) for arg in node.args)
