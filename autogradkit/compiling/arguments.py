"""The arguments of a call: what a program relies on of them, and the arrays in their lists and dicts."""

import copy
import inspect
from types import FunctionType
from typing import Any

import numpy as np

from autogradkit.compiling.plain import is_plain
from autogradkit.core.tensor import Tensor

__all__ = [
    "contents",
    "flat",
    "is_array",
    "kind_of",
    "labels_of",
    "leaves_with_names",
    "places_of_repeated",
    "with_leaves_mapped",
]


def is_array(x: Any) -> bool:
    """Whether an argument is an array or a tensor, of numbers that may be others at the next call."""
    return isinstance(x, Tensor) or (
        isinstance(x, np.ndarray | np.number) and type(x) is not np.ma.MaskedArray
    )


def flat(tree: Any) -> Any:
    """Yield everything in nested lists, tuples and dicts."""
    if isinstance(tree, dict):
        for part in tree.values():
            yield from flat(part)
    elif isinstance(tree, list | tuple):
        for part in tree:
            yield from flat(part)
    else:
        yield tree


def with_leaves_mapped(tree: Any, f: Any, twins: dict) -> Any:
    """Return nested lists, tuples and dicts with `f` applied to everything in them.

    What is in two places is so afterwards: `twins` are those that were made, by the id of what they are of.
    """
    if isinstance(tree, dict):
        twin = copy.copy(tree)
        twin.update({key: with_leaves_mapped(part, f, twins) for key, part in tree.items()})
    elif isinstance(tree, tuple) and hasattr(tree, "_fields"):
        twin = type(tree)(*[with_leaves_mapped(part, f, twins) for part in tree])
    elif isinstance(tree, list | tuple):
        twin = type(tree)([with_leaves_mapped(part, f, twins) for part in tree])
    else:
        return f(tree)
    return twins.setdefault(id(tree), twin)


def contents(tree: Any) -> list:
    """Return what nested lists, tuples and dicts hold by now, each thing by its id."""
    if isinstance(tree, dict):
        return [(key, contents(part)) for key, part in tree.items()]
    return [contents(part) for part in tree] if isinstance(tree, list | tuple) else [id(tree)]


def leaves_with_names(tree: Any, label: str) -> Any:
    """Yield everything in nested lists, tuples and dicts with a name."""
    if isinstance(tree, dict):
        for key, part in tree.items():
            yield from leaves_with_names(part, f"{label}_{key}".strip("_"))
    elif isinstance(tree, list | tuple):
        for n, part in enumerate(tree):
            yield from leaves_with_names(part, f"{label}_{n}")
    else:
        yield label, tree


def labels_of(function: Any, arguments: tuple, keywords: dict) -> list[str]:
    """Return what a function calls each array and tensor among its arguments."""
    names = names_of_parameters(function) if arguments else []
    named = {names[n] if n < len(names) else f"x{n}": x for n, x in enumerate(arguments)}
    return [label for tree in (named, keywords) for label, x in leaves_with_names(tree, "") if is_array(x)]


def names_of_parameters(function: Any) -> list[str]:
    """Return the names of a function's parameters; none if nobody knows them."""
    code = getattr(function, "__code__", None)
    if type(function) is FunctionType and not vars(function) and not code.co_flags & inspect.CO_VARARGS:
        return list(code.co_varnames[: code.co_argcount])  # those that are given by their place
    try:
        return list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return []


def places_of_repeated(things: list) -> tuple | None:
    """Return for each thing the place where it stands first; None if each is there once."""
    numbers = [*map(id, things)]
    return None if len({*numbers}) == len(numbers) else tuple(map(numbers.index, numbers))


def kind_of(x: Any, given: list, around: list) -> Any:
    """Return what a program relies on of an argument.

    The arrays and tensors in it are collected in `given`, the lists, tuples and dicts in `around`.
    """
    kind = type(x)
    if kind is np.ndarray:
        given.append(x)
        flags = x.flags
        c, f = flags.c_contiguous, flags.f_contiguous
        return kind, x.shape, x.dtype, c, f, None if c or f else x.strides
    if kind is tuple or kind is list:
        around.append(x)
        return kind, tuple([kind_of(part, given, around) for part in x])
    if isinstance(x, Tensor):
        given.append(x)
        data = x._data
        flags = data.flags
        layout = flags.c_contiguous, flags.f_contiguous, data.strides
        return kind, data.shape, data.dtype, x._node is None, layout, x.name
    if isinstance(x, dict):
        around.append(x)
        return kind, tuple([(key, kind_of(part, given, around)) for key, part in x.items()])
    if isinstance(x, list | tuple):
        around.append(x)
        return kind, tuple([kind_of(part, given, around) for part in x])
    if is_array(x):
        given.append(x)
        return kind, np.shape(x), x.dtype
    if is_plain(x):
        return kind, x if isinstance(x, int | str) else repr(x)
    return kind, id(x)
