"""Contributions: what a rule sends to the inputs of its op, where that takes more than calling it.

The engine asks here when a backward pass is recorded, when a guard looks on, and when a rule returned
something odd: a list, a number, an array of another shape, too few of them.
"""

import numpy as np

from autogradkit.core.broadcast import sum_to
from autogradkit.core.node import Node
from autogradkit.core.tensor import Tensor, result
from autogradkit.errors import RuleError
from autogradkit.guards.in_place import check_backward, check_memory
from autogradkit.guards.kept_outside import refuse_what_is_kept_outside
from autogradkit.guards.record_keeping import keeping_record

__all__ = ["guarded_contributions", "repair", "wrong_number"]


def guarded_contributions(node, g, create_graph):
    """Return what node's rule makes of `g` where a guard looks on: at arrays lent, at a `g` that is a Tensor.

    With `create_graph` what the rule remembers are Tensors too, so that the result depends on the inputs.
    """
    check_memory(node)
    if create_graph or isinstance(g, Tensor):
        saved = remembered_as_tensors(node) if create_graph else node.saved
        if type(g) is Tensor:  # a rule that writes `g *= 2` changes no other gradient
            g = result(g._data, g._node)
        with keeping_record(node.rule):
            contributions = node.rule.contributions(g, saved, node.needs())
    else:
        contributions = node.rule.contributions(g, node.saved, node.needs())
    if len(contributions) == len(node.inputs):
        check_backward(node, g, contributions)
    return contributions


def remembered_as_tensors(node):
    """Return what `node` remembers, with the graph still attached, for a backward pass that is recorded."""
    rule = node.rule
    refuse_what_is_kept_outside(rule)
    tensors = []
    for name, value in zip(rule.names, node.saved, strict=True):
        if name == "z":
            value = result(value, node)
        elif name in rule.op.keeps and name in rule.optional:
            value = None
        elif name in rule.op.keeps and getattr(value, "dtype", np.dtype(int)).kind == "f":
            raise RuleError(
                f"{rule.op.name} is differentiable once: its rule uses {name!r}, which the forward kept and "
                "through which no second derivative can be taken. Let the rule compute it from its inputs."
            )
        elif name in rule.op.inputs:
            source = node.inputs[rule.op.inputs.index(name)]
            if type(source) is Node:
                value = result(value, source)
        elif "*" + name in rule.op.inputs:
            value = tuple(
                [result(v, s) if type(s) is Node else v for v, s in zip(value, node.inputs, strict=True)]
            )
        tensors.append(value)
    return tensors


def wrong_number(node, contributions):
    """Return the error for a rule that returns too few gradients or too many."""
    return RuleError(
        f"{node.rule.function.__name__} returned {len(contributions)} gradient(s): {node.op.name} has "
        f"{len(node.inputs)} input(s), {', '.join(node.op.inputs)}, and each gets one."
    )


def repair(node, slot, local):
    """Return what a rule gave for one input as an array of that input's shape, or say what is wrong."""
    source, rule = node.inputs[slot], node.rule
    name = rule.op.inputs[min(slot, len(rule.op.inputs) - 1)].lstrip("*")
    if local is None:
        raise RuleError(f"{rule.function.__name__} returned None for {name}, which needs a gradient.")
    if not isinstance(local, Tensor):
        local = np.asarray(local)
        if local.dtype.kind not in "fiub":
            raise RuleError(
                f"{rule.function.__name__} returned {local.dtype} for {name}: a gradient is numbers."
            )
    try:
        return sum_to(local, source.shape)
    except ValueError:
        raise RuleError(
            f"{rule.function.__name__} returned a gradient of shape {local.shape} for {name}, "
            f"which has shape {source.shape}: they must be the same."
        ) from None
