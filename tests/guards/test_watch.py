"""Watching: changed memories are noticed."""

import threading

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.errors import BackwardError
from autogradkit.guards.watch import WATCHED


def test_changing_an_input_after_its_use_is_noticed_and_names_the_op():
    x = Tensor([3.0], name="weights")
    z = x * x
    x.data[:] = 10
    with pytest.raises(BackwardError, match=r"mul remembered its input x \(the tensor weights\)"):
        z.backward()


def test_changing_an_output_that_the_rule_uses_is_noticed():
    z = np.exp(Tensor([3.0]))
    z.data[0] = 1
    with pytest.raises(BackwardError, match="exp remembered its output"):
        z.backward()


def test_an_array_lent_before_its_use_is_watched_too():
    x = Tensor([3.0])
    d = x.data
    d[0] = 4  # before: fine
    z = x * x
    z.backward()
    assert x.grad == 8
    z = x * x
    d[0] = 5
    with pytest.raises(BackwardError, match=r"(?s)mul.*called in test_watch.py, line \d+: z = x \* x$"):
        z.backward()


def test_a_view_of_a_changed_array_is_noticed():
    x = Tensor([[3.0, 1.0]])
    y = x.reshape(2)
    z = (y * y).sum()
    x.data[0, 0] = 5
    with pytest.raises(BackwardError, match="mul"):
        z.backward()


def test_what_no_rule_remembers_may_be_changed():
    x = Tensor([3.0])
    z = x + 1
    x.data[:] = 10
    z.data[:] = 20
    z.backward()
    assert x.grad == 1


def test_a_new_array_may_be_assigned_at_any_time():
    x = Tensor([3.0])
    z = x * x
    x.data = x.data + 1
    z.backward()
    assert x.grad == 6
    assert (x * x).data == 16


def test_a_learners_loop_with_data_minus_equals_trains():
    w, losses = Tensor([3.0, -2.0]), []
    for _ in range(20):
        loss = (w * w).sum()
        w.grad = None
        loss.backward()
        w.data -= 0.1 * w.grad
        losses.append(loss.item())
    assert losses[-1] < 0.01 * losses[0]


def test_an_optimisers_step_between_forward_and_backward_keeps_gradients_right():
    w = Tensor([3.0])
    z = w * w
    w.grad = np.array([1.0])
    ag.optim.SGD([w], lr=1.0).step()
    w.grad = None
    z.backward()
    assert w.data == 2
    assert w.grad == 6


def test_nothing_is_watched_any_more_once_it_is_gone():
    before = len(WATCHED)
    for _ in range(10):
        x = Tensor(np.ones(3))
        assert x.data.sum() == 3
    del x
    assert len(WATCHED) == before


def test_a_tensor_that_needs_no_gradient_is_watched_too():
    x, a = Tensor([3.0]), Tensor([2.0], requires_grad=False)
    z = x * a
    a.data[0] = 5
    with pytest.raises(BackwardError, match="mul remembered its input y"):
        z.backward()


def test_recording_is_each_threads_own():
    results = []

    def work():
        x = Tensor(3.0)
        for _ in range(200):
            x.grad = None
            (x * x).backward()
        results.append(float(x.grad))

    threads = [threading.Thread(target=work) for _ in range(4)]
    with ag.no_grad():
        for t in threads:
            t.start()
        for t in threads:
            t.join()
    assert results == [6.0] * 4
