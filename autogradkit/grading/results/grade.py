"""A grade: one student's result on one exercise."""

from dataclasses import asdict, dataclass, fields

from autogradkit.grading import sentences

from .cards import kept_cards
from .kept_texts import encodable_text, kept_code, kept_report, kept_text, kept_texts

__all__ = ["STATUSES", "Grade", "Result", "grader_failure"]

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


@dataclass(frozen=True, slots=True)
class Result:
    """What came of running one exercise's code: the same for the same code, whoever handed it in.

    Attributes
    ----------
    status : str
        One of `STATUSES`.
    points : float or None
        None after a `grader_error`, which is never a zero.
    codes, sentences : tuple of str
        The diagnoses.
    text : str
        The whole report as the notebook prints it.
    wrong : tuple of str
        The names of the cases that went wrong.
    sandbox : str
        The level at which the code ran; empty if nothing was run.
    cards : tuple
        What a page shows of the report, function by function: see `cards_of`.
    untried : tuple of str
        The branches of the code that no question took, in words, if it is right.
    """

    status: str
    points: float | None
    codes: tuple = ()
    sentences: tuple = ()
    text: str = ""
    wrong: tuple = ()
    sandbox: str = ""
    cards: tuple = ()
    untried: tuple = ()

    def __post_init__(self):
        object.__setattr__(self, "cards", kept_cards(self.cards))
        for name in ("codes", "sentences", "wrong", "untried"):
            object.__setattr__(self, name, kept_texts(getattr(self, name)))
        object.__setattr__(self, "text", kept_report(self.text))
        object.__setattr__(self, "sandbox", kept_text(self.sandbox))

    def to_json(self):
        """Return the result as plain values."""
        return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class Grade(Result):
    """One row of the gradebook: a student's result on an exercise, and where it was found.

    Attributes
    ----------
    student, exercise, title : str
    max_points : float
    file : str
        The file that was graded.
    notes : tuple of str
        Duplicates, cells that aren't Python.
    versions : tuple of str
        The files that have another answer, and may be meant.
    code : str
        What was run, for her own page alone and only where it is to be read again: not what passed, nor a
        stub as it was handed out. It is cut, and a line a line.
    """

    student: str = ""
    exercise: str = ""
    title: str = ""
    max_points: float = 0.0
    file: str = ""
    notes: tuple = ()
    versions: tuple = ()
    code: str = ""

    def __post_init__(self):
        Result.__post_init__(self)
        object.__setattr__(self, "code", kept_code(self.code))
        object.__setattr__(self, "notes", kept_texts(self.notes))
        object.__setattr__(self, "versions", kept_texts(self.versions))
        object.__setattr__(self, "file", kept_text(self.file))
        object.__setattr__(self, "student", encodable_text(self.student))

    @classmethod
    def of(cls, student, entry, work, result):
        """Return a student's verdict from the ExerciseAnswer and what came of it."""
        exercise = entry.exercise
        about = {"exercise": exercise.name, "title": exercise.title, "max_points": exercise.points}
        reached = {field.name: getattr(result, field.name) for field in fields(Result)}
        if work.lesson and result.status in ("passed", "flagged"):
            said = sentences.LESSONS_OWN.format(lesson=work.lesson)
            reached |= {"status": "flagged", "sentences": (*result.sentences, said)}
        to_read = work.found and result.status != "passed"
        untouched = result.status == "missing" and work.found and not work.is_written
        code = work.found.source if to_read and not untouched else work.unread
        about |= {"file": work.file, "notes": work.notes, "versions": work.versions}
        return cls(**reached, student=student, code=code, **about)

    @property
    def unplaced(self):
        """The file that may hold a missing answer, though nothing there says so; empty if there is none.

        An untouched stub is none: it was run, and said that it isn't written yet.
        """
        return self.file if self.status == "missing" and not self.sandbox else ""

    def to_json(self):
        """Return the verdict as plain values; the code is the student's, who has it."""
        return {name: value for name, value in Result.to_json(self).items() if name != "code"}


def grader_failure(reason):
    """Return the result for an exercise at which the grader itself failed."""
    return Result("grader_error", None, sentences=(reason,))
