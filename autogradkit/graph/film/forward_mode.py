"""The frames of forward mode: tangents travel with the values, from the inputs to the output, in one pass."""

import numpy as np

from autogradkit.graph.computation.slopes import local_derivatives
from autogradkit.graph.computation.tangents import Push, direction, pushes
from autogradkit.graph.notation.local_derivatives import local_derivative_text

from . import sentences
from .frames import forward_frames
from .nudges import formulated_op
from .scene import Scene

__all__ = ["tangent_frames"]


def tangent_frames(scene: Scene, along) -> tuple[list[dict], dict[int, np.ndarray]]:
    """Return the frames, each op's value followed by its tangent, and the tangents by value."""
    tangents = direction(scene.record, along)
    first, *computes = forward_frames(scene)
    frames = [first, start_frame(scene, tangents)]
    by_node: dict[int, list[Push]] = {}
    for push in pushes(scene.record, tangents):
        by_node.setdefault(push.node, []).append(push)
    for frame in computes:
        frames.append(frame)
        before = None
        for push in by_node.get(frame["compute"]["node"], []):
            frames.append(push_frame(scene, push, tangents[push.source], before))
            before = push.total
    return frames, tangents


def start_frame(scene: Scene, tangents: dict[int, np.ndarray]) -> dict:
    """Return the frame in which the leaves get their tangents."""
    moving = [n for n in tangents if np.any(tangents[n])]
    return {
        "chapter": "forward",
        "kind": "start",
        "sentence": sentences.tangents_start(scene, tangents, moving),
        "lit": moving,
        "edges": [],
        "gradients": [{"node": n, "value": scene.show(tangents[n])} for n in tangents],
    }


def push_frame(scene: Scene, push: Push, tangent: np.ndarray, before) -> dict:
    """Return the frame in which the `tangent` of an input passes through an op."""
    op, node, edge = scene.op(push.node), scene.record.things[push.node], scene.edges[push.node, push.slot]
    local = factor(node, push, tangent)
    names = scene.names(scene.record.inputs[push.node])
    return {
        "chapter": "forward",
        "kind": "push",
        "sentence": sentences.tangent(scene, push, tangent, local, before),
        "lit": [push.node, push.source],
        "edges": [edge],
        "contribution": {"edge": edge, "value": scene.show(push.part)},
        "gradient": {"node": push.node, "value": scene.show(push.total)},
        "sum": {
            "edge": edge,
            "rule": sentences.TANGENT_RULE.format(op=op.name),
            "formula": local_derivative_text(formulated_op(node), push.slot, names, scene.labels[push.node]),
            "local": None if local is None else scene.show(local),
            "copies": None,
        },
    }


def factor(node, push: Push, tangent: np.ndarray) -> np.ndarray | None:
    """Return the local derivative if times the tangent it is what the op really makes of it, else None."""
    slopes = local_derivatives(node)
    if not slopes or push.slot >= len(slopes) or slopes[push.slot] is None:
        return None
    local = np.asarray(slopes[push.slot])
    return local if np.allclose(local * tangent, push.part, equal_nan=True) else None
