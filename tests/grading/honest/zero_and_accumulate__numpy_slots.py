"""Gradients of a pass stand in one array, a slot for each node; leaves get theirs in the end."""

import numpy as np


def zero_grad(leaves):
    any(setattr(leaf, "grad", 0.0) for leaf in leaves)


def backward(output):
    slot, order = {}, []

    def visit(node):
        if node not in slot:
            slot[node] = None
            for source in node.inputs:
                visit(source)
            slot[node] = len(order)
            order.append(node)

    visit(output)
    g = np.zeros(len(order))
    g[-1] = 1
    for node in order[::-1]:
        if node.inputs:
            np.add.at(g, [slot[s] for s in node.inputs], node.vjp(float(g[slot[node]])))
    for node in order:
        if not node.inputs:
            node.grad += float(g[slot[node]])
