"""Drawings compared: the same boxes and edges laid out by us, by graphviz and by d3-dag, and judged alike."""

import json
import subprocess
import time
from itertools import pairwise
from pathlib import Path
from statistics import median

import numpy as np

from autogradkit.graph.layout.layout import place

__all__ = ["judged", "ours", "theirs"]

RIVALS = Path(__file__).with_name("rivals.mjs")
# Pieces of a curve; at a width of 104 pixels one is 7 pixels long.
PIECES = 16
# Arrows leave a box at one point: what touches so near to a common end is no crossing.
NEAR = 6.0


def ours(sizes, edges):
    """Return our boxes as (left, top, right, bottom), our curves as points, and milliseconds."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        placement = place(sizes, edges)
        times.append(1000 * (time.perf_counter() - start))
    boxes = [(b.x, b.y, b.x + b.width, b.y + b.height) for b in placement.boxes]
    curves = [list(points(route)) for route in placement.routes]
    return boxes, curves, median(times), (placement.width, placement.height)


def points(route):
    """Yield points along a route as it is drawn: curves whose ends are level."""
    s = np.linspace(0, 1, PIECES + 1)
    weights = np.stack([(1 - s) ** 3, 3 * s * (1 - s) ** 2, 3 * s * s * (1 - s), s**3], axis=1)
    for (x, y), (to_x, to_y) in pairwise(route):
        half = (x + to_x) / 2
        yield from weights @ np.array([[x, y], [half, y], [half, to_y], [to_x, to_y]])


def theirs(modules, graphs):
    """Lay the graphs out in Node with the packages in `modules`; return by rival a drawing for each graph."""
    run = subprocess.run(
        ["node", RIVALS, modules],
        input=json.dumps([[sizes, [list(edge) for edge in edges]] for sizes, edges in graphs]),
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
    )
    return {
        name: [(d["boxes"], d["curves"], d["ms"], tuple(d["size"])) for d in drawings]
        for name, drawings in json.loads(run.stdout).items()
    }


def judged(drawing, edges):
    """Return crossings (pairs of edges) and overlaps (an edge over a foreign box, or two boxes)."""
    boxes, curves, _, _ = drawing
    segments, owner = [], []
    for number, curve in enumerate(curves):
        for a, b in pairwise(curve):
            segments.append((*a, *b))
            owner.append(number)
    segments, owner = np.array(segments, dtype=float), np.array(owner)
    crossings = set()
    for number in range(len(curves)):
        mine, others = segments[owner == number], owner > number
        rest, rest_owner = segments[others], owner[others]
        for segment in mine:
            hit = np.flatnonzero(crossing(segment, rest))
            for other in hit:
                ends = set(edges[number]) & set(edges[rest_owner[other]])
                if not any(near(segment, boxes[end]) for end in ends):
                    crossings.add((number, int(rest_owner[other])))
    over = 0
    for number, curve in enumerate(curves):
        x, y = np.array(curve, dtype=float).T
        for box, (left, top, right, bottom) in enumerate(boxes):
            inside = (x > left + 1) & (x < right - 1) & (y > top + 1) & (y < bottom - 1)
            over += box not in edges[number] and bool(inside.any())
    for i, (left, top, right, bottom) in enumerate(boxes):
        over += sum(a < right and left < c and b < bottom and top < d for a, b, c, d in boxes[:i])
    return len(crossings), over


def crossing(segment, others):
    """Return which of the other segments really cross this one."""
    a, b = segment[:2], segment[2:]
    c, d = others[:, :2], others[:, 2:]

    def side(p, q, r):
        return (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (
            r[..., 0] - p[..., 0]
        )

    return (side(a, b, c) * side(a, b, d) < -1e-6) & (side(c, d, a) * side(c, d, b) < -1e-6)


def near(segment, box):
    """Return whether a segment lies at a box's side."""
    left, top, right, bottom = box
    x, y = segment[0::2], segment[1::2]
    return bool(((x > left - NEAR) & (x < right + NEAR) & (y > top - NEAR) & (y < bottom + NEAR)).any())
