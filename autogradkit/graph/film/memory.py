"""Memory: how many bytes a graph remembers at each frame of its film, with and without checkpoints.

Counted is what rules asked for and what must wait for the way back; leaves and constants are there anyway.
Each array counts once, however many rules remember it.
"""

from math import ceil, sqrt

import numpy as np

from autogradkit.core.node import Node
from autogradkit.graph.computation.trace import Recorded

__all__ = ["memory_curves"]


def memory_curves(record: Recorded, frames: list[dict]) -> list[dict]:
    """Return one curve for each strategy: bytes by frame, the peak, and how many ops are evaluated."""
    ops = [n for n, thing in enumerate(record.things) if type(thing) is Node and thing.op]
    if not ops:
        return []
    length = max(1, ceil(sqrt(len(ops))))
    plans = [
        ("remember all", len(ops)),
        (f"a checkpoint every {length} ops", length),
        ("remember nothing", 0),
    ]
    return [curve(record, frames, ops, name, length) for name, length in plans]


def curve(record: Recorded, frames: list[dict], ops: list[int], name: str, length: int) -> dict:
    """Return the curve of cutting `ops` into segments of `length`; 0 means to start over for each op."""
    whole = length >= len(ops)
    segment = {n: place // length if length else place for place, n in enumerate(ops)}
    held = [{} for _ in record.things]  # by node: what its rule remembers, array by array
    for n in ops:
        for key, kept in record.things[n].remembers().items():
            if isinstance(kept, np.ndarray | np.generic) and not given(record, kept):
                held[n][f"{n} {key}" if np.ndim(kept) == 0 else id(kept)] = kept.nbytes
    crossing = borders(record, ops, segment) if length and not whole else {}
    done, left, spoken, computed = set(), set(ops), set(), 0
    heights, evaluations = [], len(ops)
    again = None
    for frame in frames:
        if frame["kind"] == "compute":
            n = frame["compute"]["node"]
            done.add(n)
            computed = segment[n]
        elif frame["kind"] == "carry":
            n = frame["lit"][1]
            if n != again and again is not None:
                spoken.add(again)
                left.discard(again)
            if again is None or segment[again] != segment[n]:
                evaluations += 0 if whole else redone(ops, segment, n, length)
            again = n
        elif frame["kind"] in ("end", "update"):
            left.clear()
        if whole:
            arrays = {key: b for n in done & left for key, b in held[n].items()}
        elif again is None:  # on the way forth: the borders behind, and the inside of the segment at work
            arrays = {("border", n): b for n, b in crossing.items() if n in done}
            arrays |= {
                key: b for n in done if length == 0 and segment[n] == computed for key, b in held[n].items()
            }
        else:
            arrays = {("border", n): b for n, b in crossing.items() if segment[n] < segment[again]}
            inside = [n for n in ops if segment[n] == segment[again] and n in left]
            arrays |= {key: b for n in inside for key, b in held[n].items()}
        heights.append(int(sum(arrays.values())) if left else 0)
    return {"name": name, "bytes": heights, "peak": max(heights), "evaluations": evaluations}


def given(record: Recorded, kept) -> bool:
    """Return whether an array is a leaf's own or a constant."""
    return any(
        kept is thing or (type(thing) is Node and thing.op is None and kept is thing.value)
        for thing in record.things
    )


def borders(record: Recorded, ops: list[int], segment: dict[int, int]) -> dict[int, int]:
    """Return the bytes of each value that a later segment reads."""
    return {
        source: record.values[source].nbytes
        for n in ops
        for source in record.inputs[n]
        if source in segment and segment[source] != segment[n]
    }


def redone(ops: list[int], segment: dict[int, int], n: int, length: int) -> int:
    """Return how many ops are computed once more before the segment of `n` can go back."""
    if length == 0:
        return ops.index(n) + 1
    return sum(segment[other] == segment[n] for other in ops)
