"""The check of one task: each trial's results are held against the trusted function's.

There is no upstream gradient and no Jacobian to ask about here, so the mistakes are those that the task
lists, and a few that any number can have: a sign, a factor, another shape, two results in the other order.
"""

from autogradkit.checking.answer import EARLIER
from autogradkit.checking.report.report import CaseResult
from autogradkit.checking.report.verdict import STOPS, PartVerdict, stopped_verdict
from autogradkit.checking.sentences import tasks as sentences
from autogradkit.checking.sentences.report import ARGUMENTS_LEFT

from .diagnose import diagnoses
from .earlier import after_another
from .example import example_of
from .other_numbers import other_trials
from .outcome import outcomes_of
from .problem import diagnosis_of, problem_of
from .repeated import drawn_anew

__all__ = ["check_task"]


def check_task(task, answerer):
    """Try one task's function on all its trials and return the PartVerdict."""
    f = task.function
    if f not in answerer.functions:
        return stopped_verdict(f, "missing", left=[trial.name for trial in task.trials])
    outcomes, problems, results = [], [], []
    for outcome in all_outcomes(task, answerer, outcomes, problems):
        trial = outcome.trial
        status = outcome.answer.status
        if status in STOPS:
            left = [t.name for t in task.trials[len(results) :]] or [trial.name]
            stopped = stopped_verdict(f, status, tuple(results), left)
            if not (was_stopped_by_driver(outcome) and any(problems)):
                return stopped
            results = [*stopped.cases]
            break
        problem = problem_of(outcome)
        outcomes.append(outcome)
        problems.append(problem)
        failed = "error" if status == "raised" else "failed"
        state, note = (failed, problem.code) if problem else ("passed", "")
        listed = len(outcomes) <= len(task.trials)
        if problem or listed:  # what is right with other numbers, too, needs no more lines
            results.append(CaseResult(f, trial.name, state, note, trial.counts or problem is not None))
    changed = diagnosis_of_changed_arguments(task, outcomes)
    if changed is not None:
        results.append(CaseResult(f, ARGUMENTS_LEFT, "failed", changed.code))
    wrong = [(outcome, problem) for outcome, problem in zip(outcomes, problems) if problem is not None]
    if not wrong and changed is None:
        return PartVerdict("passed", tuple(results))
    right = [outcome for outcome, problem in zip(outcomes, problems) if problem is None]
    named, shown = diagnoses(task, wrong, right) if wrong else ((), ())
    named = drawn_anew(task, named, shown[0], answerer) if wrong else named
    some = any(result.status == "passed" and result.counts for result in results)
    every = all(outcome.answer.status == "raised" for outcome, _ in wrong) and not some
    status = "partial" if some else "error" if every else "failed"
    every_one, most = (*named, *([changed] if changed else ())), 0.5 if changed else 1.0
    return PartVerdict(status, tuple(results), every_one, example_of(task, shown), most)


def all_outcomes(task, answerer, outcomes, problems):
    """Yield the outcomes of a task's trials; once all went right, of one right after itself and of others."""
    yield from outcomes_of(task, task.trials, answerer)
    if not any(problems):
        further = (*after_another(task, outcomes), *other_trials(task, outcomes))
        yield from outcomes_of(task, further, answerer)


def was_stopped_by_driver(outcome):
    """Return whether a driver ended a call that asked far too often: what is wrong before that says more."""
    return outcome.answer.status == "timeout" and bool(outcome.answer.error)


def diagnosis_of_changed_arguments(task, outcomes):
    """Return the Diagnosis of arguments changed in place, or None."""
    for outcome in outcomes:
        names = [name for name in outcome.answer.changed if name not in task.changes]
        if names:
            sentence = sentences.SPOILS_EARLIER if names[0] == EARLIER else sentences.MUTATES_INPUT
            fields = {"name": names[0], "trial": outcome.trial.name}
            return diagnosis_of(task, sentence, fields)
    return None
