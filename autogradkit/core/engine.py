"""The backward pass: one loop that carries a gradient from an output to everything it was made of."""

from collections import deque
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from autogradkit.core.broadcast import sum_to
from autogradkit.core.contributions import guarded_contributions, repair, wrong_number
from autogradkit.core.node import Node
from autogradkit.core.recording import no_grad, set_recording
from autogradkit.core.rule import FOREIGN
from autogradkit.core.tensor import Tensor, as_numbers, result
from autogradkit.errors import BackwardError
from autogradkit.guards.in_place import WATCHED

__all__ = ["Step", "backward", "backward_steps", "youngest_first"]


class Step(NamedTuple):
    """One contribution on its way, as the film shows it."""

    node: Node  # whose rule has just spoken
    g: object  # the upstream gradient that the rule was given: all that has arrived at the node
    slot: int  # for which of its inputs
    source: Node  # the node that made that input
    local: object  # what the rule returned, of the output's shape where the input was broadcast
    contribution: object  # the same with the copies of a broadcast summed: of the input's shape
    total: object  # all that the source has received so far


def youngest_first(output, oldest=-1):
    """Return every node that `output` was made of, and itself: the youngest first.

    No recursion: a graph may be 100,000 operations deep. Nodes with a number below `oldest` are left out.
    """
    seen, nodes = {output}, [output]
    for node in nodes:  # which grow meanwhile, nearly in the order that is wanted
        for source in node.inputs:
            if type(source) is Node and source not in seen and source.number >= oldest:
                seen.add(source)
                nodes.append(source)
    return sorted(nodes, key=number, reverse=True)


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
    # What a rule computes is recorded only if it is to be; between the steps one records as before.
    way_back = steps if create_graph else no_grad(steps)
    return map(Step._make, way_back(output, g, grads, create_graph, oldest))


def steps(output, g, grads, create_graph=False, oldest=-1):
    """Carry `g` back from `output`, filling `grads` and yielding what makes up a Step.

    `grads` holds what has arrived at each node so far. A value that was used several times receives a
    contribution from every use, and its own rule may run only once all of them have been added up, because a
    rule that ran earlier would pass on too little, and one that ran at each arrival would need exponential
    time. The age of the nodes settles this without any counting: what is made from a value is younger than
    the value, so whoever visits the youngest first has, when a node's turn comes, heard all who used it.

    What stays in `grads` are gradients of leaves, of nodes that retain theirs, and of nodes below `oldest`.
    """
    grads[output] = g
    own = set()  # sources whose total this loop has made itself: it may be added to in place
    on_tensors = create_graph or isinstance(g, Tensor)
    waiting = youngest_first(output, oldest)[::-1]
    del output  # whoever keeps no graph of their own has it freed behind the loop
    while waiting:
        node = waiting.pop()
        rule = node.rule
        g = rule and (grads[node] if node.retains_grad else grads.pop(node, None))
        if g is None:  # a leaf, where the gradient has come as far as it goes; or no rule sent anything here
            continue
        if WATCHED or on_tensors:
            contributions = guarded_contributions(node, g, create_graph)
        else:  # what rule.contributions does, without the call
            needs = rule.wants_needs and node.needs()
            answer = rule.function(g, *node.saved, needs=needs) if needs else rule.function(g, *node.saved)
            contributions = answer if type(answer) is tuple else (answer,)
        if len(contributions) != len(node.inputs):
            raise wrong_number(node, contributions)
        for slot, source in enumerate(node.inputs):
            if type(source) is not Node:  # a constant
                continue
            local = contribution = contributions[slot]
            try:
                if local.shape != source.shape:
                    contribution = sum_to(local, source.shape)
            except (AttributeError, ValueError):
                local = contribution = repair(node, slot, local)
            if source not in grads:
                total = contribution
            elif source in own and not on_tensors:
                total = grads[source]
                total += contribution
            else:
                total = grads[source] + contribution
                own.add(source)
            grads[source] = total
            yield node, g, slot, source, local, contribution, total


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
    if t._node is None:
        raise BackwardError(
            f"backward() on {t.label}, which is a constant: nothing it was made of needs a gradient. "
            "Make a leaf with Tensor(data), and check for .detach(), .data or no_grad() on the way."
        )
    grads, g = {}, seed(t, g, create_graph)
    # A rule may hand its g on to several inputs as it is: then they all hold one array, and each must get its
    # own. Otherwise what a rule of the kit's returns is a part of that or new; what another returns may be
    # anything, also an array that it goes on using.
    taken = {id(g)}
    with set_recording(create_graph):
        drain(steps(t._node, g, grads, create_graph))
        several = FOREIGN or len(taken.union(map(id, grads.values()))) <= len(grads)
        while grads:
            node, total = grads.popitem()
            owner = (reference := node.owner) and reference()
            if owner is None or owner._node is not node:
                continue
            before = owner._grad if node.rule is None else None
            whole = type(total) is np.ndarray and total.base is None and total.dtype is owner._data.dtype
            if whole and before is None and not several:
                owner._grad = total
            else:
                owner._grad = updated_grad(before, total, owner.dtype, create_graph, id(total) in taken)
                taken.add(id(total))


def seed(t, g, create_graph=False):
    """Return the upstream gradient that a backward pass from `t` starts with."""
    if g is None:
        if t._data.size != 1:
            raise BackwardError(
                f"backward() starts from one number, the loss: {t.label} has shape {t.shape}. "
                f"Reduce it, for instance with .sum(), or pass the upstream gradient: backward(g) with g of "
                f"shape {t.shape}."
            )
        g = t.dtype.type(1) if t.shape == () else np.ones(t.shape, t.dtype)
        return result(g) if create_graph else g
    if isinstance(g, Tensor):
        return g if create_graph else g._data
    g = as_numbers(g).astype(t.dtype)
    if g.shape != t.shape:
        raise BackwardError(f"The upstream gradient has shape {g.shape}: {t.label} has shape {t.shape}.")
    return result(g[()]) if create_graph else g[()]


def updated_grad(before, total, dtype, create_graph, shared):
    """Return what becomes of a gradient when `total` arrives: leaves add up, in arrays of their own."""
    if create_graph:
        if before is None:
            return total.copy() if shared else total
        return before + total
    if before is None:
        return np.array(total, dtype)
    return np.asarray((before._data if isinstance(before, Tensor) else before) + total)
