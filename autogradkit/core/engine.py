"""The backward pass: one loop that carries a gradient from an output to everything it was made of."""

from collections import deque
from operator import attrgetter
from sys import getrefcount
from typing import NamedTuple

import numpy as np

from autogradkit.core.broadcast import sum_to
from autogradkit.core.node import Node
from autogradkit.core.recording import set_recording
from autogradkit.core.tensor import Tensor, result
from autogradkit.errors import BackwardError, RuleError
from autogradkit.guards.record_keeping import keeping_record
from autogradkit.guards.watch import WATCHED, check_backward, check_memory

__all__ = ["Step", "backward", "backward_steps", "youngest_first"]


class Step(NamedTuple):
    """One contribution on its way, as the film shows it."""

    node: Node  # whose rule has just spoken
    slot: int  # for which of its inputs
    source: Node  # the node that made that input
    local: object  # what the rule returned, of the output's shape where the input was broadcast
    contribution: object  # the same with the copies of a broadcast summed: of the input's shape
    total: object  # all that the source has received so far


def youngest_first(output, oldest=-1):
    """Return every node that `output` was made of, and itself: the youngest first.

    What is made from a value is younger than the value. So when a node's turn comes, everything made from it
    has already spoken. No recursion: a graph may be 100,000 operations deep. Nodes with a number below
    `oldest` are left out.
    """
    seen = {output}
    waiting = [output]
    while waiting:
        for source in waiting.pop().inputs:
            if type(source) is Node and source not in seen and source.number >= oldest:
                seen.add(source)
                waiting.append(source)
    return sorted(seen, key=number, reverse=True)


number = attrgetter("number")


def backward_steps(output, g, grads, create_graph=False, oldest=-1):
    """Return an iterator that carries `g` back from `output`, Step by Step; see `steps`.

    `g` is a number or an array, or a Tensor, of the output's shape.
    """
    g = g if isinstance(g, Tensor) else np.asarray(g)[()]
    if g.shape != output.shape:
        raise BackwardError(
            f"The upstream gradient has shape {g.shape}: the output has shape {output.shape}."
        )
    return map(Step._make, steps(output, g, grads, create_graph, oldest))


def steps(output, g, grads, create_graph=False, oldest=-1):
    """Carry `g` back from `output`, filling `grads` and yielding what makes up a Step.

    Nodes are visited from the youngest to the oldest. When a node's turn comes, everything made from it has
    already spoken: `grads[node]` is complete and can be passed on. What stays in `grads` at the end are the
    gradients of leaves, of the nodes that retain theirs, and of nodes numbered below `oldest`, whose turn
    does not come.
    """
    grads[output] = g
    arrays = not (create_graph or isinstance(g, Tensor))
    own = set()  # sources whose total is an array of this loop's own, safe to add to in place
    waiting = youngest_first(output, oldest)[::-1]
    del output  # whoever keeps no graph of their own has it freed behind the loop
    while waiting:
        node = waiting.pop()
        rule = node.rule
        if rule is None:
            continue
        g = grads[node] if node.retains_grad else grads.pop(node, None)
        if g is None:  # no rule sent anything here
            continue
        if WATCHED:
            check_memory(node)
        saved = saved_as_tensors(node) if create_graph else node.saved
        function = rule.function if arrays else keeping_record(rule)
        if rule.wants_needs:
            answer = function(g, *saved, needs=tuple([type(s) is Node for s in node.inputs]))
        else:
            answer = function(g, *saved)
        contributions = answer if type(answer) is tuple else (answer,)
        if len(contributions) != len(node.inputs):
            raise wrong_number(node, contributions)
        if WATCHED:
            check_backward(node, g, contributions)
        for slot, source in enumerate(node.inputs):
            if type(source) is not Node:
                continue
            local = contribution = contributions[slot]
            try:
                if local.shape != source.shape:
                    contribution = sum_to(local, source.shape)
            except (AttributeError, ValueError):
                local = contribution = repaired(node, slot, local)
            if source not in grads:
                grads[source] = total = contribution
            elif source in own:
                total = grads[source]
                total += contribution
                grads[source] = total
            else:
                grads[source] = total = grads[source] + contribution
                if arrays:
                    own.add(source)
            yield node, slot, source, local, contribution, total


drain = deque(maxlen=0).extend  # takes every step and keeps none


def backward(t, g=None, create_graph=False):
    """Fill `.grad` of every leaf that this tensor was made of with the gradient of this tensor.

    Parameters
    ----------
    g : array_like, optional
        The upstream gradient, of this tensor's shape. A single number needs none: ∂L/∂L = 1.
    create_graph : bool
        Record the backward pass too, so that gradients can be differentiated again; `.grad` is then a Tensor.

    Raises
    ------
    BackwardError
        On a constant, and on a tensor of several numbers without `g`.

    Examples
    --------
    >>> from autogradkit import Tensor
    >>> x = Tensor([1.0, 2.0])
    >>> (x * x).backward([1.0, 10.0])
    >>> x.grad
    array([ 2., 40.])
    """
    if t.node is None:
        raise BackwardError(
            f"backward() on {t.label}, which is a constant: nothing it was made of needs a gradient. "
            "Make a leaf with Tensor(data), and check for .detach(), .data or no_grad() on the way."
        )
    grads = {}
    with set_recording(create_graph):
        drain(steps(t.node, seed(t, g, create_graph), grads, create_graph))
        while grads:
            node, total = grads.popitem()
            if node.rule is not None and not node.retains_grad:
                continue
            unshared = getrefcount(total) == 2 and type(total) is np.ndarray and total.base is None
            if unshared and node.grad is None and total.dtype == getattr(node.value, "dtype", None):
                node.grad = total  # nobody else holds this array: no need to copy it
            else:
                node.grad = settled(node, total, create_graph)


def seed(t, g, create_graph=False):
    """Return the upstream gradient that a backward pass from `t` starts with."""
    if g is None:
        if t.size != 1:
            raise BackwardError(
                f"backward() starts from one number, the loss: {t.label} has shape {t.shape}. "
                f"Reduce it, for instance with .sum(), or pass the upstream gradient: backward(g) with g of "
                f"shape {t.shape}."
            )
        g = t.dtype.type(1) if t.shape == () else np.ones(t.shape, t.dtype)
        return result(g) if create_graph else g
    if isinstance(g, Tensor):
        return g if create_graph else g._data
    g = np.asarray(g, dtype=t.dtype)
    if g.shape != t.shape:
        raise BackwardError(f"The upstream gradient has shape {g.shape}: {t.label} has shape {t.shape}.")
    return result(g[()]) if create_graph else g[()]


def settled(node, total, create_graph):
    """Return what becomes of `node.grad` when `total` arrives: leaves add up, in arrays of their own."""
    before = node.grad if node.rule is None else None
    if isinstance(before, Tensor) and not create_graph:
        before = before._data
    if create_graph:
        return total if before is None else before + total
    if before is None:
        return np.array(total, dtype=total.dtype if node.value is None else node.value.dtype)
    return np.asarray(before + total)


def saved_as_tensors(node):
    """Return what `node` remembers, with the graph still attached, for a backward pass that is recorded."""
    rule = node.rule
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


def repaired(node, slot, local):
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
