"""Comparing: the same calls of a function, once as it is and once compiled, bit for bit."""

import numpy as np

import autogradkit as ag
from autogradkit import Tensor

__all__ = ["bits", "both_ways"]


def bits(x):
    """Return all that can be told from arrays and tensors in nested containers."""
    if isinstance(x, Tensor):
        data = x._data[()] if type(x._data) is np.ndarray else x._data  # a number, whether in an array or not
        return "tensor", x.requires_grad, x.grad is None if x.is_leaf else None, bits(data)
    if isinstance(x, (tuple, list)):
        return type(x).__name__, *map(bits, x)
    if isinstance(x, dict):
        return {key: bits(part) for key, part in x.items()}
    if isinstance(x, np.ndarray | np.generic):
        return type(x).__name__, x.dtype.str, x.shape, x.tobytes()
    return type(x).__name__, repr(x)


def both_ways(make, calls, **settings):
    """Return the compiled function after `calls`; each returns and leaves behind what an eager one does.

    `make` returns a function and what it may change; it is called twice, for two worlds of their own. A call
    is a tuple of arguments, or a function that is given what may be changed, and changes it.
    """
    seen, compiled = [], None
    for way in ("eager", "compiled"):
        ag.nn.manual_seed(0)
        function, world = make()
        if way == "compiled":
            function = compiled = ag.compile(function, **settings)
        steps = []
        for call in calls:
            if callable(call):
                call(world)
                continue
            steps.append(
                (bits(function(*call)), bits(world), bits([getattr(t, "grad", None) for t in flat(world)]))
            )
        seen.append(steps)
    for n, (eager, program) in enumerate(zip(*seen, strict=True)):
        assert eager == program, f"call {n} differs"
    return compiled


def flat(world):
    """Yield the leaf tensors in nested containers."""
    if isinstance(world, dict):
        world = list(world.values())
    if isinstance(world, (list, tuple)):
        for part in world:
            yield from flat(part)
    elif isinstance(world, Tensor) and world.requires_grad and world.is_leaf:
        yield world
