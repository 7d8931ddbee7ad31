"""Cards: what a page shows of a report, function by function."""

import numpy as np

from autogradkit.checking.report.wording import digits_that_tell, is_measured, value_text
from autogradkit.grading import sentences

from .kept_texts import MOST_TEXTS, kept_text

__all__ = ["cards_of", "kept_cards"]

MOST_ENTRIES, LONGEST_ROW = 64, 12  # of an array that a page draws
DIGITS = 6  # of an entry, unless got and want differ in later ones only


def cards_of(report):
    """Return, for each function that something was observed of, (its name, mistakes, example or None).

    A mistake is (statement, question); an example is (columns, got, want, nudge), its columns (name, value);
    want is an empty text where it is not to be taken from got.
    An array is rows of numbers as texts where it is small, and words where it isn't.
    """
    mistakes = {}
    for one in report.diagnoses:
        mistakes.setdefault(one.function, []).append((one.statement, one.question))
    examples = {one.function: example_card(one) for one in report.examples}
    return tuple((f, tuple(said), examples.get(f)) for f, said in mistakes.items())


def example_card(example):
    """Return an example as a card has it."""
    got, want = (
        (text.format(gradient=example.gradient), value)
        for text, value in ((sentences.GOT, example.got), (sentences.WANT, example.want))
    )
    given = tuple((with_shape(name, value), value_for_report(value)) for name, value in example.given)
    digits = DIGITS
    both = (example.got, example.want)
    if (
        all(map(is_real, both))
        and np.shape(both[0]) == np.shape(both[1])
        and np.size(both[0]) <= MOST_ENTRIES
    ):
        digits = digits_that_tell(np.asarray(example.got), np.asarray(example.want), DIGITS)
    columns = (
        *given,
        *((with_shape(name, value), value_for_report(value, digits)) for name, value in (got, want)),
    )
    want = value_for_report(example.want, digits) if is_measured(example.want) else ""
    return columns, value_for_report(example.got, digits), want, example.nudge


def with_shape(name, value):
    """Return a name, and the shape of what it stands for if that has one."""
    return f"{name} {np.shape(value)}" if isinstance(value, np.ndarray) and value.ndim else name


def is_real(value):
    """Return whether a value is an array of real numbers."""
    return isinstance(value, (np.ndarray, np.generic)) and np.asarray(value).dtype.kind in "fiub"


def value_for_report(value, digits=DIGITS):
    """Return a value of an example: a small array as rows of texts, anything else in words."""
    if not is_real(value):
        return value_text(value)
    array = np.asarray(value)
    rows = array.reshape(-1, array.shape[-1] if array.ndim and array.size else 1)
    if not array.size or array.size > MOST_ENTRIES or max(rows.shape) > LONGEST_ROW:
        return value_text(value)
    return tuple(tuple(f"{float(entry):.{digits}g}" for entry in row) for row in rows)


def kept_cards(cards):
    """Return cards as they are kept: tuples of texts, each like any other text."""
    if isinstance(cards, str):
        return kept_text(cards)
    return cards if cards is None else tuple(map(kept_cards, cards[:MOST_TEXTS]))
