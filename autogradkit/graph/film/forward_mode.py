"""The frames of forward mode: tangents travel with the values, from the inputs to the output, in one pass."""

from collections.abc import Callable, Sequence

import numpy as np

from autogradkit.graph.computation.slopes import local_derivatives
from autogradkit.graph.computation.tangents import direction, pushes
from autogradkit.graph.computation.trace import Recorded
from autogradkit.graph.notation.numbers import number_text
from autogradkit.graph.notation.signs import formula

from .frames import forward_frames

__all__ = ["tangent_frames"]


def tangent_frames(
    record: Recorded, labels: Sequence[str], edges: dict[tuple[int, int], int], show: Callable, along
) -> tuple[list[dict], dict[int, np.ndarray]]:
    """Return the frames, each op's value followed by its tangent, and the tangents by value."""
    tangents = direction(record, along)
    moving = [n for n in tangents if np.any(tangents[n])]
    still = len(tangents) - len(moving)
    names = ", ".join(f"{labels[n]} with slope {show(tangents[n])['text']}" for n in moving[:4])
    frames = [
        {
            "chapter": "forward",
            "kind": "start",
            "sentence": f"Tangents start at the leaves: {names} moves"
            + (f", {still} other{'s' * (still > 1)} stand still." if still else "."),
            "lit": moving,
            "edges": [],
            "gradients": [{"node": n, "value": show(tangents[n])} for n in tangents],
        }
    ]
    given, *computes = forward_frames(record, labels, edges)
    by_node: dict[int, list] = {}
    for push in pushes(record, tangents):
        by_node.setdefault(push.node, []).append(push)
    for frame in computes:
        frames.append(frame)
        before = None
        for push in by_node.get(frame["compute"]["node"], []):
            frames.append(pushed(record, labels, edges, show, tangents, push, before))
            before = push.total
    return [given, *frames], tangents


def pushed(record, labels, edges, show, tangents, push, before) -> dict:
    """Return the frame of one tangent passing through one op."""
    node, source = record.things[push.node], labels[push.source]
    name, tangent = labels[push.node], tangents[push.source]
    slopes = local_derivatives(node)
    local = (
        slopes[push.slot] if slopes and push.slot < len(slopes) and slopes[push.slot] is not None else None
    )
    if local is not None and not np.allclose(np.asarray(local) * tangent, push.part, equal_nan=True):
        local = None
    if local is not None and np.ndim(push.part) == 0 and np.ndim(tangent) == 0 and np.ndim(local) == 0:
        sentence = (
            f"{source} moves {name}: local {number_text(local)} × tangent {number_text(tangent)} "
            f"= {number_text(push.part)}."
        )
        if before is not None:
            terms = f"{number_text(before)} + {number_text(push.part)} = {number_text(push.total)}"
            sentence += f" {name} adds it up: {terms}."
    else:
        sentence = (
            f"{source} moves {name}: the tangent {show(tangent)['text']} becomes {show(push.part)['text']}."
        )
        if before is not None:
            sentence += f" {name} adds it to what it had."
    edge = edges[push.node, push.slot]
    names = [labels[i] for i in record.inputs[push.node]]
    return {
        "chapter": "forward",
        "kind": "push",
        "sentence": sentence,
        "lit": [push.node, push.source],
        "edges": [edge],
        "contribution": {"edge": edge, "value": show(push.part)},
        "gradient": {"node": push.node, "value": show(push.total)},
        "sum": {
            "edge": edge,
            "rule": f"tangent of {node.op.name}",
            "formula": formula(node.op.name, push.slot, names, name),
            "local": None if local is None else show(np.asarray(local)),
            "copies": None,
        },
    }
