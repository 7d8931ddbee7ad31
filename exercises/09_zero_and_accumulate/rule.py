"""Exercise 09: backward, again and again. Try it with: autogradkit check 09"""


def zero_grad(leaves):
    """Start afresh: set every leaf's `.grad` to 0.0. Return nothing.

    leaves : tuple of nodes
    """
    # TODO: forget what the leaves have collected.
    raise NotImplementedError


def backward(output):
    """Add to every leaf's `.grad` how much `output` changes per unit of it. Return nothing.

    output : the last node; a node has `.value`, `.inputs`, `.vjp(g)` and `.grad`. It may have been
    used before, and its inner nodes' `.grad` may hold anything.
    """
    # TODO: carry the gradient back so that a second call adds the same to the leaves once more.
    raise NotImplementedError
