"""Rerun: a recorded graph computed once more, with other values at its leaves or other rules at its ops."""

from collections.abc import Callable, Mapping

import numpy as np

from autogradkit.core import Tensor
from autogradkit.core.engine import youngest_first
from autogradkit.core.node import Node
from autogradkit.core.rule import Rule
from autogradkit.core.tensor import result

__all__ = ["rerun"]


def rerun(t: Tensor, moved: Mapping[Node, object], rule_of: Callable[[Node], Rule] | None = None) -> Tensor:
    """Return the twin of `t`: the same ops, the leaves in `moved` at other values.

    The nodes of the twin have the numbers and the names of those that they stand for, so that a film of it is
    drawn alike. What Python decided while `t` was computed, an `if` or the length of a loop, stays decided.

    >>> import autogradkit as ag
    >>> x = ag.Tensor(3.0, name="x")
    >>> rerun(x * x, {x.node: 5.0}).item(), x.item()
    (25.0, 3.0)
    """
    values: dict[Node, np.ndarray] = {}
    twin: dict[Node, Node] = {}
    for node in reversed(youngest_first(t.node)):
        if node.rule is None:
            value = np.asarray(node.value)
            values[node] = np.asarray(moved.get(node, value), value.dtype)[()]
            twin[node] = leaf_twin(node, values[node]) if node in moved else node
            continue
        inputs = [values[s] if type(s) is Node else s for s in node.inputs]
        z, kept = node.op.forward(*inputs, **node.parameters), {}
        if node.op.keeps:
            z, kept = z
        values[node] = z
        rule = node.rule if rule_of is None else rule_of(node)
        made = Node(
            node.number,
            rule,
            tuple(twin[s] if type(s) is Node else s for s in node.inputs),
            rule.values_to_save(z, inputs, node.parameters, kept),
            node.shape,
        )
        made.parameters, made.origins = node.parameters, node.origins
        made.name, made.modules = node.name, node.modules
        twin[node] = made
    return result(values[t.node], twin[t.node])


def leaf_twin(node: Node, value: np.ndarray) -> Node:
    """Return a leaf like `node` with another value."""
    made = Node(node.number, None, (), (), node.shape)
    made.name, made.value = node.name, value
    return made
