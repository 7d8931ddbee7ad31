"""The check of one task: each trial's results are held against the trusted function's.

There is no upstream gradient and no Jacobian to ask about here, so the mistakes are those that the task
lists, and a few that any number can have: a sign, a factor, another shape, two results in the other order.
"""

from dataclasses import dataclass, replace
from types import SimpleNamespace

import numpy as np

from .answer import Answer
from .differences import MATCH_RTOL
from .report.report import CaseResult, Diagnosis, Example
from .report.verdict import STOPS, PartVerdict, stopped_verdict
from .sampling import generator
from .sentences import Sentence, fill
from .sentences import tasks as sentences
from .sentences.report import ARGUMENTS_LEFT
from .task import Task, Trial

__all__ = ["check_task"]

LONGEST_TEXT = 1_000  # characters of a text that came back; the longest that is right has 50


def check_task(task, answerer):
    """Try one task's function on all its trials and return the PartVerdict."""
    f = task.function
    if f not in answerer.functions:
        return stopped_verdict(f, "missing")
    outcomes, problems, results = [], [], []
    for trial in task.trials:
        outcome = outcome_of(task, trial, answerer)
        status = outcome.answer.status
        if status in STOPS:
            left = [t.name for t in task.trials[len(results) :]]
            return stopped_verdict(f, status, tuple(results), left)
        problem = problem_of(outcome)
        outcomes.append(outcome)
        problems.append(problem)
        failed = "error" if status == "raised" else "failed"
        state, note = (failed, problem.code) if problem else ("passed", "")
        results.append(CaseResult(f, trial.name, state, note, trial.counts or problem is not None))
    changed = modified(task, outcomes)
    if changed is not None:
        results.append(CaseResult(f, ARGUMENTS_LEFT, "failed", changed.code))
    wrong = [(outcome, problem) for outcome, problem in zip(outcomes, problems) if problem is not None]
    if not wrong and changed is None:
        return PartVerdict("passed", tuple(results))
    right = [outcome for outcome, problem in zip(outcomes, problems) if problem is None]
    named, shown = diagnoses(task, wrong, right) if wrong else ((), ())
    some = any(result.status == "passed" and result.counts for result in results)
    every = all(outcome.answer.status == "raised" for outcome, _ in wrong) and not some
    status = "partial" if some else "error" if every else "failed"
    every_one, most = (*named, *([changed] if changed else ())), 0.5 if changed else 1.0
    return PartVerdict(status, tuple(results), every_one, example_of(task, shown), most)


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
        """Return what result i is called; a text in place of all results isn't one of them."""
        names = self.task.results
        if self.single and isinstance(self.wants[0], str) and len(names) > 1:
            return sentences.WHAT_COMES_BACK
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
    finding = misbehaviour(outcome) or difference(outcome)
    return diagnosis_of(outcome.task, *finding) if finding else None


def diagnosis_of(task, sentence, fields):
    """Return the certain Diagnosis that a sentence with these fields makes."""
    return Diagnosis(*sentence, function=task.function, fields=fields)


def misbehaviour(outcome):
    """Return the sentence for what is wrong before any number is looked at, and its fields; or None."""
    answer, trial = outcome.answer, outcome.trial
    if answer.status == "raised":
        alone = outcome.task.drive is None or " (line " in answer.error
        raises = sentences.RAISES if alone else sentences.RAISES_AROUND
        return raises, {"trial": trial.name, "error": answer.error}
    if answer.status != "ok":
        return sentences.RETURNED_TYPE, {"trial": trial.name, "returned": answer.error}
    if len(outcome.gots) != len(outcome.wants):
        count = len(outcome.gots)
        results = fill(sentences.RESULTS[count != 1], {"n": count})
        return sentences.COUNT, {"trial": trial.name, "count": results, "wanted": len(outcome.wants)}
    if answer.seconds > trial.limit_s:
        return sentences.SLOW, {"trial": trial.name, "limit_s": trial.limit_s}
    return None


def difference(outcome):
    """Return the sentence for what the task's judge finds, or for the first wrong result, and its fields.

    None if all is right.
    """
    if outcome.task.judge is None:
        wrong = [i for i in range(len(outcome.wants)) if not outcome.right(i)]
        wrong.sort(key=lambda i: not isinstance(outcome.wants[i], str))  # else the numbers may say nothing
        return usual_mistake(outcome, wrong[0]) if wrong else None
    pairs = list(zip(outcome.gots, outcome.wants, strict=True))
    # a text may stand for "whatever array you like"
    odd = [i for i, (got, want) in enumerate(pairs) if type(got) not in (type(want), np.ndarray)]
    if odd:
        return usual_mistake(outcome, odd[0])
    got, want = pairs[0] if outcome.single else (outcome.gots, outcome.wants)
    try:
        finding = outcome.task.judge(got, want, **copied(outcome.arguments))
    except Exception:  # it relied on what nobody has to return; or the judge itself is broken
        outcome.task.judge(want, want, **copied(outcome.arguments))
        odd = [i for i, (got, want) in enumerate(pairs) if form(got) != form(want)]
        return usual_mistake(outcome, odd[0] if odd else 0)
    return (Sentence(*finding), {}) if finding else None


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


USUAL_MISTAKES = (  # the sentence, does it hold of a result, its further fields: the first that holds
    (sentences.RETURNED_NONE, lambda r: r.got is None, ()),
    (
        sentences.WRONG_RESULT,
        lambda r: isinstance(r.want, str) or isinstance(r.got, str) or r.want is None,
        (),
    ),
    (sentences.SHAPE, lambda r: r.got_shape != r.want_shape, ("got_shape", "want_shape")),
    (sentences.DTYPE, lambda r: r.got.dtype.kind not in kinds_allowed(r.want), ("dtype",)),
    (sentences.NONFINITE_AT, lambda r: not np.all(np.isfinite(r.got)) and np.all(np.isfinite(r.want)), ()),
    (sentences.ALL_ZERO, lambda r: not np.any(r.got), ()),
    (sentences.SIGN, lambda r: alike(r.got.astype(float), -r.want.astype(float), MATCH_RTOL), ()),
    (
        sentences.SWAPPED_RESULTS,
        lambda r: any(alike(r.got.astype(float), other.astype(float), MATCH_RTOL) for other in r.others),
        (),
    ),
    (
        sentences.FACTOR,
        lambda r: r.factor and alike(r.got.astype(float), r.factor * r.want.astype(float), MATCH_RTOL),
        ("factor",),
    ),
    (sentences.WRONG_VALUES, lambda r: True, ()),
)


def usual_mistake(outcome, i):
    """Return the sentence for wrong result i, as far as any number can tell, and its fields."""
    got, want = outcome.gots[i], outcome.wants[i]
    result = SimpleNamespace(
        got=got,
        want=want,
        got_shape=np.shape(got),
        want_shape=np.shape(want),
        dtype=str(getattr(got, "dtype", "")),
        others=[w for j, w in enumerate(outcome.wants) if j != i and isinstance(w, np.ndarray)],
        factor=factor_between(got, want),
    )
    sentence, _, further = next(row for row in USUAL_MISTAKES if row[1](result))
    fields = {name: getattr(result, name) for name in further}
    return sentence, {"result": outcome.name(i), "trial": outcome.trial.name, **fields}


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


def diagnoses(task, wrong, right):
    """Return the task's own known mistake if it explains the failing trials, else what each trial shows.

    `wrong` holds a pair for each failing trial: the Outcome and its Diagnosis; `right` the other Outcomes, of
    which a mistake that is claimed for certain has to give the right results, too. Returned, too, are the
    outcomes that the first diagnosis speaks of, the smallest one first: the sentence was made on it.
    """
    best, most = None, 0
    for variant in task.wrong:
        hits = [outcome for outcome, _ in wrong if explains(variant, outcome, wrong=True)]
        returned = any(outcome.answer.status == "ok" for outcome in hits)  # an exception alone says nothing
        against = sum(contradicts(variant, outcome) for outcome in right)
        if len(hits) > most and returned and against <= len(hits):
            best, most = variant, len(hits)
    if best is not None and 2 * most > len(wrong):
        certain = most == len(wrong) and all(explains(best, outcome) for outcome in right)
        shown = sorted((outcome for outcome, _ in wrong if explains(best, outcome)), key=size_of)
        return (Diagnosis(best.code, best.observed, best.question, certain, task.function),), shown
    in_order = dict.fromkeys(problem.code for _, problem in wrong if not is_law(problem))
    wrong = sorted(wrong, key=lambda pair: size_of(pair[0]))
    by_code = {code: next(d for _, d in wrong if d.code == code and not is_law(d)) for code in in_order}
    if not by_code:
        return (law_of(task, wrong, right),), [outcome for outcome, _ in wrong]
    named = tuple(by_code.values())[:2]
    return named, [outcome for outcome, problem in wrong if problem.code == named[0].code]


LAWS = {sentence.observed for sentence in (sentences.SIGN, sentences.FACTOR, sentences.SWAPPED_RESULTS)}


def is_law(problem):
    """Return whether a Diagnosis names no trial: it speaks of all that fail, so it has to hold on all."""
    return problem.says in LAWS


def law_of(task, wrong, right):
    """Return the Diagnosis of failing trials which all show a law: the one law, or what there is instead."""
    (outcome, first), *others = wrong
    other = next((pair for pair in others if of_all_trials(pair[1]) != of_all_trials(first)), None)
    by_chance = says_little(first, wrong, other) or shows_no_law(first, right)
    if other is None and not by_chance:
        return first
    results = {problem.fields["result"] for _, problem in wrong}
    fields = {"result": first.fields["result"], "trial": outcome.trial.name}
    if by_chance or len(results) > 1 or any(problem.code == "SWAPPED_RESULTS" for _, problem in wrong):
        return diagnosis_of(task, sentences.WRONG_VALUES, fields)
    both = {"factor": factor_of(first), "other": factor_of(other[1]), "other_trial": other[0].trial.name}
    return diagnosis_of(task, sentences.OTHER_FACTORS, fields | both)


def says_little(problem, wrong, other):
    """Return whether a factor is one of single numbers, of which each is always right up to some factor."""
    single = all(np.size(want) == 1 for outcome, _ in wrong for want in outcome.wants)
    return problem.code == "FACTOR" and single and (other is not None or len(wrong) == 1)


def shows_no_law(problem, right):
    """Return whether what a law speaks of is right, and not zero, on some trial."""
    return any(
        outcome.name(i) == problem.fields["result"] and not isinstance(want, str) and np.any(want)
        for outcome in right
        for i, want in enumerate(outcome.wants)
    )


def of_all_trials(problem):
    """Return what a law says, whatever the trial: its code, the result, and the factor in six digits."""
    return problem.code, problem.fields["result"], f"{factor_of(problem):.6g}"


def factor_of(problem):
    """Return the factor of a SIGN or a FACTOR."""
    return problem.fields.get("factor", -1.0)


def explains(variant, outcome, wrong=False):
    """Return whether a known mistake returns these very results, or raises this very error.

    Where the results are `wrong`, though perhaps by little, one that gives the right ones explains nothing.
    """
    try:
        guesses = results_of(variant, outcome)
    except Exception as error:  # a mistake may raise, and so may the learner's function
        words = " ".join(f"{type(error).__name__}: {error}".split())
        return outcome.answer.status == "raised" and outcome.answer.error.startswith(words[:200])
    if wrong and same_results(guesses, outcome.wants, outcome.task.rtol, outcome.task.atol):
        return False
    return same_results(outcome.gots, guesses, MATCH_RTOL, outcome.task.atol)


def contradicts(variant, outcome):
    """Return whether a known mistake returns something else where the learner's function is right."""
    if outcome.task.judge is not None:
        return False
    try:
        guesses = results_of(variant, outcome)
    except Exception:  # it says nothing about this trial
        return False
    return not same_results(outcome.wants, guesses, MATCH_RTOL, outcome.task.atol)


def results_of(variant, outcome):
    """Return what a known mistake makes of a trial's arguments; whatever it raises is raised."""
    with np.errstate(all="ignore"):
        guess = variant.rule(**copied(outcome.arguments))
    return tuple(map(as_result, guess if isinstance(guess, tuple) else (guess,)))


def same_results(some, others, rtol, atol):
    """Return whether two tuples hold the same results."""
    return len(some) == len(others) and all(
        alike(one, other, rtol, atol) for one, other in zip(some, others, strict=True)
    )


def modified(task, outcomes):
    """Return the Diagnosis of arguments changed in place, or None."""
    for outcome in outcomes:
        names = [name for name in outcome.answer.changed if name not in task.changes]
        if names:
            fields = {"name": names[0], "trial": outcome.trial.name}
            return diagnosis_of(task, sentences.MUTATES_INPUT, fields)
    return None


def size_of(outcome):
    """Return how long a trial's arguments are to read, roughly."""
    return sum(map(length, outcome.arguments.values()))


def example_of(task, outcomes):
    """Return the first of the outcomes that has something to show as an Example, or None."""
    for outcome in outcomes:
        if outcome.answer.status == "ok" and outcome.gots and len(outcome.gots) == len(outcome.wants):
            given = tuple(outcome.arguments.items())
            for i in worth_showing(task, outcome)[:1]:
                return Example(task.function, given, outcome.name(i), outcome.gots[i], outcome.wants[i])
    return None


def worth_showing(task, outcome):
    """Return which results are wrong and may be held against what is wanted.

    Where a judge decides, other results than the wanted ones may be right too, and what is wanted may only
    stand for something: a text beside other results, which differs, says that these can't be compared.
    """
    wrong = [i for i in range(len(outcome.wants)) if not outcome.right(i)]
    if task.judge is None:
        return wrong
    if len(outcome.wants) > 1 and any(isinstance(outcome.wants[i], str) for i in wrong):
        return []
    finding = difference(outcome)
    return sorted((i for i in wrong if i in task.shown), key=lambda i: mended(outcome, i) == finding)


def mended(outcome, i):
    """Return what a judge would find, were result i right."""
    return difference(replace(outcome, gots=(*outcome.gots[:i], outcome.wants[i], *outcome.gots[i + 1 :])))


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
    """Return what came back; bytes are read as text where a text is wanted, and no further than it may be."""
    if not isinstance(want, str) or got is None or got.dtype != np.uint8:
        return got
    most = max(LONGEST_TEXT, 4 * len(want))
    text = got.ravel()[: 4 * most].tobytes().decode("utf-8", "replace")
    return f"{text[:most]}…" if len(text) > most or got.size > 4 * most else text


def padded(wants, value):
    """Return as many wants as there are values."""
    return (*wants, *(None,) * len(value))[: len(value)]
