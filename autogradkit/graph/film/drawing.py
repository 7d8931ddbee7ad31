"""The drawing of a film: where its boxes stand and its arrows run, the same in all frames."""

from typing import NamedTuple

from autogradkit.graph.layout.boxes import box_size, boxes_and_ends
from autogradkit.graph.layout.layout import place, svg_path

from .scene import Scene

__all__ = ["Drawing", "drawing_of"]


class Drawing(NamedTuple):
    """What the player draws, in pixels."""

    size: list[float]
    boxes: list[dict]
    """Where each value stands; a shared leaf may have several boxes, its chips."""
    edges: list[dict]
    """One arrow for each use of a value."""


def drawing_of(scene: Scene, nodes: list[dict], shared: str) -> Drawing:
    """Return the places of the values `nodes`; `shared` says how often a leaf that is used often is drawn."""
    boxes, ends = boxes_and_ends(scene.record, scene.uses, shared)
    # Only numbers are written on arrows; of arrays there are pictures in the boxes.
    written = [not nodes[source]["shape"] and nodes[source]["differentiable"] for source, _, _ in scene.uses]
    placement = place([box_size(nodes[number]) for number, _ in boxes], ends, written)
    return Drawing(
        [placement.width, placement.height],
        [
            {"node": number, "copy": copy, "x": box.x, "y": box.y, "w": box.width, "h": box.height}
            for (number, copy), box in zip(boxes, placement.boxes, strict=True)
        ],
        [
            arrow(edge, use, ends[edge], route)
            for edge, (use, route) in enumerate(zip(scene.uses, placement.routes, strict=True))
        ],
    )


def arrow(edge: int, use: tuple[int, int, int], ends: tuple[int, int], route) -> dict:
    """Return one arrow, with its route as points and as the path of an SVG."""
    source, target, slot = use
    return {
        "id": edge,
        "source": source,
        "target": target,
        "slot": slot,
        "boxes": list(ends),
        "route": [list(point) for point in route],
        "path": svg_path(route),
        "start": list(route[0]),
        "end": list(route[-1]),
    }
