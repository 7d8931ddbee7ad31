"""Inputs: what layers and losses take, and what they say about what they can't take."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from autogradkit.core.dispatch.composed import plain_value
from autogradkit.core.ops.arithmetic import positive
from autogradkit.core.tensor import Tensor, as_numbers, result
from autogradkit.guards.parts import note_sharing

__all__ = [
    "Numbers",
    "Padding",
    "Size",
    "check_positive",
    "float_dtype",
    "numbers",
    "plain_number",
    "settings_array",
    "sizes",
    "twin",
]

Numbers = Tensor | ArrayLike  # what may take part in a computation
Size = int | Sequence[int]  # one length for every axis, or one for each
Padding = str | Size


def float_dtype(like: Any = None) -> Any:
    """Return the dtype of the floats in `like`, and float64 where it holds none."""
    dtype = getattr(like, "dtype", None)
    return dtype if dtype is not None and dtype.kind == "f" else np.dtype(np.float64)


def numbers(x: Numbers, like: Any = None) -> Any:
    """Return a Tensor as it is, and anything else as an array.

    Whole numbers and lists have no precision of their own: they take that of `like`. So a float32 layer
    stays float32.
    """
    if type(x) is Tensor:
        return x if x._data.dtype.kind == "f" else x.astype(float_dtype(like))
    if type(x) is np.ndarray and x.dtype.kind == "f":
        return x
    array = as_numbers(x)
    typed = isinstance(x, np.generic | np.ndarray) or hasattr(x, "__array__")
    return array if typed and array.dtype.kind == "f" else array.astype(float_dtype(like))


def twin(x: Any) -> Any:
    """Return a tensor of its own with the value and the past of `x`: films show one node for both.

    What is written into one of them does not change the other.
    """
    if not isinstance(x, Tensor):
        return +x
    if x.requires_grad and x.is_leaf:  # there is one tensor alone that a leaf's gradient belongs to
        return positive(x)
    note_sharing((x, made := result(x._data, x._node)))
    return made


def settings_array(x: Numbers, like: Any) -> Any:
    """Return numbers that are a setting, such as weights of classes, in the precision of `like`."""
    x = numbers(x, like)
    return x if isinstance(x, Tensor) and x.requires_grad else np.asarray(x, float_dtype(like))


def plain_number(function: str, name: str, value: Any) -> float:
    """Return a setting as a number of Python's; of a tensor that needs a gradient that would lose it."""
    return value if type(value) is float else float(plain_value(value, function, name))


def sizes(name: str, value: Size, axes: int, least: int = 1) -> tuple[int, ...]:
    """Return a size for each of the axes, from one for all or one each.

    Raises
    ------
    ValueError
        If there are not as many as axes, or one is no whole number or below `least`.
    """
    return sizes_of(name, tuple(value) if isinstance(value, (list, np.ndarray)) else value, axes, least)


@lru_cache(maxsize=256, typed=True)  # a layer asks for the same at every call
def sizes_of(name: str, value: Any, axes: int, least: int) -> tuple[int, ...]:
    """Return what `sizes` does, of a number or a tuple."""
    each = value if isinstance(value, tuple) else (value,) * axes
    if len(each) != axes or not all(isinstance(n, int | np.integer) and n >= least for n in each):
        several = f", or one for each of {axes} axes" if axes > 1 else ""
        raise ValueError(f"{name} is a whole number of at least {least}{several}: it is {value!r}.")
    return tuple([int(n) for n in each])


def check_positive(**given: int) -> None:
    """Raise if one of the sizes is no whole number of at least 1."""
    for name, value in given.items():
        sizes(name, value, 1)
