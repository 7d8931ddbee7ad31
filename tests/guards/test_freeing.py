"""A long graph is freed node by node: from within itself, it would end the kernel in a browser tab.

There, `python -m tests.browser.suite_in_pyodide tests/guards/test_freeing.py` runs these tests.
"""

import sys
from weakref import ref

import pytest

import autogradkit as ag
from autogradkit.core.node import Node
from autogradkit.guards.freeing import free_one_by_one

LONG = 20_000


@pytest.fixture
def as_in_a_browser(monkeypatch):
    """Free nodes as they are freed there, wherever this test runs."""
    monkeypatch.setattr(Node, "__del__", free_one_by_one, raising=False)


def chain(count):
    """A value that took `count` operations, each on the one before; and a weak reference to each node."""
    x = y = ag.Tensor(1.0)
    nodes = []
    for _ in range(count):
        y = y * 1.0001
        nodes.append(ref(y.node))
    return x, y, nodes


def checkpoints(x):
    for _ in range(LONG // 10):
        x = ag.checkpoint(lambda y: y * 1.0, x)
    return x


def recorded_gradient(x):
    y = chain_of_powers(x)
    y.backward(create_graph=True)
    return x.grad


def chain_of_powers(x):
    for _ in range(LONG // 4):
        x = x**1.0001
    return x


@pytest.mark.parametrize("make", [chain_of_powers, checkpoints, recorded_gradient], ids=lambda f: f.__name__)
def test_python_outlives_the_end_of_a_long_graph(make):
    x = ag.Tensor(1.0)
    made = make(x)
    made.backward()
    del made
    x.grad = None


@pytest.mark.usefixtures("as_in_a_browser")
def test_all_of_a_long_graph_is_freed_and_at_once():
    _, y, nodes = chain(LONG)
    y.backward()
    del y
    assert not any(node() for node in nodes)


def test_nodes_are_freed_one_after_the_other_and_not_from_within_each_other(monkeypatch):
    depths = []

    def free(node):
        depth, frame = 0, sys._getframe()
        while frame is not None:
            depth, frame = depth + (frame.f_code is free.__code__), frame.f_back
        depths.append(depth)
        free_one_by_one(node)

    monkeypatch.setattr(Node, "__del__", free, raising=False)
    x, y, _ = chain(100)
    del y
    assert len(depths) == 100
    assert max(depths) == 2
    assert x.is_leaf


@pytest.mark.usefixtures("as_in_a_browser")
def test_what_somebody_still_has_stays_whole():
    x, y, nodes = chain(10)
    half = y.node.inputs[0].inputs[0]
    del y
    assert [node() is not None for node in nodes] == [True] * 8 + [False] * 2
    made = []
    while half.inputs:
        made.append(half.op.name)
        half = half.inputs[0]
    assert made == ["mul"] * 8
    assert half is x.node
