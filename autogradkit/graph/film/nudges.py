"""Nudges: what a contribution should be, by moving each entry of an input a little.

Only for rules that are not the kit's: where such a rule sends something else than the nudges call for, the
film marks the step. Where the nudges are not sure (a kink, a jump, too many entries) nothing is claimed.
"""

import inspect

import numpy as np

from autogradkit.core.node import Node
from autogradkit.graph.notation.formulas import HOLD_FOR

__all__ = ["formulas_hold", "formulated_op", "has_rule_of_the_kit", "nudged_contribution"]

MOST_ENTRIES = 200
# The central difference of a smooth f errs by about h²·f''' + eps·f/h: 1e-10 and 1e-11 at this h, for
# values near 1. The two one-sided slopes of a smooth f differ by about h·f'', those at a kink by its bend.
STEP = 1e-5
SMOOTH = 1e-3
TOLERANCE = 1e-5


def nudged_contribution(node: Node, slot: int, upstream, inputs, contribution) -> np.ndarray | None:
    """Return the contribution that nudges of input `slot` call for, or None when it is what was sent.

    None also when the rule is the kit's own, and when nudging can't tell.
    """
    if has_rule_of_the_kit(node):
        return None
    x = np.array(inputs[slot], dtype=float)
    if x.size > MOST_ENTRIES:
        return None
    try:
        with np.errstate(all="ignore"):
            left, right = one_sided(node, slot, upstream, inputs, x)
    except Exception:  # a forward of the learner's may refuse what it did not expect
        return None
    want = (left + right) / 2
    scale = np.maximum(1.0, np.abs(want))
    if not np.isfinite(want).all() or np.any(np.abs(left - right) > SMOOTH * scale):
        return None
    same = np.shape(contribution) == want.shape and np.all(np.abs(contribution - want) <= TOLERANCE * scale)
    return None if same else want


def has_rule_of_the_kit(node: Node) -> bool:
    """Return whether a node's rule is the kit's own: only of such a rule are the kit's formulas true.

    Written below somebody else's rule they would say what it does not do, and to a learner the answer.
    """
    return is_of_kit(node.rule.function)


def is_of_kit(function) -> bool:
    """Return whether a function is the kit's own."""
    return (inspect.unwrap(function).__module__ or "").startswith("autogradkit.")


def formulated_op(node: Node) -> str:
    """Return the name of the op whose formulas say what a node's rule does; "" if none do."""
    return node.op.name if has_rule_of_the_kit(node) and formulas_hold(node) else ""


def formulas_hold(node: Node) -> bool:
    """Return whether the formulas of that op's name are its own, and hold for the node's parameters."""
    parameters, wanted = node.op.parameters | node.parameters, HOLD_FOR.get(node.op.name, {})
    return is_of_kit(node.op.forward) and all(np.all(parameters[name] == wanted[name]) for name in wanted)


def one_sided(node: Node, slot: int, upstream, inputs, x) -> tuple[np.ndarray, np.ndarray]:
    """Return the slopes of <upstream, output> to the left and to the right, entry by entry of `x`."""

    def height(nudged):
        given = [nudged if i == slot else value for i, value in enumerate(inputs)]
        return np.sum(upstream * node.op.value(*given, **node.parameters))

    left, right = np.zeros_like(x), np.zeros_like(x)
    here = height(x)
    for entry in np.ndindex(x.shape):
        step = STEP * max(1.0, abs(x[entry]))
        for slopes, sign in ((left, -1), (right, 1)):
            nudged = x.copy()
            nudged[entry] += sign * step
            slopes[entry] = (height(nudged) - here) / (sign * step)
    return left, right
