"""Exercise 01: repair the two rules of the article. Try it with: autogradkit check 01"""


def add_backward(node):
    """Send `node.grad` back through a sum.

    node : has `.value`, `.grad` (how L changes per unit of its value) and `.children`, two nodes
    with `.value` and `.grad` of their own. Add to the children's `.grad`; return nothing.
    """
    # TODO: add to each child's .grad what it receives through this sum.
    raise NotImplementedError


def mul_backward(node):
    """Send `node.grad` back through a product; `node` is as above."""
    # TODO: add to each child's .grad what it receives through this product.
    raise NotImplementedError
