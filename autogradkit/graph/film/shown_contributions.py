"""The contributions of a backward pass: each step of an engine with all that the film shows of it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from autogradkit.core.node import Node
from autogradkit.graph.computation.slopes import local_derivatives, matching_local_derivative

from .nudges import nudged_contribution
from .scene import Scene

__all__ = ["Contribution", "contributions"]


class Contribution(NamedTuple):
    """What one rule sends to one input, and what that input's value does with it."""

    node: Node
    """Whose rule sends it; its number is `target`, the end of the arrow on which it travels."""
    target: int
    source: int
    slot: int
    upstream: np.ndarray
    local: np.ndarray | None
    """The local derivative, where the upstream gradient was simply multiplied by one."""
    copies: np.ndarray
    """What the rule returned, of the output's shape where the input was broadcast."""
    contribution: np.ndarray
    before: np.ndarray | None
    """The source's gradient before; None if this contribution is its first."""
    total: np.ndarray
    forgets: bool
    """The source forgets the gradient it had."""
    on_screen: bool
    """The upstream gradient is what the film shows as the gradient of `target`."""
    want: np.ndarray | None
    """What nudging the source calls for, where the rule is the learner's and sends something else."""

    @property
    def rule_name(self) -> str | None:
        """What the rule is called."""
        return getattr(self.node.rule.function, "__name__", None)

    @property
    def is_summed(self) -> bool:
        """Whether the input was copied, so that what its copies get is summed."""
        return self.copies.shape != self.contribution.shape


def contributions(
    scene: Scene, steps: Iterable, totals: dict[int, np.ndarray], forgets: bool = False
) -> Iterator[Contribution]:
    """Yield what each step of an engine carries; `totals` has the output's gradient and is filled.

    `forgets` says that in this engine a contribution takes the place of those before.
    """
    record = scene.record
    slopes: dict[int, tuple | None] = {}
    for step in steps:
        target, source = record.number[step.node], record.number[step.source]
        if target not in slopes:
            slopes[target] = local_derivatives(step.node)
        # Copies: an engine may go on adding to its arrays.
        upstream, copies, contribution = np.array(step.g), np.array(step.local), np.array(step.contribution)
        before, totals[source] = totals.get(source), np.array(step.total)
        inputs = [record.values[i] for i in record.inputs[target]]
        yield Contribution(
            node=step.node,
            target=target,
            source=source,
            slot=step.slot,
            upstream=upstream,
            local=matching_local_derivative(slopes[target], step.slot, upstream, copies),
            copies=copies,
            contribution=contribution,
            before=before,
            total=totals[source],
            forgets=forgets and before is not None,
            on_screen=np.array_equal(upstream, totals.get(target, np.nan), equal_nan=True),
            want=nudged_contribution(step.node, step.slot, upstream, inputs, contribution),
        )
