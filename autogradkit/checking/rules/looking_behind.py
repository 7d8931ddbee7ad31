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
from .imported_modules import imported_names, is_module, is_numpy, is_there, way_out_of_numpy
from .main_guard import without_main
from .names_behind import (
    ASK_CLASSES,
    ATTRIBUTES,
    BUILTINS,
    CALLED_ONLY,
    INSIDE,
    METHODS,
    MODULES,
    OF_NUMPY,
    OPEN,
    OPENING,
    OVER_MEMORY,
    PARTS,
    PLAIN_TYPES,
    RENAMED,
)
from .reaching import texts_in
from .syntax_tree import children_of, nodes_of, own_classes, walked

__all__ = ["looked_behind"]

RENAMED_HIDES = frozenset(["SimpleNamespace", "wraps", *CALLED_ONLY])  # what is looked at by its name
FUNCTIONS = (ast.FunctionDef, ast.Lambda)
ENUMS = frozenset(["enum.Enum", "enum.Flag", "enum.IntEnum", "enum.IntFlag", "enum.StrEnum"])
MEMBERS = (ast.Constant, ast.Tuple, ast.List, ast.Dict, ast.UnaryOp, ast.BinOp, ast.JoinedStr)
IN_ANNOTATIONS = (ast.Name, ast.Attribute, ast.Subscript, ast.Tuple, ast.List, ast.Constant)
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
    return Program(source, driver).first_behind()


class Program:
    """A program as a tree, with what it imports and which node stands in which."""

    def __init__(self, source, driver):
        self.source = source
        self.nodes = list(without_main(nodes_of(source)))
        self.parents = {child: node for node in self.nodes for child in children_of(node)}
        self.parameters = {node: parameters_of(node) for node in self.nodes if isinstance(node, FUNCTIONS)}
        self.globals = {name for node in self.nodes if isinstance(node, ast.Global) for name in node.names}
        self.imported = dict(pair for node in self.nodes for pair in imported_names(node))
        for node in self.nodes:
            if second := self.second_name(node):
                self.imported[second] = self.module_at(node)
        self.bare_enums = bare_enums(self.nodes, self.module_at)
        self.own = {name for node in self.nodes for name in names_given(node)}
        self.counts = {name for name in re.findall(r"\b_\w+", driver) if not is_dunder(name)}
        self.own -= self.counts

    def first_behind(self):
        """Return the first thing that looks behind something, or changes it, as it is written."""
        if not self.nodes and self.source.strip():
            return self.source.split("\n")[0]  # what can't be read here might do anything
        for node in self.nodes:
            look = LOOKS.get(type(node))
            seen = look(self, node) if look else ""
            if seen:
                return seen
        behind = next((text for text in texts_in(self.source) if self.is_name_behind(text)), "")
        return behind or (self.run_annotation() if "singledispatch" in self.source else "")

    def run_annotation(self):
        """Return an annotation that is a program: `singledispatch` runs what stands there, texts, too."""
        for node in self.nodes:
            for name in ("annotation", "returns"):
                annotation = getattr(node, name, None)
                if isinstance(annotation, ast.AST) and not is_plain_annotation(annotation):
                    return ast.unparse(annotation)
        return ""

    def is_name_behind(self, text):
        """Return whether a text is a name by which something could be looked behind."""
        return text in self.counts or (is_behind(text) and text != "__main__")

    def in_name(self, node):
        """Look at a name: some builtins, a module that is handed on, and a class that is."""
        if node.id == "__name__":
            return "" if isinstance(node.ctx, ast.Load) else node.id
        if node.id in self.counts and self.gives_attribute(node):
            return node.id
        if node.id in self.imported and node.id == "wraps" and not self.decorates(node):
            return node.id
        if node.id in self.imported and node.id == "SimpleNamespace" and not self.names_what_it_holds(node):
            return node.id
        if node.id in self.imported and node.id in CALLED_ONLY and not self.is_called_plainly(node):
            return node.id
        if node.id in self.bare_enums and not self.is_base_or_asked(node):
            return node.id
        if node.id not in self.imported and lays_over_memory(self, node, node.id):  # by a star
            return node.id
        if node.id in BUILTINS or is_behind(node.id):
            return "" if self.is_parameter(node) else node.id
        parent = self.parents.get(node)
        if node.id in ("getattr", "setattr", "delattr"):
            return "" if isinstance(parent, ast.Call) and names_openly(parent, node) else node.id
        if node.id == "type":
            called = isinstance(parent, ast.Call) and parent.func is node
            if called and len(parent.args) == 1:
                return "" if self.only_asks(parent) and not makes_array(self, parent) else "type(…)"
            asked = isinstance(parent, (ast.Call, ast.Tuple)) and not called and self.only_asks(node)
            return "" if asked else node.id
        handed_on = isinstance(node.ctx, ast.Load) and is_there(self.imported.get(node.id, ""))
        kept = self.leads_on(node) or self.is_parameter(node) or self.second_name(node)
        return node.id if handed_on and not kept else ""

    def in_attribute(self, node):
        """Look at what stands behind a dot."""
        path, attr = self.path_of(node), node.attr
        if attr == "__class__":
            return "" if self.only_asks(node) else attr
        if attr == "__subclasses__" and getattr(node.value, "id", "") in own_classes(self.nodes):
            return ""
        if attr == "__init__":
            return "" if is_super(node.value) else attr
        if self.is_behind_dot(attr, path):
            return attr
        if not path:
            return in_format(node, self.parents.get(node)) if attr == "format" else ""
        hides = (attr == "wraps" and not self.decorates(node)) or (
            attr in CALLED_ONLY and not self.is_called_plainly(node)
        )
        if hides or (self.module_at(node) in ENUMS and not self.is_base_or_asked(node)):
            return ".".join(path)
        if closed := self.closed_in(path):
            return closed
        if attr == "SimpleNamespace" and not self.names_what_it_holds(node):
            return ".".join(path)
        root = self.imported[path[0]]
        if not isinstance(node.ctx, ast.Load) or path[1] not in PARTS.get(root, path[1:2]):
            return ".".join(path[:2])
        if attr in INSIDE or (is_numpy(root) and (attr in OF_NUMPY or self.hands_on_part(node, root, path))):
            return ".".join(path)
        if is_numpy(root) and lays_over_memory(self, node, attr):
            return ".".join(path)
        out = way_out_of_numpy(self.module_at(node)) or self.module_at(node) == "numpy.rec.array"
        return ".".join(path) if out else ""

    def reads_of(self, name):
        """Yield where a name is read."""
        for node in self.nodes:
            if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load):
                yield node

    def is_behind_dot(self, attr, path=()):
        """Return whether an attribute is one by which anything could be looked behind."""
        private = attr.startswith("_") and attr not in OPEN
        return attr in ATTRIBUTES or (private and bool(path or attr not in self.own or is_dunder(attr)))

    def gives_attribute(self, node):
        """Return whether a name is set in the body of a class: an object of it has it as an attribute."""
        return isinstance(node.ctx, ast.Store) and self.stands_in_class(node)

    def stands_in_class(self, node):
        """Return whether a node stands in the body of a class, and in no function there."""
        around = self.parents.get(node)
        while around is not None and not isinstance(around, (*FUNCTIONS, ast.AsyncFunctionDef, ast.ClassDef)):
            around = self.parents.get(around)
        return isinstance(around, ast.ClassDef)

    def decorates(self, node):
        """Return whether `wraps` is called above a function: elsewhere it writes into what it is given."""
        call = self.parents.get(node)
        return isinstance(call, ast.Call) and call in getattr(self.parents.get(call), "decorator_list", ())

    def names_what_it_holds(self, node):
        """Return whether a namespace is made of names that can be read in the source."""
        call = self.parents.get(node)
        return isinstance(call, ast.Call) and call.func is node and all(k.arg for k in call.keywords)

    def is_base_or_asked(self, node):
        """Return whether an enum without members is derived from or asked about: called, it makes a class."""
        parent = self.parents.get(node)
        if isinstance(parent, (ast.ClassDef, ast.Attribute, ast.arg, ast.AnnAssign)):
            return getattr(parent, "attr", "") != "__call__"
        if isinstance(parent, ast.Call) and parent.func is node:
            return (
                len(parent.args) == 1 and not parent.keywords and not isinstance(parent.args[0], ast.Starred)
            )
        return not isinstance(node.ctx, ast.Load) or self.only_asks(node)

    def is_called_plainly(self, node):
        """Return whether a function is called by names that can be read, and none that opens what it gets."""
        call = self.parents.get(node)
        plainly = isinstance(call, ast.Call) and call.func is node and all(k.arg for k in call.keywords)
        return plainly and not {k.arg for k in call.keywords} & OPENING

    def closed_in(self, path):
        """Return a dotted name up to the module in it that nobody needs, or ""."""
        root = self.imported[path[0]]
        words = () if is_numpy(root) or not is_there(root) else path
        at = next((i for i, word in enumerate(words) if i and is_closed(word)), None)
        return ".".join(path[: at + 1]) if at else ""

    def hands_on_part(self, node, root, path):
        """Return whether a part of NumPy is given a name, or handed to somebody, who might change it."""
        led_on = self.leads_on(node) or self.second_name(node)
        return not led_on and is_module(".".join((root, *path[1:])))

    def in_call(self, node):
        """Look at a `wraps` that chooses what is taken over, and a `deepcopy` that notes what it meets."""
        name, several = named_last(node.func), len(node.args) + len(node.keywords) > 1
        return name if name in ("wraps", "deepcopy") and several else ""

    def in_import(self, node):
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
                behind |= {alias.name} & OVER_MEMORY if is_numpy(module) and self.builds_on(alias) else set()
                behind |= {alias.name} & {"array"} if module == "numpy.rec" else set()
                behind |= {alias.name} & RENAMED_HIDES if alias.asname else set()
            private = f"{module}.{alias.name}".split(".")
            behind |= {name for name in private if name.startswith("_") and name not in OPEN}
            if is_there(module) and self.stands_in_class(node):
                return module  # its objects hand it on
            if behind and self.is_used(alias):
                return sorted(behind)[0]
        return ""

    def in_definition(self, node):
        """Look at a method of Python's own that shows a class what it is asked about."""
        return node.name if is_dunder(node.name) and node.name not in METHODS else ""

    def in_keyword(self, node):
        """Look at the name by which something is handed over.

        What a log is handed as `extra`, a record has by any name; memory can be read by some.
        """
        passed_on = node.arg is None and isinstance(node.value, ast.Name) and self.is_parameter(node.value)
        if "logging" in self.source and (node.arg == "extra" or (not node.arg and not passed_on)):
            return "extra"
        return node.arg if node.arg in ATTRIBUTES | self.counts else ""

    def in_pattern(self, node):
        """Look at a pattern of a class: it asks for attributes by its words."""
        behind = [a for a in node.kwd_attrs if a == "format" or a in self.counts or self.is_behind_dot(a)]
        if behind or not node.patterns or getattr(node.cls, "id", "") in PLAIN_TYPES:
            return behind[0] if behind else ""
        return ast.unparse(node.cls)

    def is_used(self, alias):
        """Return whether what was imported is used at all; `*` is."""
        name = alias.asname or alias.name.split(".")[0]
        return name == "*" or any(self.reads_of(name))

    def builds_on(self, alias):
        """Return whether an imported class of arrays is more than asked about."""
        return any(
            lays_over_memory(self, use, alias.name) for use in self.reads_of(alias.asname or alias.name)
        )

    def is_parameter(self, node):
        """Return whether a name is a parameter of a function in whose body it stands.

        What stands in a function's first lines, as a default, is worked out around it.
        """
        part, inner = node, self.parents.get(node)
        while inner is not None:
            if node.id in self.parameters.get(inner, ()) and is_in_body(part, inner):
                return node.id not in self.globals
            part, inner = inner, self.parents.get(inner)
        return False

    def path_of(self, node):
        """Return the words of a dotted name that begins with something imported; else nothing."""
        words = []
        while isinstance(node, ast.Attribute):
            words.append(node.attr)
            node = node.value
        if isinstance(node, ast.Name) and node.id in self.imported and not self.is_parameter(node):
            return (node.id, *reversed(words))
        return ()

    def module_at(self, node):
        """Return which module or what of it a dotted name is, or "" if it isn't imported."""
        path = self.path_of(node)
        return ".".join((self.imported[path[0]], *path[1:])) if path else ""

    def second_name(self, node):
        """Return xp where `xp = np` stands, of one of `RENAMED`; in a class, others could reach it."""
        parent = self.parents.get(node)
        if not isinstance(parent, ast.Assign) or self.module_at(node) not in RENAMED:
            return ""
        seen_below = isinstance(self.parents.get(parent), (ast.Module, ast.FunctionDef))
        return getattr(parent.targets[0], "id", "") if seen_below and len(parent.targets) == 1 else ""

    def leads_on(self, node):
        """Return whether only an attribute of this is asked for."""
        parent = self.parents.get(node)
        return isinstance(parent, ast.Attribute) and parent.value is node

    def only_asks(self, node):
        """Return whether a class is only compared, named, looked up by, or called."""
        parent = self.parents.get(node)
        if isinstance(parent, ast.Tuple):  # isinstance(x, (type(y), float))
            node, parent = parent, self.parents.get(parent)
        if isinstance(parent, ast.Attribute):
            return parent.attr in ("__name__", "__qualname__")
        if isinstance(parent, ast.Call):
            called = parent.func is node
            return called or (node in parent.args and getattr(parent.func, "id", "") in ASK_CLASSES)
        return isinstance(parent, (ast.Compare, ast.FormattedValue, ast.Subscript))


LOOKS = {
    ast.Name: Program.in_name,
    ast.Attribute: Program.in_attribute,
    ast.Call: Program.in_call,
    ast.Import: Program.in_import,
    ast.ImportFrom: Program.in_import,
    ast.MatchClass: Program.in_pattern,
    ast.FunctionDef: Program.in_definition,
    ast.AsyncFunctionDef: Program.in_definition,
    ast.ClassDef: Program.in_definition,
    ast.keyword: Program.in_keyword,
}


def may_be_imported(module):
    """Return whether a module of Python's or NumPy's may be imported by this name.

    >>> may_be_imported("collections.abc"), may_be_imported("os.path"), may_be_imported("logging.config")
    (True, True, False)
    """
    top, *below = module.split(".")
    return is_numpy(module) or (top in MODULES and (top not in PARTS or not set(below) - PARTS[top]))


def is_in_body(part, function):
    """Return whether a part of a function is its body, or a statement in it."""
    return part is function.body if isinstance(function, ast.Lambda) else part in function.body


def parameters_of(function):
    """Return the names of a function's parameters."""
    return {arg.arg for arg in walked(function.args) if isinstance(arg, ast.arg)}


def bare_enums(nodes, module_at):
    """Return the names of the enums without members: `Enum` itself, and classes that only derive from one."""
    known = {
        alias.asname or alias.name
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module == "enum"
        for alias in node.names
        if f"enum.{alias.name}" in ENUMS
    }
    bare = set(known)
    for node in nodes:  # a class stands above those that derive from it
        bases = getattr(node, "bases", ()) if isinstance(node, ast.ClassDef) else ()
        if any(getattr(base, "id", "") in known or module_at(base) in ENUMS for base in bases):
            known.add(node.name)
            if not any(map(gives_member, node.body)):
                bare.add(node.name)
    return bare


def gives_member(statement):
    """Return whether a statement in an enum's body surely gives it a member."""
    named = isinstance(statement, ast.Assign) and getattr(statement.targets[0], "id", "_")[0] != "_"
    value = statement.value if named else None
    called = getattr(value.func, "attr", getattr(value.func, "id", "")) if isinstance(value, ast.Call) else ""
    return isinstance(value, MEMBERS) or called == "auto"


def names_given(node):
    """Return the private names that a node of a program gives to something of its own."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return {node.name}
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
        return {node.attr}
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return {node.id}
    return set()


def is_plain_annotation(annotation, depth=0):
    """Return whether an annotation only names classes, and a text in it does.

    >>> [is_plain_annotation(ast.parse(text).body[0].value) for text in ("list[int] | None", "'f(x)'")]
    [True, False]
    """
    for node in walked(annotation):
        if depth and isinstance(node, ast.Attribute) and (node.attr[0] == "_" or node.attr in ATTRIBUTES):
            return False
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            inside = [statement for statement in nodes_of(node.value)[1:] if isinstance(statement, ast.expr)]
            if not inside or depth or not is_plain_annotation(inside[0], depth + 1):
                return False
        elif isinstance(node, ast.BinOp):
            if not isinstance(node.op, ast.BitOr):
                return False
        elif isinstance(node, ast.expr) and not isinstance(node, IN_ANNOTATIONS):
            return False
    return True


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


def is_dunder(name):
    """Return whether a name belongs to Python."""
    return name.startswith("__") and name.endswith("__")


def is_super(node):
    """Return whether a node is `super()`, or `super(Mine, self)`."""
    called = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "super"
    return called and all(isinstance(arg, ast.Name) for arg in node.args)
