"""A verdict: one student's result on one exercise, and how it is reached.

The check runs here, in the grader; the learner's code runs in a child. A pass needs positive
evidence: a report that passed, from a child that came to a good end.
"""

import hashlib
import sys
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from ..checking import check
from .answerer import Sandboxed

__all__ = ["STATUSES", "Verdict", "failure", "judge", "key"]

STATUSES = (
    "passed",
    "partial",
    "failed",
    "error",
    "timeout",
    "memory",
    "crashed",
    "invalid",
    "missing",
    "flagged",
    "grader_error",
)
ENDINGS = ("timeout", "memory", "crashed")


@dataclass(frozen=True)
class Verdict:
    """One row of the gradebook.

    Attributes
    ----------
    student, exercise, title : str
    status : str
        One of `STATUSES`.
    points, max_points : float
        `points` is None after a `grader_error`, which is never a zero.
    codes, sentences : tuple of str
        The diagnoses.
    text : str
        The whole report as the notebook prints it.
    file : str
        The file that was graded.
    notes : tuple of str
    """

    student: str
    exercise: str
    title: str
    status: str
    points: float | None
    max_points: float
    codes: tuple = ()
    sentences: tuple = ()
    text: str = ""
    file: str = ""
    notes: tuple = ()

    def __post_init__(self):
        for name, value in vars(self).items():
            object.__setattr__(self, name, writable(value))

    def to_json(self):
        """Return the verdict as plain values."""
        return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(self).items()}

    @classmethod
    def from_json(cls, values):
        """Rebuild the verdict that `to_json` told."""
        return cls(**values)


def writable(value):
    """Return a value whose texts can be written as UTF-8, whatever a file's name or message was made of."""
    if isinstance(value, (tuple, list)):
        return tuple(writable(entry) for entry in value)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def judge(student, entry, work, nursery):
    """Grade one exercise of one hand-in and return the Verdict."""
    exercise = entry.exercise
    about = {"student": student, "exercise": exercise.name, "title": exercise.title}
    about |= {"max_points": exercise.points, "file": work.file, "notes": work.notes}
    if work.status:
        return Verdict(status=work.status, points=0.0, sentences=(work.reason,), **about)
    with Sandboxed(nursery, exercise.kind, work.found, work.file) as answerer:
        if not answerer.functions and not answerer.ending:
            reason = answerer.error or f"Running it defines no function {' or '.join(exercise.functions)}."
            return Verdict(status="error", points=0.0, sentences=(reason,), **about)
        report = check(exercise, answerer)
    ending = answerer.ending
    status, points = report.status, report.points
    sentences = [diagnosis.sentence for diagnosis in report.diagnoses]
    if ending and (ending.status == "invalid" or report.passed):
        status, points, sentences = "invalid", 0.0, [str(ending)]
    elif ending and status not in ("partial", *ENDINGS):
        status = ending.status
    if ending and str(ending) not in " ".join(sentences):
        sentences.append(str(ending))
    told = {"codes": tuple(report.codes), "sentences": tuple(sentences), "text": str(report)}
    if status == "invalid":
        told |= {"codes": (), "text": ""}
    return Verdict(status=status, points=points, **told, **about)


def failure(student, entry, reason):
    """Return the verdict for an exercise at which the grader itself failed."""
    exercise = entry.exercise
    about = (student, exercise.name, exercise.title, "grader_error", None, exercise.points)
    return Verdict(*about, sentences=(reason,))


def key(entry, work, limits):
    """Return the hash of everything a verdict depends on: code, exercise, checker, limits."""
    found = work.found
    parts = [
        f"{work.status}|{work.reason}|{work.file}|{work.notes}",
        f"{found.source}|{found.functions}" if found else "",
        hashed(entry.folder / "exercise.py"),
        checker_hash(),
        repr(tuple(limits)),
    ]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache
def checker_hash():
    """Return the hash of the checker's code and of what it stands on."""
    package = Path(__file__).resolve().parents[1]
    files = sorted([*package.glob("checking/*.py"), *package.glob("grading/*.py")])
    versions = f"numpy {np.__version__} python {sys.version_info[:2]}"
    return hashlib.sha256("".join([versions, *map(hashed, files)]).encode()).hexdigest()


@lru_cache
def hashed(path):
    """Return the hash of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
