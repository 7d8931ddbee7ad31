"""The outcome of a trial: what went in, what came back, and what should have."""

import math
from dataclasses import dataclass, replace

import numpy as np

from autogradkit.checking.answer import EARLIER, Answer, own_copy
from autogradkit.checking.sampling import generator
from autogradkit.checking.sentences import tasks as sentences
from autogradkit.checking.task import Task, Trial

__all__ = ["Outcome", "arguments_of", "as_result", "copied_arguments", "outcome_of", "outcomes_of"]
__all__ += ["question_of", "results_are_equal", "same_results"]

LONGEST_TEXT = 1_000  # characters of a text that came back; the longest that is right has 50


@dataclass(frozen=True)
class Outcome:
    """One trial: what went in, what came back (`gots`), and what should have (`wants`).

    `single` says whether one result is asked for, and not a tuple.
    """

    task: Task
    trial: Trial
    arguments: dict
    answer: Answer
    gots: tuple
    wants: tuple
    single: bool

    def is_right(self, i):
        """Return whether result i is right: kind, shape, finiteness, then every entry."""
        return results_are_equal(self.gots[i], self.wants[i], self.task.rtol, self.task.atol)

    def name(self, i):
        """Return what result i is called; a text in place of all results isn't one of them."""
        names = self.task.results
        if self.single and isinstance(self.wants[0], str) and len(names) > 1:
            return sentences.WHAT_COMES_BACK
        return names[i] if i < len(names) else f"result {i + 1}" if len(self.wants) > 1 else names[0]


@dataclass(frozen=True)
class Question:
    """One trial before it is answered: what goes in, what of it the function is handed, what is wanted."""

    task: Task
    trial: Trial
    arguments: dict
    handed: dict
    wants: tuple
    single: bool

    def answered(self, answer):
        """Return the Outcome of an answer."""
        if self.task.drive and any(map(is_text_for_numbers, answer.value, self.wants)):
            answer = replace(answer, status="bad_return", value=(), error=sentences.A_TEXT)
        gots = tuple(map(read_as, answer.value, padded_wants(self.wants, answer.value)))
        return Outcome(self.task, self.trial, self.arguments, answer, gots, self.wants, self.single)


def question_of(task, trial):
    """Return the Question that one trial asks."""
    arguments = arguments_of(task, trial)
    want = task.want_of(trial, copied_arguments(arguments))
    single = not isinstance(want, tuple)
    wants = tuple(map(as_result, (want,) if single else want))
    texts = any(isinstance(want, str) for want in wants)
    handed = copied_arguments(arguments) | ({"given": task.driver_source} if task.drive or texts else {})
    handed |= {EARLIER: copied_arguments(trial.earlier)} if trial.earlier else {}
    handed = {name: value for name, value in handed.items() if name not in task.private}
    return Question(task, trial, arguments, handed, wants, single)


def outcome_of(task, trial, answerer):
    """Ask the learner's function for one trial and return the Outcome."""
    question = question_of(task, trial)
    oracles = (task.oracles(**copied_arguments(question.arguments)),) if task.oracles else ()
    return question.answered(answerer.ask(task.function, question.handed, *oracles))


def outcomes_of(task, trials, answerer):
    """Yield the Outcomes of several trials, which are asked together if the answerer can.

    Whoever reads them all before the first answer learns nothing by it: what is right in one, the others
    don't show. But all of them may tell what stays with the checker, and oracles are asked back.
    """
    together = getattr(answerer, "ask_at_once", None)
    if not together or task.private or task.oracles:
        yield from (outcome_of(task, trial, answerer) for trial in trials)
        return
    questions = [question_of(task, trial) for trial in trials]
    answers = together(task.function, [question.handed for question in questions], lambda: None)
    yield from (question.answered(answer) for question, answer in zip(questions, answers))


def arguments_of(task, trial):
    """Return what the function is to be asked in a trial."""
    make = trial.arguments
    return dict(make(generator(task.function, trial.name, seed=trial.seed)) if callable(make) else make)


def results_are_equal(got, want, rtol, atol=0.0):
    """Return whether two results are the same: texts, masks and whole numbers exactly, floats nearly."""
    if want is None or isinstance(want, str) or got is None or isinstance(got, str):
        return type(got) is type(want) and got == want
    if got.shape != want.shape or got.dtype.kind == "c" != want.dtype.kind:
        return False
    if want.dtype.kind == "b" and want.ndim and got.dtype.kind != "b":
        return False  # a mask of numbers picks rows 0 and 1 where it should pick entries
    if want.dtype.kind in "iub":
        return bool(np.array_equal(got, want))
    if want.ndim and want.size and got.dtype.kind != want.dtype.kind:
        return False
    if not want.ndim and want.dtype == float:  # as below, in a tenth of the time
        return are_near(float(got), float(want), rtol, atol)
    finite = want[np.isfinite(want)]
    allowed = rtol * np.max(np.abs(finite), initial=0.0) + atol
    with np.errstate(all="ignore"):
        return bool(
            np.all((np.abs(got - want) <= allowed) | (got == want) | (np.isnan(got) & np.isnan(want)))
        )


def are_near(got, want, rtol, atol):
    """Return whether two numbers are nearly the same; NaN is the same as NaN.

    >>> are_near(1.0, 1 + 1e-12, 1e-9, 0.0), are_near(1.0, 1.1, 1e-9, 0.0), are_near(1.0, math.nan, 1.0, 1.0)
    (True, False, False)
    >>> are_near(math.inf, math.inf, 0.0, 0.0), are_near(math.nan, math.nan, 0.0, 0.0)
    (True, True)
    """
    allowed = rtol * (abs(want) if math.isfinite(want) else 0.0) + atol
    return abs(got - want) <= allowed or got == want or (math.isnan(got) and math.isnan(want))


def same_results(some, others, rtol, atol):
    """Return whether two tuples hold the same results."""
    return len(some) == len(others) and all(
        results_are_equal(one, other, rtol, atol) for one, other in zip(some, others, strict=True)
    )


def copied_arguments(arguments):
    """Return the arguments with arrays of their own."""
    copies = {name: own_copy(value) for name, value in arguments.items()}
    return {name: value if copies[name] is None else copies[name] for name, value in arguments.items()}


def as_result(entry):
    """Return a wanted entry as an array; texts and None stay."""
    return entry if entry is None or isinstance(entry, str) else np.asarray(entry)


def read_as(got, want):
    """Return what came back; bytes are read as text where a text is wanted, and no further than it may be."""
    if not isinstance(want, str) or got is None or got.dtype != np.uint8:
        return got
    most = max(LONGEST_TEXT, 4 * len(want))
    text = got.ravel()[: 4 * most].tobytes().decode("utf-8", "replace")
    return f"{text[:most]}…" if len(text) > most or got.size > 4 * most else text


def is_text_for_numbers(got, want):
    """Return whether the bytes of a text came back from a driver where an array of another shape is wanted.

    >>> is_text_for_numbers(np.frombuffer(b"x / y", np.uint8), np.array(2.0))
    True
    >>> is_text_for_numbers(np.array([0, 1], np.uint8), np.array(2.0))
    False
    """
    if not isinstance(want, np.ndarray) or got is None or got.dtype != np.uint8 or got.ndim != 1:
        return False
    text = got[: 4 * LONGEST_TEXT].tobytes().decode("utf-8", "ignore")
    return got.shape != want.shape and bool(text.strip()) and text.replace("\n", " ").isprintable()


def padded_wants(wants, value):
    """Return as many wants as there are values."""
    return (*wants, *(None,) * len(value))[: len(value)]
