"""Patches of the engine: where a trace looks into it, while it runs, and only then.

The engine knows nothing of traces. For as long as a function is traced, a tensor's two slots, the forwards
and rules of all ops, and some functions of the engine are replaced by ones that ask first whether their own
thread is tracing. For every other thread they do what they always do.
"""

import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

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
    step_replacement,
)
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
from autogradkit.compiling.watched_ops import watched_ops
from autogradkit.core import engine
from autogradkit.core.op import OPS
from autogradkit.core.tensor import Tensor
from autogradkit.transforms import pullback

__all__ = ["looking", "patched_engine"]

op_module = sys.modules["autogradkit.core.op"]  # in its package, the name is the function's
checkpoint_module = sys.modules["autogradkit.transforms.checkpoint"]
LOCK = threading.RLock()
STAND_IN = StandIn()
LAST: dict[str, tuple[Any, Patches]] = {}  # the patches that were opened last, and what they were made for
PARTS = ("core", "transforms", "nn")  # of the kit, whose modules see the stand-in as np


@contextmanager
def patched_engine() -> Iterator[None]:
    """Open the engine in the block to a trace that is `looking`."""
    there = len(sys.modules), list(OPS.values())
    with LOCK, in_place(remembered("engine", there, patches_of_all)), watched_ops():
        yield


@contextmanager
def looking(trace: Trace) -> Iterator[None]:
    """Let `trace` look into the engine inside the block, and into optimisers, which may be a user's."""
    classes = [cls for cls in with_subclasses(OPTIMIZERS) if "new_value" in vars(cls)]
    with in_place(remembered("optimisers", classes, lambda: patches_of_steps(classes))):
        token = current.set(trace)
        try:
            yield
        finally:
            current.reset(token)


def remembered(name: str, there: Any, make: Callable[[], Iterable[Patch]]) -> Patches:
    """Return the patches of this name; those of the last time, if nothing stands elsewhere since.

    `there` is what they are made for.
    """
    before, patches = LAST.get(name, (None, None))
    if patches is None or before != there or not all_stand(patches):
        patches = part_by_part(list(make()))
        LAST[name] = there, patches
    return patches


def patches_of_all() -> list[Patch]:
    """Return the patches of the engine."""
    return [*patches_of_tensors(), *patches_of_ops(), *patches_of_engine(), *patches_of_numpy()]


def patches_of_steps(classes: list[type]) -> list[Patch]:
    """Return the patches at the steps of optimisers' classes."""
    return [patch(cls, "new_value", step_replacement) for cls in classes]


def patches_of_tensors() -> Iterator[Patch]:
    """Yield the patches at a tensor's two slots, and at what gives its array out."""
    for name in SLOTS:
        yield Patch(Tensor, name, Tensor.__dict__[name], watched_slot(name))
    yield patch(Tensor, "data", data_replacement)
    yield patch(Tensor, "detach", detach_replacement)
    yield patch(Tensor, "__array__", array_replacement)


def patches_of_ops() -> Iterator[Patch]:
    """Yield the patches at ops of one or two arrays, which keep their forward in a cell."""
    for an_op in OPS.values():
        call = getattr(an_op, "call", None)
        if call is not None:
            cell = call.__closure__[call.__code__.co_freevars.index("forward")]
            yield Patch(cell, "cell_contents", cell.cell_contents, forward_replacement(an_op, an_op.forward))


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
