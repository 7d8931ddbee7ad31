"""Freezing: a parameter becomes a constant for a while and learns again later, as the same tensor.

Its node, which makes a tensor learn, is put aside here until then. So whatever holds the tensor, another
module or an optimiser, still holds it afterwards; and a constant that never was a parameter stays one.
"""

import weakref

from autogradkit.core.node import Node
from autogradkit.core.tensor import Tensor

__all__ = ["freeze", "is_frozen", "is_parameter", "mark_frozen", "unfreeze"]

ASIDE: dict[int, tuple[weakref.ref, Node]] = {}  # id of a frozen tensor -> (weak reference to it, its node)


def is_frozen(t: Tensor) -> bool:
    """Whether a tensor is a frozen parameter."""
    return id(t) in ASIDE


def is_parameter(t: object) -> bool:
    """Whether something is a leaf tensor that learns, or will learn again."""
    return isinstance(t, Tensor) and t.is_leaf and (t.requires_grad or is_frozen(t))


def freeze(t: Tensor) -> None:
    """Let a leaf be a constant until it is unfrozen; its gradient is forgotten."""
    if t._node is not None:
        t.grad = None
        put_aside(t, t._node)
        t._node = None


def mark_frozen(t: Tensor) -> None:
    """Note that a constant, a copy of a frozen parameter, is one too."""
    if t._node is None and not is_frozen(t):
        node = Tensor(t._data, name=t.name)._node
        node.owner = weakref.ref(t)  # whose gradient it is that arrives there
        put_aside(t, node)


def put_aside(t: Tensor, node: Node) -> None:
    key = id(t)
    ASIDE[key] = (weakref.ref(t, lambda _: ASIDE.pop(key, None)), node)


def unfreeze(t: Tensor) -> None:
    """Let a frozen parameter learn again; a tensor that is no such thing stays what it is."""
    if is_frozen(t):
        _, t._node = ASIDE.pop(id(t))
        t._node.value = t._data
