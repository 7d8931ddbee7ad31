"""Nested arguments: what stands in tuples, lists, dicts and slices, as arguments of a call do."""

from collections.abc import Callable, Iterator
from typing import Any

__all__ = ["NESTED", "leaves", "map_nested"]

NESTED = {tuple, list, dict, slice}


def map_nested(f: Callable[[Any], Any], x: Any) -> Any:
    """Return `x` with `f` applied to everything in nested tuples, lists, dicts and slices."""
    kind = type(x)
    if kind is tuple:
        return tuple([map_nested(f, part) if type(part) in NESTED else f(part) for part in x])
    if kind is list:
        return [map_nested(f, part) if type(part) in NESTED else f(part) for part in x]
    if kind is dict:
        return {key: map_nested(f, part) for key, part in x.items()} if x else x
    if kind is slice:
        return slice(map_nested(f, x.start), map_nested(f, x.stop), map_nested(f, x.step))
    return f(x)


def leaves(x: Any) -> Iterator[Any]:
    """Yield everything in nested tuples, lists, dicts and slices, in order.

    >>> list(leaves([1, {"a": (2, slice(3, None))}]))
    [1, 2, 3, None, None]
    """
    kind = type(x)
    if kind is tuple or kind is list:
        for part in x:
            if type(part) in NESTED:
                yield from leaves(part)
            else:
                yield part
    elif kind is dict:
        yield from leaves(list(x.values()))
    elif kind is slice:
        yield from leaves((x.start, x.stop, x.step))
    else:
        yield x
