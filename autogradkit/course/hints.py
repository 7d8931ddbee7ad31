"""An exercise's hints, opened one at a time, from gentle to nearly telling; opening them costs nothing."""

from autogradkit.errors import AutogradkitError

from . import progress, sentences

__all__ = ["HintError", "hint_text", "open_hint"]


class HintError(AutogradkitError):
    """A hint that isn't there."""


def open_hint(entry, folder, number=None, seen=None):
    """Return the next hint of an exercise as text, or the one with that number, and note it in `folder`.

    `seen` says how many are open already; by default as many as are noted. When all are, all are returned.
    """
    if seen is None:
        seen = progress.read(folder).get(entry.name, progress.Standing()).hints
    if number is None and seen >= len(entry.exercise.hints) > 0:
        return all_hints(entry.exercise)
    number = seen + 1 if number is None else number
    text = hint_text(entry.exercise, number)
    progress.record_hint(folder, entry.name, number)
    return text


def all_hints(exercise):
    """Return all hints of an exercise as text, and that there are no more.

    >>> from autogradkit.course import load
    >>> print(all_hints(load("mul")).splitlines()[0])
    That was the last hint on mul. All of them again:
    """
    numbers = range(1, len(exercise.hints) + 1)
    return "\n".join(
        [sentences.NO_MORE_HINTS.format(exercise=exercise.name), *(hint_text(exercise, n) for n in numbers)]
    )


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
