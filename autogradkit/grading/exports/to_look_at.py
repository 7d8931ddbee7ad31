"""To look at: what a person has to look at, and why. The class's page and the summary say the same."""

from typing import NamedTuple

from autogradkit.checking.sentences.mistakes import LOOKS_NUMERICAL
from autogradkit.grading import sentences

__all__ = ["ToLookAt", "counted", "to_look_at"]


class ToLookAt(NamedTuple):
    """One line of it: a student's results that are to be looked at for the same reason.

    `kind` is one of `sentences.TO_LOOK_AT_KINDS`.
    """

    student: str
    status: str
    kind: str
    why: str
    exercises: tuple


def to_look_at(grades):
    """Return the lines for a class: `grades` are sequences of Grade, by student."""
    exercises = {}
    for row in (row for rows in grades.values() for row in rows):
        if kind := kind_of(row):
            said = " ".join(row.sentences)
            why = sentences.UNPLACED.format(file=row.file) if kind == "unplaced" else said
            if kind == "versions":
                others = ", ".join(f"“{name}”" for name in row.versions)
                why = sentences.VERSIONS.format(file=row.file, others=others)
            exercises.setdefault((row.student, row.status, kind, why), []).append(row.exercise)
    return [ToLookAt(*about, tuple(where)) for about, where in exercises.items()]


def kind_of(row):
    """Return why a result is to be looked at, or nothing."""
    if row.status == "missing":
        return "unplaced" if row.unplaced else ""
    if row.status == "flagged":
        return "numerical" if LOOKS_NUMERICAL.code in row.codes else "rounded" if row.codes else "lesson"
    if row.status in ("invalid", "grader_error"):
        return row.status
    return "versions" if row.versions and row.points < row.max_points else ""


def counted(lines):
    """Return how many lines there are of each kind, in words."""
    kinds = [line.kind for line in lines]
    texts = sentences.TO_LOOK_AT_KINDS.items()
    return "; ".join(text.format(count=kinds.count(kind)) for kind, text in texts if kind in kinds)
