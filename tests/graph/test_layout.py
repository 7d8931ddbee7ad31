"""The layout: boxes apart, arrows to the right, few crossings, the same drawing for the same graph."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import autogradkit as ag
from autogradkit.graph import film
from autogradkit.graph.layout.crossings import count_crossings, order_columns
from autogradkit.graph.layout.layers import cut_into_columns, ranks
from autogradkit.graph.layout.layout import ROW_GAP, place, svg_path
from autogradkit.graph.notation.columns import columns_of
from tests.widgets.figures.drawings import judged, ours
from tests.widgets.figures.graphs import GRAPHS


@st.composite
def graphs(draw):
    """Sizes of boxes, and edges from smaller to larger numbers, some of them twice."""
    count = draw(st.integers(1, 24))
    sizes = draw(
        st.lists(
            st.tuples(st.sampled_from([44.0, 112.0]), st.sampled_from([30.0, 66.0, 100.0])),
            min_size=count,
            max_size=count,
        )
    )
    pairs = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(
        lambda pair: pair[0] < pair[1]
    )
    edges = draw(st.lists(pairs, max_size=40)) if count > 1 else []
    return sizes, edges


def touching(a, b):
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height


def points(route, pieces=16):
    """Points along a route, as the curve of `svg_path` runs."""
    for (x, y), (to_x, to_y) in pairwise(route):
        half = (x + to_x) / 2
        for i in range(pieces + 1):
            s = i / pieces
            weights = (1 - s) ** 3, 3 * s * (1 - s) ** 2, 3 * s * s * (1 - s), s**3
            yield (
                sum(w * p for w, p in zip(weights, (x, half, half, to_x), strict=True)),
                sum(w * p for w, p in zip(weights, (y, y, to_y, to_y), strict=True)),
            )


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_no_two_boxes_touch_and_all_are_on_the_canvas(graph):
    placement = place(*graph)
    for i, box in enumerate(placement.boxes):
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= placement.width
        assert box.y + box.height <= placement.height
        assert not any(touching(box, other) for other in placement.boxes[:i])


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_every_arrow_goes_right_from_the_side_of_its_source_to_the_side_of_its_target(graph):
    sizes, edges = graph
    placement = place(sizes, edges)
    for (source, target), route in zip(edges, placement.routes, strict=True):
        a, b = placement.boxes[source], placement.boxes[target]
        assert a.x + a.width < b.x
        assert route[0] == (a.x + a.width, pytest.approx(a.y + a.height / 2, abs=0.2))
        assert route[-1][0] == b.x
        assert b.y < route[-1][1] < b.y + b.height
        assert all(here[0] <= there[0] for here, there in pairwise(route))


@settings(max_examples=80, deadline=None)
@given(graphs())
def test_no_arrow_runs_over_a_foreign_box(graph):
    sizes, edges = graph
    placement = place(sizes, edges)
    for edge, route in zip(edges, placement.routes, strict=True):
        foreign = [box for number, box in enumerate(placement.boxes) if number not in edge]
        for x, y in points(route):
            assert not any(b.x < x < b.x + b.width and b.y < y < b.y + b.height for b in foreign)


@settings(max_examples=50, deadline=None)
@given(graphs())
def test_the_same_graph_is_drawn_the_same_way(graph):
    assert place(*graph) == place(*graph)


@settings(max_examples=100, deadline=None)
@given(graphs())
def test_crossings_are_counted_as_one_counts_them_by_hand_and_never_grow(graph):
    sizes, edges = graph
    columns = cut_into_columns(len(sizes), edges)
    order = order_columns(columns)

    def by_hand(order):
        place_of = {v: i for column in order for i, v in enumerate(column)}
        pieces = [(u, v) for u in place_of for v in columns.right[u]]
        column_of = {v: i for i, column in enumerate(order) for v in column}
        return sum(
            (place_of[a] - place_of[c]) * (place_of[b] - place_of[d]) < 0
            for i, (a, b) in enumerate(pieces)
            for c, d in pieces[:i]
            if column_of[a] == column_of[c]
        )

    assert count_crossings(columns, order) == by_hand(order)
    assert sorted(map(sorted, order)) == sorted(map(sorted, columns.columns))


def test_a_source_stands_next_to_its_first_reader():
    # 0 → 1 → 2 → 3 and a parameter, 4 in creation order before 3's reader 5.
    assert ranks(6, [(0, 1), (1, 2), (2, 3), (3, 5), (4, 5)])[4] == 3


def test_what_reads_a_shared_given_value_stands_by_what_reads_it():
    # Weights 0 are read by 2 and 4; each is read by one step of a chain 2 → 3 → 5, in which 5 reads 4, too.
    assert ranks(6, [(0, 2), (1, 2), (2, 3), (0, 4), (3, 5), (4, 5)])[4] == 2


def test_edges_that_go_back_are_refused():
    with pytest.raises(ValueError, match="topological order"):
        cut_into_columns(2, [(1, 0)])


def test_two_uses_of_one_value_are_two_arrows_that_arrive_apart():
    placement = place([(112, 66), (112, 66)], [(0, 1), (0, 1)])
    assert abs(placement.routes[0][-1][1] - placement.routes[1][-1][1]) >= 20


def unrolled(steps):
    """The edges of an unrolled network whose shared parameters are chips; returns their number too."""
    count, edges = 0, []

    def new(*sources):
        nonlocal count
        edges.extend((source, count) for source in sources)
        count += 1
        return count - 1

    hidden, loss = new(), None
    for _ in range(steps):
        seen = new(new(), new())
        hidden = new(new(new(seen, new(hidden, new())), new()))
        error = new(new(hidden, new()), new())
        square = new(error, error)
        loss = square if loss is None else new(loss, square)
    return count, edges


@pytest.mark.parametrize("steps", [2, 8, 24])
def test_an_unrolled_network_with_chips_has_no_crossings(steps):
    count, edges = unrolled(steps)
    columns = cut_into_columns(count, edges)
    assert count_crossings(columns, order_columns(columns)) == 0


@pytest.mark.parametrize("name", ["the same with chips", "300 values"])
def test_the_arrows_as_drawn_cross_nowhere_and_run_over_no_box(name):
    sizes, edges = GRAPHS[name]()
    assert judged(ours(sizes, edges), edges) == (0, 0)


def test_the_longest_computation_runs_level():
    """A scalar recurrence h = tanh(a x + b h), whose parameters are chips: its states do not drift away."""
    edges, count, state = [], 1, 0
    states = [0]
    for _ in range(12):
        a, x, seen, b, kept, total, state = range(count, count + 7)
        edges += [
            (a, seen),
            (x, seen),
            (b, kept),
            (states[-1], kept),
            (seen, total),
            (kept, total),
            (total, state),
        ]
        states.append(state)
        count += 7
    boxes = place([(112.0, 66.0)] * count, edges).boxes
    heights = [boxes[number].y for number in states[1:]]
    assert max(heights) - min(heights) < 12


def test_arrows_are_as_long_as_what_is_written_above_them_needs():
    sizes, edges = [(148, 100)] * 3, [(0, 1), (1, 2)]
    assert (
        place(sizes, edges, [0, 0]).width
        < place(sizes, edges, [0, 40]).width
        < place(sizes, edges, [0, 90]).width
    )


def test_boxes_keep_their_distance():
    placement = place([(50, 30)] * 5, [])
    tops = sorted(box.y for box in placement.boxes)
    assert all(below - above >= 30 + ROW_GAP - 0.2 for above, below in pairwise(tops))


def test_no_graph_at_all_is_an_empty_drawing():
    assert place([], []).boxes == ()


def test_a_level_route_is_a_straight_line():
    assert svg_path([(0, 5), (30, 5)]) == "M0 5H30"


@pytest.mark.parametrize("name", ["x", "学习率", "学习率的名字很长很长", "learning_rate_of_the_first_layer"])
def test_a_box_has_room_for_its_name_in_any_script(name):
    x = ag.Tensor(2.0, name=name)
    picture = film(x * x).data
    node, box = picture["nodes"][0], picture["boxes"][0]
    assert box["w"] >= 22 + 8.6 * columns_of(node["title"])
    assert columns_of(node["title"]) <= 16
    assert node["label"] == name
