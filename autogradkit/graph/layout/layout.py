"""Layout: where each box of a graph is drawn and which way its arrows run, from left to right.

Its twin is the player's `layout.js`, which draws a graph anew when a scope is opened or closed: `layers`,
`crossings` and this module once more, in JavaScript, for a page without Python. Change both: in
`tests/widgets/test_player_scripts.py`, `test_the_browser_draws_a_graph_exactly_as_python_does` compares them.

Columns come from `layers`, the order within them from `crossings`; here the boxes get their heights by
isotonic regression and the arrows leave and arrive at the sides, so that no arrow runs over a foreign box.
Pure Python and deterministic: the widget, the still picture and matplotlib draw the same positions.
"""

from collections.abc import Sequence
from typing import NamedTuple

from .crossings import order_columns
from .layers import LayeredGraph, cut_into_columns

__all__ = ["Box", "Placement", "place", "svg_path"]

ROW_GAP, DUMMY, MARGIN = 20.0, 10.0, 16.0
# Before a column arrows are level, as long as the longest number written above one of them. All of them bend
# in the same stretch, so that arrows whose ends are in order don't cross on the way.
_LEVEL, _BESIDE_LABEL = 22.0, 20.0
_BEND, _BEND_TO_LABEL = 42.0, 50.0
A_LABEL = 34.0
# A long arrow that bends at each column is harder to follow than a short one that leans.
# The longest computation forms the spine of the drawing; parameters and constants hang on to it.
_SPINE, _STRAIGHT, _PLAIN, _GIVEN = 200.0, 8.0, 1.0, 0.1


class Box(NamedTuple):
    """A rectangle by its left upper corner, in pixels."""

    x: float
    y: float
    width: float
    height: float


class Placement(NamedTuple):
    """A drawn graph: boxes by vertex, routes by edge, the size of the whole."""

    boxes: tuple[Box, ...]
    routes: tuple[tuple[tuple[float, float], ...], ...]
    width: float
    height: float


def place(
    sizes: Sequence[tuple[float, float]],
    edges: Sequence[tuple[int, int]],
    labels: Sequence[float] | None = None,
) -> Placement:
    """Place boxes of the given (width, height) so that every edge goes right and few cross.

    Vertices are numbered in topological order; an edge may occur more than once. `labels` says for each how
    wide what is written above its end is, 0 for nothing. A route is a row of points; between two of them
    the arrow runs as a curve that starts and ends horizontally (`svg_path`).

    >>> placement = place([(40, 20), (40, 20)], [(0, 1), (0, 1)])
    >>> placement.boxes[0].x < placement.boxes[1].x, len(placement.routes)
    (True, 2)
    """
    graph = cut_into_columns(len(sizes), edges)
    order = order_columns(graph)
    labels = [A_LABEL] * len(edges) if labels is None else labels
    heights = [height for _, height in sizes] + [DUMMY] * (len(graph.left) - len(sizes))
    middle = _middles(graph, order, heights)
    top = min((middle[v] - heights[v] / 2 for column in order for v in column), default=0.0) - MARGIN
    middle = [round(y - top, 1) for y in middle]
    lefts, x = [], MARGIN
    widths = [max((sizes[v][0] for v in column if v < len(sizes)), default=0.0) for column in order]
    widest = _widest_labels(graph, order, labels)
    levels = [label + _BESIDE_LABEL if label else _LEVEL for label in widest]
    for index, width in enumerate(widths):
        bend = _BEND_TO_LABEL if widest[index] else _BEND
        x += levels[index] + bend if index else 0.0
        lefts.append(round(x, 1))
        x += width
    boxes: list[Box] = [Box(0, 0, 0, 0)] * len(sizes)
    column_of = {}
    for index, column in enumerate(order):
        for vertex in column:
            column_of[vertex] = index
            if vertex < len(sizes):
                width, height = sizes[vertex]
                left = round(lefts[index] + (widths[index] - width) / 2, 1)
                boxes[vertex] = Box(left, round(middle[vertex] - height / 2, 1), width, height)
    ports = _ports(graph, middle, boxes)
    routes = []
    for edge, chain in enumerate(graph.chains):
        source, target = chain[0], chain[-1]
        box = boxes[source]
        route = [(box.x + box.width, middle[source])]
        for vertex in chain:
            column = column_of[vertex]
            left = lefts[column]
            height = ports[edge] if vertex == target else middle[vertex]
            if vertex != source:
                route.append((round(left - levels[column], 1), height))
            if vertex != target:
                route.append((round(left + widths[column_of[vertex]], 1), height))
        route.append((boxes[target].x, ports[edge]))
        routes.append(_without_repeats(route))
    bottom = max((box.y + box.height for box in boxes), default=0.0)
    bottom = max([bottom, *(y for route in routes for _, y in route)])
    return Placement(tuple(boxes), tuple(routes), round(x + MARGIN, 1), round(bottom + MARGIN, 1))


def svg_path(route: Sequence[tuple[float, float]]) -> str:
    """Return `route` as the `d` of an SVG path: straight where level, else a curve with level ends.

    >>> svg_path([(0, 0), (10, 0), (30, 8)])
    'M0 0H10C20 0 20 8 30 8'
    """
    (x, y), path = route[0], ""
    path = f"M{x:g} {y:g}"
    for next_x, next_y in route[1:]:
        if next_y == y:
            path += f"H{next_x:g}"
        else:
            half = round((x + next_x) / 2, 1)
            path += f"C{half:g} {y:g} {half:g} {next_y:g} {next_x:g} {next_y:g}"
        x, y = next_x, next_y
    return path


def _without_repeats(route: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    kept = route[:1]
    for point in route[1:]:
        if point != kept[-1]:
            kept.append(point)
    return tuple(kept)


def _widest_labels(graph: LayeredGraph, order: list[list[int]], labels: Sequence[float]) -> list[float]:
    """Return for each column how wide the widest label of an arrow is that arrives in it."""
    widest: dict[int, float] = {}
    for chain, label in zip(graph.chains, labels, strict=True):
        widest[chain[-1]] = max(label, widest.get(chain[-1], 0.0))
    return [max((widest.get(vertex, 0.0) for vertex in column), default=0.0) for column in order]


def _ports(graph: LayeredGraph, middle: list[float], boxes: list[Box]) -> list[float]:
    """Return the height at which each edge arrives: spread over the side, in the order they come."""
    arriving: dict[int, list[int]] = {}
    for edge, chain in enumerate(graph.chains):
        arriving.setdefault(chain[-1], []).append(edge)
    ports = [0.0] * len(graph.chains)
    for target, edges in arriving.items():
        edges.sort(key=lambda edge: (middle[graph.chains[edge][-2]], edge))
        box = boxes[target]
        for index, edge in enumerate(edges):
            ports[edge] = round(box.y + box.height * (index + 1) / (len(edges) + 1), 1)
    return ports


def _middles(
    graph: LayeredGraph, order: list[list[int]], heights: list[float], sweeps: int = 12
) -> list[float]:
    """Return the height of each vertex's middle: near its neighbours, in order, without touching."""
    middle = [0.0] * len(heights)
    for column in order:
        y = 0.0
        for vertex in column:
            middle[vertex] = y + heights[vertex] / 2
            y += heights[vertex] + ROW_GAP
        for vertex in column:
            middle[vertex] -= y / 2
    boxes = len(graph.left) - sum(len(chain) - 2 for chain in graph.chains)
    spine = _spine(graph, order, boxes)
    for sweep in range(sweeps):
        both = sweep >= sweeps - 4
        sides = [graph.left, graph.right] if both else [graph.left if sweep % 2 == 0 else graph.right]
        for column in order if sweep % 2 == 0 else reversed(order):
            wishes, weights = [], []
            for vertex in column:
                near = [n for side in sides for n in side[vertex]]
                pull = [_pull(graph, boxes, spine, vertex, n) for n in near]
                total = sum(pull)
                wish = (
                    sum(w * middle[n] for w, n in zip(pull, near, strict=True)) / total
                    if near
                    else middle[vertex]
                )
                wishes.append(wish)
                weights.append(total if near else 0.1)
            for vertex, y in zip(column, _apart(column, heights, wishes, weights), strict=True):
                middle[vertex] = y
    return middle


def _spine(graph: LayeredGraph, order: list[list[int]], boxes: int) -> list[int]:
    """Return for each vertex the left neighbour that took the longest way, -1 where several are equal."""
    depth, spine = [0] * len(graph.left), [-1] * len(graph.left)
    for vertex in (vertex for column in order for vertex in column):
        near = sorted(set(graph.left[vertex]), key=lambda n: -depth[n])
        depth[vertex] = (depth[near[0]] if near else 0) + (vertex < boxes)
        if near and (len(near) == 1 or depth[near[1]] < depth[near[0]]):
            spine[vertex] = near[0]
    return spine


def _pull(graph: LayeredGraph, boxes: int, spine: list[int], vertex: int, other: int) -> float:
    """Return how strongly the edge between two neighbours wants to be level."""
    if vertex >= boxes or other >= boxes:
        return _STRAIGHT
    if not graph.left[vertex] or not graph.left[other]:
        return _GIVEN
    return _SPINE if other == spine[vertex] or vertex == spine[other] else _PLAIN


def _apart(column: list[int], heights: list[float], wishes: list[float], weights: list[float]) -> list[float]:
    """Return the heights closest to the wishes (weighted least squares) that keep order and distance.

    Taking away the room each vertex needs leaves an isotonic regression, which pooling adjacent
    violators solves exactly.
    """
    offsets, y = [], 0.0
    for index, vertex in enumerate(column):
        if index:
            y += (heights[column[index - 1]] + heights[vertex]) / 2 + ROW_GAP
        offsets.append(y)
    blocks: list[list[float]] = []  # weight, weighted sum, members
    for wish, weight, offset in zip(wishes, weights, offsets, strict=True):
        blocks.append([weight, weight * (wish - offset), 1])
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][0] > blocks[-1][1] / blocks[-1][0]:
            weight_2, sum_2, members = blocks.pop()
            blocks[-1][0] += weight_2
            blocks[-1][1] += sum_2
            blocks[-1][2] += members
    levels = [total / weight for weight, total, members in blocks for _ in range(int(members))]
    return [level + offset for level, offset in zip(levels, offsets, strict=True)]
