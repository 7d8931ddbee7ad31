"""Objects, classes and modules outside: their attributes are compared, and their methods looked into."""

import functools
import types
from typing import Any

import numpy as np

from autogradkit.compiling.bytecode import is_users, names_in, texts_in
from autogradkit.compiling.plain import is_plain

__all__ = ["add_class", "add_key", "add_methods", "add_module", "add_object"]

CACHED = type(functools.lru_cache(abs))


def add_object(outside: Any, x: Any, name: str) -> None:
    """Collect the attributes of an object, and what its class's methods read."""
    if isinstance(x, CACHED):  # what it remembers may be of something that has changed since
        outside.test(f"not_cleared({outside.hold(x)}, {outside.hold([0])})", f"the cache of {name}")
    outside.test(f"type({outside.hold(x)}) is {outside.hold(type(x))}", f"the class of {name}")
    held = outside.hold(vars(x))
    outside.test(f"[*{held}] == {outside.hold(list(vars(x)))}", name)
    kept = getattr(x, "_buffers", ()) if type(x).__module__.startswith("autogradkit.nn") else ()
    for key, value in list(vars(x).items()):
        if key in kept and isinstance(value, np.ndarray):
            outside.buffers[id(value)] = f"{name}.{key}"
            outside.test(f"{held}[{key!r}] is {outside.hold(value)}", f"{name}.{key}")
        else:
            outside.value(f"{held}[{key!r}]", value, f"{name}.{key}")
    add_class(outside, type(x), type(x).__name__)


def add_class(outside: Any, cls: type, name: str) -> None:
    """Collect the methods and attributes of a class of the user's; a new attribute may hide one."""
    if type(cls) is not type and is_users(type(cls)):
        add_class(outside, type(cls), type(cls).__name__)
    for base in cls.__mro__:
        if (id(base) in outside.seen and base is not cls) or not is_users(base):
            continue
        outside.seen[id(base)] = base
        own, mro = outside.hold(base), outside.hold(base.__mro__)
        outside.test(f"len({own}.__dict__) == {len(vars(base))} and {own}.__mro__ == {mro}", name)
        for key, value in list(vars(base).items()):
            function = getattr(value, "__func__", None) or getattr(value, "fget", None) or value
            if isinstance(function, types.FunctionType):
                outside.test(
                    f"{outside.hold(base)}.__dict__[{key!r}] is {outside.hold(value)}", f"{name}.{key}"
                )
                if id(function) not in outside.seen:
                    outside.seen[id(function)] = function
                    outside.function(function, f"{name}.{key}")
            elif not key.startswith("__") and not isinstance(value, types.MemberDescriptorType):
                outside.value(f"{outside.hold(base)}.__dict__[{key!r}]", value, f"{name}.{key}")


def add_module(outside: Any, x: types.ModuleType, name: str) -> None:
    """Collect what the present code may read of a module."""
    if outside.code is None or (id(x), outside.code) in outside.modules_read:
        return
    outside.modules_read.add((id(x), outside.code))
    for key in names_in(outside.code) | dict.fromkeys(texts_in(outside.code)):
        add_key(outside, x, key, f"{name}.{key}")


def add_key(outside: Any, module: types.ModuleType, key: str, name: str | None = None) -> None:
    """Collect what a module has under a name: a function of a library's is compared, not looked into."""
    if key not in vars(module):
        return
    x, where = vars(module)[key], f"{outside.hold(vars(module))}[{key!r}]"
    of_user = is_users(module) or (isinstance(x, types.FunctionType | type) and is_users(x))
    known = module.__name__.split(".")[0] in ("numpy", "autogradkit", "builtins")
    if of_user or is_plain(x) or not (known or is_code(x)):  # os.environ, sys.argv
        outside.value(where, x, name or key)
        return
    outside.standing.add(f"{where} is {outside.hold(x)}")
    if isinstance(x, types.ModuleType):
        add_module(outside, x, name or key)


def add_methods(outside: Any, cls: type, names: set) -> None:
    """Compare methods that a class has of the kit's."""
    for name in sorted(names):
        method = getattr(cls, name, None)
        if isinstance(method, types.FunctionType):
            outside.standing.add(f"{outside.hold(cls)}.{name} is {outside.hold(method)}")


def is_code(x: Any) -> bool:
    """Whether something of a library's module is a function, a class or a module, and no value."""
    return callable(x) or isinstance(x, types.ModuleType)
