"""What lets go of its inputs one by one, so that a long graph is not freed from within itself.

A node that is freed frees its inputs, these theirs, and so on. Python breaks such a chain off before its
stack ends, but in a browser it doesn't see the end coming: a graph two thousand operations deep ended the
kernel.
"""

from typing import Any

from autogradkit.platforms import in_browser

__all__ = ["FreedOneByOne", "free_one_by_one"]


class Freed:
    """What nodes held that nobody needs any more, and whether it is being let go."""

    __slots__ = ("held", "running")

    def __init__(self) -> None:
        self.held: list = []
        self.running = False


FREED = Freed()


def free_one_by_one(node: Any) -> None:
    """Let go of what a node holds, and of what its inputs hold, one after the other. It is its last deed."""
    FREED.held.append((node.inputs, node.saved))
    node.inputs = node.saved = ()
    if node.parameters:  # a checkpoint's are tensors
        FREED.held.append(node.parameters)
        node.parameters = {}
    if FREED.running:
        return
    FREED.running = True
    try:
        while FREED.held:
            FREED.held.pop()  # a node that it alone held comes back here, and only adds to the list
    finally:
        FREED.running = False


class FreedOneByOne:
    """A node, where the stack is small. Elsewhere it is freed as everything is, which costs nothing."""

    __slots__ = ()

    if in_browser():
        __del__ = free_one_by_one
