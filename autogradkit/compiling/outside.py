"""The outside: what a function reads beyond its arguments, and whether it is still what it was.

A program has taken over every number of Python's, every attribute and every plain array that the function
read when it was traced. So all of them are collected here, from the names in its code on, and compared
before each call. What can't be compared, such as an iterator, is a reason to refuse.
"""

import builtins
import copy
import functools
import random
import sys
import types
import weakref
from typing import Any

import numpy as np

from autogradkit.compiling.bytecode import (
    asks_for_a_type,
    attribute_names,
    codes_in,
    imported,
    is_users,
    made_inside,
    names_in,
    reading,
)
from autogradkit.compiling.live import OPTIMIZERS
from autogradkit.compiling.plain import is_plain, same, same_parts
from autogradkit.compiling.refusals import CompileError
from autogradkit.core.op import Op
from autogradkit.core.tensor import Tensor

__all__ = ["Outside"]

LIMIT = 32 * 2**20  # bytes of a plain array that are compared at every call
READS_SETTINGS = {"param_groups", "defaults", "state_dict", "get_last_lr"}
CACHED = type(functools.lru_cache(abs))
RANDOM = (np.random.Generator, np.random.RandomState, np.random.BitGenerator, random.Random)


class Outside:
    """What is reachable from a function and its arguments' insides, with what it was when it was looked at.

    Attributes
    ----------
    known : dict
        Names of arrays and tensors, by id.
    buffers : dict
        Names of the arrays that the kit's modules keep and change, by id: a program reads them afresh.
    """

    def __init__(self, f: Any) -> None:
        self.tests: list[
            tuple[str, str]
        ] = []  # an expression that is true as long as nothing changed; about what
        self.after: list[
            tuple[str, str]
        ] = []  # the same, for what may change between calls but not during one
        self.objects: dict[str, Any] = {"same": same, "same_parts": same_parts, "state": random_state}
        self.objects["not_cleared"] = not_cleared
        self.known: dict[int, str] = {}
        self.buffers: dict[int, str] = {}
        self.settings: list[
            tuple[str, str]
        ] = []  # tests of optimisers' settings, which are read at every step
        self.labels: list[tuple[str, str]] = []  # tests of tensors' names, which few functions read
        self.seen: dict[int, Any] = {}
        self.codes: set[Any] = set()
        self.unknown: list[tuple[Any, str, Any]] = []  # the code that reads it, its name, the thing
        self.code: Any = None
        self.function(f, getattr(f, "__name__", type(f).__name__))

    def argument(self, x: Any, name: str) -> None:
        """Collect an object that is an argument, such as a module."""
        self.value(self.hold(x), x, name)

    def ready(self) -> None:
        """Make the test of all that was collected."""
        read_by_user = {name for code in self.codes for name in attribute_names(code)} & READS_SETTINGS
        (self.tests if read_by_user else self.after).extend(self.settings)
        if any("name" in attribute_names(code) for code in self.codes):
            self.tests.extend(self.labels)
        self.unchanged = self.compiled(self.tests)

    def compiled(self, tests: list) -> Any:
        """Return a function that says whether all tests hold."""
        return eval("lambda: " + (" and ".join(test for test, _ in tests) or "True"), self.objects)

    def changed(self) -> str | None:
        """Return what was changed, by its name; None if nothing was."""
        for test, about in [*self.tests, *self.after]:
            try:
                if eval(test, self.objects):
                    continue
            except (LookupError, ValueError, AttributeError, NameError):
                pass
            return about
        return None

    def hold(self, x: Any) -> str:
        """Return a name under which the tests find `x`."""
        name = f"o{len(self.objects)}"
        self.objects[name] = x
        return name

    def test(self, test: str, about: str) -> None:
        """Add a test."""
        self.tests.append((test, about))

    # From a value to what is reachable from it

    def value(self, where: str, x: Any, name: str) -> None:
        """Collect `x`, which the expression `where` reads, and the user calls `name`."""
        held = self.hold(x)
        if is_plain(x):
            self.test(f"({where} is {held} or same({where}, {held}))", name)
            return
        self.test(f"{where} is {held}", name)
        if id(x) in self.seen:
            return
        self.seen[id(x)] = x
        if isinstance(x, Tensor):
            self.known.setdefault(id(x), name)
            self.test(f"({held}._node is None) is {x._node is None}", f"whether {name} needs a gradient")
            self.labels.append((f"{held}.name == {x.name!r}", f"the name of {name}"))
        elif isinstance(x, np.ndarray):
            self.array(held, x, name)
        elif isinstance(x, types.ModuleType):
            self.module(x, name)
        elif isinstance(x, weakref.ReferenceType):
            self.unknown.append((self.code, name, x))
        elif isinstance(x, type):
            self.class_of(x, name)
        elif isinstance(x, list | tuple | dict | set | frozenset):
            self.container(held, x, name)
            if hasattr(x, "__dict__"):  # a class of its own, with attributes beside what it contains
                self.thing(x, name)
        elif isinstance(x, RANDOM):
            self.after.append((f"state({held}) == {self.hold(random_state(x))}", name))
        elif isinstance(x, Op) or x is builtins:
            pass
        elif (
            (callable(x) and not hasattr(x, "__dict__"))
            or isinstance(x, types.FunctionType | types.MethodType | functools.partial)
            or is_compiled(x)
        ):
            self.function(x, name)
        elif isinstance(x, tuple(OPTIMIZERS) or ()):
            self.optimizer(held, x, name)
        elif hasattr(type(x), "__next__"):
            self.unknown.append((self.code, name, x))
        elif hasattr(x, "__dict__"):
            self.thing(x, name)
        else:
            self.unknown.append((self.code, name, x))

    def array(self, held: str, x: np.ndarray, name: str) -> None:
        """Collect a plain array: its numbers are compared."""
        self.known.setdefault(id(x), name)
        looks = f"({held}.shape, {held}.dtype, {held}.flags.writeable)"
        self.test(f"{looks} == {self.hold((x.shape, x.dtype, x.flags.writeable))}", name)
        if not x.flags.writeable and x.base is None:
            return
        if x.dtype.hasobject or x.nbytes > LIMIT:
            self.unknown.append((self.code, name, x))
            return
        self.test(f"{held}.tobytes() == {self.hold(x.tobytes())}", name)

    def container(self, held: str, x: Any, name: str) -> None:
        """Collect lists, tuples, dicts and sets."""
        if isinstance(x, set | frozenset):
            self.test(f"{held} == {self.hold(copy.copy(x))}", name)
            return
        if type(x) in (list, dict) and all(map(is_plain, x.values() if type(x) is dict else x)):
            self.test(f"same_parts({held}, {self.hold(copy.copy(x))})", name)
            return
        if isinstance(x, dict):
            keys = list(x)
            self.test(f"[*{held}] == {self.hold(keys)}", name)  # their order too
            if not all(map(is_plain, keys)):
                self.unknown.append((self.code, name, x))
                return
            for key in keys:
                if key == "__builtins__":
                    continue
                self.value(f"{held}[{self.hold(key)}]", x[key], f"{name}[{key!r}]")
        else:
            self.test(f"len({held}) == {len(x)}", name)
            for n, part in enumerate(x):
                self.value(f"{held}[{n}]", part, f"{name}[{n}]")

    def thing(self, x: Any, name: str) -> None:
        """Collect the attributes of an object, and what its class's methods read."""
        if isinstance(x, CACHED):  # what it remembers may be of something that has changed since
            self.test(f"not_cleared({self.hold(x)}, {self.hold([0])})", f"the cache of {name}")
        self.test(f"type({self.hold(x)}) is {self.hold(type(x))}", f"the class of {name}")
        held = self.hold(vars(x))
        self.test(f"[*{held}] == {self.hold(list(vars(x)))}", name)
        kept = getattr(x, "_buffers", ()) if type(x).__module__.startswith("autogradkit.nn") else ()
        for key, value in list(vars(x).items()):
            if key in kept and isinstance(value, np.ndarray):
                self.buffers[id(value)] = f"{name}.{key}"
                self.test(f"{held}[{key!r}] is {self.hold(value)}", f"{name}.{key}")
            else:
                self.value(f"{held}[{key!r}]", value, f"{name}.{key}")
        self.class_of(type(x), type(x).__name__)

    def class_of(self, cls: type, name: str) -> None:
        """Collect the methods and attributes of a class of the user's; a new attribute may hide one."""
        if type(cls) is not type and is_users(type(cls)):
            self.class_of(type(cls), type(cls).__name__)
        for base in cls.__mro__:
            if (id(base) in self.seen and base is not cls) or not is_users(base):
                continue
            self.seen[id(base)] = base
            own, mro = self.hold(base), self.hold(base.__mro__)
            self.test(f"len({own}.__dict__) == {len(vars(base))} and {own}.__mro__ == {mro}", name)
            for key, value in list(vars(base).items()):
                function = getattr(value, "__func__", None) or getattr(value, "fget", None) or value
                if isinstance(function, types.FunctionType):
                    self.test(f"{self.hold(base)}.__dict__[{key!r}] is {self.hold(value)}", f"{name}.{key}")
                    if id(function) not in self.seen:
                        self.seen[id(function)] = function
                        self.function(function, f"{name}.{key}")
                elif not key.startswith("__") and not isinstance(value, types.MemberDescriptorType):
                    self.value(f"{self.hold(base)}.__dict__[{key!r}]", value, f"{name}.{key}")

    def optimizer(self, held: str, x: Any, name: str) -> None:
        """Collect an optimiser's parameters. Its settings are read at every step, and so are not compared."""
        for n, group in enumerate(x.param_groups):
            settings = {k: v for k, v in group.items() if k != "params"}
            entry = f"{held}.param_groups[{n}]"
            self.test(
                f"{entry} is {self.hold(group)} and len({held}.param_groups) == {len(x.param_groups)}", name
            )
            self.value(f"{entry}['params']", group["params"], f"{name}'s parameters")
            self.test(
                f"{entry}.get('maximize') is {bool(group.get('maximize'))!r}", f"{name}'s maximize"
            ) if ("maximize" in group) else None
            without = f"{{k: v for k, v in {entry}.items() if k != 'params'}}"
            self.settings.append((f"{without} == {self.hold(settings)}", f"{name}'s settings"))
            for p in group["params"]:
                self.test(
                    f"({self.hold(p)}._node is None) is {p._node is None}", f"whether {name} moves {p.label}"
                )
        self.class_of(type(x), type(x).__name__)

    def module(self, x: types.ModuleType, name: str) -> None:
        """Collect what the present code may read of a module of the user's."""
        if self.code is None or x.__name__.split(".")[0] in ("numpy", "autogradkit"):
            return
        for key in names_in(self.code):
            if key in vars(x) and (is_users(x) or not is_code(vars(x)[key])):  # os.environ, sys.argv
                self.value(f"{self.hold(vars(x))}[{key!r}]", vars(x)[key], f"{name}.{key}")

    def function(self, f: Any, name: str) -> None:
        """Collect what a function reads: names outside, the cells of its closure, its defaults."""
        if isinstance(f, functools.partial):
            held = self.hold(f)
            for what in ("func", "args", "keywords"):
                self.value(f"{held}.{what}", getattr(f, what), getattr(f.func, "__name__", name))
            return
        owner = getattr(f, "__self__", None)  # of settings.get, which reads settings
        if not isinstance(f, types.MethodType) and not isinstance(
            owner, type | types.ModuleType | types.NoneType
        ):
            self.value(self.hold(owner), owner, name)
            return
        if isinstance(f, types.MethodType):
            self.value(self.hold(f.__self__), f.__self__, name.rpartition(".")[0] or "self")
            f = f.__func__
        if is_compiled(f):
            f = f.function
        if not isinstance(f, types.FunctionType):
            if (
                not isinstance(f, types.BuiltinFunctionType)
                and not isinstance(f, np.ufunc)
                and hasattr(f, "__dict__")
            ):
                self.thing(f, name)
            return
        outer, self.code = self.code, f.__code__
        self.codes.update(codes_in(f.__code__))
        held = self.hold(f)
        self.test(f"len(vars({held})) == {len(vars(f))}", name)
        for key, attribute in vars(f).items():
            self.value(f"vars({held})[{key!r}]", attribute, f"{name}.{key}")
        self.test(f"{held}.__code__ is {self.hold(f.__code__)}", name)
        for cell, free in zip(f.__closure__ or (), f.__code__.co_freevars, strict=True):
            try:
                content = cell.cell_contents
            except ValueError:  # not yet filled
                continue
            self.value(f"{self.hold(cell)}.cell_contents", content, free)
        for n, default in enumerate(f.__defaults__ or ()):
            self.value(f"{held}.__defaults__[{n}]", default, f"a default of {name}")
        for key, default in (f.__kwdefaults__ or {}).items():
            self.value(f"{held}.__kwdefaults__[{key!r}]", default, f"the default {key} of {name}")
        if is_users(f):
            names = self.hold(f.__globals__)
            for key in names_in(f.__code__, globals_alone=True):
                if key in f.__globals__:
                    self.value(f"{names}[{key!r}]", f.__globals__[key], key)
                else:  # one of Python's own, as long as nobody gives the name another meaning
                    self.test(f"{key!r} not in {names}", key)
            modules = self.hold(sys.modules)
            for key in imported(f.__code__, f.__globals__.get("__package__") or ""):
                if key in sys.modules:
                    self.value(f"{modules}[{key!r}]", sys.modules[key], key)
        self.code = outer

    def refuse_unknown(self, function: str, executed: set) -> None:
        """Raise if code that was executed reads what can't be compared, or could not be looked into."""
        names = {name for code in executed for name in attribute_names(code)}
        for name in self.buffers.values():
            if name.rpartition(".")[2] in names:
                raise CompileError(
                    f"{function} can't be compiled. It reads {name}, which its program changes: read it "
                    "outside of the function."
                )
        if self.settings and "state" in names:
            raise CompileError(
                f"{function} can't be compiled. It reads what an optimiser remembers, its .state: read it "
                "outside of the function."
            )
        for code, name, x in self.unknown:
            if code is None or code in executed:
                kind = type(x).__name__
                why = (
                    f"which is too large to be compared at every call ({x.nbytes / 2**20:.0f} MB)"
                    if isinstance(x, np.ndarray)
                    else "which gives something else each time"
                    if hasattr(x, "__next__")
                    else f"a {kind}, of which nobody can tell whether it has changed"
                )
                raise CompileError(
                    f"{function} can't be compiled. It reads {name}, {why}: pass it as an argument."
                )
        for code in executed:
            if code.co_filename.startswith("<frozen"):  # Python's own
                continue
            if name := reading(code):
                raise CompileError(
                    f"{function} can't be compiled. {code.co_name} calls {name}, and nobody can tell "
                    "whether what it reads is the same at the next call: read it outside, and pass it as an "
                    "argument."
                )
            if asks_for_a_type(code):
                raise CompileError(
                    f"{function} can't be compiled. {code.co_name} asks for type(…), and an array that is "
                    "traced is of another type than the array: ask isinstance(x, np.ndarray)."
                )
        inner = {c for code in executed for c in codes_in(code)}
        for code in executed - self.codes:
            if code.co_freevars and code not in inner - {code} and not made_inside(code, executed):
                raise CompileError(
                    f"{function} can't be compiled. It calls {code.co_name}, whose closure nobody can "
                    "look into: call it by its name, or pass what it reads as an argument."
                )


def is_code(x: Any) -> bool:
    """Whether something of a library's module is a function, a class or a module, and no value."""
    return callable(x) or isinstance(x, types.ModuleType)


def is_compiled(x: Any) -> bool:
    """Whether `x` is a compiled function."""
    return type(x).__name__ == "Compiled" and type(x).__module__ == "autogradkit.compiling.compiled"


def not_cleared(f: Any, misses: list) -> bool:
    """Whether a function with a cache has kept it since this was asked last; `misses` is what it had then."""
    before, misses[0] = misses[0], f.cache_info().misses
    return misses[0] >= before


def random_state(x: Any) -> str:
    """Return the state of a source of random numbers, as text."""
    if isinstance(x, random.Random):
        return repr(x.getstate())
    source = getattr(x, "bit_generator", None) or getattr(x, "_bit_generator", x)
    return repr(source.state)
