"""What lets go of its inputs one by one, so that a long graph is not freed from within itself.

A node that is freed frees its inputs, these theirs, and so on. Python breaks such a chain off before its
stack ends, but in a browser it doesn't see the end coming: a graph two thousand operations deep ended the
kernel. So did a chain of objects of a learner's own class, as lesson 00b writes one. Chains of lists, tuples
and dicts still do: nothing of ours is asked when they are freed. The page then says that Python has ended
(`platforms.announce_end`).
"""

import builtins
from types import MemberDescriptorType
from typing import Any

from autogradkit.platforms import in_browser

__all__ = ["FreedOneByOne", "empty_one_by_one", "free_one_by_one", "free_own_classes"]


class Freed:
    """What nodes held that nobody needs any more, and whether it is being let go."""

    __slots__ = ("held", "running")

    def __init__(self) -> None:
        self.held: list = []
        self.running = False


FREED = Freed()


def free_one_by_one(node: Any) -> None:
    """Let go of what a node holds, and of what its inputs hold, one after the other. It is its last deed."""
    FREED.held.append((node.inputs, node.saved))
    node.inputs = node.saved = ()
    if node.parameters:  # a checkpoint's are tensors
        FREED.held.append(node.parameters)
        node.parameters = {}
    let_go()


def let_go() -> None:
    """Free what is held, one after the other."""
    if FREED.running:
        return
    FREED.running = True
    try:
        while FREED.held:
            FREED.held.pop()  # a node that it alone held comes back here, and only adds to the list
    finally:
        FREED.running = False


class FreedOneByOne:
    """A node, where the stack is small. Elsewhere it is freed as everything is, which costs nothing."""

    __slots__ = ()

    if in_browser():
        __del__ = free_one_by_one


def empty_one_by_one(thing: Any) -> None:
    """Let go of what an object's attributes hold, and what theirs hold, one by one: its last deed."""
    try:
        FREED.held.append(object.__getattribute__(thing, "__dict__"))
        object.__setattr__(thing, "__dict__", {})  # and not cleared: several objects may share one
    except AttributeError:  # it has slots alone
        pass
    for slot in slots_of(type(thing)):
        try:
            FREED.held.append(slot.__get__(thing))
            slot.__delete__(thing)
        except AttributeError:  # nothing was in it
            continue
    let_go()


def slots_of(kind: type) -> list:
    """Return the slots of a class and of those that it comes from."""
    return [
        member
        for one in kind.__mro__
        if "__slots__" in vars(one)
        for member in vars(one).values()
        if isinstance(member, MemberDescriptorType)
    ]


def free_own_classes(module: str = "__main__") -> None:
    """Let objects of the classes that a notebook defines from now on be freed one by one, in a browser.

    A class that has a `__del__` of its own keeps it.
    """
    if in_browser() and not hasattr(builtins.__build_class__, "usual"):
        builtins.__build_class__ = class_builder(builtins.__build_class__, module)


def class_builder(usual: Any, module: str) -> Any:
    """Return what builds classes as `usual` does, and lets objects of those of a module go one by one."""

    def build_class(body, name, *bases, **settings):
        made = usual(body, name, *bases, **settings)
        plain = type(made) is type and not issubclass(made, type)
        if plain and made.__module__ == module and not hasattr(made, "__del__"):
            made.__del__ = empty_one_by_one
        return made

    build_class.usual = usual
    return build_class
