"""The known exercises: what says that a piece of code answers one of those to be graded, and not another."""

from collections import Counter
from dataclasses import dataclass

from autogradkit.course.answered_lessons import own_digest
from autogradkit.course.signatures import signatures

__all__ = ["KnownExercises"]


@dataclass(frozen=True)
class KnownExercises:
    """The exercises to be graded, and what says that a piece of code answers which: every name is known.

    `others` are exercises that aren't graded now, in whose places their own answers stand; `answered` are the
    AnsweredCells of its lessons.
    """

    entries: tuple
    others: tuple = ()
    answered: tuple = ()

    def __post_init__(self):
        uses = Counter(name for entry in self.entries for name in entry.exercise.functions)
        names, functions = {}, {}
        for entry in (*self.entries, *self.others):
            its_names, functions[entry.name] = names_and_functions(entry)
            names |= {name.lower(): entry.name for name in its_names if name.lower() not in names}
        signed = {entry.name: set(signatures(entry).items()) for entry in (*self.entries, *self.others)}
        derived = {"uses": uses, "names": names, "functions": functions, "signatures": signed}
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    def is_shared(self, entry):
        """Return whether another exercise that is graded asks for a function of the same name."""
        return any(self.uses[name] > 1 for name in entry.exercise.functions)

    def needs_a_place(self, entry):
        """Return whether any other exercise asks for a function of the same name."""
        return any(name != entry.name and self.is_anothers(name, entry) for name in self.functions)

    def is_anothers(self, exercise, entry):
        """Return whether code in an exercise's place answers that one's question, and not `entry`'s."""
        theirs = self.functions.get(exercise)
        return theirs is None or bool(theirs & set(entry.exercise.functions))

    def lesson_of(self, entry, read):
        """Return the lesson that an answer to an exercise came with, word for word, or an empty text."""
        given = {one.digest: one.lesson for one in self.answered if one.exercise == entry.name}
        texts = [cell.text for cell in read.source.cells if cell.exercise == entry.name or cell.number == 0]
        found = (given.get(own_digest(text)) for text in (texts if given else ()))
        return next(filter(None, found), "")

    def asked_by_others(self, entry):
        """Return the functions that other exercises ask for: they are no misspelt names of this one's."""
        known = [functions for functions in self.functions.values() if functions]
        return frozenset().union(*known) - set(entry.exercise.functions)


def names_and_functions(entry):
    """Return what an exercise goes by, and the functions it asks for; None of one that can't be loaded."""
    try:
        return entry.names, frozenset(entry.exercise.functions)
    except Exception:  # an exercise that isn't graded may be half written
        return {entry.name, entry.key}, None
