"""Divergence: the first frame in which two films of one computation show different numbers."""

import numpy as np

from autogradkit.core import Tensor
from autogradkit.core.engine import youngest_first
from autogradkit.core.node import Node
from autogradkit.core.tensor import result
from autogradkit.graph.computation.replay import replay

from .film import Film

__all__ = ["first_difference", "with_kit_rules"]


def with_kit_rules(t: Tensor) -> Tensor:
    """Return `t` as the kit's own rules would have recorded it: the same graph without a learner's rule."""
    values, twin = replay(t.node), {}
    for node in reversed(youngest_first(t.node)):
        if node.rule is None:
            twin[node] = node
            continue
        inputs = [values[s] if type(s) is Node else s for s in node.inputs]
        z, kept = node.op.value_and_kept(inputs, node.parameters)
        rule = node.op.kit_rule
        made = Node(
            node.number,
            rule,
            tuple(twin.get(s, s) if type(s) is Node else s for s in node.inputs),
            rule.remembered(z, inputs, node.parameters, kept),
            node.shape,
        )
        made.parameters, made.name, made.modules = node.parameters, node.name, node.modules
        twin[node] = made
    return result(np.asarray(values[t.node])[()], twin[t.node])


def first_difference(one: Film, other: Film) -> int | None:
    """Return the first frame in which the films show different numbers; None if there is none.

    Frames are compared by what they put on the screen, so that a step in another order is a difference, too.
    """
    keys = ("values", "gradient", "gradients", "contribution", "updated")
    frames = [film.data["frames"] for film in (one, other)]
    for k, (a, b) in enumerate(zip(*frames, strict=False)):
        if any(a.get(key) != b.get(key) for key in keys):
            return k
    shorter, longer = sorted(frames, key=len)
    return None if len(shorter) == len(longer) else len(shorter)
