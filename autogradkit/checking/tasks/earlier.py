"""An earlier question: a trial after the same one with other numbers, in one breath.

A task's trials are all of different kinds, so a function that remembers by kind, or fills one and the same
array each time, is right in all of them. What it answers to a second question of one kind tells.
"""

from autogradkit.checking.sentences import tasks as sentences
from autogradkit.checking.sentences.rules import MORE_OF_EVERYTHING
from autogradkit.checking.task import Trial

from .other_numbers import count

__all__ = ["after_another"]

MOST_NUMBERS = 2_500  # a chain of 20,000 nodes tells no more
QUICK_S = 5.0  # a trial that may take longer isn't asked three times


def after_another(task, outcomes):
    """Yield the usual trial of most numbers right after itself with others, where a hand-in is graded.

    `outcomes` are those of all trials.
    """
    seed = task.trials[0].seed
    known = [one for one in outcomes if callable(one.trial.arguments)]
    quick = [one for one in known if one.trial.limit_s <= QUICK_S and one.trial.name != MORE_OF_EVERYTHING]
    several = [one for one in quick if one.trial.counts] or quick
    if not (seed and several) or task.oracles or task.private:
        return
    numbers = [sum(map(count, one.arguments.values())) for one in several]
    most = several[max(range(len(several)), key=lambda i: numbers[i] * (numbers[i] <= MOST_NUMBERS))]
    draw, earlier = most.trial.arguments, most.arguments
    yield Trial(sentences.AFTER_ANOTHER, draw, limit_s=QUICK_S, seed=seed, earlier=earlier)
