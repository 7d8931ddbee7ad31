"""A long graph is freed node by node: from within itself, it would end the kernel in a browser tab.

There, `python -m tests.browser.suite_in_pyodide tests/guards/test_freeing.py` runs these tests.
"""

import builtins
import sys
from weakref import finalize, ref

import pytest

import autogradkit as ag
from autogradkit.core.node import Node
from autogradkit.guards.freeing import (
    class_builder,
    empty_one_by_one,
    free_one_by_one,
    free_own_classes,
)
from autogradkit.platforms import in_browser

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


@pytest.fixture
def own_classes(monkeypatch):
    """Classes of this module are built as a browser builds a notebook's, wherever this test runs."""
    monkeypatch.setattr(builtins, "__build_class__", class_builder(builtins.__build_class__, __name__))


@pytest.mark.usefixtures("own_classes")
def test_a_chain_of_objects_of_ones_own_class_is_freed_one_after_the_other():
    class Value:
        def __init__(self, parents):
            self.parents = parents

    class Slim(Value):
        __slots__ = ("before", "empty")

        def __init__(self, before):
            super().__init__(())
            self.before = before

    for make in (lambda v: Value((v, 1.0)), Slim):
        freed, value = [], None
        for number in range(LONG):
            value = make(value)
            finalize(value, freed.append, number)
        kept = value.parents[0] if type(value) is Value else value.before
        del value
        assert freed == [LONG - 1]
        assert kept.parents is not None
        del kept
        assert sorted(freed) == list(range(LONG))


@pytest.mark.usefixtures("own_classes")
@pytest.mark.usefixtures("own_classes")
def test_what_several_objects_share_outlives_the_first_of_them():
    state = {"count": 0}

    class Shared:
        def __init__(self):
            self.__dict__ = state
            self.count += 1

    first, second = Shared(), Shared()
    attributes = vars(second)
    del first
    assert second.count == 2
    del second
    assert attributes["count"] == 2


def test_a_class_with_an_end_of_its_own_or_a_builder_of_its_own_is_left_as_it_is():
    class Mine:
        def __del__(self):
            pass

    class Builder(type):
        pass

    class Built(metaclass=Builder):
        pass

    assert Mine.__del__ is not empty_one_by_one
    assert not hasattr(Built, "__del__")


def test_elsewhere_than_in_a_browser_classes_are_built_as_ever():
    before = builtins.__build_class__
    free_own_classes()
    assert in_browser() or builtins.__build_class__ is before
