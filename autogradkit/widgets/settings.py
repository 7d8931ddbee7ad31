"""Settings: what a function that draws is given must be of the kind that its annotations say."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import traitlets as t

from autogradkit.core import Tensor
from autogradkit.errors import DataError
from autogradkit.nn.kinds import KINDS, check_kind, check_kinds_of, refuse_unknown, shortened

from . import sentences

__all__ = ["refusal_of_trait", "refuse_recorded", "with_settings_checked"]

Taken = ParamSpec("Taken")
Made = TypeVar("Made")

TRAITS = {t.Bool: bool, t.Int: int, t.Float: float, t.Unicode: str}


def with_settings_checked(function: Callable[Taken, Made]) -> Callable[Taken, Made]:
    """Let a function look at what it is given before it does anything with it.

    An unknown keyword, or a value of another kind than its annotation's, is a DataError: of that a notebook
    shows the reader's own line. What a `**values` collects are numbers.

    >>> import autogradkit as ag
    >>> ag.show(ag.Tensor(2.0) * 3, setp=2)
    Traceback (most recent call last):
    autogradkit.errors.DataError: show has no setting 'setp'. Did you mean 'step'?
    """
    signature = inspect.signature(function)
    title, parameters = function.__name__, signature.parameters
    collects = next((one.name for one in parameters.values() if one.kind is one.VAR_KEYWORD), None)

    @wraps(function)
    def checked(*arguments, **keywords):
        try:
            refuse_unknown(title, parameters, keywords)
            given = signature.bind(*arguments, **keywords).arguments
            for name, value in given.pop(collects, {}).items():
                check_kind(title, name, value, float)
            check_kinds_of(title, signature, given)
        except (TypeError, ValueError) as error:
            said = str(error) if str(error).startswith(title) else f"{title}(): {error}."
            raise DataError(said) from None
        return function(*arguments, **keywords)

    return checked


def refuse_recorded(title: str, g: object) -> None:
    """Raise if an upstream gradient is a Tensor that was recorded: a second result was meant."""
    if isinstance(g, Tensor) and g.node is not None:
        raise DataError(sentences.RECORDED_UPSTREAM.format(function=title, name=g.name or "the second one"))


def refusal_of_trait(widget: str, name: str, value: object, trait: t.TraitType) -> DataError:
    """Return the error for a value that a widget's setting can't have."""
    kind = next((KINDS[kind] for of, kind in TRAITS.items() if isinstance(trait, of)), "of another kind")
    ends = getattr(trait, "min", None), getattr(trait, "max", None)
    if None not in ends and ends != (float("-inf"), float("inf")):
        kind += sentences.FROM_TO.format(low=ends[0], high=ends[1])
    said = sentences.WRONG_SETTING.format(widget=widget, name=name, kind=kind, value=shortened(value))
    return DataError(said)
