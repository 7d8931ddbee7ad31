"""Watching: changed memories are noticed, and the first NaN or Inf has a name."""

import threading

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.core.watch import WATCHED
from autogradkit.errors import AnomalyError, BackwardError


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


def test_the_first_nan_forward_is_named_with_its_line():
    x = Tensor([1.0, -1.0])
    with ag.detect_anomaly(), np.errstate(all="ignore"):
        u = x * 2
        with pytest.raises(AnomalyError, match=r"log made the first NaN.*test_watch.py.*np\.log\(u\)"):
            np.log(u)


def test_the_first_inf_forward_is_named():
    x = Tensor([1000.0])
    with (
        ag.detect_anomaly(),
        np.errstate(all="ignore"),
        pytest.raises(AnomalyError, match="exp made the first Inf"),
    ):
        x.exp()


def test_a_nan_that_came_in_with_the_data_is_not_the_ops_fault():
    with ag.detect_anomaly(), pytest.raises(AnomalyError, match="mul was given a NaN in its input y"):
        Tensor([1.0]) * np.array([np.nan])


def test_an_inf_that_somebody_meant_passes():
    x = Tensor([1.0, 2.0])
    with ag.detect_anomaly():
        masked = np.where(np.array([True, False]), x, -np.inf)
        ag.softmax(masked)[0].backward()
    assert x.grad.tolist() == [0, 0]


def test_the_first_inf_backward_names_the_rule_and_the_forward_line():
    x = Tensor([1.0, 0.0], name="x")
    with ag.detect_anomaly(), np.errstate(all="ignore"):
        z = x.sqrt().sum()
        with pytest.raises(AnomalyError, match=r"sqrt_backward made the first Inf.*x\.sqrt\(\)\.sum\(\)"):
            z.backward()


def test_under_anomaly_mode_a_changed_constant_is_noticed_and_its_line_named():
    a, x = np.ones(3), Tensor(np.ones(3))
    with ag.detect_anomaly():
        z = (x * a).sum()
        a[0] = 2
        with pytest.raises(BackwardError, match=r"mul remembered its input y.*z = \(x \* a\)\.sum\(\)"):
            z.backward()


def test_the_mode_ends_with_its_block_and_belongs_to_its_thread():
    seen = []

    def elsewhere():
        with np.errstate(all="ignore"):
            seen.append(float(np.log(Tensor(-1.0))))

    with ag.detect_anomaly():
        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join()
    with np.errstate(all="ignore"):
        assert np.isnan(np.log(Tensor(-1.0)).item())
    assert np.isnan(seen).all()


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
