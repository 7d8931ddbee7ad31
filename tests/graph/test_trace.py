"""The trace: what was recorded, as a networkx graph."""

import networkx as nx
import numpy as np
import pytest

import autogradkit as ag
from autogradkit.errors import BackwardError, DataError


def test_nodes_are_numbered_in_the_order_of_creation_and_edges_go_up():
    x, w = ag.Tensor([1.0, 2.0], name="x"), ag.Tensor([3.0, 4.0], name="w")
    graph = ag.trace((np.tanh(x * w) + x).sum())
    assert list(graph) == list(range(6))
    assert all(source < target for source, target, _ in graph.edges)
    assert nx.is_directed_acyclic_graph(graph)


def test_each_use_is_an_edge_with_its_slot():
    x = ag.Tensor(3.0, name="x")
    graph = ag.trace(x * x)
    assert isinstance(graph, nx.MultiDiGraph)
    assert sorted(graph.edges(data="slot")) == [(0, 1, 0), (0, 1, 1)]


def test_a_node_says_what_it_is():
    x = ag.Tensor([1.0, 2.0], name="x")
    z = x * np.array([3.0, 4.0])
    z.name = "z"
    graph = ag.trace(z)
    kinds = {node["kind"]: node for node in graph.nodes.values()}
    assert set(kinds) == {"leaf", "constant", "op"}
    assert kinds["leaf"]["name"] == "x"
    assert kinds["leaf"]["op"] is None
    assert kinds["op"]["op"] == "mul"
    assert kinds["op"]["name"] == "z"
    assert kinds["op"]["shape"] == (2,)
    np.testing.assert_array_equal(kinds["op"]["value"], [3.0, 8.0])
    assert kinds["op"]["scope"] == ()


def test_remembers_says_how_many_bytes_the_graph_holds_and_why():
    x = ag.Tensor(np.ones((3, 4)))
    assert ag.trace(np.tanh(x)).nodes[1]["remembers"] == {"z": 96}
    assert ag.trace(x + 1).nodes[2]["remembers"] == {}


def test_values_are_there_even_where_the_graph_did_not_keep_them():
    x = ag.Tensor([1.0, 2.0])
    graph = ag.trace(((x + 1) + 2).sum())
    values = [node["value"] for node in graph.nodes.values()]
    np.testing.assert_array_equal(values[-1], 9.0)
    np.testing.assert_array_equal(values[2], [2.0, 3.0])


def test_an_array_read_twice_is_one_constant_and_two_equal_numbers_are_two():
    x, data = ag.Tensor([1.0, 2.0]), np.array([3.0, 4.0])
    twice = ag.trace((x * data + data).sum())
    assert [node["kind"] for node in twice.nodes.values()].count("constant") == 1
    numbers = ag.trace((x * 2 + 2).sum())
    assert [node["kind"] for node in numbers.nodes.values()].count("constant") == 2


def test_a_leaf_alone_is_a_graph_of_one():
    assert list(ag.trace(ag.Tensor(1.0)).nodes(data="kind")) == [(0, "leaf")]


def test_an_array_is_refused_with_what_to_do():
    with pytest.raises(DataError, match=r"ndarray.*ag\.Tensor"):
        ag.trace(np.ones(3))


def test_a_constant_is_refused_with_what_to_do():
    with pytest.raises(BackwardError, match="constant"):
        ag.trace(ag.Tensor(1.0, requires_grad=False) * 2)


def test_a_deep_graph_is_traced_without_recursion():
    x = ag.Tensor(1.0)
    y = x
    for _ in range(5000):
        y = y + x
    assert len(ag.trace(y)) == 5001


def test_a_graph_whose_leaf_was_changed_since_is_refused_rather_than_shown_wrong():
    x = ag.Tensor(2.0, name="x")
    y = x * x
    x.data -= 0.5
    with pytest.raises(BackwardError, match=r"no longer .* \(2\.25, not 4\)"):
        ag.trace(y)
