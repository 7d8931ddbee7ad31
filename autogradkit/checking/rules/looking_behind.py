"""Looking behind: does a program look behind what a driver hands to it, or change what counts beside it?

A driver hands an answer objects and counts what becomes of them, in the same process. Such a count is worth
something only if the answer leaves it alone. So what an answer may name is listed: attributes that its own
program gives, that the driver's objects offer or plain objects have, and modules with what may be had of
each. Whatever else is named might look behind something, and it is said what.
"""

import ast
import builtins
from functools import lru_cache

from .array_classes import is_told_of, may_make_array
from .asked_classes import is_base_or_asked, only_asks
from .enums import ENUMS
from .imported_modules import is_there, module_and_rest
from .open_attributes import begins_with_nothing, in_format, may_follow_a_dot, names_openly
from .open_names import (
    BUILTINS,
    CLOSED,
    METHODS,
    MODULES,
    OPEN,
    PLAIN_TYPES,
    WAYS,
)
from .plain_annotation import is_plain_annotation
from .program import Program, is_dunder
from .reaching import texts_in
from .syntax_tree import own_classes

__all__ = ["looked_behind"]

FORMS = {  # of something in a module, that may be used in one form only
    "functools.wraps": Program.decorates,
    "types.SimpleNamespace": Program.names_what_it_holds,
    "logging.basicConfig": Program.is_called_plainly,
    "copy.deepcopy": Program.is_called_with_one,
    "numpy.ndarray": is_told_of,
    "numpy.typing.NDArray": is_told_of,
    "typing.Annotated": Program.is_subscripted,
    "typing.Union": Program.is_subscripted,
    **dict.fromkeys(ENUMS, is_base_or_asked),
}


@lru_cache(8)
def looked_behind(source, driver=""):
    """Return by what a program might look behind what it was handed, as it is written there, or "".

    Parameters
    ----------
    source : str
        The program.
    driver : str
        The text of the driver: what its objects offer may be used, its private names may not.

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
    behind = next((text for text in texts_in(program.source) if is_text_behind(program, text)), "")
    return behind or (run_annotation(program) if "singledispatch" in program.source else "")


def in_name(program, node):
    """Look at a name: a module or something in one, a class, or a function of Python's."""
    name = node.id
    if name == "__name__":
        return "" if isinstance(node.ctx, ast.Load) else name
    if name in program.counts and program.gives_attribute(node):
        return name
    if name in program.bare_enums and not is_base_or_asked(program, node):
        return name
    if name in LOOKED_AT and not program.is_local(node):
        return LOOKED_AT[name](program, node)
    if is_closed(name) and not program.is_local(node):  # even if something else is imported by this name
        return name
    if (path := program.path_of(node)) and isinstance(node.ctx, ast.Load):
        return name if is_torn(program.origins.get(name, ())) else in_path(program, node, path)
    return ""


def is_closed(name):
    """Return whether a name is one of Python's that may not be used.

    `_` is none: a console, a doctest or `gettext` has put it there.
    """
    if name in BUILTINS or name in OPEN or name == "_":
        return False
    return hasattr(builtins, name) or is_behind(name)


def in_getattr(program, node):
    """Look at `getattr` and its like: which attribute they are for must be seen."""
    parent = program.parents.get(node)
    return "" if isinstance(parent, ast.Call) and names_openly(program, parent, node) else node.id


def in_type(program, node):
    """Look at `type`, which hands out a class."""
    parent = program.parents.get(node)
    called = isinstance(parent, ast.Call) and parent.func is node
    if called and len(parent.args) == 1:
        return "" if only_asks(program, parent) and not may_make_array(program, parent) else "type(…)"
    asked = isinstance(parent, (ast.Call, ast.Tuple)) and not called and only_asks(program, node)
    return "" if asked else node.id


LOOKED_AT = {"getattr": in_getattr, "setattr": in_getattr, "delattr": in_getattr, "type": in_type}


def is_torn(origins):
    """Return whether one name stands for several things, and it matters for which."""
    here = set(filter(is_there, origins))
    plain = {name for name in here if name.rpartition(".")[2] in MODULES.get(name.rpartition(".")[0], ())}
    return len(here) > 1 and bool(here - plain or here & FORMS.keys())


def in_attribute(program, node):
    """Look at what stands behind a dot."""
    path, attr = program.path_of(node), node.attr
    if attr == "__class__":
        return "" if only_asks(program, node) and not may_make_array(program, node) else attr
    if attr == "__subclasses__" and getattr(node.value, "id", "") in own_classes(program.nodes):
        return ""
    if attr == "__init__":
        return "" if is_super(node.value) else attr
    if attr == "format" and not path:
        return in_format(node)
    if path:
        return in_path(program, node, path)
    closed = attr in CLOSED or attr.startswith("_") or not begins_with_nothing(program, node)
    return attr if closed and not may_follow_a_dot(program, attr) else ""


def in_path(program, node, path):
    """Look at a dotted name that begins with something imported: a module, or something in one."""
    origin = program.origin_of(node)
    if not is_there(origin):
        return in_what_is_missing(program, path)
    module, rest = module_and_rest(origin)
    if not rest:
        kept = program.leads_on(node) or program.second_name(node)
        return "" if module and kept else ".".join(path)
    upto = ".".join(path[: len(path) - len(rest) + 1])
    if rest[0] not in MODULES.get(module, ()) or (len(rest) == 1 and not isinstance(node.ctx, ast.Load)):
        return upto
    if path[0] in program.bound and path[-1] in CLOSED:  # it may be something else there
        return upto
    if rest[1:]:
        return "" if rest[-1] != "format" and may_follow_a_dot(program, rest[-1]) else rest[-1]
    form = FORMS.get(origin)
    return upto if form and not form(program, node) else ""


def in_what_is_missing(program, path):
    """Look at a name that begins with a module that isn't there, unless it may stand for something else."""
    is_free = path[0] not in program.bound and not path[-1].startswith("_")
    return "" if not path[1:] or is_free or may_follow_a_dot(program, path[-1]) else path[-1]


def in_import(program, node):
    """Look at modules, and at what is taken out of them; what is imported and never used does nothing."""
    for alias in node.names:
        if alias.asname and is_dunder(alias.asname):
            return alias.asname
        module = getattr(node, "module", None) or alias.name
        if not is_there(module):
            continue
        if program.stands_in_class(node):
            return module  # its objects hand it on
        whole = f"{module}.{alias.name}" if isinstance(node, ast.ImportFrom) else module
        known, rest = module_and_rest(whole)
        if whole in MODULES or whole in WAYS or not program.is_used(alias):
            continue
        if alias.name == "*" and module in MODULES:
            continue
        if not known or len(rest) > 1 or isinstance(node, ast.Import):
            return module
        if rest[0] not in MODULES.get(known, ()):
            return rest[0]
    return ""


def in_definition(program, node):
    """Look at a method of Python's own that shows a class what it is asked about."""
    return node.name if is_dunder(node.name) and node.name not in METHODS else ""


def in_keyword(program, node):
    """Look at the name by which something is handed over: a namespace has it as an attribute."""
    return node.arg if node.arg in program.counts | CLOSED or is_behind(node.arg or "") else ""


def in_naming(program, node):
    """Look at what an exception or a part of a pattern is called: `__builtins__` would be others' names."""
    name = getattr(node, "rest", getattr(node, "name", None)) or ""
    return name if is_dunder(name) and name not in OPEN else ""


def in_pattern(program, node):
    """Look at a pattern of a class: it asks for attributes by its words, or by the order in its own class."""
    behind = [a for a in node.kwd_attrs if a == "format" or not may_follow_a_dot(program, a)]
    name = getattr(node.cls, "id", "")
    if behind or not node.patterns or name in PLAIN_TYPES or name in own_classes(program.nodes):
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


LOOKS = {
    ast.Name: in_name,
    ast.Attribute: in_attribute,
    ast.Import: in_import,
    ast.ImportFrom: in_import,
    ast.MatchClass: in_pattern,
    ast.FunctionDef: in_definition,
    ast.AsyncFunctionDef: in_definition,
    ast.ClassDef: in_definition,
    ast.keyword: in_keyword,
    **dict.fromkeys((ast.ExceptHandler, ast.MatchAs, ast.MatchStar, ast.MatchMapping), in_naming),
}


def is_text_behind(program, text):
    """Return whether a text is a name by which something could be looked behind."""
    return text in program.counts or (is_behind(text) and text != "__main__")


def is_behind(text):
    """Return whether a text is a name that begins with `__`, and none that anybody may use."""
    return text.startswith("__") and text.isidentifier() and text not in OPEN and text != "__init__"


def is_super(node):
    """Return whether a node is `super()`, or `super(Mine, self)`."""
    called = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "super"
    return called and all(isinstance(arg, ast.Name) for arg in node.args)
