"""Comparisons: what was read outside, as expressions that are true for as long as nothing has changed."""

import ctypes
import random
from collections.abc import Callable, Collection
from functools import cached_property
from typing import Any

import numpy as np

from autogradkit.compiling.plain import same, same_parts
from autogradkit.compiling.writer import code_of

__all__ = ["Comparisons", "random_state", "random_states"]

MT19937_BYTES = 4 * 624 + 4  # its numbers, and how many of them are used up


class Comparisons:
    """Expressions that are true as long as nothing changed, each with the user's name for what it is about.

    Attributes
    ----------
    tests : dict of str to str
        Those that are made at every call.
    during : dict of str to str
        Those of what may change between calls, and which the function itself may not change.
    standing : set of str
        Those whether NumPy's functions, the kit's and other libraries' are what they were, before each call
        alone: while a function is traced, some of the kit's are replaced.
    """

    def __init__(self) -> None:
        self.tests: dict[str, str] = {}
        self.during: dict[str, str] = {}
        self.standing: set[str] = set()
        self.objects: dict[str, Any] = {"same": same, "same_parts": same_parts, "state": random_state}
        self.objects["not_cleared"] = not_cleared
        self.names: dict[int, str] = {}  # of what is held, by id

    @cached_property
    def unchanged(self) -> Callable[[], bool]:
        """The function that says whether nothing has changed that is compared at every call."""
        return self.test_of(self.tests)

    @cached_property
    def unchanged_meanwhile(self) -> Callable[[], bool]:
        """The function that says whether nothing has changed that the function itself may not change."""
        return self.test_of(self.during)

    def hold(self, x: Any) -> str:
        """Return a name under which the tests find `x`."""
        number = id(x)
        name = self.names.get(number)
        if name is None:
            name = self.names[number] = f"o{len(self.objects)}"
            self.objects[name] = x
        return name

    def node_test(self, t: Any) -> str:
        """Return the test whether a tensor still is one that needs a gradient, or none."""
        return f"({self.hold(t)}._node is None) is {t._node is None}"

    def unchanged_besides(self, nodes_of: list) -> Callable[[], bool]:
        """Return the same function for a caller who compares the nodes of some tensors anyway."""
        known = {self.node_test(t) for t in nodes_of}
        return self.test_of([*[test for test in self.tests if test not in known], *sorted(self.standing)])

    def test(self, test: str, about: str) -> None:
        """Add a test."""
        self.tests.setdefault(test, about)

    def test_of(self, tests: Collection[str]) -> Callable[[], bool]:
        """Return a function that says whether all of some tests hold."""
        if not tests:
            return lambda: True
        return eval(code_of("lambda: " + " and ".join(tests), "<string>", "eval"), self.objects)

    def name_of_changed(self) -> str | None:
        """Return what was changed, by its name; None if nothing was."""
        if holds(self.unchanged) and holds(self.unchanged_meanwhile):
            return None
        for test, about in [*self.tests.items(), *self.during.items()]:
            if not holds(self.test_of([test])):
                return about
        return "something outside"  # a cache, which has been asked by then


def holds(test: Callable) -> bool:
    """Whether a test comes to true; it does not if what it asks about is gone."""
    try:
        return bool(test())
    except (LookupError, ValueError, AttributeError, NameError):
        return False


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


def random_states() -> tuple:
    """Return the states of Python's and NumPy's own sources of random numbers."""
    source = np.random.get_bit_generator()
    if isinstance(source, np.random.MT19937):  # its memory: to ask for its state takes eighty times as long
        return random.getstate(), ctypes.string_at(source.ctypes.state_address, MT19937_BYTES)
    return random.getstate(), repr(source.state)
