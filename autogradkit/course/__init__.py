"""The course: exercises and lessons, where a learner keeps them, and how an answer reaches the checker."""

from .attempt import Attempt, AttemptError, attempt, attempt_file, check, functions_in
from .catalogue import Entry, UnknownExerciseError, entries, entry, kit_exercises, load
from .folder import CourseFolder
from .rules_with_bugs import box
from .source.answer import FoundAnswer
from .source.cells import Cell, SourceError, cells_of
from .start import Copied, StartError, picked_entries, start
from .tracks import Tracks, TracksError, pick

__all__ = [
    "Attempt",
    "AttemptError",
    "Cell",
    "Copied",
    "CourseFolder",
    "Entry",
    "FoundAnswer",
    "SourceError",
    "StartError",
    "Tracks",
    "TracksError",
    "UnknownExerciseError",
    "attempt",
    "attempt_file",
    "box",
    "cells_of",
    "check",
    "entries",
    "entry",
    "functions_in",
    "kit_exercises",
    "load",
    "pick",
    "picked_entries",
    "start",
]
