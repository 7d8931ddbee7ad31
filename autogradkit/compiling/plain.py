"""Plain values: they can't change, and can be compared, as numbers, text and shapes can."""

from enum import Enum
from functools import lru_cache
from pathlib import PurePath
from typing import Any

import numpy as np

__all__ = ["is_plain", "same", "same_parts"]

PLAIN = (
    type(None),
    bool,
    int,
    float,
    complex,
    str,
    bytes,
    np.generic,
    np.dtype,
    type(...),
    type(NotImplemented),
    range,
    PurePath,
    Enum,
)


NUMBERS = (float, complex, np.generic)


def is_plain(x: Any) -> bool:
    """Whether `x` is a value that can't change and can be compared; a traced number only says so."""
    kind = type(x)
    if kind is tuple or kind is frozenset:
        return all(map(is_plain, x))
    if kind is slice:
        return is_plain((x.start, x.stop, x.step))
    return is_plain_kind(kind)


@lru_cache(maxsize=1024)
def is_plain_kind(kind: type) -> bool:
    """Whether values of a type can't change and can be compared."""
    return issubclass(kind, PLAIN)


def same(x: Any, y: Any) -> bool:
    """Whether two plain values are the same, of one type: 1 is neither 1.0 nor True, and nan is nan."""
    if type(x) is not type(y):
        return False
    if type(x) is tuple:
        return len(x) == len(y) and all(map(same, x, y))
    if isinstance(x, NUMBERS):
        return repr(x) == repr(y)
    return bool(x == y)


def same_parts(x: Any, y: Any) -> bool:
    """Whether two lists or dicts of plain values hold the same ones."""
    if type(x) is dict:
        return list(x) == list(y) and same_parts(list(x.values()), list(y.values()))
    return len(x) == len(y) and all(a is b or same(a, b) for a, b in zip(x, y, strict=True))
