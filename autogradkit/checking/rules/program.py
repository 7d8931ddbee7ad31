"""A program as a tree: what it imports, which node stands in which, and what is done there with a name."""

import ast
import re
from functools import cached_property

from .enums import bare_enums
from .imported_modules import imported_names, is_there, stars_of
from .main_guard import without_main
from .open_names import RENAMED
from .own_names import NAMED_IN_TEXTS, OwnNames, public_offered, words_of
from .syntax_tree import children_of, nodes_of, walked

__all__ = ["Program", "is_dunder"]

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
ELSEWHERE = {"np": "numpy", "numpy": "numpy", "math": "math"}  # a notebook imports them in another cell
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
OPENING = frozenset(["style", "handlers"])  # keywords by which a log looks into what is written, or shows it


class Program:
    """A program, and the names of the driver that it answers to: what it offers, and what it counts by."""

    def __init__(self, source, driver):
        self.source = source
        self.nodes = list(without_main(nodes_of(source)))
        self.parents = {child: node for node in self.nodes for child in children_of(node)}
        self.parameters = {node: parameters_of(node) for node in self.nodes if isinstance(node, FUNCTIONS)}
        self.globals = {name for node in self.nodes if isinstance(node, ast.Global) for name in node.names}
        own = OwnNames(self.nodes)
        self.bound = own.bound
        pairs = [pair for pair in stars_of(self.nodes).items() if pair[0] not in self.bound]
        pairs += [pair for node in self.nodes for pair in imported_names(node)]
        self.imported = dict(sorted(pairs, key=lambda pair: is_there(pair[1])))  # what is there comes last
        self.origins = {}
        for name, origin in pairs:
            self.origins.setdefault(name, set()).add(origin)
        for name, module in ELSEWHERE.items():
            if name not in self.bound:
                self.imported.setdefault(name, module)
        for node in self.nodes:
            if second := self.second_name(node):
                self.imported[second] = self.origin_of(node)
        self.bare_enums = bare_enums(self.nodes, self.origin_of)
        self.counts = {name for name in re.findall(r"\b_\w+", driver) if not is_dunder(name)}
        self.own = own.attributes - self.counts
        self.public = {name for name in own.attributes | own.words if not name.startswith("_")}
        self.public |= public_offered(driver)

    @cached_property
    def words(self):
        """All names that stand in the program, whatever they are names of."""
        return {word for node in self.nodes for word in words_of(node)}

    def may_give(self, name):
        """Return whether an object of the program's own may have an attribute of a name."""
        texts = {getattr(node, "value", None) for node in self.nodes if isinstance(node, ast.Constant)}
        return name in self.public or name in texts or bool(NAMED_IN_TEXTS & (self.words - {"setattr"}))

    def reads_of(self, name):
        """Yield where a name is read."""
        for node in self.nodes:
            if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load):
                yield node

    def gives_attribute(self, node):
        """Return whether a name is set in the body of a class: an object of it has it as an attribute."""
        return isinstance(node.ctx, ast.Store) and self.stands_in_class(node)

    def stands_in_class(self, node):
        """Return whether a node stands in the body of a class, and in no function there."""
        around = self.parents.get(node)
        while around is not None and not isinstance(around, (*FUNCTIONS, ast.ClassDef)):
            around = self.parents.get(around)
        return isinstance(around, ast.ClassDef)

    def decorates(self, node):
        """Return whether `wraps` is called above a function, and handed one thing.

        Elsewhere it writes into what it is given, and a second thing says which names it carries over.
        """
        call = self.parents.get(node)
        above = isinstance(call, ast.Call) and call in getattr(self.parents.get(call), "decorator_list", ())
        return above and len(call.args) == 1 and not call.keywords

    def names_what_it_holds(self, node):
        """Return whether a namespace is made of names that can be read in the source."""
        call = self.parents.get(node)
        return isinstance(call, ast.Call) and call.func is node and all(k.arg for k in call.keywords)

    def is_subscripted(self, node):
        """Return whether a name stands before a bracket: `Union[…]`."""
        parent = self.parents.get(node)
        return isinstance(parent, ast.Subscript) and parent.value is node

    def is_called_plainly(self, node):
        """Return whether a function is called by names that can be read, and none that opens what it gets."""
        call = self.parents.get(node)
        plainly = isinstance(call, ast.Call) and call.func is node and all(k.arg for k in call.keywords)
        return plainly and not {k.arg for k in call.keywords} & OPENING

    def is_called_with_one(self, node):
        """Return whether a function is called and handed one thing: a second one would see what it meets."""
        call = self.parents.get(node)
        called = isinstance(call, ast.Call) and call.func is node
        return called and len(call.args) + len(call.keywords) == 1 and self.is_called_plainly(node)

    def is_given_to_operator(self, node):
        """Return whether a method is only given another name of Python's: `__radd__ = __add__`."""
        parent = self.parents.get(node)
        targets = getattr(parent, "targets", ()) if isinstance(parent, ast.Assign) else ()
        return bool(targets) and all(is_dunder(getattr(target, "id", "")) for target in targets)

    def is_used(self, alias):
        """Return whether what was imported is used at all; `*` is."""
        name = alias.asname or alias.name.split(".")[0]
        return name == "*" or any(self.reads_of(name))

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

    def is_local(self, node):
        """Return whether a name is a parameter, or is set in the function that it stands in.

        In the body of a class, a name that is read before it is set is Python's own.
        """
        around = self.function_around(node)
        while isinstance(around, (ast.Lambda, *COMPREHENSIONS)):
            around = self.function_around(around)
        if isinstance(around, ast.ClassDef) and isinstance(node.ctx, ast.Load):
            around = None
        return self.is_parameter(node) or (around is not None and node.id in self.set_in(around))

    def set_in(self, function):
        """Return the names that are set in a function itself, and are no globals."""
        stored = [n for n in walked(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
        return {n.id for n in stored if self.function_around(n) is function} - self.globals

    def function_around(self, node):
        """Return the function, comprehension or class in which a node stands; None in none."""
        around = self.parents.get(node)
        while around is not None and not isinstance(around, (*FUNCTIONS, *COMPREHENSIONS, ast.ClassDef)):
            around = self.parents.get(around)
        return around

    def path_of(self, node):
        """Return the words of a dotted name that begins with something imported; else nothing."""
        words = []
        while isinstance(node, ast.Attribute):
            words.append(node.attr)
            node = node.value
        if isinstance(node, ast.Name) and node.id in self.imported and not self.is_parameter(node):
            return (node.id, *reversed(words))
        return ()

    def origin_of(self, node):
        """Return which module or what of it a dotted name is, or "" if it isn't imported."""
        path = self.path_of(node)
        return ".".join((self.imported[path[0]], *path[1:])) if path else ""

    def surely(self, node):
        """Return what `origin_of` does, if the name can't stand for anything else."""
        path = self.path_of(node)
        alone = path and path[0] not in self.bound and len(self.origins.get(path[0], ())) == 1
        return self.origin_of(node) if alone else ""

    def second_name(self, node):
        """Return xp where `xp = np` stands, of one of `RENAMED`; in a class, others could reach it."""
        parent = self.parents.get(node)
        if not isinstance(parent, ast.Assign) or self.origin_of(node) not in RENAMED:
            return ""
        seen_below = isinstance(self.parents.get(parent), (ast.Module, ast.FunctionDef))
        return getattr(parent.targets[0], "id", "") if seen_below and len(parent.targets) == 1 else ""

    def leads_on(self, node):
        """Return whether only an attribute of this is asked for."""
        parent = self.parents.get(node)
        return isinstance(parent, ast.Attribute) and parent.value is node


def is_in_body(part, function):
    """Return whether a part of a function is its body, or a statement in it."""
    return part is function.body if isinstance(function, ast.Lambda) else part in function.body


def parameters_of(function):
    """Return the names of a function's parameters."""
    return {arg.arg for arg in walked(function.args) if isinstance(arg, ast.arg)}


def is_dunder(name):
    """Return whether a name belongs to Python."""
    return name.startswith("__") and name.endswith("__")
