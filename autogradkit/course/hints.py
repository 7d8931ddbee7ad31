"""An exercise's hints, opened one at a time, from gentle to nearly telling; opening them costs nothing."""

from autogradkit.errors import AutogradkitError

from . import progress, sentences

__all__ = ["HintError", "hint_text", "open_hint"]


class HintError(AutogradkitError):
    """A hint that isn't there."""


def open_hint(entry, folder, number=None):
    """Return the next hint of an exercise as text, or the one with that number, and note it in `folder`."""
    seen = progress.read(folder).get(entry.name, progress.Standing()).hints
    number = min(seen + 1, len(entry.exercise.hints)) if number is None else number
    text = hint_text(entry.exercise, number)
    progress.record_hint(folder, entry.name, number)
    return text


def hint_text(exercise, number):
    """Return one hint as text.

    >>> from autogradkit.course import load
    >>> print(hint_text(load("mul"), 1))
    Hint 1 of 3: Freeze one factor. What is the slope of z in the other?
    """
    count = len(exercise.hints)
    if not 1 <= number <= count:
        raise HintError(sentences.NO_HINT.format(exercise=exercise.name, count=count, number=number))
    return sentences.HINT.format(number=number, count=count, hint=exercise.hints[number - 1])
