"""A checkpoint is one op of a film: its rule computes a part again, and that is no part of the picture."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.core import backward_steps
from autogradkit.widgets import gradient_flow


def checkpointed():
    w = ag.Tensor(0.7, name="w")
    part = ag.checkpoint(lambda a: ag.tanh(a * 2) + a, w)
    return part * w, part, w


@pytest.mark.parametrize(
    "settings",
    [{}, {"update": 0.1}, {"mode": "forward"}, {"memory": True}, {"engine": "overwrite"}],
    ids=str,
)
def test_a_film_of_a_checkpoint_shows_it_as_one_op(settings):
    loss, _, _ = checkpointed()
    assert "v1    checkpoint  w" in ag.show(loss, **settings).text()


def test_film_table_and_flow_show_the_gradient_that_backward_finds():
    loss, part, w = checkpointed()
    loss.backward()
    assert f"{w.grad:.4g}" in ag.show(loss).text().splitlines()[2]
    assert f"{w.grad:.6f}" in str(ag.table(loss))
    assert ag.compare(loss).parts == -1
    assert "0.7 at the end" in gradient_flow({"a": (loss, [part])}).text()


def test_a_leaf_before_a_checkpoint_cannot_be_moved_since_the_part_keeps_its_arguments():
    loss, _, w = checkpointed()
    assert ag.show(loss).movable == []
    assert ag.show(w * 2).movable == [0]


def test_what_a_rule_computes_while_steps_are_watched_is_not_recorded_and_what_is_watched_is():
    loss, _, w = checkpointed()
    for step in backward_steps(loss.node, 1.0, {}):
        assert isinstance(step.contribution, np.ndarray | np.floating)
        assert (w * 2).node is not None
