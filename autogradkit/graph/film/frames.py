"""The frames of the forward pass and of a step of gradient descent, and what is on screen at a frame.

A frame is a dict of what changes and of what is lit; what is on screen follows from it and all before
(`state`). Nothing here draws.
"""

from collections.abc import Sequence

import numpy as np

from autogradkit.graph.notation.signs import INFIX

from . import sentences
from .scene import Scene

__all__ = ["forward_frames", "state", "update_frames"]


def forward_frames(scene: Scene) -> list[dict]:
    """Return the forward pass: leaves and constants first, then each op in the order of creation."""
    there = [number for number in range(len(scene.labels)) if not scene.op(number)]
    start = {
        "chapter": "forward",
        "kind": "given",
        "sentence": sentences.in_place(len(there)),
        "values": there,
        "lit": [],
    }
    return [start, *(compute_frame(scene, number) for number in scene.computed_values())]


def compute_frame(scene: Scene, number: int) -> dict:
    """Return the frame in which an op computes a value."""
    slots = range(len(scene.record.inputs[number]))
    infix = INFIX.get(scene.op(number).name) if len(slots) == 2 else None
    return {
        "chapter": "forward",
        "kind": "compute",
        "sentence": sentences.computation(scene, number),
        "values": [number],
        "lit": [number],
        "edges": [scene.edges[number, slot] for slot in slots],
        "compute": {"node": number, "infix": infix},
    }


def update_frames(scene: Scene, totals: dict[int, np.ndarray], rate: float) -> list[dict]:
    """Return one step of gradient descent: each leaf goes `rate` times its gradient downhill."""
    frames = []
    for number in sorted(totals):
        if scene.op(number):
            continue
        label, value, gradient = scene.labels[number], scene.record.values[number], totals[number]
        updated = value - rate * gradient
        frames.append(
            {
                "chapter": "update",
                "kind": "update",
                "sentence": sentences.update(label, rate, value, gradient, updated),
                "updated": {"node": number, "value": scene.show(updated)},
                "lit": [number],
                "edges": [],
            }
        )
    return frames


def state(nodes: Sequence[dict], edges: Sequence[dict], frames: Sequence[dict], k: int) -> dict:
    """Return what is on screen at frame `k`: values, gradients, arrivals by node, contributions by edge."""
    values: list[dict | None] = [None] * len(nodes)
    gradients: list[dict | None] = [None] * len(nodes)
    contributions: list[dict | None] = [None] * len(edges)
    arrived = [0] * len(nodes)
    for frame in frames[: k + 1]:
        for number in frame.get("values", ()):
            values[number] = nodes[number]["value"]
        if "updated" in frame:
            values[frame["updated"]["node"]] = frame["updated"]["value"]
        for start in frame.get("gradients", ()):
            gradients[start["node"]] = start["value"]
        if "gradient" in frame:
            gradients[frame["gradient"]["node"]] = frame["gradient"]["value"]
        if "contribution" in frame:
            contributions[frame["contribution"]["edge"]] = frame["contribution"]["value"]
            arrived[frame["gradient"]["node"]] += 1
    return {"values": values, "gradients": gradients, "contributions": contributions, "arrived": arrived}
