"""Trees: lists, tuples, named tuples and dicts of arrays, nested at will, as a function's argument may be."""

from collections.abc import Callable
from typing import Any

import numpy as np

from autogradkit.core import Tensor
from autogradkit.core.tensor import as_numbers
from autogradkit.errors import DataError

__all__ = ["inner_product", "is_tree", "map_tree"]


def map_tree(f: Callable, tree: Any, *others: Any) -> Any:
    """Apply `f` to each array in nested lists, tuples and dicts; a list of numbers is one array."""
    if isinstance(tree, dict):
        return {key: map_tree(f, part, *[o[key] for o in others]) for key, part in tree.items()}
    if is_tree(tree):
        parts = [map_tree(f, *parts) for parts in zip(tree, *others, strict=True)]
        return type(tree)(*parts) if hasattr(tree, "_fields") else type(tree)(parts)
    return f(tree, *others)


def is_tree(x: Any) -> bool:
    """Whether x is a list, tuple, named tuple or dict of arrays; a list of numbers is one array."""
    if isinstance(x, tuple) and hasattr(x, "_fields"):
        return True
    return isinstance(x, dict) or (type(x) in (list, tuple) and not holds_numbers(x))


def holds_numbers(x: Any) -> bool:
    """Whether lists are nothing but numbers, as in [[1, 2], [3, 4]]."""
    return len(x) > 0 and all(
        holds_numbers(part) if type(part) in (list, tuple) else np.isscalar(part) for part in x
    )


def inner_product(tree: Any, other: Any) -> Any:
    """Return the sum of all products of two trees of one structure: <tree, other>."""
    products: list[Any] = []

    def multiply(a: Any, b: Any) -> None:
        if np.shape(a) != np.shape(b):
            raise DataError(f"The tangent has shape {np.shape(b)}: its input has shape {np.shape(a)}.")
        products.append((a * b).sum())

    map_tree(
        multiply, tree, map_tree(lambda v: v if isinstance(v, Tensor) else as_numbers(v).astype(float), other)
    )
    total = products[0]
    for p in products[1:]:
        total = total + p
    return total
