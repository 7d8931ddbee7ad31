"""Exercise 08: carry the gradient through a whole graph. Try it with: autogradkit check 08"""


def backward(output):
    """Fill `.grad` of every node that `output` was made from. Return nothing.

    output : the last node. A node has `.value`, `.inputs` (a tuple of nodes), `.vjp(g)` (what each
    input receives when the node's own gradient is g) and `.grad`, 0.0 at first.
    """
    # TODO: start at the output, and let every node speak once, when all that was made from it has spoken.
    raise NotImplementedError
