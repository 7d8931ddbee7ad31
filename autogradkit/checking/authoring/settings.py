"""Settings: what each setting of a part may be, by its name, and the words for it.

So that a setting of another kind is said where the part is made, and in the author's words: a text in place
of a number, a name in place of a tuple of names.
"""

import math
from collections.abc import Mapping
from keyword import iskeyword
from numbers import Integral, Real

import numpy as np

from autogradkit.checking.sentences import authors as sentences

__all__ = [
    "RequirementError",
    "changed",
    "is_line",
    "is_name",
    "is_names",
    "is_number",
    "is_table_of_functions",
    "is_texts",
    "require",
    "require_settings",
]

LAYOUTS = ("C", "fortran", "strided")
MADE_LAYOUTS = ("empty", "fortran", "strided")  # the cases that a Rule adds by itself
QUESTIONS = ("inner", "twice", "reset", "deep", "constants")
NUMBERS = "fiub"  # what a dtype's kind may be in an array of listed numbers


class RequirementError(TypeError, ValueError):
    """A part of an exercise that isn't what it must be."""


def require(holds, sentence, **fields):
    """Raise a RequirementError with the sentence unless it holds."""
    if not holds:
        raise RequirementError(sentence.format(**fields))


def require_settings(part, whose):
    """Look at each setting of a part that has a kind in `KINDS`."""
    for what, given in vars(part).items():
        if what in KINDS:
            is_one, wanted = KINDS[what]
            require(is_one(given), sentences.NO_SETTING, what=what, whose=whose, wanted=wanted, given=given)


def changed(part, **settings):
    """Return a part with other settings, as `dataclasses.replace` does; but it isn't looked at again.

    That takes most of the time there, and settings of our own making (a seed, a name) are what they must be.

    >>> from autogradkit.checking import Case
    >>> changed(Case("two rows", {"x": (2, 3)}), seed=7).seed
    7
    """
    other = object.__new__(type(part))
    vars(other).update(vars(part) | settings)
    return other


def is_number(value, least=-math.inf):
    """Return whether a value is one finite number, not below the least.

    >>> is_number(4, 0), is_number(2.5), is_number(True), is_number("4"), is_number(float("nan"))
    (True, True, False, False, False)
    """
    real = isinstance(value, Real) and not isinstance(value, bool)
    return real and math.isfinite(value) and value >= least


def is_positive(value):
    """Return whether a value is a number above 0."""
    return is_number(value, 0) and value > 0


def is_tolerance(value):
    """Return whether a value is a number that isn't negative."""
    return is_number(value, 0)


def is_truth_value(value):
    """Return whether a value is True or False."""
    return isinstance(value, (bool, np.bool_))


def is_text(value):
    """Return whether a value is a text, which may be empty."""
    return isinstance(value, str)


def is_line(value):
    """Return whether a value is a text of one line with something in it."""
    return is_text(value) and bool(value.strip()) and len(value.splitlines()) == 1


def is_name(value):
    """Return whether a value is a name as a function has."""
    return is_text(value) and value.isidentifier() and not iskeyword(value)


def is_layout(value):
    """Return whether a value is the layout of a case."""
    return is_text(value) and value in LAYOUTS


def is_function_or_none(value):
    """Return whether a value is a function, or None."""
    return value is None or callable(value)


def is_tuple_of(is_one, value):
    """Return whether a value is a tuple, or a list, of one kind of things."""
    return isinstance(value, (tuple, list)) and all(map(is_one, value))


def is_names(value):
    """Return whether a value is a tuple of names.

    >>> is_names(("x", "y")), is_names(()), is_names("x")
    (True, True, False)
    """
    return is_tuple_of(is_name, value)


def is_texts(value):
    """Return whether a value is a tuple of texts."""
    return is_tuple_of(is_text, value)


def is_layouts(value):
    """Return whether a value is a tuple of layouts for which a Rule makes cases."""
    return is_tuple_of(MADE_LAYOUTS.__contains__, value)


def is_questions(value):
    """Return whether a value is a tuple of what an Engine may be asked besides, each once.

    >>> [is_questions(given) for given in (("inner", "deep"), ("deep", "deep"), ("twice", "reset"))]
    [True, False, False]
    """
    known = is_tuple_of(QUESTIONS.__contains__, value)
    return known and len({*value}) == len(value) and not {"twice", "reset"} <= {*value}


def is_places(value):
    """Return whether a value is a tuple of whole numbers from 0."""
    return is_tuple_of(lambda place: isinstance(place, Integral) and place >= 0, value)


def is_table(value):
    """Return whether a value is a table, by name."""
    return isinstance(value, Mapping) and all(map(is_text, value))


def is_table_of_numbers(value):
    """Return whether a value is a table of numbers or arrays of them.

    >>> [is_table_of_numbers({"x": given}) for given in ([1, 2.5], "three", [1, [2]])]
    [True, False, False]
    """
    return is_table(value) and all(map(are_numbers, value.values()))


def is_table_of_functions(value):
    """Return whether a value is a table of functions."""
    return is_table(value) and all(map(callable, value.values()))


def is_table_of_texts(value):
    """Return whether a value is a table of texts."""
    return is_table(value) and all(map(is_text, value.values()))


def are_numbers(value):
    """Return whether a value is a number or an array of them."""
    try:
        return np.asarray(value).dtype.kind in NUMBERS
    except ValueError:  # rows of different lengths
        return False


def are_numbers_or_none(value):
    """Return whether a value is None, a number or an array of them."""
    return value is None or are_numbers(value)


KINDS = {
    "function": (is_name, sentences.A_NAME),
    "name": (is_line, sentences.A_LINE),
    **dict.fromkeys(("says", "observed", "question"), (is_text, sentences.A_TEXT)),
    **dict.fromkeys(("inputs", "changes", "private"), (is_names, sentences.NAMES)),
    "results": (is_texts, sentences.RESULTS),
    "shown": (is_places, sentences.PLACES),
    "also": (is_questions, sentences.QUESTIONS),
    **dict.fromkeys(
        ("analytic", "carries_slopes", "counts", "same"), (is_truth_value, sentences.A_TRUTH_VALUE)
    ),
    **dict.fromkeys(("scale", "limit_s", "limit_mb"), (is_positive, sentences.A_POSITIVE_NUMBER)),
    **dict.fromkeys(("rtol", "atol"), (is_tolerance, sentences.A_TOLERANCE)),
    "layout": (is_layout, sentences.A_LAYOUT),
    "layouts": (is_layouts, sentences.LAYOUTS),
    "shapes": (is_table, sentences.SHAPES),
    "params": (is_table, sentences.PARAMETERS),
    "values": (is_table_of_numbers, sentences.VALUES),
    "g": (are_numbers_or_none, sentences.AN_UPSTREAM_GRADIENT),
    "offers": (is_table_of_functions, sentences.OFFERS),
    "paths": (is_table_of_texts, sentences.PATHS),
    "redraw": (is_function_or_none, sentences.A_FUNCTION_OR_NONE),
}
"""Settings of what an exercise is made of: what they must be, and in words."""
