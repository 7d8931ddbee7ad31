"""The drawing of a film: where its boxes stand and its arrows run, the same in all frames."""

from typing import NamedTuple

from autogradkit.graph.layout.boxes import box_size, boxes_and_ends
from autogradkit.graph.layout.layout import place, svg_path

from .scene import Scene

__all__ = ["Drawing", "drawing_of"]

LETTER = 8.0  # of the monospaced 13 pixels in which numbers stand on arrows
LEAST_LABEL = 44.0  # so that there is a way to be seen between two boxes


class Drawing(NamedTuple):
    """What the player draws, in pixels."""

    size: list[float]
    boxes: list[dict]
    """Where each value stands; a shared leaf may have several boxes, its chips."""
    edges: list[dict]
    """One arrow for each use of a value."""


def drawing_of(scene: Scene, nodes: list[dict], frames: list[dict], shared: str) -> Drawing:
    """Return the places of the values `nodes`; `shared` says how often a leaf that is used often is drawn."""
    boxes, ends = boxes_and_ends(scene.record, scene.uses, shared)
    labels = label_widths(scene, frames)
    placement = place([box_size(nodes[number]) for number, _ in boxes], ends, labels)
    return Drawing(
        [placement.width, placement.height],
        [
            {"node": number, "copy": copy, "x": box.x, "y": box.y, "w": box.width, "h": box.height}
            for (number, copy), box in zip(boxes, placement.boxes, strict=True)
        ],
        [
            arrow(edge, use, ends[edge], labels[edge], route)
            for edge, (use, route) in enumerate(zip(scene.uses, placement.routes, strict=True))
        ],
    )


def label_widths(scene: Scene, frames: list[dict]) -> list[float]:
    """Return for each arrow how wide what is ever written above it is, in pixels; 0 for nothing.

    Only numbers are written on arrows; of arrays there are pictures in the boxes.
    """
    widths = [0.0] * len(scene.uses)
    for frame in frames:
        if "contribution" not in frame or "cells" in frame["contribution"]["value"]:
            continue
        edge, value = frame["contribution"]["edge"], frame["contribution"]["value"]
        letters = 2 + len(value["text"]) + (2 if "want" in frame["sum"] else 0)
        widths[edge] = max(widths[edge], LEAST_LABEL, round(LETTER * letters, 1))
    return widths


def arrow(edge: int, use: tuple[int, int, int], ends: tuple[int, int], label: float, route) -> dict:
    """Return one arrow, with its route as points and as the path of an SVG."""
    source, target, slot = use
    return {
        "id": edge,
        "source": source,
        "target": target,
        "slot": slot,
        "boxes": list(ends),
        "label": label,
        "route": [list(point) for point in route],
        "path": svg_path(route),
        "start": list(route[0]),
        "end": list(route[-1]),
    }
