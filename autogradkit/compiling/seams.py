"""The seams: the places at which a trace looks into the engine, while it runs, and only then.

The engine knows nothing of traces. For as long as a function is traced, a tensor's two slots, the forwards
and rules of all ops, and some functions of the engine are replaced by ones that ask first whether their own
thread is tracing. For every other thread they do what they always do.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from autogradkit import randomness
from autogradkit.compiling.live import OPTIMIZERS
from autogradkit.compiling.recorder import current
from autogradkit.compiling.replacements import (
    SLOTS,
    refused_array,
    traced_constant,
    traced_copies,
    traced_drain,
    traced_forward,
    traced_generator,
    traced_lent_data,
    traced_result,
    traced_rule,
    traced_step,
    watched_slot,
)
from autogradkit.compiling.stand_in import StandIn
from autogradkit.compiling.trace import Trace
from autogradkit.compiling.traced_array import has_traced
from autogradkit.core import engine
from autogradkit.core.op import OPS
from autogradkit.core.tensor import Tensor
from autogradkit.transforms import pullback

__all__ = ["open_seams"]

op_module = sys.modules["autogradkit.core.op"]  # in its package, the name is the function's
checkpoint_module = sys.modules["autogradkit.transforms.checkpoint"]
LOCK = threading.RLock()
PARTS = ("core", "transforms", "nn")  # of the kit, whose modules see the stand-in as np


@contextmanager
def open_seams(trace: Trace) -> Iterator[None]:
    """Let `trace` look into the engine inside the block."""
    with LOCK:
        undo: list[Callable[[], None]] = []

        def put(owner: Any, name: str, new: Any) -> None:
            old = owner.__dict__[name] if isinstance(owner, type) else getattr(owner, name)
            undo.append(lambda: setattr(owner, name, old))
            setattr(owner, name, new)

        token = None
        try:
            open_all(trace, put, undo)
            token = current.set(trace)
            yield
        finally:
            if token is not None:
                current.reset(token)
            for back in reversed(undo):
                back()


def open_all(trace: Trace, put: Callable, undo: list) -> None:
    """Replace by `put` all that is replaced."""
    for name in SLOTS:
        put(Tensor, name, watched_slot(name))
    put(Tensor, "lent_data", traced_lent_data(Tensor.lent_data))
    put(Tensor, "__array__", refused_array(Tensor.__array__))
    for an_op in OPS.values():
        trace.rules[an_op] = an_op.rule
        put(an_op, "rule", traced_rule(an_op.rule))
        put(an_op, "forward", traced_forward(an_op, an_op.forward))
        call = getattr(an_op, "call", None)  # of ops of one or two arrays, which keep their forward in a cell
        if call is not None:
            cell = call.__closure__[call.__code__.co_freevars.index("forward")]
            undo.append(lambda cell=cell, old=cell.cell_contents: setattr(cell, "cell_contents", old))
            cell.cell_contents = an_op.forward
    put(op_module, "constant", traced_constant(op_module.constant))
    put(op_module, "copied_constants", traced_copies(op_module.copied_constants))
    put(op_module, "recorded_result", traced_result(op_module.recorded_result))
    for module in (engine, pullback, checkpoint_module):
        put(module, "drain", traced_drain(module.drain))
    put(checkpoint_module, "digest", lambda z, old=checkpoint_module.digest: b"" if has_traced(z) else old(z))
    put(randomness, "generator", traced_generator(trace, randomness.generator))
    for cls in with_subclasses(OPTIMIZERS):
        if "new_value" in vars(cls):
            put(cls, "new_value", traced_step(vars(cls)["new_value"]))
    stand_in = StandIn()
    for name, module in list(sys.modules.items()):
        part = name.split(".")[1:2]
        if name.startswith("autogradkit.") and part and part[0] in PARTS and vars(module).get("np") is np:
            put(module, "np", stand_in)


def with_subclasses(classes: list) -> Iterator[type]:
    """Yield classes and what is derived from them."""
    for cls in classes:
        yield cls
        yield from with_subclasses(cls.__subclasses__())
