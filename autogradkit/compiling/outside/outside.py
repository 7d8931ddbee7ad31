"""The outside: what a function reads beyond its arguments, with what it was when it was looked at.

A program has taken over every number of Python's, every attribute and every plain array that the function
read when it was traced. So all of them are collected here, from the names in its code on, and compared
before each call. What can't be compared, such as an iterator, is a reason to refuse.
"""

import functools
import random
import types
import weakref
from typing import Any

import numpy as np

from autogradkit.compiling.bytecode import asks_whether_same, attribute_names, is_users, operators_in
from autogradkit.compiling.live import OPTIMIZERS
from autogradkit.compiling.operations import IN_WORDS
from autogradkit.compiling.outside.comparisons import Comparisons, random_state
from autogradkit.compiling.outside.containers import add_array, add_container
from autogradkit.compiling.outside.functions import add_function, defaults_not_read, is_compiled
from autogradkit.compiling.outside.objects import add_class, add_methods, add_module, add_object
from autogradkit.compiling.outside.optimizers import add_optimizer
from autogradkit.compiling.plain import is_plain
from autogradkit.core.op import Op
from autogradkit.core.tensor import Tensor

__all__ = ["Outside"]

KNOWN = (int, float, str, bool, type(None), slice)
CONTAINERS = (list, tuple, dict, set, frozenset)
FUNCTIONS = (types.FunctionType, types.MethodType, functools.partial, np.ufunc)
READS_SETTINGS = {"param_groups", "defaults", "state_dict", "get_last_lr"}
RANDOM = (np.random.Generator, np.random.RandomState, np.random.BitGenerator, random.Random)


class Outside(Comparisons):
    """What is reachable from a function and its arguments' insides, with what it was when it was looked at.

    Attributes
    ----------
    known : dict
        Names of arrays and tensors, by id.
    buffers : dict
        Names of the arrays that the kit's modules keep and change, by id: a program reads them afresh.
    """

    def __init__(self, f: Any, arguments: tuple = (), keywords: Any = ()) -> None:
        super().__init__()
        self.not_read = defaults_not_read(f, arguments, keywords)
        self.known: dict[int, str] = {}
        self.bytes: dict[int, bytes] = {}  # of arrays that are compared where they lie, by id
        self.buffers: dict[int, str] = {}
        self.settings: dict[str, str] = {}  # tests of optimisers' settings, which are read at every step
        self.labels: dict[str, str] = {}  # tests of tensors' names, which few functions read
        self.seen: dict[int, Any] = {}
        self.modules_read: set[tuple[int, Any]] = set()  # a module's id, and code that reads it
        self.codes: set[Any] = set()
        self.builtins: set[str] = set()  # names of Python's own that code reads
        self.plain_of_user = False  # a plain value is of a class of the user's, whose methods are unknown
        self.unknown: list[tuple[Any, str, Any]] = []  # the code that reads it, its name, the thing
        self.code: Any = None
        self.function(f, getattr(f, "__name__", type(f).__name__))

    def argument(self, x: Any, name: str) -> None:
        """Collect an object that is an argument, such as a module."""
        self.value(self.hold(x), x, name)

    def plain(self, x: Any) -> None:
        """Note whether a plain value, which is not looked into, is of a class of the user's, as an Enum."""
        if type(x) in (tuple, frozenset):
            for part in x:
                self.plain(part)
        elif type(x) not in KNOWN:
            self.plain_of_user = self.plain_of_user or is_users(type(x))

    def function(self, f: Any, name: str) -> None:
        """Collect what a function reads."""
        add_function(self, f, name)

    def complete(self) -> None:
        """Put the tests that few functions need where they belong, once all has been collected.

        Settings of optimisers are read at every step, and tensors' names by few functions: they are compared
        only if the user's code names them.
        """
        named = {name for code in self.codes for name in attribute_names(code)}
        (self.tests if named & READS_SETTINGS else self.during).update(self.settings)
        if "name" in named:
            self.tests.update(self.labels)
        signs = {sign for code in self.codes for sign in operators_in(code)}
        add_methods(self, Tensor, named | {f"__{IN_WORDS[sign]}__" for sign in signs & IN_WORDS.keys()})
        for cls in {type(x) for x in self.seen.values()}:
            if issubclass(cls, tuple(OPTIMIZERS) or ()):
                add_methods(self, cls, named | {"new_value"})
            elif any(base.__module__.startswith("autogradkit.nn.") for base in cls.__mro__):
                add_methods(self, cls, {"forward", "__call__"})

    def asked_whether_same(self) -> set[int]:
        """Return the ids of all that is here, if code asks of things whether they are one and the same."""
        return {*self.seen} if any(map(asks_whether_same, self.codes)) else set()

    def value(self, where: str, x: Any, name: str) -> None:
        """Collect `x`, which the expression `where` reads, and the user calls `name`."""
        held = self.hold(x)
        if is_plain(x):
            self.plain(x)
            self.test(f"({where} is {held} or same({where}, {held}))", name)
            return
        self.test(f"{where} is {held}", name)
        if isinstance(x, types.ModuleType):
            add_module(self, x, name)
        if id(x) in self.seen:
            return
        self.seen[id(x)] = x
        if isinstance(x, Tensor):
            self.known.setdefault(id(x), name)
            self.test(self.node_test(x), f"whether {name} needs a gradient")
            self.labels[f"{held}.name == {x.name!r}"] = f"the name of {name}"
        elif isinstance(x, np.ndarray):
            add_array(self, held, x, name)
            if is_users(type(x)) and hasattr(x, "__dict__"):
                add_object(self, x, name)
        elif isinstance(x, weakref.ReferenceType):
            self.unknown.append((self.code, name, x))
        elif isinstance(x, type):
            add_class(self, x, name)
        elif isinstance(x, CONTAINERS):
            add_container(self, held, x, name)
            if hasattr(x, "__dict__"):  # a class of its own, with attributes beside what it contains
                add_object(self, x, name)
        elif isinstance(x, RANDOM):
            self.during[f"state({held}) == {self.hold(random_state(x))}"] = name
        elif isinstance(x, Op | types.ModuleType):
            pass
        elif (callable(x) and not hasattr(x, "__dict__")) or isinstance(x, FUNCTIONS) or is_compiled(x):
            self.function(x, name)
        elif isinstance(x, tuple(OPTIMIZERS) or ()):
            add_optimizer(self, held, x, name)
        elif hasattr(type(x), "__next__"):
            self.unknown.append((self.code, name, x))
        elif hasattr(x, "__dict__"):
            add_object(self, x, name)
        else:
            self.unknown.append((self.code, name, x))
