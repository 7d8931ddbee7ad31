"""Gradcheck passes what is right, to second order, and names what is wrong."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.gradchecking import GradcheckError

rng = np.random.default_rng(0)


def test_a_right_function_passes_to_second_order():
    assert ag.gradcheck(
        lambda x, w: np.tanh(x @ w).sum(axis=0), rng.normal(size=(2, 3)), rng.normal(size=(3, 2)), order=2
    )


def test_a_function_that_loses_the_imaginary_part_is_judged_by_real_differences():
    assert ag.gradcheck(lambda x: np.abs(x) * x, [0.5, -1.5], order=2)


def test_a_small_slope_of_a_large_value_is_judged_by_what_differences_can_tell():
    scores, classes = rng.normal(size=(64, 10)), rng.integers(0, 10, 64)
    scores[5, 2] = 1e-5  # the step is relative: here it is so small that the loss's last digits count
    loss = ag.nn.functional.cross_entropy
    assert ag.gradcheck(lambda x: loss(x, classes), scores)
    with ag.using("cross_entropy", lambda g, x, target: (ag.softmax(x) - np.eye(10)[target]) * (g / 63)):
        assert not ag.gradcheck(lambda x: loss(x, classes), scores, raise_error=False)


def test_a_wrong_rule_is_told_with_entry_got_and_wanted():
    with (
        ag.using("mul", lambda g, x, y: (g * y, g * y)),
        pytest.raises(GradcheckError, match=r"∂z\[1\]/∂input 1\[1\]: got 7, differences give 3"),
    ):
        ag.gradcheck(ag.mul, [2.0, 3.0], [2.0, 7.0])


def test_a_rule_off_by_a_hundred_millionth_is_caught():
    with ag.using("tanh", lambda g, z: g * (1 - z * z) * (1 + 1e-8)):
        assert not ag.gradcheck(ag.tanh, [0.3], raise_error=False)


def test_a_rule_that_returns_nan_is_caught():
    with ag.using("tanh", lambda g, z: g * np.nan):
        assert not ag.gradcheck(ag.tanh, [0.3], raise_error=False)


def test_a_rule_that_is_right_once_and_wrong_twice_fails_at_second_order():
    def detached(g, z):
        return g * (1 - getattr(z, "data", z) ** 2) if isinstance(z, ag.Tensor) else g * (1 - z**2)

    with ag.using("tanh", detached):
        assert ag.gradcheck(ag.tanh, [0.3])
        with pytest.raises(GradcheckError, match="second derivative"):
            ag.gradcheck(ag.tanh, [0.3], order=2)


def test_what_uses_a_tensors_methods_is_checked():
    assert ag.gradcheck(lambda x: x.exp().sum(axis=0), rng.normal(size=(2, 3)), order=2)


def test_a_layer_is_checked_and_its_weights_are_left_as_they_are():
    layer = ag.nn.Linear(2, 3)
    before = layer.weight.numpy()
    assert ag.gradcheck(layer, [0.5, -1.0], order=2)
    assert ag.gradcheck(lambda x: layer(x).tanh(), [0.5, -1.0], order=2)
    assert layer.weight.grad is None
    assert (layer.weight.data == before).all()


def test_a_function_over_a_tensor_of_its_own_is_checked():
    w = ag.Tensor([2.0, 3.0])
    assert ag.gradcheck(lambda x: x * w, [0.5, -1.0], order=2)
    with ag.using("mul", lambda g, x, y: (2 * g * y, g * x)):
        assert not ag.gradcheck(lambda x: x * w, [0.5, -1.0], raise_error=False)


def test_tensors_and_dicts_of_arrays_are_taken_as_grad_takes_them():
    assert ag.gradcheck(lambda x: x * x, ag.Tensor([0.5, -1.0]))
    parameters = {"w": rng.normal(size=(2, 3)), "b": [0.1, 0.2]}
    assert ag.gradcheck(lambda p, x: p["w"] @ x + p["b"], parameters, rng.normal(size=3), order=2)
    with (
        ag.using("add", lambda g: (g, 2 * g)),
        pytest.raises(GradcheckError, match=r"input 1\[0\]: got 2, differences give 1"),
    ):
        ag.gradcheck(lambda p, x: p["w"] @ x + p["b"], parameters, rng.normal(size=3))


def test_detaching_hides_a_derivative_from_the_kit_alone():
    assert not ag.gradcheck(lambda x: x * x.detach(), [2.0], raise_error=False)
