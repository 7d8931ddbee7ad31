"""The seams: the places at which a trace looks into the engine, while it runs, and only then.

The engine knows nothing of traces. For as long as a function is traced, a tensor's two slots, the forwards
and rules of all ops, and some functions of the engine are replaced by ones that ask first whether their own
thread is tracing. For every other thread they do what they always do.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

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
STAND_IN = StandIn()
LAST: dict[str, Any] = {}  # the seams that were opened last
PARTS = ("core", "transforms", "nn")  # of the kit, whose modules see the stand-in as np


class Seam(NamedTuple):
    """A place of the engine: whose attribute it is, what stands there, and what a trace puts there."""

    owner: Any
    name: str
    old: Any
    new: Any


@contextmanager
def open_seams(trace: Trace) -> Iterator[None]:
    """Let `trace` look into the engine inside the block."""
    with LOCK:
        trace.rules = {an_op: an_op.rule for an_op in OPS.values()}
        seams = known_seams()
        token = None
        try:
            for owner, name, _, new in seams:
                setattr(owner, name, new)
            token = current.set(trace)
            yield
        finally:
            if token is not None:
                current.reset(token)
            for owner, name, old, _ in seams:
                setattr(owner, name, old)


def known_seams() -> list[Seam]:
    """Return all seams; those of the last time, if nothing stands elsewhere since."""
    classes = list(with_subclasses(OPTIMIZERS))
    what = len(sys.modules), [id(an_op) for an_op in OPS.values()], classes
    if LAST.get("what") == what and all(there(seam.owner, seam.name) is seam.old for seam in LAST["seams"]):
        return LAST["seams"]
    seams = [*seams_of_tensors(), *seams_of_ops(), *seams_of_engine(), *seams_of_numpy()]
    for cls in classes:
        if "new_value" in vars(cls):
            seams.append(seam(cls, "new_value", traced_step))
    LAST.update(what=what, seams=seams)
    return seams


def there(owner: Any, name: str) -> Any:
    """Return what stands at a place now."""
    return owner.__dict__[name] if isinstance(owner, type) else getattr(owner, name)


def seam(owner: Any, name: str, replacement: Callable) -> Seam:
    """Return the seam at a place; `replacement` makes of what stands there what a trace puts there."""
    old = there(owner, name)
    return Seam(owner, name, old, replacement(old))


def seams_of_tensors() -> Iterator[Seam]:
    """Yield the seams at a tensor's two slots, and at what gives its array out."""
    for name in SLOTS:
        yield Seam(Tensor, name, Tensor.__dict__[name], watched_slot(name))
    yield seam(Tensor, "lent_data", traced_lent_data)
    yield seam(Tensor, "__array__", refused_array)


def seams_of_ops() -> Iterator[Seam]:
    """Yield the seams at the forward and the rule of every op."""
    for an_op in OPS.values():
        forward = traced_forward(an_op, an_op.forward)
        yield Seam(an_op, "rule", an_op.rule, traced_rule(an_op.rule))
        yield Seam(an_op, "forward", an_op.forward, forward)
        call = getattr(an_op, "call", None)  # of ops of one or two arrays, which keep their forward in a cell
        if call is not None:
            cell = call.__closure__[call.__code__.co_freevars.index("forward")]
            yield Seam(cell, "cell_contents", cell.cell_contents, forward)


def seams_of_engine() -> Iterator[Seam]:
    """Yield the seams at functions of the engine."""
    yield seam(op_module, "constant", traced_constant)
    yield seam(op_module, "copied_constants", traced_copies)
    yield seam(op_module, "recorded_result", traced_result)
    for module in (engine, pullback, checkpoint_module):
        yield seam(module, "drain", traced_drain)
    yield seam(checkpoint_module, "digest", lambda digest: lambda z: b"" if has_traced(z) else digest(z))
    yield seam(randomness, "generator", traced_generator)


def seams_of_numpy() -> Iterator[Seam]:
    """Yield the seams at what the kit's own modules see as np."""
    for name, module in list(sys.modules.items()):
        part = name.split(".")[1:2] if name.startswith("autogradkit.") else ()
        if part and part[0] in PARTS and vars(module).get("np") is np:
            yield Seam(module, "np", np, STAND_IN)


def with_subclasses(classes: list) -> Iterator[type]:
    """Yield classes and what is derived from them."""
    for cls in classes:
        yield cls
        yield from with_subclasses(cls.__subclasses__())
