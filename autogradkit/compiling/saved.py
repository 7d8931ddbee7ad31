"""A saved program: a file that runs on NumPy alone, with the source of every function that it calls."""

import ast
import inspect
import re
import sys
import types
from typing import Any

import numpy as np

from autogradkit import randomness
from autogradkit.compiling.array_text import array_text
from autogradkit.compiling.definitions import bare_definition
from autogradkit.compiling.live import Update
from autogradkit.compiling.names import Names
from autogradkit.compiling.program import Program
from autogradkit.compiling.refusals import CompileError
from autogradkit.core.op import Op
from autogradkit.core.tensor import Tensor

__all__ = ["standalone"]


def standalone(program: Program, names: Names, text: str) -> str:
    """Return the text of a module that defines the program and needs NumPy alone.

    Raises
    ------
    CompileError
        If the program calls something of which there is no source.
    """
    parts = Definitions(program.name)
    words = set(re.findall(r"\w+", text))
    for name, x in names.objects.items():
        if name in words:
            parts.define(name, x)
    head = [f'"""{program.name}, compiled by autogradkit: it runs on NumPy alone."""', "import numpy as np"]
    return "\n\n\n".join([*head, *parts.texts, text])


class Definitions:
    """The definitions that a program needs, each once, in an order in which they can be made."""

    def __init__(self, program: str) -> None:
        self.program = program
        self.texts: list[str] = []
        self.defined: dict[str, Any] = {"np": np}

    def define(self, name: str, x: Any) -> None:
        """Define `name` as `x`."""
        x = x.forward if isinstance(x, Op) else inspect.unwrap(x, stop=has_closure) if callable(x) else x
        if name in self.defined:
            if self.defined[name] is not x:
                raise self.refusal(f"two things are called {name}")
            return
        self.defined[name] = x
        if isinstance(x, np.ndarray | np.generic):
            self.texts.append(f"{name} = {array_text(x)}")
        elif isinstance(x, Update):
            self.update(name, x)
        elif isinstance(x, types.ModuleType) and x.__name__ in sys.stdlib_module_names:
            self.texts.append(f"import {x.__name__} as {name}")
        elif isinstance(x, type) and issubclass(x, Tensor):
            self.texts.append(f"class {name}:\n    pass  # nothing is one here")
        elif home := home_of(x):
            self.texts.append(f"from {home} import {x.__name__} as {name}")
        elif inspect.isclass(x) and issubclass(x, Exception):
            self.texts.append(f"class {name}(Exception):\n    pass")
        elif isinstance(x, np.dtype):
            self.texts.append(f"{name} = np.dtype({x.str!r})")
        elif isinstance(x, int | float | str | tuple) and eval(repr(x), {}) == x:
            self.texts.append(f"{name} = {x!r}")
        elif x.__name__.startswith("generator_"):
            self.generator(name, x)
        elif inspect.isfunction(x) and (x.__module__ or "").startswith("autogradkit."):
            self.function(name, x)
        else:
            raise self.refusal(f"it calls {name}, which is not the kit's own")

    def refusal(self, why: str) -> CompileError:
        """Return the error that says why the program can't be saved."""
        return CompileError(f"{self.program} can't be saved to run on its own: {why}.")

    def function(self, name: str, function: Any) -> None:
        """Define a function of the kit's, and before it what it calls."""
        numpys = getattr(function, "__wrapped__", None)  # a composition: of arrays, it is NumPy's function
        if function.__closure__:
            own = [c.cell_contents for c in function.__closure__ if c.cell_contents is not numpys]
            found = [x for x in own if callable(x) and getattr(np, getattr(x, "__name__", ""), None) is x]
            if numpys is None or len(found) != 1:
                raise self.refusal(f"it calls {name}, which has a closure")
            self.texts.append(f"{name} = np.{found[0].__name__}")
            return
        tree = bare_definition(function, name)
        self.needed_by(function, tree)
        self.texts.append(ast.unparse(tree))

    def needed_by(self, function: Any, tree: ast.AST) -> None:
        """Define what the code of a function names in its module."""
        names = [n.id for n in ast.walk(tree) if isinstance(n, ast.Name)]
        for other in dict.fromkeys(names):
            if other in function.__globals__ and other not in function.__code__.co_varnames:
                self.define(other, function.__globals__[other])

    def generator(self, name: str, function: Any) -> None:
        """Define a function that draws random numbers, from a generator of the file's own."""
        if "generator" not in self.defined:
            self.define_generator()
        self.texts.append(f"{name} = generator.{name.removeprefix('generator_').rstrip('_0123456789')}")

    def define_generator(self) -> None:
        """Define the file's generator of random numbers, which goes on where the kit's is now."""
        self.defined["generator"] = None
        state = randomness.generator().bit_generator.state
        self.texts.append(f"generator = np.random.default_rng()\ngenerator.bit_generator.state = {state!r}")

    def update(self, name: str, update: Update) -> None:
        """Define an optimiser's step of one parameter: its rule, settings, and what it remembers by now."""
        optimizer = update.optimizer
        every = [(p, group) for group in optimizer.param_groups for p in group["params"]]
        p, group = every[update.n]
        method = type(optimizer).new_value
        if not method.__module__.startswith("autogradkit."):
            raise self.refusal(f"{type(optimizer).__name__} is an optimiser of your own")
        rule = f"{type(optimizer).__name__}_new_value"
        tree = bare_definition(method, rule)
        own = sorted({n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute) and is_self(n.value)})
        if rule not in self.defined:
            self.defined[rule] = method
            self.needed_by(method, tree)
            fields = "".join(f"    {a} = {getattr(optimizer, a)!r}\n" for a in own) or "    pass\n"
            self.texts.append(f"class {type(optimizer).__name__}:\n{fields}".rstrip())
            self.texts.append(ast.unparse(tree))
        settings = {k: v for k, v in group.items() if k != "params"}
        memory = ", ".join(
            f"{k!r}: {array_text(v) if isinstance(v, np.ndarray | np.generic) else repr(v)}"
            for k, v in optimizer.state.get(p, {}).items()
        )
        self.texts.append(f"{name}_settings = {settings!r}\n{name}_memory = {{{memory}}}")
        self.texts.append(
            f"def {name}(x, g):\n"
            f"    return {rule}({type(optimizer).__name__}, x, g, {name}_settings, {name}_memory)"
        )


def home_of(x: Any) -> str | None:
    """Return the module of NumPy's or of Python's own from which `x` can be imported."""
    module = getattr(x, "__module__", None) or ""
    own = [module] if module in sys.stdlib_module_names else []
    for home in ("numpy", "numpy.linalg", "numpy.fft", "numpy.lib.stride_tricks", *own):
        if getattr(sys.modules[home], getattr(x, "__name__", ""), None) is x:
            return home
    return None


def has_closure(function: Any) -> bool:
    """Whether a function is a composition, or another with a closure, and no cache around one without."""
    return bool(getattr(function, "__closure__", None))


def is_self(tree: ast.AST) -> bool:
    """Whether a tree is the name self."""
    return isinstance(tree, ast.Name) and tree.id == "self"
