"""The boxes of a film: how large each value is drawn, and which shared leaves are drawn once for each use.

In an unrolled network it is the shared parameters whose arrows cross everything. Past a few uses each use
gets a chip of its own; the chips show one and the same value and gradient.
"""

from autogradkit.graph.box_styles import MARKS
from autogradkit.graph.computation.trace import RecordedGraph
from autogradkit.graph.notation.columns import columns_of

__all__ = ["box_size", "boxes_and_ends"]

MANY_USES = 3


def box_size(node: dict) -> tuple[float, float]:
    """Return the width and height of a node's box: two heat maps side by side for an array.

    A box with many inputs is as high as their arrows need to arrive apart; one whose gradient is a sum has a
    line more, for how many contributions have arrived.
    """
    arriving = 20.0 * (min(len(node["inputs"]), 24) + 1)
    title, subtitle = columns_of(node["title"]), columns_of(node["subtitle"])
    head = 22 + 8.6 * title + (12 + 7.6 * subtitle if subtitle else 0)
    line = MARKS.sum if node["arrivals"] > 1 else 0.0
    if node["shape"]:
        text = 2 * 8.6 * (len(node["value"]["text"]) + 3)
        return float(round(max(head, 156, text))), max(102.0 + line, arriving)
    if node["kind"] == "constant":
        return float(round(max(44, head - 2))), 30.0
    return float(round(max(head, 140 if line else 120))), max(70.0 + line, arriving)


def boxes_and_ends(
    record: RecordedGraph, uses, shared: str
) -> tuple[list[tuple[int, list[int] | None]], list[tuple[int, int]]]:
    """Return the boxes to draw, (node, [copy, of how many] or None), and the two boxes of each edge."""
    count = [0] * len(record.things)
    for source, _, _ in uses:
        count[source] += 1
    boxes: list[tuple[int, list[int] | None]] = []
    first = []
    for number, inputs in enumerate(record.inputs):
        first.append(len(boxes))
        many = MANY_USES if shared == "auto" else 1
        if shared != "edges" and not inputs and count[number] > many:
            boxes.extend((number, [copy + 1, count[number]]) for copy in range(count[number]))
        else:
            boxes.append((number, None))
    ends, used = [], [0] * len(record.things)
    for source, target, _ in uses:
        chip = used[source] if boxes[first[source]][1] else 0
        used[source] += 1
        ends.append((first[source] + chip, first[target]))
    return boxes, ends
