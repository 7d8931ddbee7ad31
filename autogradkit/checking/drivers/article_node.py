"""Drives a function that gets one node, as in the article.

`node.value`, `node.grad` (the upstream gradient, already there) and `node.children`, two nodes with `.value`
and `.grad` of their own. The function returns nothing; it adds to the children's `.grad`.
"""

from dataclasses import dataclass

import numpy as np


@dataclass(eq=False)
class ArticleNode:
    """A node as the article has it."""

    value: float
    grad: float = 0.0
    children: tuple = ()


def drive(learners, value, g, values, grads, shared):
    """Build the article's node with its two children, and read the children's gradients.

    `values` and `grads` hold the children's values and what their `.grad` holds beforehand;
    with `shared` both children are one and the same node, whose gradient is returned alone. Then come
    the values and the upstream gradient as they are afterwards: the node's two, and those of the children.
    """
    return handed_a_node(learners, value, g, values, grads, shared)[0]


def returns(learners, value, g, values, grads, shared):
    """Return whether the function, of which nothing is asked back, returns something."""
    return np.array(handed_a_node(learners, value, g, values, grads, shared)[1] is not None)


def handed_a_node(learners, value, g, values, grads, shared):
    """Return what `drive` does, and what came back from the function."""
    first = ArticleNode(float(values[0]), float(grads[0]))
    second = first if shared else ArticleNode(float(values[1]), float(grads[1]))
    node = ArticleNode(float(value), float(g), (first, second))
    returned = learners(node)
    children = (first,) if first is second else (first, second)
    left = [node.value, node.grad, *(child.value for child in children)]
    return np.array([*(child.grad for child in children), *left], float), returned
