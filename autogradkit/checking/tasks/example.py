"""The example of a task's report: a trial that its first sentence speaks of, and what came back."""

from dataclasses import replace

from autogradkit.checking.report.report import Example

from .problem import difference

__all__ = ["example_of"]


def example_of(task, outcomes):
    """Return the first of the outcomes that has something to show as an Example, or None."""
    for outcome in outcomes:
        if outcome.answer.status == "ok" and outcome.gots and len(outcome.gots) == len(outcome.wants):
            given = task.given(**outcome.arguments) if task.given else outcome.arguments
            for i in worth_showing(task, outcome)[:1] if given is not None else ():
                shown = outcome.name(i), outcome.gots[i], outcome.wants[i]
                return Example(task.function, tuple(given.items()), *shown)
    return None


def worth_showing(task, outcome):
    """Return which results are wrong and may be held against what is wanted.

    Where a judge decides, other results than the wanted ones may be right too, and what is wanted may only
    stand for something: a text beside other results, which differs, says that these can't be compared.
    """
    wrong = [i for i in range(len(outcome.wants)) if not outcome.is_right(i)]
    if task.judge is None:
        return wrong
    if len(outcome.wants) > 1 and any(isinstance(outcome.wants[i], str) for i in wrong):
        return []
    finding = difference(outcome)
    return sorted(
        (i for i in wrong if i in task.shown), key=lambda i: difference_if_right(outcome, i) == finding
    )


def difference_if_right(outcome, i):
    """Return what a judge would find, were result i right."""
    return difference(replace(outcome, gots=(*outcome.gots[:i], outcome.wants[i], *outcome.gots[i + 1 :])))
