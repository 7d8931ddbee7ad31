"""Replay: every value of a graph is computed once more, though few were remembered."""

import numpy as np

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.graph.computation.replay import replay


def test_leaves_come_first_and_values_that_nothing_remembered_are_there():
    x = Tensor(2.0)
    z = np.tanh(x * 3 + 1)
    assert [float(value) for value in replay(z.node).values()] == [2.0, 6.0, 7.0, np.tanh(7.0)]


def test_what_a_forward_kept_is_no_part_of_the_value():
    x = Tensor(np.arange(16.0).reshape(1, 1, 4, 4))
    z = ag.nn.functional.max_pool2d(x, 2)
    assert np.array_equal(replay(z.node)[z.node], z.data)


def test_a_checkpoint_is_computed_once_more():
    x = Tensor(0.7)
    z = ag.checkpoint(lambda x: x.tanh().exp(), x)
    assert replay(z.node)[z.node] == z.item()
