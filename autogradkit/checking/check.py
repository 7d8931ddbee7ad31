"""The check: every part of an exercise is tried, and the verdicts become one report."""

from dataclasses import replace

from .drivers import article_node, engine
from .engines.check_engine import check_engine
from .exercise import ArticleRule, Engine, Rule
from .quotations import learners_words
from .report.report import Diagnosis, Report
from .rules.check_article_node import check_article
from .rules.check_own_op import OwnOp, check_own
from .rules.check_rule import check_rule, source_of
from .rules.looking_behind import looked_behind
from .rules.numerical_task import numerical_diagnosis
from .rules.silent_calls import silent_call
from .rules.watched_rule import needed_source
from .sentences import rules
from .task import Task, program
from .tasks.check_task import check_task

__all__ = ["check"]

CHECKS = {  # by what a part is
    Rule: check_rule,
    ArticleRule: check_article,
    Task: check_task,
    Engine: check_engine,
    OwnOp: check_own,
}
DRIVERS = {ArticleRule: article_node.drive, Engine: engine.drive}  # of the kinds that all have the same one


def check(exercise, answerer, seed=0):
    """Try the learner's functions on every case of `exercise` and return the Report.

    Parameters
    ----------
    exercise : Exercise
    answerer : object
        `.functions` (function name to parameter names) and `.ask(function, arguments)`, which
        returns an `Answer`: `InProcess` here, a pipe to a sandbox when grading.
    seed : int
        Other random numbers than everybody's, if not 0.

    Returns
    -------
    Report
        The same for the same answers.
    """
    exercise = exercise.with_seed(seed) if seed else exercise
    verdicts = [CHECKS[type(part)](part, answerer) for part in exercise.parts]
    verdicts = [looked_through(v, part, answerer) for v, part in zip(verdicts, exercise.parts, strict=True)]
    verdicts = [with_silent_calls(v, answerer) for v in verdicts]
    earned = zip(exercise.parts, verdicts, strict=True)
    points = sum(halves(part.points * verdict.share, part.points) for part, verdict in earned)
    status = overall([verdict.status for verdict in verdicts])
    return Report(
        exercise.name,
        exercise.title,
        "failed" if status == "partial" and not points else status,
        points,
        exercise.points,
        tuple(diagnosis for verdict in verdicts for diagnosis in verdict.diagnoses),
        tuple(case for verdict in verdicts for case in verdict.cases),
        tuple(verdict.example for verdict in verdicts if verdict.example is not None),
    )


def halves(points, whole):
    """Return points in whole halves, rounded down, so that only all of it earns all of it.

    >>> halves(7.9, 10), halves(2.25, 2.25), halves(0.3, 4)
    (7.5, 2.25, 0.0)
    """
    return whole if points == whole else float(int(2 * points) / 2)


def with_silent_calls(verdict, answerer):
    """Return a verdict that names the call whose None came back, where the program's text shows it."""
    return replace(verdict, diagnoses=tuple(of_silent_call(d, answerer) for d in verdict.diagnoses))


def of_silent_call(diagnosis, answerer):
    """Return a diagnosis of what was returned with the call that returned None in place of its question."""
    if diagnosis.code not in ("RETURNED_NONE", "RETURNED_TYPE"):
        return diagnosis
    name = answerer.name_of(diagnosis.function) if hasattr(answerer, "name_of") else diagnosis.function
    call = silent_call(source_of(answerer, diagnosis.function), name)
    fields = {**diagnosis.fields, "call": call}
    return replace(diagnosis, asks=rules.OF_A_SILENT_CALL, fields=fields) if call else diagnosis


def looked_through(verdict, part, answerer):
    """Return the verdict on a part, as it is once its program was looked through and watched.

    Whoever watches needs a process of its own; so all parts are asked before, in one that they share.
    """
    if type(part) is Task and part.analytic and verdict.status in ("passed", "partial"):
        looks = numerical_diagnosis(part, source_of(answerer, part.function), answerer, verdict.cases)
        status = "flagged" if verdict.status == "passed" else "partial"
        diagnoses = (*verdict.diagnoses, looks)
        verdict = replace(verdict, status=status, diagnoses=diagnoses) if looks else verdict
    if type(part) in (Rule, Task) and not getattr(part, "drive", None):
        return verdict  # it is handed arrays only, and what it returns is judged: there is nothing to bend
    return verdict_on_reaching(verdict, part, answerer)


def verdict_on_reaching(verdict, part, answerer):
    """Return a verdict that earns nothing, if the learner's program looks behind what a driver hands to it.

    The driver counts in the same process, so that nobody could say what such a count is worth.
    """
    if not verdict.share:
        return verdict
    source, driver = source_of(answerer, part.function), driver_of(part)
    seen = looked_behind(source, driver)
    if not seen:
        return verdict
    needed = needed_source(answerer)
    if needed not in ("", source) and not looked_behind(needed, driver):  # it stands beside the answer
        with answerer.of_program(needed, {name: name for name in answerer.functions}) as alone:
            if CHECKS[type(part)](part, alone).share >= verdict.share:
                return verdict
    diagnosis = Diagnosis(*rules.REACHES, function=part.function, fields={"seen": learners_words(seen, 60)})
    return replace(verdict, status="failed", diagnoses=(*verdict.diagnoses, diagnosis), most=0.0)


def driver_of(part):
    """Return the text of the driver that runs beside a part's answer."""
    if type(part) in DRIVERS:
        return program(DRIVERS[type(part)])
    return getattr(part, "driver_source", "")


def overall(statuses):
    """Return an exercise's status from its parts': all alike, or flagged, partial, or the worst news."""
    if len(set(statuses)) == 1:
        return statuses[0]
    if set(statuses) == {"passed", "flagged"}:  # everything is right, and some of it is to be looked at
        return "flagged"
    if {"passed", "partial", "flagged"} & set(statuses):
        return "partial"
    worst = ("crashed", "memory", "timeout", "error", "failed", "missing")
    return next(status for status in worst if status in statuses)
