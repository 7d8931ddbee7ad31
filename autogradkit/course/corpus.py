"""The corpus: backward rules on trial, wrong ones and right ones, as the exercise on checkers has them."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from .catalogue import entry, kit_exercises, module_in

__all__ = ["RuleOnTrial", "corpus"]


class RuleOnTrial(NamedTuple):
    """One rule on trial, and what a checker may ask it about."""

    op: str
    kind: str
    """What was done to the right rule: "no upstream", "rolled" …"""
    right: bool
    forward: Callable
    """`forward(*inputs)` is z."""
    rule: Callable
    """`rule(g, z, *inputs)` returns a tuple, one gradient for each input."""
    cases: tuple
    """Tuples of inputs: a square case first, then two others."""


def corpus(seed=0):
    """Return the 84 wrong rules and 35 right ones that `write_a_checker` puts before a checker.

    They are made anew each time, since some of them remember what they were asked.

    Parameters
    ----------
    seed : int
        Of the inputs.

    Returns
    -------
    list of RuleOnTrial

    Examples
    --------
    >>> rules = corpus()
    >>> sum(one.right for one in rules), sum(not one.right for one in rules)
    (35, 84)
    >>> np.shape(rules[0].cases[0][0])
    (3, 3)
    """
    module = module_in(entry("write_a_checker", kit_exercises()).folder, "exercise")
    (task,) = module.exercise.parts
    found = []
    for trial in task.trials:
        asked = trial.arguments(np.random.default_rng(seed))
        handed = []
        public = {name: value for name, value in asked.items() if name not in task.private}
        task.drive(lambda *rule, handed=handed: handed.append(rule), **public, **task.oracles(**asked))
        kinds = [module.KINDS[change] for change in asked["changes"]]
        facts = zip(asked["names"], kinds, task.want(**asked), handed, strict=True)
        found += [RuleOnTrial(op, kind, bool(right), *rule) for op, kind, right, rule in facts]
    return found
