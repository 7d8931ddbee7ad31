"""Kinds: each setting of a layer, an optimiser or a schedule must be of the kind that its annotation says."""

import inspect
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from types import UnionType
from typing import Any, get_args, get_origin

import numpy as np

from autogradkit.core.tensor import Tensor
from autogradkit.guards.habits import refusal_of_setting

__all__ = ["KINDS", "check_kind", "check_kinds_of", "is_number", "is_whole", "refuse_unknown", "shortened"]
__all__ += ["with_kinds_checked"]

KINDS = {bool: "True or False", int: "a whole number", float: "a number", str: "a text"}
SEVERAL = {int: "several whole numbers", float: "several numbers"}
SINGLE = (str, bytes, dict, complex, float, int, np.generic, Tensor, type(None))
ROWS = {Sequence, Iterable, tuple}


def with_kinds_checked(cls: type) -> None:
    """Let a class of the kit look at what its `__init__` is given before it does anything with it.

    Classes of the learner's own are left alone.
    """
    init = vars(cls).get("__init__")
    if init is None or not cls.__module__.startswith("autogradkit."):
        return
    signature = inspect.signature(init)

    @wraps(init)
    def checked(self: Any, *arguments: Any, **keywords: Any) -> None:
        try:
            given = signature.bind(self, *arguments, **keywords).arguments
        except TypeError:  # Python says what is missing, or too much
            refuse_unknown(type(self).__name__, signature.parameters, keywords)
        else:
            check_kinds_of(type(self).__name__, signature, given)
        init(self, *arguments, **keywords)

    cls.__init__ = checked  # type: ignore[misc]


def refuse_unknown(title: str, known: Mapping[str, inspect.Parameter], keywords: Iterable[str]) -> None:
    """Raise TypeError for the first keyword that is none of those known, unless any is taken."""
    if any(one.kind is one.VAR_KEYWORD for one in known.values()):
        return
    for name in keywords:
        if name not in known:
            raise refusal_of_setting(title, name, known)


def check_kinds_of(title: str, signature: inspect.Signature, given: dict[str, Any]) -> None:
    """Raise TypeError or ValueError, naming the setting, if one of those `given` is of another kind."""
    for name, value in given.items():
        check_kind(title, name, value, signature.parameters[name].annotation)


def check_kind(title: str, name: str, value: Any, annotation: Any) -> None:
    """Raise if a setting is of another kind than its annotation says, as far as that can be told."""
    several = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
    kinds = [kind for kind in several if kind in KINDS]
    parts = [get_args(row)[0] for row in several if get_origin(row) in ROWS and get_args(row)[0] in SEVERAL]
    if not kinds and not parts:
        return  # an array, a function, modules: whoever takes them looks at them
    if any(FITS[kind](value) for kind in kinds) or (value is None and type(None) in several):
        return
    if parts and (isinstance(value, (list, tuple)) or (type(value) is np.ndarray and value.ndim)):
        for part in value:
            check_kind(title, name, part, parts[0])
        return
    if parts and not isinstance(value, SINGLE):
        return  # a range, a generator, which is not used up here
    wanted = [KINDS[kind] for kind in kinds] + [SEVERAL[part] for part in parts]
    hint = ""
    if int in kinds and isinstance(value, (float, np.floating)) and value % 1 == 0:
        hint = f" Write int(…), or {name}={value:.0f}."
    error = ValueError if isinstance(value, (float, np.floating)) else TypeError
    raise error(f"{title} needs {name} to be {' or '.join(wanted)}: it is {shortened(value)}." + hint)


def is_whole(value: Any) -> bool:
    """Whether something is one whole number, and no truth value or array."""
    if isinstance(value, (bool, np.bool_, np.ndarray)):
        return False
    try:
        operator.index(value)
    except TypeError:
        return False
    return True


def is_number(value: Any) -> bool:
    """Whether something is one real number, as Python's, NumPy's or a tensor's."""
    if isinstance(value, Tensor):
        value = value._data
    return isinstance(value, (int, float, np.number, np.ndarray)) and np.ndim(value) == 0 and value == value


def is_text(value: Any) -> bool:
    """Whether something is a text."""
    return isinstance(value, str)


def is_truth(value: Any) -> bool:
    """Whether something is True or False, which Python also writes 1 and 0."""
    return isinstance(value, (bool, np.bool_)) or (type(value) is int and value in (0, 1))


FITS: dict[type, Callable[[Any], bool]] = {bool: is_truth, int: is_whole, float: is_number, str: is_text}


def shortened(value: Any) -> str:
    """Return how an error shows a value."""
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
