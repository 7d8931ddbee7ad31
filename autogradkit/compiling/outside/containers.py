"""Arrays, lists, tuples, dicts and sets outside: their numbers and their parts are compared."""

import copy
from typing import Any

import numpy as np

from autogradkit.compiling.plain import is_plain

__all__ = ["add_array", "add_container"]

LIMIT = 32 * 2**20  # bytes of a plain array that are compared at every call


def add_array(outside: Any, held: str, x: np.ndarray, name: str) -> None:
    """Collect a plain array: its numbers are compared."""
    outside.known.setdefault(id(x), name)
    looks = f"({held}.shape, {held}.dtype, {held}.flags.writeable)"
    outside.test(f"{looks} == {outside.hold((x.shape, x.dtype, x.flags.writeable))}", name)
    if not x.flags.writeable and x.base is None:
        return
    if x.dtype.hasobject or x.nbytes > LIMIT:
        outside.unknown.append((outside.code, name, x))
        return
    numbers = x.tobytes()
    before = outside.hold(numbers)
    if type(x) is np.ndarray and x.flags.c_contiguous:  # its bytes are compared where they lie
        outside.bytes[id(x)] = numbers
        outside.test(f"{before}.startswith({held})", name)
    else:
        outside.test(f"{held}.tobytes() == {before}", name)


def add_container(outside: Any, held: str, x: Any, name: str) -> None:
    """Collect lists, tuples, dicts and sets."""
    if isinstance(x, set | frozenset):
        outside.plain_of_user = True  # it may be: what it holds is not looked into
        outside.test(f"{held} == {outside.hold(copy.copy(x))}", name)
        return
    if type(x) in (list, dict) and all(map(is_plain, x.values() if type(x) is dict else x)):
        for part in x.values() if type(x) is dict else x:
            outside.plain(part)
        outside.test(f"same_parts({held}, {outside.hold(copy.copy(x))})", name)
        return
    if isinstance(x, dict):
        keys = list(x)
        outside.test(f"[*{held}] == {outside.hold(keys)}", name)  # their order too
        if not all(map(is_plain, keys)):
            outside.unknown.append((outside.code, name, x))
            return
        for key in keys:
            if key == "__builtins__":
                continue
            outside.value(f"{held}[{outside.hold(key)}]", x[key], f"{name}[{key!r}]")
    else:
        outside.test(f"len({held}) == {len(x)}", name)
        for n, part in enumerate(x):
            outside.value(f"{held}[{n}]", part, f"{name}[{n}]")
