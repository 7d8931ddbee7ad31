"""Functions outside: the names that their code reads, the cells of their closures, their defaults."""

import builtins
import functools
import inspect
import sys
import types
from typing import Any

import numpy as np

from autogradkit.compiling.bytecode import codes_in, imported_modules, is_users, names_in
from autogradkit.compiling.outside.objects import add_key, add_object

__all__ = ["add_function", "is_compiled"]


def add_function(outside: Any, f: Any, name: str) -> None:
    """Collect what a function reads: names outside, the cells of its closure, its defaults."""
    not_read, outside.not_read = outside.not_read, ()  # whoever is called from inside may be given less
    if isinstance(f, functools.partial):
        held = outside.hold(f)
        for what in ("func", "args", "keywords"):
            outside.value(f"{held}.{what}", getattr(f, what), getattr(f.func, "__name__", name))
        return
    owner = getattr(f, "__self__", None)  # of settings.get, which reads settings
    if not isinstance(f, types.MethodType) and not isinstance(
        owner, type | types.ModuleType | types.NoneType
    ):
        outside.value(outside.hold(owner), owner, name)
        return
    if isinstance(f, types.MethodType):
        outside.value(outside.hold(f.__self__), f.__self__, name.rpartition(".")[0] or "self")
        f = f.__func__
    if is_compiled(f):
        f = f.function
    if not isinstance(f, types.FunctionType):
        if not isinstance(f, types.BuiltinFunctionType | np.ufunc) and hasattr(f, "__dict__"):
            add_object(outside, f, name)
        return
    outer, outside.code = outside.code, f.__code__
    outside.codes.update(codes_in(f.__code__))
    held = outside.hold(f)
    outside.test(f"len(vars({held})) == {len(vars(f))}", name)
    inner = inspect.unwrap(f, stop=is_compiled)
    copied = vars(inner) if is_compiled(inner) else {}  # by functools.wraps: its programs, which come and go
    for key, attribute in vars(f).items():
        if key not in copied:
            outside.value(f"vars({held})[{key!r}]", attribute, f"{name}.{key}")
    outside.test(f"{held}.__code__ is {outside.hold(f.__code__)}", name)
    for cell, free in zip(f.__closure__ or (), f.__code__.co_freevars, strict=True):
        try:
            content = cell.cell_contents
        except ValueError:  # not yet filled
            continue
        outside.value(f"{outside.hold(cell)}.cell_contents", content, free)
    for n, default in enumerate(f.__defaults__ or ()):
        if n not in not_read:
            outside.value(f"{held}.__defaults__[{n}]", default, f"a default of {name}")
    for key, default in (f.__kwdefaults__ or {}).items():
        outside.value(f"{held}.__kwdefaults__[{key!r}]", default, f"the default {key} of {name}")
    if is_users(f):
        names = outside.hold(f.__globals__)
        for key in names_in(f.__code__, globals_alone=True):
            if key in f.__globals__:
                outside.value(f"{names}[{key!r}]", f.__globals__[key], key)
            else:  # one of Python's own, as long as nobody gives the name another meaning
                outside.test(f"{key!r} not in {names}", key)
                outside.builtins.add(key)
                add_key(outside, builtins, key)
        modules = outside.hold(sys.modules)
        for key in imported_modules(f.__code__, f.__globals__.get("__package__") or ""):
            if key in sys.modules:
                outside.value(f"{modules}[{key!r}]", sys.modules[key], key)
    outside.code = outer


def defaults_not_read(f: Any, arguments: tuple, keywords: Any) -> list[int]:
    """Return which defaults a function need not have, because a call gives it these arguments."""
    if not isinstance(f, types.FunctionType):
        return []
    count, names = f.__code__.co_argcount, f.__code__.co_varnames
    first = count - len(f.__defaults__ or ())
    return [n - first for n in range(first, count) if n < len(arguments) or names[n] in keywords]


def is_compiled(x: Any) -> bool:
    """Whether `x` is a compiled function."""
    return type(x).__name__ == "Compiled" and type(x).__module__ == "autogradkit.compiling.compiled"
