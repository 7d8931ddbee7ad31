"""Replay: the value of every node of a graph, computed once more."""

import numpy as np

from autogradkit.core.engine import youngest_first
from autogradkit.core.node import Node

__all__ = ["replay"]


def replay(output):
    """Compute the value of every node that `output` was made of once more, oldest first.

    A graph remembers only what its rules asked for. The rest follows from the leaves and the constants.

    Returns
    -------
    dict of Node to array
    """
    values = {}
    for node in reversed(youngest_first(output)):
        if node.rule is None:
            values[node] = np.asarray(node.value)
            continue
        inputs = [values[s] if type(s) is Node else s for s in node.inputs]
        values[node] = np.asarray(node.op.value(*inputs, **node.parameters))
    return values
