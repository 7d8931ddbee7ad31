"""The check of one task: each trial's results are held against the trusted function's.

There is no upstream gradient and no Jacobian to ask about here, so the mistakes are those that the task
lists, and a few that any number can have: a sign, a factor, another shape, two results in the other order.
"""

import numpy as np

from .differences import MATCH_RTOL
from .report.report import CaseResult, Diagnosis, Example
from .report.verdict import STOPS, PartVerdict, stopped_verdict
from .sampling import generator
from .sentences import fill
from .sentences import tasks as sentences
from .sentences.report import ARGUMENTS_LEFT

__all__ = ["check_task"]


def check_task(task, answerer):
    """Try one task's function on all its trials and return the PartVerdict."""
    f = task.function
    if f not in answerer.functions:
        return stopped_verdict(f, "missing")
    outcomes, results = [], []
    for trial in task.trials:
        outcome = Outcome(task, trial, answerer)
        status = outcome.answer.status
        if status in STOPS:
            left = [t.name for t in task.trials[len(results) :]]
            return stopped_verdict(f, status, tuple(results), left)
        outcomes.append(outcome)
        wrong = outcome.problem is not None
        note = outcome.problem.code if wrong else ""
        failed = "error" if status == "raised" else "failed"
        results.append(CaseResult(f, trial.name, failed if wrong else "passed", note, trial.counts or wrong))
    changed = modified(task, outcomes)
    if changed is not None:
        results.append(CaseResult(f, ARGUMENTS_LEFT, "failed", changed.code))
    wrong = [outcome for outcome in outcomes if outcome.problem is not None]
    if not wrong and changed is None:
        return PartVerdict("passed", tuple(results))
    found = diagnoses(task, wrong) if wrong else ()
    some = any(result.status == "passed" and result.counts for result in results)
    every = all(outcome.answer.status == "raised" for outcome in wrong) and not some
    status = "partial" if some else "error" if every else "failed"
    told, most = (*found, *([changed] if changed else ())), 0.5 if changed else 1.0
    return PartVerdict(status, tuple(results), told, smallest(task, wrong), most)


class Outcome:
    """One trial: what went in, what came back, what should have, and what is wrong with it."""

    def __init__(self, task, trial, answerer):
        self.task, self.trial = task, trial
        make = trial.arguments
        random = generator(task.function, trial.name, seed=trial.seed)
        self.arguments = dict(make(random) if callable(make) else make)
        want = task.wanted(trial, copied(self.arguments))
        self.single = not isinstance(want, tuple)
        self.wants = tuple(map(as_result, (want,) if self.single else want))
        handed = copied(self.arguments) | ({"given": task.given} if task.given else {})
        handed = {name: value for name, value in handed.items() if name not in task.private}
        boxes = (task.boxes(**copied(self.arguments)),) if task.boxes else ()
        self.answer = answerer.ask(task.function, handed, *boxes)
        self.gots = tuple(map(read_as, self.answer.value, padded(self.wants, self.answer.value)))
        self.problem = self.judged()

    def judged(self):
        """Return the Diagnosis of what is wrong in this trial alone, or None."""
        f, answer = self.task.function, self.answer
        fields = {"trial": self.trial.name}
        if answer.status == "raised":
            return Diagnosis(*sentences.RAISES, function=f, fields={**fields, "error": answer.error})
        if answer.status != "ok":
            return Diagnosis(
                *sentences.RETURNED_TYPE, function=f, fields={**fields, "returned": answer.error}
            )
        if len(self.gots) != len(self.wants):
            count = len(self.gots)
            results = fill(sentences.RESULTS[count != 1], {"n": count})
            fields = {"count": results, "wanted": len(self.wants)}
            return Diagnosis(*sentences.COUNT, function=f, fields=fields)
        if answer.seconds > self.trial.limit_s:
            return Diagnosis(*sentences.SLOW, function=f, fields={**fields, "limit_s": self.trial.limit_s})
        return self.compared()

    def compared(self):
        """Return the Diagnosis of wrong results, by the task's own judge or entry by entry, or None."""
        f = self.task.function
        if self.task.judge is not None:
            pairs = zip(self.gots, self.wants, strict=True)  # a text may stand for "whatever array you like"
            odd = [i for i, (got, want) in enumerate(pairs) if type(got) not in (type(want), np.ndarray)]
            if odd:
                return worded(self, odd[0])
            got, want = (self.gots[0], self.wants[0]) if self.single else (self.gots, self.wants)
            try:
                said = self.task.judge(got, want, **copied(self.arguments))
            except Exception:  # a judge may rely on its own driver, which a hand-in can have tampered with
                odd = [i for i in range(len(self.wants)) if form(self.gots[i]) != form(self.wants[i])]
                if not odd:
                    raise
                return worded(self, odd[0])
            if not said or isinstance(said, Diagnosis):
                return said or None
            wrong = sentences.WRONG_RESULT._replace(observed=said)
            return Diagnosis(*wrong, function=f)
        wrong = [i for i in range(len(self.wants)) if not self.right(i)]
        if not wrong:
            return None
        return worded(self, wrong[0])

    def right(self, i):
        """Return whether result i is right: kind, shape, finiteness, then every entry."""
        return alike(self.gots[i], self.wants[i], self.task.rtol, self.task.atol)

    def name(self, i):
        """Return what result i is called."""
        names = self.task.results
        return names[i] if i < len(names) else f"result {i + 1}" if len(self.wants) > 1 else names[0]


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


def worded(outcome, i):
    """Return the Diagnosis of one wrong result as far as any number can tell."""
    sentence, fields = usual_mistake(outcome, i)
    fields = {"result": outcome.name(i), "trial": outcome.trial.name, **fields}
    return Diagnosis(*sentence, function=outcome.task.function, fields=fields)


def usual_mistake(outcome, i):
    """Return the sentence for one wrong result, and the fields that it alone has."""
    got, want = outcome.gots[i], outcome.wants[i]
    if got is None:
        return sentences.RETURNED_NONE, {}
    if isinstance(want, str) or isinstance(got, str) or want is None:
        return sentences.WRONG_RESULT, {}
    if got.shape != want.shape:
        return sentences.SHAPE, {"got_shape": got.shape, "want_shape": want.shape}
    if got.dtype.kind not in (
        "fiub" if want.ndim == 0 else want.dtype.kind + "iub" * (want.dtype.kind in "iub")
    ):
        return sentences.DTYPE, {"dtype": str(got.dtype)}
    got, want = got.astype(float), want.astype(float)
    if not np.all(np.isfinite(got)) and np.all(np.isfinite(want)):
        return sentences.NONFINITE_AT, {}
    if not np.any(got):
        return sentences.ALL_ZERO, {}
    if alike(got, -want, MATCH_RTOL):
        return sentences.SIGN, {}
    others = (j for j, other in enumerate(outcome.wants) if j != i and isinstance(other, np.ndarray))
    if any(alike(got, outcome.wants[j].astype(float), MATCH_RTOL) for j in others):
        return sentences.SWAPPED_RESULTS, {}
    at = np.unravel_index(np.argmax(np.abs(want)), want.shape)
    c = got[at] / want[at] if want.size and want[at] else 0.0
    if c and alike(got, c * want, MATCH_RTOL):
        return sentences.FACTOR, {"factor": c}
    return sentences.WRONG_VALUES, {}


def diagnoses(task, wrong):
    """Return the task's own known mistakes if they explain the failing trials, else what each trial shows."""
    best, most = None, 0
    for variant in task.wrong:
        hits = sum(explains(variant, outcome) for outcome in wrong)
        if hits > most:
            best, most = variant, hits
    if best is not None and 2 * most > len(wrong):
        certain = most == len(wrong)
        return (Diagnosis(best.code, best.observed, best.question, certain, task.function),)
    by_code = {}
    for outcome in wrong:
        by_code.setdefault(outcome.problem.code, outcome.problem)
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
            fields = {"name": names[0], "trial": outcome.trial.name}
            return Diagnosis(*sentences.MUTATES_INPUT, function=task.function, fields=fields)
    return None


def smallest(task, wrong):
    """Return the failing trial with the fewest numbers as an Example."""
    shown = [o for o in wrong if o.answer.status == "ok" and o.gots and len(o.gots) == len(o.wants)]
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
