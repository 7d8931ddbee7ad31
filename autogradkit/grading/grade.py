"""A grade: one student's result on one exercise, and how a result is reached.

The check runs here, in the grader; the learner's code runs in a child. A pass needs positive
evidence: a report that passed, from a child that came to a good end.
"""

import hashlib
import sys
from dataclasses import asdict, dataclass, fields, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from autogradkit.checking import check
from autogradkit.checking.quotations import one_line, printable
from autogradkit.checking.report.text import value_text
from autogradkit.checking.report.wording import digits_that_tell

from . import sentences
from .sandbox.answerer import SandboxAnswerer
from .sandbox.child_side.confinement import level

__all__ = ["STATUSES", "Grade", "Result", "grader_failure", "judge", "key"]

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
MOST_ENTRIES, LONGEST_ROW = 64, 12  # of an array that a page draws
DIGITS = 6  # of an entry, unless got and want differ in later ones only
ENDINGS = ("timeout", "memory", "crashed")
RIGHT = ("passed", "flagged")  # every number is right; a flagged one is to be looked at
LONGEST_SENTENCE, LONGEST_LINE = 1_000, 2_000  # ours have 300; what they quote has its own, smaller bound
MOST_TEXTS, MOST_LINES = 40, 400
MOST_CODE_LINES, WIDEST_CODE = 60, 110  # of the code on her own page: a rule is a page


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
    """

    status: str
    points: float | None
    codes: tuple = ()
    sentences: tuple = ()
    text: str = ""
    wrong: tuple = ()
    sandbox: str = ""
    cards: tuple = ()

    def __post_init__(self):
        object.__setattr__(self, "cards", kept_cards(self.cards))
        for name in ("codes", "sentences", "wrong"):
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
    code : str
        What was run, for her own page alone and only where it is to be read again: cut, and a line a line.
    """

    student: str = ""
    exercise: str = ""
    title: str = ""
    max_points: float = 0.0
    file: str = ""
    notes: tuple = ()
    code: str = ""

    def __post_init__(self):
        Result.__post_init__(self)
        object.__setattr__(self, "code", kept_code(self.code))
        object.__setattr__(self, "notes", kept_texts(self.notes))
        object.__setattr__(self, "file", kept_text(self.file))
        object.__setattr__(self, "student", encodable(self.student))

    @classmethod
    def of(cls, student, entry, work, result):
        """Return a student's verdict from the ExerciseAnswer and what came of it."""
        exercise = entry.exercise
        about = {"exercise": exercise.name, "title": exercise.title, "max_points": exercise.points}
        reached = {field.name: getattr(result, field.name) for field in fields(Result)}
        code = work.found.source if work.found and result.status != "passed" else ""
        return cls(**reached, student=student, file=work.file, notes=work.notes, code=code, **about)

    def to_json(self):
        """Return the verdict as plain values; the code is the student's, who has it."""
        return {name: value for name, value in Result.to_json(self).items() if name != "code"}


@lru_cache(4_096)
def kept_text(text):
    """Return a text as it is kept: one line, printable, of bounded length, whatever it was made of.

    Equal texts become one: most of a class's forty thousand results say the same.
    """
    return sys.intern(one_line(encodable(text), LONGEST_SENTENCE))


def kept_texts(texts):
    """Return texts as they are kept, and no more of them than anybody reads."""
    if len(texts) > MOST_TEXTS:
        texts = (*texts[: MOST_TEXTS - 1], f"… and {len(texts) - MOST_TEXTS + 1:,} more")
    return tuple(map(kept_text, texts))


@lru_cache(1_024)
def kept_report(text):
    """Return a report as it is kept: its lines, each like any other text."""
    lines = encodable(text).split("\n")
    return sys.intern("\n".join(map(kept_line, lines[:MOST_LINES])) + "\n…" * (len(lines) > MOST_LINES))


@lru_cache(256)
def kept_code(source):
    """Return code as a page shows it: its first lines, none longer than a screen is wide."""
    lines = encodable(source).strip().splitlines()
    kept = [printable(line[:LONGEST_LINE]) for line in lines[:MOST_CODE_LINES]]
    kept = [line if len(line) <= WIDEST_CODE else f"{line[:WIDEST_CODE]}…" for line in kept]
    return "\n".join(kept) + "\n…" * (len(lines) > MOST_CODE_LINES)


def kept_line(line):
    """Return a line of a report, printable and of bounded length."""
    line = printable(line[:LONGEST_LINE])
    return line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1]}…"


def encodable(text):
    """Return a text that can be written as UTF-8, whatever a file's name or message was made of."""
    return text.encode("utf-8", "replace").decode()


def judge(entry, work, fork_server, secret=""):
    """Run one exercise's work and return the Result.

    The numbers are others than those in the notebook, and other ones for each code, so that nobody can
    have learnt them by heart. What is wrong is told with the notebook's own numbers wherever they show it.
    """
    if work.status:
        return Result(work.status, 0.0, sentences=(work.reason,))
    result = judge_on_seeds(entry.exercise, work, fork_server, secret)
    return replace(result, sandbox=level(fork_server.layers))


def judge_on_seeds(exercise, work, fork_server, secret):
    """Try the work on numbers of its own, and on the notebook's if those tell more."""
    first, second = seeds(exercise.name, work.found.source, secret)
    result = check_on_seed(exercise, work, fork_server, first)
    if result.status not in ("failed", "partial", "error"):
        return result
    as_in_the_notebook = check_on_seed(exercise, work, fork_server, 0)
    if as_in_the_notebook.points <= result.points:
        return as_in_the_notebook
    again = check_on_seed(exercise, work, fork_server, second)
    if as_in_the_notebook.points <= again.points:
        return as_in_the_notebook  # two draws of three: the first was an unlucky one
    if as_in_the_notebook.status not in RIGHT:  # wrong anyway: it is worth what it is worth to strangers
        return max(result, again, key=lambda one: one.points)
    sentence = sentences.ONLY_THE_KNOWN_NUMBERS.format(cases="; ".join(result.wrong))
    points = min(result.points, again.points)
    return Result(result.status, points, ("ONLY_THE_KNOWN_NUMBERS",), (sentence,), wrong=result.wrong)


def seeds(name, source, secret):
    """Return two seeds that nobody can know before the code is written.

    >>> len(set(seeds("mul", "a", "") + seeds("mul", "b", "") + seeds("mul", "a", "mine")))
    6
    """
    digest = hashlib.sha256("\0".join([secret, name, source]).encode("utf-8", "surrogatepass")).digest()
    return tuple(1 + int.from_bytes(part) for part in (digest[:16], digest[16:]))


def check_on_seed(exercise, work, fork_server, seed):
    """Check one exercise's work on the random numbers of a seed and return the Result."""
    with SandboxAnswerer(fork_server, exercise.kind, work.found, "your code") as answerer:
        if (answerer.error or not answerer.functions) and not answerer.ending:
            reason = sentences.DEFINES_NO_FUNCTION.format(functions=" or ".join(exercise.functions))
            if answerer.error:
                reason = sentences.RUNNING_RAISED.format(error=answerer.error)
            return Result("error", 0.0, sentences=(reason,))
        report = check(exercise, answerer, seed=seed)
    ending = answerer.ending
    status, points = report.status, report.points
    said = [diagnosis.sentence for diagnosis in report.diagnoses]
    if ending and (ending.status == "invalid" or report.passed or status == "flagged"):
        return Result("invalid", 0.0, sentences=(str(ending),))
    if ending and status not in ("partial", *ENDINGS):
        status = ending.status
    if ending and str(ending) not in " ".join(said):
        said.append(str(ending))
    wrong = dict.fromkeys(case.name for case in report.cases if case.status != "passed")
    cards = cards_of(report)
    return Result(status, points, tuple(report.codes), tuple(said), str(report), tuple(wrong), cards=cards)


def cards_of(report):
    """Return, for each function that something was observed of, (its name, mistakes, example or None).

    A mistake is (statement, question); an example is (columns, got, want, nudge), its columns (name, value).
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
    return (
        columns,
        value_for_report(example.got, digits),
        value_for_report(example.want, digits),
        example.nudge,
    )


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


def grader_failure(reason):
    """Return the result for an exercise at which the grader itself failed."""
    return Result("grader_error", None, sentences=(reason,))


def key(entry, work, limits, secret=""):
    """Return the hash of everything a result depends on: code, exercise, checker, limits."""
    found = work.found
    parts = [
        entry.name,
        f"{work.status}|{work.reason}",
        f"{found.source}|{found.functions}" if found else "",
        *map(hashed, entry.trusted),
        checker_hash(),
        repr(tuple(limits)),
        secret,
    ]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache
def checker_hash():
    """Return the hash of the checker's code and of what it stands on, data sets among it."""
    package = Path(__file__).resolve().parents[1]
    parts = (
        "checking/**/*.py",
        "course/source/execution.py",
        "datasets/*.*",
        "grading/sandbox/**/*.py",
        "grading/grade.py",
        "grading/sentences.py",
    )
    files = sorted(path for part in parts for path in package.glob(part))
    versions = f"numpy {np.__version__} python {sys.version_info[:2]}"
    return hashlib.sha256("".join([versions, *map(hashed, files)]).encode()).hexdigest()


@lru_cache
def hashed(path):
    """Return the hash of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
