"""Memory: how many bytes a graph remembers at each frame of its film, with and without checkpoints.

It counts what the rules need on the way back; leaves and constants are there anyway. Each array counts once,
however many rules remember it. There is one function for each strategy.
"""

from collections.abc import Iterator
from math import ceil, sqrt
from typing import NamedTuple

import numpy as np

from autogradkit.core.node import Node
from autogradkit.graph.computation.trace import RecordedGraph

from . import sentences

__all__ = ["memory_curves"]


class Moment(NamedTuple):
    """Where the passes stand at one frame of a film."""

    op: int | None
    """The op at work: computing on the way forth, sending gradients on the way back."""
    backward: bool
    computed: set[int]
    """The ops that have been computed so far."""
    waiting: set[int]
    """The ops whose rules have not finished: what they remember is still needed."""


def memory_curves(record: RecordedGraph, frames: list[dict]) -> list[dict]:
    """Return one curve for each strategy: bytes by frame, the peak, and how many ops are evaluated."""
    ops = [n for n, thing in enumerate(record.things) if type(thing) is Node and thing.op]
    if not ops:
        return []
    arrays = {n: remembered_arrays(record, n) for n in ops}
    length = max(1, ceil(sqrt(len(ops))))
    checkpoints = sentences.CHECKPOINTS.format(length=length)
    return [
        curve(sentences.REMEMBER_ALL, *remember_all(ops, arrays, frames)),
        curve(checkpoints, *remember_checkpoints(ops, arrays, frames, record, length)),
        curve(sentences.REMEMBER_NOTHING, *remember_nothing(ops, arrays, frames)),
    ]


def curve(name: str, heights: list[int], evaluations: int) -> dict:
    """Return one strategy's curve."""
    return {"name": name, "bytes": heights, "peak": max(heights), "evaluations": evaluations}


def remember_all(ops, arrays, frames) -> tuple[list[int], int]:
    """Remember what each op's rule asks for until the rule has run; every op is evaluated once."""
    heights = [
        height(moment, *(arrays[n] for n in moment.computed & moment.waiting))
        for moment in moments(frames, ops)
    ]
    return heights, len(ops)


def remember_checkpoints(ops, arrays, frames, record: RecordedGraph, length: int) -> tuple[list[int], int]:
    """Remember what passes from one segment of `length` ops to a later one, and the segment going back.

    A segment's inside is computed once more when the way back comes to it.
    """
    if length >= len(ops):
        return remember_all(ops, arrays, frames)
    segment = {n: place // length for place, n in enumerate(ops)}
    crossing = values_crossing(record, ops, segment)
    heights, evaluations, at = [], len(ops), None
    for moment in moments(frames, ops):
        if not moment.backward:
            behind = {("crossing", n): size for n, size in crossing.items() if n in moment.computed}
            heights.append(height(moment, behind))
            continue
        here = segment[moment.op]
        members = [n for n in ops if segment[n] == here]
        if here != at:
            evaluations, at = evaluations + len(members), here
        behind = {("crossing", n): size for n, size in crossing.items() if segment[n] < here}
        heights.append(height(moment, behind, *(arrays[n] for n in members if n in moment.waiting)))
    return heights, evaluations


def remember_nothing(ops, arrays, frames) -> tuple[list[int], int]:
    """Remember for the op at work only; before each rule everything up to its op is computed once more."""
    place = {n: k for k, n in enumerate(ops)}
    heights, evaluations, at = [], len(ops), None
    for moment in moments(frames, ops):
        if moment.backward and moment.op != at:
            evaluations, at = evaluations + place[moment.op] + 1, moment.op
        heights.append(height(moment, arrays[moment.op] if moment.op in moment.waiting else {}))
    return heights, evaluations


def moments(frames: list[dict], ops: list[int]) -> Iterator[Moment]:
    """Yield for each frame where the passes stand; the sets go on changing."""
    op, backward, computed, waiting = None, False, set(), set(ops)
    for frame in frames:
        if frame["kind"] == "compute":
            op = frame["compute"]["node"]
            computed.add(op)
        elif frame["kind"] == "carry":
            _, target = frame["lit"]
            if backward and target != op:
                waiting.discard(op)
            op, backward = target, True
        elif frame["kind"] in ("end", "update"):
            waiting.clear()
        yield Moment(op, backward, computed, waiting)


def height(moment: Moment, *held: dict) -> int:
    """Return the bytes of some arrays, by key so that each counts once; nothing once all rules have run."""
    return (
        sum({key: size for arrays in held for key, size in arrays.items()}.values()) if moment.waiting else 0
    )


def remembered_arrays(record: RecordedGraph, number: int) -> dict:
    """Return the bytes of each array that the rule of one op remembers, but for leaves and constants."""
    return {
        f"{number} {name}" if np.ndim(kept) == 0 else id(kept): kept.nbytes
        for name, kept in record.things[number].remembers().items()
        if isinstance(kept, np.ndarray | np.generic) and not is_leaf_or_constant(record, kept)
    }


def is_leaf_or_constant(record: RecordedGraph, kept) -> bool:
    """Return whether an array is a leaf's own or a constant."""
    return any(
        kept is thing or (type(thing) is Node and thing.op is None and kept is thing.value)
        for thing in record.things
    )


def values_crossing(record: RecordedGraph, ops: list[int], segment: dict[int, int]) -> dict[int, int]:
    """Return the bytes of each value that a later segment reads."""
    return {
        source: record.values[source].nbytes
        for n in ops
        for source in record.inputs[n]
        if source in segment and segment[source] != segment[n]
    }
