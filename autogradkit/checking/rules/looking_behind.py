"""Looking behind: does a program look behind what a driver hands to it, or change what counts beside it?

A driver hands an answer objects and counts what becomes of them, in the same process. Such a count is worth
something only if the answer leaves it alone. No answer of the course needs to look behind anything: so what
might do so is told by its names, rather one too many than one too few, and it is said which.
"""

import ast
import re
import sys
from functools import lru_cache

from .reaching import nodes_of, texts_in

__all__ = ["looked_behind"]

BUILTIN_NAMES = """
__builtins__ __import__ __match_args__ __annotations__ breakpoint compile eval exec globals locals vars
"""
ATTRIBUTE_NAMES = """
f_back f_builtins f_code f_globals f_locals tb_frame tb_next gi_frame gi_yieldfrom cr_frame cr_await ag_frame
cell_contents currentframe extract_stack walk_stack walk_tb getclosurevars getmembers getattr_static
getinnerframes getouterframes get_objects get_referents get_referrers getrefcount settrace setprofile
setprofile_all_threads settrace_all_threads exc_info get_type_hints ForwardRef as_strided
attrgetter methodcaller update_wrapper make_dataclass new_class prepare_class format_map vformat get_field
"""
MODULE_NAMES = """
builtins bdb code codeop copyreg cProfile ctypes ctypeslib dis doctest faulthandler gc importlib inspect
marshal mock pdb pickle profile pydoc runpy sys timeit trace tracemalloc
"""
INSIDE_NAMES = "builtins copyreg ctypes ctypeslib gc importlib inspect mock pickle sys tracemalloc"
NUMPY_PART_NAMES = """
char core ctypeslib dtypes emath exceptions f2py fft lib linalg ma matlib polynomial random rec strings
testing typing version
"""
SYS_NAMES = """
argv byteorder executable exit float_info getrecursionlimit getsizeof hash_info int_info maxsize maxunicode
path platform setrecursionlimit stderr stdin stdout version version_info
"""
OPEN_NAMES = """
__name__ __doc__ __file__ __future__ __qualname__ __version__
__call__ __len__ __iter__ __next__ __getitem__ __setitem__
__contains__ __enter__ __exit__ __repr__ __str__ __hash__ __bool__ __float__ __int__ __abs__ __neg__ __pos__
__eq__ __ne__ __lt__ __le__ __gt__ __ge__ __add__ __radd__ __iadd__ __sub__ __rsub__ __mul__ __rmul__
__matmul__ __rmatmul__ __truediv__ __rtruediv__ __floordiv__ __mod__ __pow__ __rpow__
_replace _asdict _make _fields
"""
BUILTINS, ATTRIBUTES = frozenset(BUILTIN_NAMES.split()), frozenset(ATTRIBUTE_NAMES.split())
MODULES, INSIDE = frozenset(MODULE_NAMES.split()), frozenset(INSIDE_NAMES.split())
NUMPY_PARTS = frozenset(NUMPY_PART_NAMES.split())
SYS, OPEN = frozenset(SYS_NAMES.split()), frozenset(OPEN_NAMES.split())
PLAIN_TYPES = frozenset(["bool", "bytes", "dict", "float", "int", "list", "set", "str", "tuple"])
ASK_CLASSES = frozenset(["isinstance", "issubclass", "print", "repr", "str", "hash", "id"])
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
        self.parents = {child: node for node in self.nodes for child in ast.iter_child_nodes(node)}
        self.imported = dict(pair for node in self.nodes for pair in imported_names(node))
        self.own = {name for node in self.nodes for name in names_given(node)}
        self.own -= set(re.findall(r"\b_\w+", driver))
        self.classes = {node.name for node in self.nodes if isinstance(node, ast.ClassDef)}

    def first_behind(self):
        """Return the first thing that looks behind something, or changes it, as it is written."""
        for node in self.nodes:
            look = LOOKS.get(type(node))
            seen = look(self, node) if look else ""
            if seen:
                return seen
        return next((text for text in texts_in(self.source) if is_behind(text) and text != "__main__"), "")

    def in_name(self, node):
        """Look at a name: some builtins, a module that is handed on, and a class that is."""
        if node.id == "__name__":
            return "" if isinstance(node.ctx, ast.Load) else node.id
        if node.id in BUILTINS or is_behind(node.id):
            return "" if self.is_parameter(node) else node.id
        parent = self.parents.get(node)
        if node.id in ("getattr", "setattr", "delattr"):
            return "" if isinstance(parent, ast.Call) and names_openly(parent, node) else node.id
        if node.id == "type":
            called = isinstance(parent, ast.Call) and parent.func is node
            if called and len(parent.args) == 1:
                return "" if self.only_asks(parent) else "type(…)"
            asked = isinstance(parent, (ast.Call, ast.Tuple)) and not called and self.only_asks(node)
            return "" if asked else node.id
        handed_on = isinstance(node.ctx, ast.Load) and is_there(self.imported.get(node.id, ""))
        return node.id if handed_on and not self.leads_on(node) and not self.is_parameter(node) else ""

    def in_attribute(self, node):
        """Look at what stands behind a dot."""
        path, attr = self.path_of(node), node.attr
        if attr == "__class__":
            return "" if self.only_asks(node) else attr
        if attr == "__init__":
            return "" if is_super(node.value) or getattr(node.value, "id", "") in self.classes else attr
        if attr.startswith("_") and attr not in OPEN and (path or attr not in self.own or is_dunder(attr)):
            return attr
        if attr in ATTRIBUTES:
            return attr
        if not path:
            return in_format(node, self.parents.get(node)) if attr == "format" else ""
        root = self.imported[path[0]]
        if not isinstance(node.ctx, ast.Load) or (root == "sys" and path[1] not in SYS):
            return ".".join(path)
        if attr in INSIDE or (is_numpy(root) and attr in NUMPY_PARTS and not self.leads_on(node)):
            return ".".join(path)
        return ""

    def in_call(self, node):
        """Look at a call of `functools.wraps` that chooses what is taken over."""
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        return name if name == "wraps" and len(node.args) + len(node.keywords) > 1 else ""

    def in_import(self, node):
        """Look at names that come out of modules, and at modules that show what runs a program."""
        for alias in node.names:
            module = getattr(node, "module", None) or alias.name
            words = {word for text in (alias.name, module) for word in text.split(".")}
            behind = words & (INSIDE if is_numpy(module) else MODULES) - {"sys"}
            if isinstance(node, ast.ImportFrom):
                behind |= words & ATTRIBUTES | {word for word in words if word.startswith("_")} - OPEN
                behind |= {alias.name} - SYS if module == "sys" else set()
            if behind and self.is_used(alias):
                return sorted(behind)[0]
        return ""

    def in_pattern(self, node):
        """Look at a pattern of a class: it asks for attributes by its words."""
        behind = [attr for attr in node.kwd_attrs if is_behind(attr) or attr in ATTRIBUTES]
        if behind or not node.patterns or getattr(node.cls, "id", "") in PLAIN_TYPES:
            return behind[0] if behind else ""
        return ast.unparse(node.cls)

    def is_used(self, alias):
        """Return whether what was imported is used at all; `*` is."""
        name = alias.asname or alias.name.split(".")[0]
        loads = (node for node in self.nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load))
        return name == "*" or any(node.id == name for node in loads)

    def is_parameter(self, node):
        """Return whether a name is a parameter of a function that it stands in."""
        inner = self.parents.get(node)
        while inner is not None:
            inside = ast.walk(inner.args) if isinstance(inner, (ast.FunctionDef, ast.Lambda)) else ()
            if any(isinstance(arg, ast.arg) and arg.arg == node.id for arg in inside):
                return True
            inner = self.parents.get(inner)
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

    def leads_on(self, node):
        """Return whether only an attribute of this is asked for."""
        parent = self.parents.get(node)
        return isinstance(parent, ast.Attribute) and parent.value is node

    def only_asks(self, node):
        """Return whether a class is only compared, named, called, or looked up by."""
        parent = self.parents.get(node)
        if isinstance(parent, ast.Tuple):  # isinstance(x, (type(y), float))
            node, parent = parent, self.parents.get(parent)
        if isinstance(parent, ast.Attribute):
            return parent.attr in ("__name__", "__qualname__")
        if isinstance(parent, ast.Call):
            return parent.func is node or getattr(parent.func, "id", "") in ASK_CLASSES
        return isinstance(parent, (ast.Compare, ast.FormattedValue, ast.Subscript))


LOOKS = {
    ast.Name: Program.in_name,
    ast.Attribute: Program.in_attribute,
    ast.Call: Program.in_call,
    ast.Import: Program.in_import,
    ast.ImportFrom: Program.in_import,
    ast.MatchClass: Program.in_pattern,
}


def without_main(nodes):
    """Yield the nodes but for those below `if __name__ == "__main__":`, which doesn't run where it counts."""
    idle = set()
    for node in nodes:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'":
            idle |= {id(inside) for part in node.body for inside in ast.walk(part)}
    for node in nodes:
        if id(node) not in idle:
            yield node


def imported_names(node):
    """Yield each name that an import gives, with the module; an empty text for what comes out of one."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.asname or alias.name.split(".")[0], alias.name
    if isinstance(node, ast.ImportFrom):
        for alias in node.names:
            part = is_numpy(node.module or "") and alias.name in NUMPY_PARTS
            yield alias.asname or alias.name, f"{node.module}.{alias.name}" if part else ""


def is_there(module):
    """Return whether a module is there beside a hand-in; of another one nothing can be asked."""
    return module.split(".")[0] in sys.stdlib_module_names or is_numpy(module)


def is_numpy(module):
    """Return whether a module is NumPy or a part of it."""
    return module.split(".")[0] == "numpy"


def names_given(node):
    """Return the private names that a node of a program gives to something of its own."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return {node.name}
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
        return {node.attr}
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return {node.id}
    return set()


def names_openly(call, function):
    """Return whether `getattr(x, "name")` names, as a text, an attribute that may be had.

    So may `later(setattr, x, "name", 1)`.
    """
    given = [call.func, *call.args]
    names = given[given.index(function) + 2 :][:1]
    text = getattr(names[0], "value", None) if names else None
    return (
        isinstance(text, str) and not is_behind(text) and not text.startswith("_") and text not in ATTRIBUTES
    )


def in_format(node, parent):
    """Look at `"{0.name}".format(x)`, whose text asks for attributes; of another text nobody knows."""
    text = getattr(node.value, "value", None)
    return "" if isinstance(text, str) and not FIELD_INSIDE.search(text) else "format"


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
