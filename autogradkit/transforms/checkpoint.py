"""Checkpointing: forget what a part of the graph remembers, and compute it again when the gradient comes.

A chain of n operations remembers n arrays. Cut into √n segments, it remembers the √n inputs of the segments,
and during the backward pass the insides of one segment at a time: √n again. The price is one more forward.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from autogradkit.core.engine import drain, steps, youngest_first
from autogradkit.core.node import Node, age
from autogradkit.core.op import op
from autogradkit.core.recording import recording, set_recording
from autogradkit.core.tensor import Tensor, result
from autogradkit.errors import BackwardError
from autogradkit.guards.parts import note_sharing
from autogradkit.guards.record_keeping import outside_rules
from autogradkit.randomness import generators_drawn_from, rewound, states

__all__ = ["checkpoint"]


def checkpoint(f: Callable, *arguments: Any, **keywords: Any) -> Any:
    """Return `f(*arguments, **keywords)`, remembering its inputs only.

    The backward pass calls f once more, with the random numbers it drew the first time (from the kit's
    generator, NumPy's global one, or a Generator among the arguments), and differentiates that. Gradients
    also reach what f uses beyond its arguments, such as a layer's weights.

    Parameters
    ----------
    f : callable
        Returns one tensor, and the same one whenever it is called with the same arguments.

    Raises
    ------
    BackwardError
        During the backward pass, if f computes something else the second time.

    Examples
    --------
    >>> import autogradkit as ag
    >>> x = ag.Tensor(0.0)
    >>> z = ag.checkpoint(lambda x: (x + 1).exp().log(), x)
    >>> z.backward()
    >>> z.node.op.name, x.grad
    ('checkpoint', array(1.))
    """
    if not recording():
        return f(*arguments, **keywords)
    segment = Segment(f, arguments, keywords)
    z = f(*arguments, **keywords)
    if not isinstance(z, Tensor) or z.node is None or z.node.number < segment.start:
        return z
    segment.seen, segment.states = digest(z._data), generators_drawn_from(segment.states)
    # What was recorded tells which nodes outside f took part. Then it is dropped, with z's old node.
    segment.outside = outside(z.node, segment.start)
    if not segment.outside:
        return z
    node = Node(age(), checkpointed.rule, segment.outside, (segment,), z.shape)
    node.parameters = {"segment": segment}
    note_sharing((z, made := result(z._data, node)))  # f may have kept z
    return made


def outside(output: Node, start: int) -> tuple[Node, ...]:
    """Return the nodes older than `start` that `output` was made of directly, oldest first."""
    nodes = youngest_first(output, start)
    older = {s for n in nodes for s in n.inputs if type(s) is Node and s.number < start}
    return tuple(sorted(older, key=lambda node: node.number))


class Segment:
    """A call that can be repeated: the function, its arguments and the random state it started from."""

    def __init__(self, f: Callable, arguments: tuple, keywords: dict) -> None:
        self.f, self.arguments, self.keywords = f, arguments, keywords
        self.name = getattr(f, "__name__", "f")
        self.states = states(arguments)  # and after the call, of those alone that it drew from
        self.start = age()  # everything the call makes is younger
        self.seen: tuple[bytes, bytes] | None = None  # what it computed the first time, as a digest
        self.outside: tuple[Node, ...] = ()  # the nodes that it was computed from

    def repeat(self) -> Tensor:
        """Return what the call returns when it is repeated."""
        with rewound(self.states):
            z = self.f(*self.arguments, **self.keywords)
        if digest(z._data) != self.seen:
            raise BackwardError(
                f"checkpoint called {self.name} again for the backward pass and it computed something else. "
                "If it draws random numbers from a Generator of its own, pass that Generator as an argument; "
                "if it changes what it uses, it can't be checkpointed."
            )
        return z


def digest(z: np.ndarray) -> tuple[bytes, bytes]:
    """Return sums of the bits of `z` as whole numbers, of every 1021st, as a fingerprint.

    They tell another result, also one in another order (no axis is as long as a prime), in a tenth of the
    time that a checksum takes.
    """
    if z.dtype.itemsize > 8:  # a longdouble's bytes are not all its own
        z = z.astype(np.float64)
    bits = np.ascontiguousarray(z).view(f"u{z.dtype.itemsize}").ravel()
    whole = bits.size // 1021 * 1021
    return bits[:whole].reshape(-1, 1021).sum(axis=0).tobytes(), bits[whole:].tobytes()


@op("checkpoint")
def checkpointed(*xs: Any, segment: Segment) -> Any:
    """What a checkpointed call computes; xs are the values from outside that took part in it."""
    with set_recording(False):
        return segment.repeat()._data


@checkpointed.backward
def checkpointed_backward(g: Any, segment: Segment) -> tuple:
    """Call it again, this time remembering all, and carry g back through that."""
    taped, start = recording(), age()
    grads: dict[Node, Any] = {}
    with set_recording(True):
        with outside_rules():
            z = segment.repeat()
        way_back = steps(z.node, g, grads, create_graph=taped, oldest=start)
        del z  # the graph is freed behind the loop
    with set_recording(taped):
        drain(way_back)
    if any(n.number < start and n not in segment.outside for n in grads):
        raise BackwardError(
            f"checkpoint called {segment.name} again for the backward pass, and it used other tensors than "
            "the first time: it changes what it uses, as `x += 1` and `x[0] = 1` do. Compute a new tensor, "
            "x = x + 1, or begin with x = x.copy()."
        )
    return tuple([grads[n] if n in grads else np.zeros(n.shape) for n in segment.outside])
