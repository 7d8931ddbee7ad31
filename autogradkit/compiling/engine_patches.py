"""Patches of the engine: where a trace looks into it, while it runs, and only then.

The engine knows nothing of traces. For as long as a function is traced, a tensor's two slots, the forwards
and rules of all ops, and some functions of the engine are replaced by ones that ask first whether their own
thread is tracing. For every other thread they do what they always do.
"""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import numpy as np

from autogradkit import randomness
from autogradkit.compiling.current_trace import current
from autogradkit.compiling.live import OPTIMIZERS
from autogradkit.compiling.patches import Patch, Patches, all_stand, in_place, part_by_part, patch
from autogradkit.compiling.replacements import (
    constant_replacement,
    copies_replacement,
    drain_replacement,
    forward_replacement,
    generator_replacement,
    rule_replacement,
    step_replacement,
)
from autogradkit.compiling.sharing import is_of_kit
from autogradkit.compiling.stand_in import StandIn
from autogradkit.compiling.tensor_replacements import (
    SLOTS,
    array_replacement,
    data_replacement,
    detach_replacement,
    part_replacement,
    result_replacement,
    watched_slot,
)
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


class Rules(NamedTuple):
    """The rules in force, by their ops; and whether all of them, and all forwards, are the kit's own."""

    by_op: dict
    of_kit: bool


@contextmanager
def patched_engine() -> Iterator[Rules]:
    """Open the engine in the block to a trace that is `looking`; yield the rules in force."""
    with LOCK, in_place(known_patches()):
        yield LAST["rules"]


@contextmanager
def looking(trace: Trace) -> Iterator[None]:
    """Let `trace` look into the engine inside the block, and into optimisers, which may be a user's."""
    classes = [cls for cls in with_subclasses(OPTIMIZERS) if "new_value" in vars(cls)]
    with in_place(part_by_part([patch(cls, "new_value", step_replacement) for cls in classes])):
        token = current.set(trace)
        try:
            yield
        finally:
            current.reset(token)


def known_patches() -> Patches:
    """Return the patches of the engine; those of the last time, if nothing stands elsewhere since."""
    what = len(sys.modules), list(map(id, OPS.values()))
    if LAST.get("what") == what and all_stand(LAST["patches"]):
        return LAST["patches"]
    every = [*patches_of_tensors(), *patches_of_ops(), *patches_of_engine(), *patches_of_numpy()]
    LAST.update(what=what, patches=part_by_part(every), rules=rules_in_force())
    return LAST["patches"]


def rules_in_force() -> Rules:
    """Return the rules of all ops, while nothing is patched."""
    of_kit = all(is_of_kit(an_op.forward) and is_of_kit(an_op.rule.function) for an_op in OPS.values())
    return Rules({an_op: an_op.rule for an_op in OPS.values()}, of_kit)


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
