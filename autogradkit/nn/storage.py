"""Storage: states as .npz files, which any NumPy reads and in which no code can hide (no pickle)."""

import json
import os
from typing import Any

import numpy as np

from autogradkit import files
from autogradkit.nn.module import Module, StateError

__all__ = ["load", "save"]

STRUCTURE = "__structure__"  # the entry that tells how nested states are put together, as JSON


def save(state: Any, path: str | os.PathLike[str]) -> None:
    """Write a state to `path`: a module, its `state_dict()`, or nested dicts and lists of arrays and numbers.

    The file appears complete or not at all; one that was there keeps its mode. PyTorch has the same order of
    arguments.

    Raises
    ------
    StateError
        If something in it is neither array, number, text, bool nor None.

    Examples
    --------
    >>> import autogradkit as ag, tempfile, os
    >>> path = os.path.join(tempfile.mkdtemp(), "net.npz")
    >>> ag.nn.save(ag.nn.Linear(2, 1), path)
    >>> sorted(ag.nn.load(path))
    ['bias', 'weight']
    """
    state = state.state_dict() if isinstance(state, Module) else state
    arrays: dict[str, np.ndarray] = {}
    structure = description(state, "", arrays)
    arrays[STRUCTURE] = np.array(json.dumps(structure))
    with files.replacing(path, durable=True) as file:
        np.savez(file, **arrays)  # type: ignore[arg-type]


def load(path: str | os.PathLike[str]) -> Any:
    """Return what `save` wrote to `path`; another .npz file comes as a dict of its arrays.

    Raises
    ------
    StateError
        If the file is no .npz file, or holds Python objects, which are never unpickled.
    """
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
    except (ValueError, OSError) as error:
        if isinstance(error, FileNotFoundError):
            raise
        raise StateError(f"{path} can't be read as arrays: {error}") from None
    structure = arrays.pop(STRUCTURE, None)
    return arrays if structure is None else rebuild(json.loads(str(structure)), arrays)


def description(value: Any, path: str, arrays: dict[str, np.ndarray]) -> dict[str, Any]:
    """Return a state as JSON, having put its arrays aside under their paths."""
    if isinstance(value, dict):
        named = ((k, v, f"{path}.{k}" if path else str(k)) for k, v in value.items())
        return {"dict": [[k, description(v, place, arrays)] for k, v, place in named]}
    if isinstance(value, (list, tuple)):
        parts: list[Any] = [description(v, f"{path}.{i}", arrays) for i, v in enumerate(value)]
        return {type(value).__name__: parts}
    if value is None or isinstance(value, (bool, int, float, str)):
        return {"value": value}
    array = np.asarray(getattr(value, "_data", value))
    if array.dtype.kind not in "fiub":
        raise StateError(f"{path} is {type(value).__name__}, which can't be saved without pickle.")
    name = path if path not in arrays and path != "file" else f"{path}#{len(arrays)}"
    arrays[name] = array
    return {"array": name}


def rebuild(node: dict[str, Any], arrays: dict[str, np.ndarray]) -> Any:
    """Return the state that `description` took apart."""
    ((kind, value),) = node.items()
    if kind == "dict":
        return {key: rebuild(part, arrays) for key, part in value}
    if kind in ("list", "tuple"):
        return (list if kind == "list" else tuple)(rebuild(part, arrays) for part in value)
    return arrays[value] if kind == "array" else value
