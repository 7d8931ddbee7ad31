"""Patches of the engine: where a trace looks into it, while it runs, and only then.

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
from autogradkit.compiling.current_trace import current
from autogradkit.compiling.live import OPTIMIZERS
from autogradkit.compiling.replacements import (
    SLOTS,
    array_replacement,
    constant_replacement,
    copies_replacement,
    data_replacement,
    detach_replacement,
    drain_replacement,
    forward_replacement,
    generator_replacement,
    part_replacement,
    result_replacement,
    rule_replacement,
    step_replacement,
    watched_slot,
)
from autogradkit.compiling.stand_in import StandIn
from autogradkit.compiling.trace import Trace
from autogradkit.compiling.traced_array import has_traced
from autogradkit.core import engine
from autogradkit.core.op import OPS
from autogradkit.core.tensor import Tensor
from autogradkit.transforms import pullback

__all__ = ["looking", "patched_engine"]

op_module = sys.modules["autogradkit.core.op"]  # in its package, the name is the function's
checkpoint_module = sys.modules["autogradkit.transforms.checkpoint"]
LOCK = threading.RLock()
STAND_IN = StandIn()
LAST: dict[str, Any] = {}  # the patches that were opened last
PARTS = ("core", "transforms", "nn")  # of the kit, whose modules see the stand-in as np


class Patch(NamedTuple):
    """A place of the engine: whose attribute it is, what stands there, and what a trace puts there."""

    owner: Any
    name: str
    old: Any
    new: Any


@contextmanager
def patched_engine() -> Iterator[dict]:
    """Open the engine in the block to a trace that is `looking`; yield the rules in force, by their ops."""
    with LOCK:
        rules = {an_op: an_op.rule for an_op in OPS.values()}
        with in_place(known_patches()):
            yield rules


@contextmanager
def looking(trace: Trace) -> Iterator[None]:
    """Let `trace` look into the engine inside the block, and into optimisers, which may be a user's."""
    classes = [cls for cls in with_subclasses(OPTIMIZERS) if "new_value" in vars(cls)]
    with in_place([patch(cls, "new_value", step_replacement) for cls in classes]):
        token = current.set(trace)
        try:
            yield
        finally:
            current.reset(token)


@contextmanager
def in_place(patches: list[Patch]) -> Iterator[None]:
    """Let patches be in their places inside the block."""
    try:
        for owner, name, _, new in patches:
            setattr(owner, name, new)
        yield
    finally:
        for owner, name, old, _ in patches:
            setattr(owner, name, old)


def known_patches() -> list[Patch]:
    """Return the patches of the engine; those of the last time, if nothing stands elsewhere since."""
    what = len(sys.modules), [id(an_op) for an_op in OPS.values()]
    if LAST.get("what") == what and all_stand(LAST["patches"]):
        return LAST["patches"]
    patches = [*patches_of_tensors(), *patches_of_ops(), *patches_of_engine(), *patches_of_numpy()]
    LAST.update(what=what, patches=patches)
    return patches


def all_stand(patches: list[Patch]) -> bool:
    """Whether at each place stands what stood there when the patches were made."""
    for owner, name, old, _ in patches:
        if (owner.__dict__[name] if isinstance(owner, type) else getattr(owner, name)) is not old:
            return False
    return True


def attribute_at(owner: Any, name: str) -> Any:
    """Return what stands at a place now."""
    return owner.__dict__[name] if isinstance(owner, type) else getattr(owner, name)


def patch(owner: Any, name: str, replacement: Callable) -> Patch:
    """Return the patch at a place; `replacement` makes of what stands there what a trace puts there."""
    old = attribute_at(owner, name)
    return Patch(owner, name, old, replacement(old))


def patches_of_tensors() -> Iterator[Patch]:
    """Yield the patches at a tensor's two slots, and at what gives its array out."""
    for name in SLOTS:
        yield Patch(Tensor, name, Tensor.__dict__[name], watched_slot(name))
    yield patch(Tensor, "data", data_replacement)
    yield patch(Tensor, "detach", detach_replacement)
    yield patch(Tensor, "__array__", array_replacement)


def patches_of_ops() -> Iterator[Patch]:
    """Yield the patches at the forward and the rule of every op."""
    for an_op in OPS.values():
        forward = forward_replacement(an_op, an_op.forward)
        yield Patch(an_op, "rule", an_op.rule, rule_replacement(an_op.rule))
        yield Patch(an_op, "forward", an_op.forward, forward)
        call = getattr(an_op, "call", None)  # of ops of one or two arrays, which keep their forward in a cell
        if call is not None:
            cell = call.__closure__[call.__code__.co_freevars.index("forward")]
            yield Patch(cell, "cell_contents", cell.cell_contents, forward)


def patches_of_engine() -> Iterator[Patch]:
    """Yield the patches at functions of the engine."""
    yield patch(op_module, "constant", constant_replacement)
    yield patch(op_module, "copied_constants", copies_replacement)
    yield patch(op_module, "recorded_result", result_replacement)
    yield patch(op_module, "note_part", part_replacement)
    for module in (engine, pullback, checkpoint_module):
        yield patch(module, "drain", drain_replacement)
    yield patch(checkpoint_module, "digest", lambda digest: lambda z: b"" if has_traced(z) else digest(z))
    yield patch(randomness, "generator", generator_replacement)


def patches_of_numpy() -> Iterator[Patch]:
    """Yield the patches at what the kit's own modules see as np."""
    for name, module in list(sys.modules.items()):
        part = name.split(".")[1:2] if name.startswith("autogradkit.") else ()
        if part and part[0] in PARTS and vars(module).get("np") is np:
            yield Patch(module, "np", np, STAND_IN)


def with_subclasses(classes: list) -> Iterator[type]:
    """Yield classes and what is derived from them."""
    for cls in classes:
        yield cls
        yield from with_subclasses(cls.__subclasses__())
