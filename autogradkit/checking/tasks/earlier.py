"""An earlier question: a trial after the same one with other numbers, in one breath.

A task's trials are all of different kinds, so a function that remembers by kind, or fills one and the same
array each time, is right in all of them. What it answers to a second question of one kind tells.
"""

from autogradkit.checking.sentences import tasks as sentences
from autogradkit.checking.sentences.rules import MORE_OF_EVERYTHING
from autogradkit.checking.task import Trial

from .other_numbers import count
from .outcome import arguments_of

__all__ = ["after_another"]

MOST_NUMBERS = 2_500  # a chain of 20,000 nodes tells no more
QUICK_S = 5.0  # a trial that may take longer isn't asked three times


def after_another(task):
    """Yield the usual trial of most numbers right after itself with others, where a hand-in is graded."""
    seed = task.trials[0].seed
    known = [one for one in task.trials if callable(one.arguments) and one.name != MORE_OF_EVERYTHING]
    quick = [one for one in known if one.limit_s <= QUICK_S]
    several = [one for one in quick if one.counts] or quick
    if not (seed and several) or task.oracles or task.private:
        return
    asked = [(trial, arguments_of(task, trial)) for trial in several]
    numbers = [sum(map(count, arguments.values())) for _, arguments in asked]
    trial, earlier = asked[max(range(len(asked)), key=lambda i: numbers[i] * (numbers[i] <= MOST_NUMBERS))]
    yield Trial(sentences.AFTER_ANOTHER, trial.arguments, limit_s=QUICK_S, seed=seed, earlier=earlier)
