"""Execution: running an answer's source as Python runs it, with NumPy and the standard library only.

Every road that judges a file runs it through `execute`: `autogradkit check`, and the process that runs a
hand-in. What isn't there when a class is graded (the kit itself, SciPy, matplotlib …) isn't there in
either; a statement that needs it is passed over, and only who uses what it would have made hears of it.
Standard library only, because the child loads this file by its path.
"""

import __future__

import ast
import builtins
import importlib
import linecache
import sys
import types

__all__ = ["AbsentModule", "execute", "is_there", "new_scope", "no_such_module", "refuse_input"]

ANNOTATIONS = __future__.annotations.compiler_flag  # an answer's annotations may name what isn't here
NOTEBOOKS_OWN = ("display", "get_ipython")  # what every notebook cell has, and no file


def is_there(module):
    """Return whether a module, by its dotted name, is there when a hand-in is graded.

    >>> is_there("numpy.linalg"), is_there("math"), is_there("autogradkit")
    (True, True, False)
    """
    top = module.split(".")[0]
    return top == "numpy" or top in sys.stdlib_module_names


class AbsentModule(types.ModuleType):
    """Stands for a module that isn't here, and for what comes from it: an unused one does no harm."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        self()

    def __call__(self, *_, **__):
        """Say that it isn't here."""
        raise ImportError(f"{self.__name__} is not there when a hand-in is graded: only NumPy is")


def refuse_use(self, *_):
    """Say that it isn't here, whatever is done with it."""
    self()


OPERATORS = """
add radd sub rsub mul rmul matmul rmatmul truediv rtruediv floordiv rfloordiv mod rmod pow rpow neg pos abs
eq ne lt le gt ge getitem setitem iter len bool float int enter exit array contains
"""
for operator in OPERATORS.split():
    setattr(AbsentModule, f"__{operator}__", refuse_use)
AbsentModule.__hash__ = types.ModuleType.__hash__


def no_such_module(name):
    """Return the exception for a module that isn't there when a hand-in is graded."""
    return ModuleNotFoundError(f"{name} is not there when a hand-in is graded: only NumPy is")


def import_what_is_there(name, globals_=None, locals_=None, fromlist=(), level=0):
    """Import as Python does, but only NumPy and the standard library."""
    if level or not is_there(name):
        raise no_such_module(name)
    return __import__(name, globals_, locals_, fromlist, level)


def refuse_input(prompt=""):
    """Stand in for `input`: nobody sits there when an answer is checked, and it would wait for ever."""
    raise EOFError(f"input({prompt!r}) asks somebody, and nobody is there when an answer is checked")


def new_scope():
    """Return the globals that a source begins with: those of a new module, `hand_in`."""
    module = sys.modules["hand_in"] = types.ModuleType("hand_in")  # where dataclasses look themselves up
    module.__builtins__ = vars(builtins) | {"__import__": import_what_is_there, "input": refuse_input}
    vars(module).update({own: AbsentModule(own) for own in NOTEBOOKS_OWN})
    return vars(module)


def execute(source, filename, scope, parse=ast.parse):
    """Run a source in `scope`, statement by statement and in order; what it raises is raised.

    `parse` makes its tree of the source and the file's name.

    >>> scope = new_scope()
    >>> execute("import autogradkit as ag\\nx = ag.Tensor(2.0)\\nK = 4\\nK /= 2", "example.py", scope)
    >>> scope["K"]
    2.0
    """
    # A report quotes the line at which a program failed, and a source may hold only a part of its file.
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    for statement in parse(source, filename).body:
        if isinstance(statement, (ast.Import, ast.ImportFrom)):
            for alias in statement.names:
                import_one(statement, alias, filename, scope)
            continue
        without_kits_decorators(statement, scope)
        try:
            run(statement, filename, scope)
        except ImportError as error:
            absent = AbsentModule(str(error).split(" ", 1)[0])
            scope.update(dict.fromkeys(names_stored(statement), absent))


def run(statement, filename, scope):
    """Run one statement on its own line."""
    exec(compile(ast.Module([statement], []), filename, "exec", ANNOTATIONS, dont_inherit=True), scope)


def import_one(statement, alias, filename, scope):
    """Run one name's part of an import; what can't be imported only hurts once it is used."""
    module = getattr(statement, "module", None) or alias.name
    try:
        if alias.name == "*":
            import_all(module, scope)
        else:
            one = ast.Import([alias])
            if isinstance(statement, ast.ImportFrom):
                one = ast.ImportFrom(statement.module, [alias], statement.level)
            run(ast.copy_location(one, statement), filename, scope)
    except ImportError:
        if alias.name != "*":
            scope[alias.asname or alias.name.split(".")[0]] = AbsentModule(module)


def import_all(module, scope):
    """Do `from module import *`, but for names that can't be had: NumPy lists parts that it imports late."""
    if not is_there(module):
        return
    found = importlib.import_module(module)
    names = getattr(found, "__all__", None) or [name for name in vars(found) if not name.startswith("_")]
    for name in names:
        try:
            scope[name] = getattr(found, name)
        except (AttributeError, ImportError):
            continue


def without_kits_decorators(statement, scope):
    """Take the kit's decorators off a definition: a rule is checked as a plain function."""
    kept = [
        decorator
        for decorator in getattr(statement, "decorator_list", ())
        if getattr(decorator, "attr", "") != "backward"
        and not isinstance(scope.get(root_name(decorator)), AbsentModule)
    ]
    if hasattr(statement, "decorator_list"):
        statement.decorator_list = kept


def names_stored(statement):
    """Return the names that a statement gives, anywhere in it."""
    stored = {n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return stored | ({statement.name} if hasattr(statement, "name") else set())


def root_name(expression):
    """Return the first name of a dotted, called or subscripted expression: `ag` in `ag.op("mul")`."""
    while isinstance(expression, (ast.Attribute, ast.Call, ast.Subscript, ast.Starred)):
        expression = expression.func if isinstance(expression, ast.Call) else expression.value
    return getattr(expression, "id", "")
