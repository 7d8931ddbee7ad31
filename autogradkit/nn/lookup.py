"""Looking up by whole numbers: rows of a table, and class numbers as rows with a single 1."""

from typing import Any

import numpy as np

from autogradkit.core.tensor import Tensor
from autogradkit.nn.inputs import Numbers, numbers

__all__ = ["embedding", "one_hot", "padding_row"]


def whole_numbers(name: str, input: Any, below: int | None = None) -> np.ndarray:
    """Return `input` as an array of whole numbers from 0 on, and `below` a limit.

    Raises
    ------
    TypeError
        If they are no whole numbers.
    IndexError
        If one is negative or too large. NumPy would count from the end, which nobody means here.
    """
    index = np.asarray(input._data if isinstance(input, Tensor) else input)
    if index.dtype.kind not in "iu" and index.size:
        raise TypeError(f"{name} looks up by whole numbers: input is {index.dtype}.")
    index = index.astype(int, copy=False)
    wrong = index < 0 if below is None else (index < 0) | (index >= below)
    if wrong.any():
        limit = "from 0 on" if below is None else f"from 0 to {below - 1}"
        raise IndexError(f"{name} looks up by numbers {limit}: input has {index[wrong].flat[0]}.")
    return index


def padding_row(padding_idx: int | None, rows: int) -> int | None:
    """Return the padding's row counted from the start.

    Raises
    ------
    ValueError
        If there is no such row.
    """
    if padding_idx is None:
        return None
    if not -rows <= padding_idx < rows:
        raise ValueError(f"padding_idx is one of the {rows} rows: it is {padding_idx}.")
    return padding_idx % rows


def embedding(input: Numbers, weight: Numbers, padding_idx: int | None = None) -> Tensor:
    """Return the rows of `weight` that the integers in `input` name; row `padding_idx` gets no gradient."""
    table = numbers(weight)
    if table.ndim != 2:
        raise ValueError(f"embedding needs a weight (rows, numbers in a row): it is {table.shape}.")
    index = whole_numbers("embedding", input, len(table))
    padding = padding_row(padding_idx, len(table))
    rows = table[index]
    if padding is None or not isinstance(rows, Tensor):
        return rows
    found: Any = np.where((index == padding)[..., None], rows.detach(), rows)
    return found


def one_hot(tensor: Numbers, num_classes: int = -1) -> np.ndarray:
    """Return zeros with a 1 at each class number, classes along a new last axis.

    Parameters
    ----------
    tensor : array_like of int
        Class numbers from 0 on.
    num_classes : int
        How many there are; -1 for one more than the largest number.

    Returns
    -------
    array of float64, ready to be a target (PyTorch: whole numbers)

    Raises
    ------
    IndexError
        If a class number is negative, or not below `num_classes`.

    Examples
    --------
    >>> import autogradkit as ag
    >>> ag.nn.functional.one_hot([2, 0])
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    index = whole_numbers("one_hot", tensor, None if num_classes == -1 else num_classes)
    if num_classes == -1 and not index.size:
        raise ValueError("one_hot of no numbers can't know how many classes there are: give num_classes.")
    classes = int(index.max()) + 1 if num_classes == -1 else num_classes
    return np.equal(index[..., None], np.arange(classes)).astype(np.float64)
