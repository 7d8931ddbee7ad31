"""A node: how one value was made, and what must be remembered to carry a gradient back through it.

It knows the rule that carries the gradient, the nodes the gradient goes to, and what that rule asked to
remember. A node never holds a Tensor, and a gradient is held by its tensor: there is no cycle, also where
gradients are Tensors with a graph of their own, and a graph that nobody needs any more is freed at once.
"""

from itertools import count

from autogradkit.guards.freeing import FreedOneByOne

__all__ = ["Node", "age"]

age = count().__next__  # the older a node, the smaller its number


class Node(FreedOneByOne):
    """How one value was made. On a leaf there is nothing to tell: `rule` is None.

    Attributes
    ----------
    number : int
        Order of creation; sources have smaller numbers, so this is a topological order.
    rule : Rule or None
        The backward rule that was in force when the value was made.
    inputs : tuple
        For each input of the op, in order: the Node that made it, or the constant itself.
    saved : tuple
        What the rule asked to remember.
    shape : tuple of int
    """

    __slots__ = ("__dict__", "__weakref__", "inputs", "number", "rule", "saved", "shape")

    # What few nodes have costs nothing to those that don't: these are the values of the others.
    name = None
    owner = None  # a weak reference to the tensor whose .grad is filled: a leaf's, or one that retains it
    retains_grad = False
    is_parameter = False  # whether a module or an optimiser counts on its tensor to stay a leaf
    value = None  # a leaf's array
    updating = None  # on a leaf, while `p.data -= …` is computed: the array given out, and the leaf's own
    parameters = {}  # noqa: RUF012, never written to: a node with parameters gets its own
    origins = ()  # where constants are copies: for each input the id of the array that was given
    modules = ()  # those whose output it is: for each, the age() at its call, and its name

    def __init__(self, number, rule, inputs, saved, shape):
        self.number = number
        self.rule = rule
        self.inputs = inputs
        self.saved = saved
        self.shape = shape

    @property
    def op(self):
        """The op that made the value; None on a leaf."""
        return self.rule and self.rule.op

    def needs(self):
        """Return, for each input, whether a gradient is wanted for it: not for constants."""
        return tuple([type(source) is Node for source in self.inputs])

    def remembers(self):
        """Return what is remembered, by the name under which the rule asked for it."""
        return dict(zip(self.rule.names, self.saved, strict=True)) if self.rule else {}

    def __repr__(self):
        made_by = f"made by {self.op.name}" if self.rule else "leaf"
        return f"<node {self.name or self.number}, shape {self.shape}, {made_by}>"
