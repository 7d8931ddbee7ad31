"""Anomalies: the first NaN or Inf has a name."""

import threading

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.errors import AnomalyError, BackwardError
from tests.platforms import needs_threads


def test_the_first_nan_forward_is_named_with_its_line():
    x = Tensor([1.0, -1.0])
    with ag.detect_anomaly(), np.errstate(all="ignore"):
        u = x * 2
        with pytest.raises(AnomalyError, match=r"log made the first NaN.*test_anomaly.py.*np\.log\(u\)"):
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


def test_under_anomaly_mode_changed_data_is_noticed_and_its_line_named():
    a, x = Tensor(np.ones(3), requires_grad=False), Tensor(np.ones(3))
    with ag.detect_anomaly():
        held = a.data
        z = (x * a).sum()
        held[0] = 2
        with pytest.raises(BackwardError, match=r"mul remembered its input y.*z = \(x \* a\)\.sum\(\)"):
            z.backward()


@needs_threads
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
