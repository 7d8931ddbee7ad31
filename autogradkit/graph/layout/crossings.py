"""Crossings: the order within each column that lets the fewest edges cross.

Like all of `layout` it has a twin in the player's `layout.js`. The classic way of Sugiyama: sweep left and
right, moving each vertex to the middle of its neighbours, swap neighbours where that helps, and keep the
best order seen. Nothing is random.
"""

from bisect import bisect_right, insort

from .layers import LayeredGraph

__all__ = ["count_crossings", "order_columns"]

# Vertices times sweeps: a film of 300 nodes gets all its sweeps, one of 5,000 still draws in seconds.
_WORK = 60_000
_SWEEPS = 24


def order_columns(graph: LayeredGraph) -> list[list[int]]:
    """Return the columns of `graph`, each in its best order."""
    sweeps = max(4, min(_SWEEPS, _WORK // max(1, len(graph.left))))
    best, fewest = [list(column) for column in graph.columns], None
    for start in (_depth_first(graph, graph.left, True), _depth_first(graph, graph.right, False)):
        order, crossings = _sweep(graph, start, sweeps)
        if fewest is None or crossings < fewest:
            best, fewest = order, crossings
        if fewest == 0:
            break
    return best


def count_crossings(graph: LayeredGraph, order: list[list[int]]) -> int:
    """Count the pairs of edge pieces that cross when the columns stand in `order`."""
    place = _places(order, len(graph.left))
    crossings = 0
    for column in order:
        seen: list[int] = []
        for vertex in column:
            ends = sorted(place[neighbour] for neighbour in graph.right[vertex])
            crossings += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return crossings


def _places(order: list[list[int]], count: int) -> list[int]:
    """Return the position of each vertex within its column."""
    place = [0] * count
    for column in order:
        for position, vertex in enumerate(column):
            place[vertex] = position
    return place


def _depth_first(graph: LayeredGraph, neighbours: list[list[int]], from_right: bool) -> list[list[int]]:
    """Return the columns in the order in which a walk from one side meets the vertices."""
    column_of = {vertex: index for index, column in enumerate(graph.columns) for vertex in column}
    order: list[list[int]] = [[] for _ in graph.columns]
    seen: set[int] = set()
    columns = reversed(graph.columns) if from_right else graph.columns
    for start in (vertex for column in columns for vertex in sorted(column)):
        stack = [start]
        while stack:
            vertex = stack.pop()
            if vertex in seen:
                continue
            seen.add(vertex)
            order[column_of[vertex]].append(vertex)
            stack.extend(reversed(neighbours[vertex]))
    return order


def _sweep(graph: LayeredGraph, order: list[list[int]], sweeps: int) -> tuple[list[list[int]], int]:
    """Sweep `order` to and fro and return the best order met, with its crossings."""
    order = [list(column) for column in order]
    best, fewest = [list(column) for column in order], count_crossings(graph, order)
    for sweep in range(sweeps):
        if fewest == 0:
            break
        rightward = sweep % 2 == 0
        near = graph.left if rightward else graph.right
        place = _places(order, len(graph.left))
        for column in order if rightward else reversed(order):
            middle = _median if sweep % 4 < 2 else _mean
            wish = {v: middle([place[n] for n in near[v]], place[v]) for v in column}
            # On every other pair of sweeps equals change places, which opens dead ends.
            tie = -1 if sweep % 8 >= 4 else 1
            column.sort(key=lambda v, wish=wish, tie=tie: (wish[v], tie * place[v]))
            for position, vertex in enumerate(column):
                place[vertex] = position
        _swap_neighbours(graph, order, place)
        crossings = count_crossings(graph, order)
        if crossings < fewest:
            best, fewest = [list(column) for column in order], crossings
    return best, fewest


def _median(places: list[int], current: int) -> float:
    if not places:
        return current
    places = sorted(places)
    return (places[(len(places) - 1) // 2] + places[len(places) // 2]) / 2


def _mean(places: list[int], current: int) -> float:
    return sum(places) / len(places) if places else current


def _swap_neighbours(graph: LayeredGraph, order: list[list[int]], place: list[int], passes: int = 8) -> None:
    """Swap vertices standing next to each other for as long as that removes crossings."""
    for _ in range(passes):
        better = False
        for column in order:
            for i in range(len(column) - 1):
                upper, lower = column[i], column[i + 1]
                if _gain(graph, place, upper, lower) > 0:
                    column[i], column[i + 1] = lower, upper
                    place[upper], place[lower] = i + 1, i
                    better = True
        if not better:
            return


def _gain(graph: LayeredGraph, place: list[int], upper: int, lower: int) -> int:
    """Return how many crossings disappear when `upper` and `lower` change places."""
    gain = 0
    for side in (graph.left, graph.right):
        for a in side[upper]:
            for b in side[lower]:
                gain += (place[a] > place[b]) - (place[a] < place[b])
    return gain
