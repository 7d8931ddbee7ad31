"""The check of one task: each trial's results are held against the trusted function's.

There is no upstream gradient and no Jacobian to ask about here, so the mistakes are those that the task
lists, and a few that any number can have: a sign, a factor, another shape, two results in the other order.
"""

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from .answer import Answer
from .report.report import CaseResult, Diagnosis, Example
from .report.verdict import STOPS, Verdict, stopped
from .sampling import generator
from .task import Task, Trial

__all__ = ["check_task"]

MATCH_RTOL = 1e-6


def check_task(task, answerer):
    """Try one task's function on all its trials and return the Verdict."""
    f = task.function
    if f not in answerer.functions:
        return stopped(f, "missing")
    outcomes, problems, results = [], [], []
    for trial in task.trials:
        outcome = outcome_of(task, trial, answerer)
        status = outcome.answer.status
        if status in STOPS:
            left = [t.name for t in task.trials[len(results) :]]
            return stopped(f, status, tuple(results), left)
        problem = problem_of(outcome)
        outcomes.append(outcome)
        problems.append(problem)
        failed = "error" if status == "raised" else "failed"
        state, note = (failed, problem.code) if problem else ("passed", "")
        results.append(CaseResult(f, trial.name, state, note, trial.counts or problem is not None))
    changed = modified(task, outcomes)
    if changed is not None:
        results.append(CaseResult(f, "arguments left as they were", "failed", changed.code))
    wrong = [(outcome, problem) for outcome, problem in zip(outcomes, problems) if problem is not None]
    if not wrong and changed is None:
        return Verdict("passed", tuple(results))
    named = diagnoses(task, wrong) if wrong else ()
    some = any(result.status == "passed" and result.counts for result in results)
    every = all(outcome.answer.status == "raised" for outcome, _ in wrong) and not some
    status = "partial" if some else "error" if every else "failed"
    every_one, most = (*named, *([changed] if changed else ())), 0.5 if changed else 1.0
    return Verdict(status, tuple(results), every_one, smallest(task, wrong), most)


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

    def right(self, i):
        """Return whether result i is right: kind, shape, finiteness, then every entry."""
        return alike(self.gots[i], self.wants[i], self.task.rtol, self.task.atol)

    def name(self, i):
        """Return what result i is called."""
        names = self.task.results
        return names[i] if i < len(names) else f"result {i + 1}" if len(self.wants) > 1 else names[0]


def outcome_of(task, trial, answerer):
    """Ask the learner's function for one trial and return the Outcome."""
    make = trial.arguments
    arguments = dict(make(generator(task.function, trial.name, seed=trial.seed)) if callable(make) else make)
    want = task.wanted(trial, copied(arguments))
    single = not isinstance(want, tuple)
    wants = tuple(map(as_result, (want,) if single else want))
    texts = any(isinstance(want, str) for want in wants)
    handed = copied(arguments) | ({"given": task.given} if task.drive or texts else {})
    handed = {name: value for name, value in handed.items() if name not in task.private}
    boxes = (task.boxes(**copied(arguments)),) if task.boxes else ()
    answer = answerer.ask(task.function, handed, *boxes)
    gots = tuple(map(read_as, answer.value, padded(wants, answer.value)))
    return Outcome(task, trial, arguments, answer, gots, wants, single)


def problem_of(outcome):
    """Return the Diagnosis of what is wrong in one trial alone, or None."""
    return as_diagnosis(outcome.task, misbehaviour(outcome) or difference(outcome))


def as_diagnosis(task, finding):
    """Return the certain Diagnosis that a finding, (code, observed, question), stands for; None for None."""
    return Diagnosis(*finding, True, task.function) if finding else None


def misbehaviour(outcome):
    """Return what is wrong before any number is looked at, as (code, observed, question), or None."""
    f, answer, trial = outcome.task.function, outcome.answer, outcome.trial
    if answer.status == "raised":
        observed = f"{f} raised {answer.error} on “{trial.name}”."
        return "RAISES", observed, "What does each name in that line stand for?"
    if answer.status != "ok":
        observed = f"{f} returned {answer.error} on “{trial.name}”."
        return "RETURNED_TYPE", observed, "What does the exercise ask it to return?"
    if len(outcome.gots) != len(outcome.wants):
        count = len(outcome.gots)
        observed = f"{f} returned {count} result{'s' * (count != 1)}; asked for are {len(outcome.wants)}."
        return "COUNT", observed, "What does its return statement name?"
    if answer.seconds > trial.limit_s:
        observed = f"{f} takes longer than {trial.limit_s:g} seconds on “{trial.name}”."
        return "SLOW", observed, "What is done more often than it needs to be?"
    return None


def difference(outcome):
    """Return what the task's own judge finds, or without one the first wrong result; None if all is right."""
    if outcome.task.judge is None:
        wrong = [i for i in range(len(outcome.wants)) if not outcome.right(i)]
        return usual_mistake(outcome, wrong[0]) if wrong else None
    pairs = list(zip(outcome.gots, outcome.wants, strict=True))
    # a text may stand for "whatever array you like"
    odd = [i for i, (got, want) in enumerate(pairs) if type(got) not in (type(want), np.ndarray)]
    if odd:
        return usual_mistake(outcome, odd[0])
    got, want = pairs[0] if outcome.single else (outcome.gots, outcome.wants)
    try:
        return outcome.task.judge(got, want, **copied(outcome.arguments))
    except Exception:  # a judge may rely on its own driver, which a hand-in can have tampered with
        odd = [i for i, (got, want) in enumerate(pairs) if form(got) != form(want)]
        if not odd:
            raise
        return usual_mistake(outcome, odd[0])


def alike(got, want, rtol, atol=0.0):
    """Return whether two results are the same: texts and whole numbers exactly, floats within tolerance."""
    if want is None or isinstance(want, str) or got is None or isinstance(got, str):
        return type(got) is type(want) and got == want
    if got.shape != want.shape or got.dtype.kind == "c" != want.dtype.kind:
        return False
    if want.dtype.kind in "iub":
        return bool(np.array_equal(got, want))
    if want.ndim and want.size and got.dtype.kind != want.dtype.kind:
        return False
    finite = want[np.isfinite(want)]
    allowed = rtol * np.max(np.abs(finite), initial=0.0) + atol
    with np.errstate(all="ignore"):
        return bool(
            np.all((np.abs(got - want) <= allowed) | (got == want) | (np.isnan(got) & np.isnan(want)))
        )


USUAL_MISTAKES = (  # code, does it hold of a result, what is observed, the question: the first that holds
    (
        "RETURNED_NONE",
        lambda r: r.got is None,
        "{r.name} is None{r.where}.",
        "Does every way through the function return?",
    ),
    (
        "WRONG_RESULT",
        lambda r: isinstance(r.want, str) or isinstance(r.got, str) or r.want is None,
        "{r.name} is not what is asked for{r.where}.",
        "Try this one by hand.",
    ),
    (
        "SHAPE",
        lambda r: r.got.shape != r.want.shape,
        "{r.name} has shape {r.got.shape}; asked for is {r.want.shape}{r.where}.",
        "Which axis is too many, or missing?",
    ),
    (
        "DTYPE",
        lambda r: r.got.dtype.kind not in kinds_allowed(r.want),
        "{r.name} holds {r.got.dtype} numbers.",
        "Where do the numbers change their kind?",
    ),
    (
        "NONFINITE_AT",
        lambda r: not np.all(np.isfinite(r.got)) and np.all(np.isfinite(r.want)),
        "{r.name} is not a finite number{r.where}.",
        "Which step becomes infinite, or divides zero by zero?",
    ),
    ("ALL_ZERO", lambda r: not np.any(r.got), "{r.name} is zero{r.where}.", "Does anything reach it?"),
    (
        "SIGN",
        lambda r: alike(r.got.astype(float), -r.want.astype(float), MATCH_RTOL),
        "{r.name} has the right size and the wrong sign.",
        "In which direction should it point?",
    ),
    (
        "SWAPPED_RESULTS",
        lambda r: any(alike(r.got.astype(float), other.astype(float), MATCH_RTOL) for other in r.others),
        "what is returned as {r.name} belongs to another result.",
        "In which order are the results asked for?",
    ),
    (
        "FACTOR",
        lambda r: r.factor and alike(r.got.astype(float), r.factor * r.want.astype(float), MATCH_RTOL),
        "{r.name} is right up to one factor, {r.factor:.6g}.",
        "Where does this factor come from?",
    ),
    (
        "WRONG_VALUES",
        lambda r: True,
        "{r.name} is wrong{r.where}.",
        "Take this one and work it out by hand: where do you part from it?",
    ),
)


def usual_mistake(outcome, i):
    """Return (code, observed, question) for wrong result i, as far as any number can tell."""
    got, want = outcome.gots[i], outcome.wants[i]
    result = SimpleNamespace(
        got=got,
        want=want,
        name=outcome.name(i),
        where=f" on “{outcome.trial.name}”",
        others=[w for j, w in enumerate(outcome.wants) if j != i and isinstance(w, np.ndarray)],
        factor=factor_between(got, want),
    )
    code, _, observed, question = next(row for row in USUAL_MISTAKES if row[1](result))
    return code, observed.format(r=result), question


def kinds_allowed(want):
    """Return the kinds of numbers that will do: any real ones for a number, whole ones for whole ones."""
    return "fiub" if want.ndim == 0 else want.dtype.kind + "iub" * (want.dtype.kind in "iub")


def factor_between(got, want):
    """Return got / want at the largest entry of want; 0.0 where there is none, or no such array."""
    if not (isinstance(got, np.ndarray) and isinstance(want, np.ndarray) and got.shape == want.shape):
        return 0.0
    if not want.size or got.dtype.kind not in "fiub":
        return 0.0
    at = np.unravel_index(np.argmax(np.abs(want.astype(float))), want.shape)
    with np.errstate(all="ignore"):
        return float(got[at]) / float(want[at]) if want[at] else 0.0


def diagnoses(task, wrong):
    """Return the task's own known mistake if it explains the failing trials, else what each trial shows.

    `wrong` holds a pair for each: the Outcome and its Diagnosis.
    """
    best, most = None, 0
    for variant in task.wrong:
        hits = sum(explains(variant, outcome) for outcome, _ in wrong)
        if hits > most:
            best, most = variant, hits
    if best is not None and 2 * most > len(wrong):
        certain = most == len(wrong)
        return (Diagnosis(best.code, best.observed, best.question, certain, task.function),)
    by_code = {}
    for _, problem in wrong:
        by_code.setdefault(problem.code, problem)
    if len(by_code) > 1:  # a law that holds on one trial only is none
        by_code = {code: d for code, d in by_code.items() if code not in ("SIGN", "FACTOR")} or by_code
    return tuple(by_code.values())[:2]


def explains(variant, outcome):
    """Return whether a known mistake returns these very results."""
    try:
        with np.errstate(all="ignore"):
            guess = variant.rule(**copied(outcome.arguments))
    except Exception as error:  # a mistake may raise, and so may the learner's function
        return outcome.answer.status == "raised" and outcome.answer.error.startswith(type(error).__name__)
    guesses = tuple(map(as_result, guess if isinstance(guess, tuple) else (guess,)))
    return len(guesses) == len(outcome.gots) and all(
        alike(got, one, MATCH_RTOL, outcome.task.atol) for got, one in zip(outcome.gots, guesses, strict=True)
    )


def modified(task, outcomes):
    """Return the Diagnosis of arguments changed in place, or None."""
    for outcome in outcomes:
        names = [name for name in outcome.answer.changed if name not in task.changes]
        if names:
            observed = f"{task.function} changed {names[0]} in place, as on “{outcome.trial.name}”."
            return as_diagnosis(task, ("MUTATES_INPUT", observed, f"Which line writes into {names[0]}?"))
    return None


def smallest(task, wrong):
    """Return the failing trial with the fewest numbers as an Example."""
    shown = [o for o, _ in wrong if o.answer.status == "ok" and o.gots and len(o.gots) == len(o.wants)]
    for outcome in sorted(shown, key=lambda o: sum(map(length, o.arguments.values()))):
        for i in range(len(outcome.wants)):
            if not outcome.right(i) or task.judge is not None:
                given = tuple(outcome.arguments.items())
                return Example(task.function, given, outcome.name(i), outcome.gots[i], outcome.wants[i])
    return None


def length(value):
    """Return how long a value is to read, roughly."""
    return value.size if isinstance(value, np.ndarray) else len(repr(value)) // 3


def copied(arguments):
    """Return the arguments with arrays of their own."""
    return {name: np.array(v) if isinstance(v, np.ndarray) else v for name, v in arguments.items()}


def form(entry):
    """Return what a result's form is: its kind, and an array's shape and kind of numbers."""
    return (entry.shape, entry.dtype.kind) if isinstance(entry, np.ndarray) else type(entry)


def as_result(entry):
    """Return a wanted entry as an array; texts and None stay."""
    return entry if entry is None or isinstance(entry, str) else np.asarray(entry)


def read_as(got, want):
    """Return what came back; bytes are read as text where a text is wanted."""
    text = isinstance(want, str) and got is not None and got.dtype == np.uint8
    return got.tobytes().decode("utf-8", "replace") if text else got


def padded(wants, value):
    """Return as many wants as there are values."""
    return (*wants, *(None,) * len(value))[: len(value)]
